# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The stopwatch, and telling sleep from a busy window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.timing import SLEEP_SECONDS, Stopwatch, has_slept

STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 1000)), max_size=20)


@given(STEPS)
def test_stopwatch_counts_what_ran_and_nothing_else(steps: list[tuple[bool, int]]) -> None:
    watch, at, ran = Stopwatch(), 0, 0
    for runs, seconds in steps:
        watch = watch.started(at) if runs else watch.paused(at)
        at += seconds
        ran += seconds if runs else 0
    assert watch.elapsed(at) == pytest.approx(ran)


@given(st.floats(0, 1e6), st.floats(-1e6, 1e6))
def test_stopwatch_never_goes_below_what_it_counted(counted: float, change: float) -> None:
    assert Stopwatch(counted, running_since=0.0).elapsed(change) >= counted


def test_starting_twice_changes_nothing() -> None:
    watch = Stopwatch().started(5.0)
    assert watch.started(9.0) is watch
    assert watch.elapsed(15.0) == 10.0


def test_a_stopwatch_that_stands_stays() -> None:
    watch = Stopwatch().started(0.0).paused(4.0)
    assert watch.elapsed(1000.0) == 4.0
    assert watch.paused(2000.0) == watch


@pytest.mark.parametrize(
    ("gap", "slept"),
    [(0.0, False), (2.0, False), (SLEEP_SECONDS, False), (10.1, True), (8 * 3600.0, True), (-50.0, False)],
)
def test_only_a_long_gap_is_sleep(gap: float, slept: bool) -> None:
    assert has_slept(1000.0, 1000.0 + gap) is slept
