# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The silence trainer's turns: by the clock, with a meaning and without a score."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.silence_training import (
    HOLDS,
    MEANINGS,
    BadTurn,
    Turn,
    line_after,
    meaning_of,
    speaking_seconds,
)

TURNS = st.builds(Turn, st.just("boots"), st.floats(0, 30), st.sampled_from(HOLDS))
IDS = st.lists(st.text("abc", min_size=1), min_size=1, max_size=6, unique=True)


@given(TURNS, st.floats(-10, 1e6))
def test_quiet_begins_after_the_line_and_ends_with_the_hold(turn: Turn, elapsed: float) -> None:
    quiet = turn.quiet(elapsed)
    assert 0.0 <= quiet <= turn.hold
    assert (quiet > 0.0) <= turn.is_said(elapsed)
    if turn.is_held(elapsed):
        assert quiet == pytest.approx(turn.hold)


@given(TURNS, st.floats(0, 100), st.floats(0, 100))
def test_quiet_only_grows(turn: Turn, first: float, more: float) -> None:
    assert turn.quiet(first) <= turn.quiet(first + more)


@pytest.mark.parametrize(
    ("quiet", "meaning"),
    [
        *((0.0, "short"), (2.0, "short"), (3.99, "short"), (4.0, "some"), (5.9, "some")),
        *((6.0, "between"), (9.99, "between"), (10.0, "long"), (15.0, "long")),
    ],
)
def test_a_silence_means_what_the_studies_say(quiet: float, meaning: str) -> None:
    assert meaning_of(quiet) == meaning
    assert meaning in MEANINGS


def test_every_meaning_can_be_met() -> None:
    assert {meaning_of(tenths / 10) for tenths in range(151)} == set(MEANINGS)


@pytest.mark.parametrize(("said_in", "hold"), [(1.0, 3.0), (-1.0, 5.0), (float("nan"), 5.0)])
def test_a_turn_that_cannot_be_is_refused(said_in: float, hold: float) -> None:
    with pytest.raises(BadTurn):
        Turn("boots", said_in, hold)


def test_a_line_takes_as_long_as_it_takes_to_say() -> None:
    assert speaking_seconds("one two three four five six") == pytest.approx(3.0)


@given(IDS, st.integers())
def test_no_line_comes_twice_before_all_have_come(ids: list[str], seed: int) -> None:
    chance, said = random.Random(seed), list[str]()
    for _ in ids:
        said.append(line_after(ids, said, chance))
    assert sorted(said) == sorted(ids)
    following = line_after(ids, said, chance)
    assert following != said[-1] or len(ids) == 1


def test_without_lines_there_is_none() -> None:
    with pytest.raises(BadTurn):
        line_after([], [], random.Random(1))
