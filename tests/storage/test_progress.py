# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Progress that nobody looks at never stops the work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.storage.errors import Cancelled
from holdspace.storage.progress import Progress, Retold, in_steps, no_progress, only_told, say_done, share


@given(st.floats(0, 1))
def test_nobody_looking_stops_nothing(done: float) -> None:
    watch: Progress = no_progress
    watch(done)


@given(st.floats(-1, 2), st.floats(0, 0.5), st.floats(0.5, 1))
def test_a_part_of_the_work_stays_within_its_share(done: float, start: float, end: float) -> None:
    told: list[float] = []
    share(told.append, start, end)(done)
    assert start <= told[0] <= end + 1e-9


def test_a_part_runs_from_its_start_to_its_end() -> None:
    told: list[float] = []
    part = share(told.append, 0.5, 0.75)
    for done in (0.0, 0.5, 1.0):
        part(done)
    assert told == [0.5, 0.625, 0.75]


@pytest.mark.parametrize("error", [Cancelled, RuntimeError])
def test_what_is_only_told_stops_for_nobody_who_is_gone(error: type[Exception]) -> None:
    """RuntimeError is what a signal raises whose object Qt has deleted."""
    told: list[float] = []

    def tell(done: float) -> None:
        told.append(done)
        raise error

    only_told(tell)(0.5)
    assert told == [0.5]


def test_what_is_done_is_not_stopped_any_more() -> None:
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        raise Cancelled

    say_done(stop)
    assert told == [1.0]


def test_no_more_is_told_than_can_be_seen() -> None:
    told: list[float] = []
    tell = in_steps(told.append, 0.25)
    for done in (0.0, 0.1, 0.3, 0.4, 0.55, 0.56, 1.0):
        tell(done)
    assert told == [0.0, 0.3, 0.55, 1.0]


def test_where_work_gets_no_further_it_says_so_again() -> None:
    told: list[float] = []
    progress = Retold(told.append)
    progress.again()
    progress(0.25)
    progress.again()
    assert told == [0.0, 0.25, 0.25]
