# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Days as a calendar lays them out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.days import FIRST, LAST, first_shown, same_day_in

DAYS = st.dates(FIRST, LAST)


@given(DAYS, st.integers(0, 6))
def test_six_weeks_from_the_corner_hold_the_month(day: date, first_weekday: int) -> None:
    corner = first_shown(day, first_weekday)
    assert corner.weekday() == first_weekday
    assert corner <= day.replace(day=1) <= corner + timedelta(days=6)
    assert day <= corner + timedelta(days=41)


@given(DAYS, st.integers(-30, 30))
def test_a_month_on_is_in_that_month_and_within_the_years(day: date, months: int) -> None:
    found = same_day_in(day, months)
    assert FIRST <= found <= LAST
    wanted = day.year * 12 + day.month + months
    if FIRST.year * 12 < wanted <= LAST.year * 12 + 11:
        assert found.year * 12 + found.month == wanted
        assert found.day <= day.day


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2026, 1, 5), -1, date(2025, 12, 5)),
    ],
)
def test_the_last_day_stands_for_one_that_is_not_there(day: date, months: int, found: date) -> None:
    assert same_day_in(day, months) == found
