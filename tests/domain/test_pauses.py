# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Pauses: what is left of them, and what they say meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.pauses import BadPause, Pause, clock_text, line_at, remaining

LENGTHS = st.floats(1, 3600)
ANY_TIME = st.floats(allow_nan=False, allow_infinity=False)
LINES = ((3.0, "first"), (10.0, "second"), (40.0, "third"))


@given(LENGTHS, ANY_TIME)
def test_remaining_is_never_below_zero_nor_above_the_whole(seconds: float, elapsed: float) -> None:
    assert 0.0 <= remaining(seconds, elapsed) <= seconds


@given(LENGTHS, st.floats(0, 7200), st.floats(0, 7200))
def test_remaining_only_shrinks(seconds: float, first: float, more: float) -> None:
    assert remaining(seconds, first + more) <= remaining(seconds, first)


@given(st.floats(0, 1), LENGTHS)
def test_remaining_and_elapsed_make_the_whole(share: float, seconds: float) -> None:
    elapsed = share * seconds
    assert remaining(seconds, elapsed) + elapsed == pytest.approx(seconds)


@given(st.integers(0, 3600))
def test_clock_reads_back(seconds: int) -> None:
    minutes, rest = clock_text(seconds).split(":")
    assert int(minutes) * 60 + int(rest) == seconds
    assert len(rest) == 2


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(300, "5:00"), (144, "2:24"), (143.2, "2:24"), (0.4, "0:01"), (0, "0:00"), (-5, "0:00")],
)
def test_a_begun_second_counts_as_whole(seconds: float, shown: str) -> None:
    assert clock_text(seconds) == shown


@pytest.mark.parametrize(
    ("elapsed", "shown"), [(0, ""), (2.9, ""), (3, "first"), (9.9, "first"), (10, "second"), (999, "third")]
)
def test_a_line_shows_from_its_time_on(elapsed: float, shown: str) -> None:
    assert line_at(LINES, elapsed) == shown


@pytest.mark.parametrize("seconds", [0, 0.5, 3601, float("nan")])
def test_lengths_out_of_reach_are_refused(seconds: float) -> None:
    with pytest.raises(BadPause):
        Pause("own", seconds, "silence")


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(BadPause):
        Pause("own", 30, "nap")
