# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A sitting of practice lasts until what was done last; being called away in the middle is no practice."""

from __future__ import annotations

import pytest

from hand_clock import HandClock
from holdspace.services.practice_sitting import PracticeSitting


class Heard(list[float]):
    """The seconds of each sitting that ended."""

    def __init__(self, sitting: PracticeSitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.began: list[object] = []
        sitting.ended.connect(self.take)

    def take(self, began: object, seconds: float) -> None:
        self.began.append(began)
        self.append(seconds)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def heard(clock: HandClock) -> Heard:
    return Heard(PracticeSitting(clock))


def test_it_lasts_from_the_first_line_to_what_was_done_last(clock: HandClock, heard: Heard) -> None:
    sitting, began = heard.sitting, clock.now()
    assert not sitting.is_under_way
    sitting.note()
    assert sitting.is_under_way
    clock.pass_by(40)
    sitting.note(reply=True)
    clock.pass_by(20)
    sitting.note()
    clock.pass_by(30)
    sitting.end()
    assert (heard, heard.began) == ([60.0], [began])
    assert not sitting.is_under_way


def test_who_is_called_away_practised_no_longer_for_it(clock: HandClock, heard: Heard) -> None:
    heard.sitting.note()
    clock.pass_by(3 * 3600)
    heard.sitting.note(reply=True)
    heard.sitting.end()
    assert heard == [120.0]


def test_of_a_sitting_without_a_reply_nothing_comes_and_an_end_comes_once(
    clock: HandClock, heard: Heard
) -> None:
    heard.sitting.end()
    heard.sitting.note(reply=True)
    clock.pass_by(9)
    heard.sitting.note()
    heard.sitting.end()
    heard.sitting.end()
    heard.sitting.note()
    clock.pass_by(50)
    heard.sitting.note()
    heard.sitting.end()
    assert heard == [9.0]
