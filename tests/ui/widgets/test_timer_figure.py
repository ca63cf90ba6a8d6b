# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The timer: two arcs that hold what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPaintEvent

from holdspace.ui.widgets.timer_figure import TIMER_ARCS, TimerFigure, split_arcs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

WHOLE = sum(end - start for start, end in TIMER_ARCS)


class Watched(TimerFigure):
    """Counts how often it paints."""

    times = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.times += 1
        super().paintEvent(event)


@pytest.fixture
def timer(theme: Theme, qtbot: QtBot) -> Watched:
    made = Watched(theme)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    qtbot.waitUntil(lambda: made.times > 0)
    return made


@given(st.floats(0, 1))
def test_spent_and_left_make_the_whole(share: float) -> None:
    spent, left = split_arcs(share)
    assert sum(end - start for start, end in spent) == pytest.approx(WHOLE * share, abs=1e-6)
    assert sum(end - start for start, end in spent + left) == pytest.approx(WHOLE)
    assert all(end <= after for (_, end), (after, _) in zip(spent, spent[1:] + left, strict=False))


def test_it_is_spent_clockwise_from_the_bottom() -> None:
    assert split_arcs(0.0) == ([], list(TIMER_ARCS))
    assert split_arcs(0.25) == ([(8.0, 90.0)], [(90.0, 172.0), (188.0, 352.0)])
    assert split_arcs(1.0) == (list(TIMER_ARCS), [])


def test_time_is_shown_and_never_below_zero(timer: Watched) -> None:
    timer.show_time(300, 78)
    assert timer.time_left == "3:42"
    timer.show_time(300, 5000)
    assert timer.time_left == "0:00"


def test_another_time_can_stand_in_its_place(timer: Watched) -> None:
    timer.show_time(10, 7.2, "of silence", in_place="0:07")
    assert timer.time_left == "0:07"
    timer.show_time(10, 7.2)
    assert timer.time_left == "0:03"


def test_what_cannot_be_seen_is_not_painted(timer: Watched, qtbot: QtBot) -> None:
    timer.show_time(300, 10.0)
    qtbot.waitUntil(lambda: timer.times > 1)
    painted = timer.times
    timer.show_time(300, 10.01)
    assert not timer.grab().isNull()
    assert timer.times == painted + 1  # the grab itself
    timer.show_time(300, 11.0)
    qtbot.waitUntil(lambda: timer.times > painted + 1)


@pytest.mark.parametrize("side", [40, 120, 300, 700])
def test_it_fits_every_size(theme: Theme, qtbot: QtBot, side: int) -> None:
    made = TimerFigure(theme)
    qtbot.addWidget(made)
    made.resize(side, side)
    made.show_time(60, 20, "of 1:00")
    image = made.grab().toImage()
    edges = [image.pixelColor(x, y) for x in range(side) for y in (0, side - 1)]
    assert set(map(str, edges)) == {str(image.pixelColor(0, 0))}
    assert made.ring <= side / 2 - 6
