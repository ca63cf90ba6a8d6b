# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Days as a calendar lays them out, a month at a time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

FIRST, LAST = date(2, 1, 1), date(9998, 12, 31)
"""Between these every day has a whole month of neighbours."""


def first_shown(day: date, first_weekday: int) -> date:
    """Return the day in the upper left corner of its month; `first_weekday` begins a week, Monday is 0."""
    first = day.replace(day=1)
    return first - timedelta(days=(first.weekday() - first_weekday) % 7)


def same_day_in(day: date, months: int) -> date:
    """Return the same day `months` later, or the last of that month; within FIRST and LAST."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(max(FIRST.year * 12, min(LAST.year * 12 + 11, number)), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
