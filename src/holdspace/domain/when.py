# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A day and a time as a person types them, and the moment they mean where an entry was made."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

NO_DAY, NO_TIME, TO_COME, SKIPPED = "no day", "no time", "to come", "skipped"
ORDERS: tuple[str, ...] = ("dmy", "mdy", "ymd")
_NUMBERS = re.compile(r"(\d{1,4})[-./\s]+(\d{1,2})[-./\s]+(\d{1,4})")
_CENTURY = 100
_DAY_NUMBER = re.compile(r"(?<![0-9])[0-9]{2}(?![0-9])")
_SHORTEST_MONTH = 28
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?", re.ASCII)


class BadWhen(ValueError):  # noqa: N818 - named for what it says
    """Not a moment: `reason` is NO_DAY, NO_TIME, TO_COME or SKIPPED (clocks went forward over it)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def day_in_numbers(text: str, order: str, today: date) -> date | None:
    """Return the day of `2026-03-02`, or of numbers in the `order` of ORDERS, or None.

    Where they cannot be meant in that order, as 31/12 where the month comes first, they are read in the
    other. Two digits of a year are one of the last hundred up to today's.
    """
    found = _NUMBERS.fullmatch(text.strip())
    if found is None:
        return None
    numbers = found.groups()
    orders = ("ymd",) if len(numbers[0]) > 2 else (order, *(each for each in ORDERS[:2] if each != order))
    return next((day for each in orders if (day := _day_of(numbers, each, today)) is not None), None)


def _day_of(numbers: tuple[str, ...], order: str, today: date) -> date | None:
    parts = dict(zip(order, numbers, strict=True))
    year = int(parts["y"])
    if len(parts["y"]) <= 2:
        year += today.year // _CENTURY * _CENTURY
        year -= _CENTURY if year > today.year else 0
    elif len(parts["y"]) != 4:
        return None
    try:
        return date(year, int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None


def read_time(text: str) -> time:
    """Return the time of day that `text` names: `14:10`, `2:10 pm`, `1410` or `9 am`. Raises BadWhen."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None or not (found[2] or found[3]):
        raise BadWhen(NO_TIME)
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise BadWhen(NO_TIME)
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    if hour > 23 or minute > 59:
        raise BadWhen(NO_TIME)
    return time(hour, minute)


def moment_at(day: date, at: time, time_zone: str, like: datetime) -> datetime:
    """Return the moment of a wall's day and time in an IANA zone, with the offset it has then.

    Where the zone is not known here, the offset is that of `like`. Of an hour that comes twice, the earlier
    one is meant. Raises BadWhen where clocks skipped it.
    """
    wall = datetime.combine(day, at)
    try:
        zoned = wall.replace(tzinfo=ZoneInfo(time_zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return wall.replace(tzinfo=timezone(like.utcoffset() or timedelta()))
    offset = zoned.utcoffset() or timedelta()
    fixed = zoned.replace(tzinfo=timezone(offset))
    if fixed.astimezone(zoned.tzinfo).replace(tzinfo=None) != wall:
        raise BadWhen(SKIPPED)
    return fixed


def day_that_never_is(
    typed: str, read: Callable[[str], tuple[date, date] | None]
) -> tuple[int, int, int] | None:
    """Return year, month and day where all but the number of the day can be read, as of 30 February."""
    for number in _DAY_NUMBER.finditer(typed):
        found = read(f"{typed[: number.start()]}{_SHORTEST_MONTH}{typed[number.end() :]}")
        if found is None or found[0] != found[1] or found[0].day != _SHORTEST_MONTH:
            continue
        days = monthrange(found[0].year, found[0].month)[1]
        if int(number[0]) > days:
            return found[0].year, found[0].month, int(number[0])
    return None
