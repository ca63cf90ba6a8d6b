# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""When a reminder may come: at most one an hour, inside chosen hours of chosen days, none made up for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

LEAST_BETWEEN = timedelta(hours=1)
_DAY = timedelta(days=1)
_DAYS_AHEAD = 9  # from the day before: one of the seven is chosen, and one can lie too near to the last


@dataclass(frozen=True, slots=True)
class ReminderTimes:
    """What was chosen: between which times of day, on which days (Monday is 0), and how far apart.

    Hours that end no later than they begin go on into the next day, and are their first day's. Raises
    ValueError for less than an hour between two.
    """

    is_on: bool = False
    opens: time = time(9)
    closes: time = time(17)
    days: frozenset[int] = frozenset(range(5))
    between: timedelta = timedelta(hours=2)

    def __post_init__(self) -> None:
        """Hold on to the hour that lies between two at least."""
        if self.between < LEAST_BETWEEN:
            raise ValueError("at most one an hour")


def next_at(now: datetime, times: ReminderTimes, last: datetime) -> datetime | None:
    """Return when the next may come, from `now` on, or None where none may.

    `last` is when one was due, whether it came or not, or when the count began. From there they keep their
    distance; the first of some hours comes as they begin. `now` has the zone in which the hours are meant.
    """
    if not times.is_on:
        return None
    earliest = max(now.astimezone(UTC), last.astimezone(UTC) + times.between)
    day = earliest.astimezone(now.tzinfo).date() - _DAY
    for ahead in range(_DAYS_AHEAD):
        opens, closes = _hours(day + ahead * _DAY, times, now)
        begin = max(opens, last.astimezone(UTC))
        steps = max(0, -((begin - earliest) // times.between))
        found = begin + steps * times.between
        if (day + ahead * _DAY).weekday() in times.days and found < closes:
            return found.astimezone(now.tzinfo)
    return None


def may_come(now: datetime, times: ReminderTimes) -> bool:
    """Say whether `now`, in the zone in which they are meant, is inside the chosen hours."""
    if not times.is_on:
        return False
    for day in (now.date() - _DAY, now.date()):
        opens, closes = _hours(day, times, now)
        if day.weekday() in times.days and opens <= now.astimezone(UTC) < closes:
            return True
    return False


def _hours(day: date, times: ReminderTimes, now: datetime) -> tuple[datetime, datetime]:
    """Return when the hours of a day begin and end, in UTC: only there an hour is always as long."""
    closing = day if times.closes > times.opens else day + _DAY
    opens = datetime.combine(day, times.opens, now.tzinfo)
    return opens.astimezone(UTC), datetime.combine(closing, times.closes, now.tzinfo).astimezone(UTC)
