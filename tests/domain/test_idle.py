# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""When nobody was there for long enough: by the clock that says longer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.idle import Sign

NOON = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
SIGN = Sign(1000.0, NOON)
SPANS = st.floats(min_value=-1e6, max_value=1e6)


@given(SPANS, SPANS)
def test_the_clock_that_says_longer_is_believed(booted: float, wall: float) -> None:
    idle = SIGN.idle(1000.0 + booted, NOON + timedelta(seconds=wall))
    assert idle >= 0.0
    assert abs(idle - max(0.0, booted, wall)) < 1e-3


def test_a_clock_that_misses_a_sleep_is_made_up_for_by_the_wall() -> None:
    assert SIGN.seconds_left(5, 1001.0, NOON + timedelta(hours=8)) == 0.0


def test_a_wall_clock_set_back_ten_years_holds_no_lock_up() -> None:
    assert SIGN.seconds_left(5, 1000.0 + 300.0, NOON - timedelta(days=3650)) == 0.0


@given(st.integers(min_value=1, max_value=30), st.floats(min_value=0.0, max_value=3600.0))
def test_what_is_left_and_what_is_over_make_the_whole(minutes: int, idle: float) -> None:
    left = SIGN.seconds_left(minutes, 1000.0 + idle, NOON)
    assert abs(left - max(0.0, 60.0 * minutes - idle)) < 1e-3
