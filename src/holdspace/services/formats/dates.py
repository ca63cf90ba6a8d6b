# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Dates and times as people and programs write them, and the moment that they mean in a time zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from holdspace.services.formats import times

NOON = 12
_SHORTEST, _LONGEST = len("1/1/2024"), 80
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_TIME = (
    r"(?P<hour>\d{1,2})(?:(?:[:.h]|(?<=\d\d))(?P<minute>\d{2})(?:[:.]?(?P<second>\d{2})(?:[.,]\d{1,9})?)?)?"
    r"\s?(?P<half>[ap]\.?m\.?)?"
)
_OFFSET = r"\s?(?P<offset>z|utc|gmt|[+-]\d{2}:?\d{2})?"
_TAIL = rf"(?:(?:,?\s+(?:at\s+)?|[t_]|\s?[-@]\s?){_TIME}{_OFFSET})?"
_FULL = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)", re.ASCII)
_SHAPES = tuple(
    re.compile(
        rf"(?:{_WEEKDAY},?\s+)?{date}(?:,?\s+{_WEEKDAY}|\s*\({_WEEKDAY}\))?{_TAIL}",
        re.IGNORECASE | re.ASCII,
    )
    for date in (
        r"(?P<year>\d{4})(?P<sign>[-./])(?P<number>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})",
        r"(?P<first>\d{1,2})(?P<sign>[-./])(?P<other>\d{1,2})(?P=sign)(?P<year>\d{4})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    )
)


class BothOrders(Exception):  # noqa: N818 - named for what it says
    """A date such as 03/04/2024, which is of March or of April."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as written: `moment` is naive where no offset was, and at noon where no time was."""

    moment: datetime
    has_time: bool


def stamp_of(words: str, day_first: bool | None = None) -> Stamp | None:
    """Return the date that `words` are, and nothing but; None where they are none, or of no likely year.

    Raises BothOrders where only `day_first` could settle it.
    """
    words = words.strip()
    if not _SHORTEST <= len(words) <= _LONGEST:
        return None
    exact = _exact(words)
    if exact is not None:
        return exact
    for shape in _SHAPES:
        found = shape.fullmatch(words)
        if found:
            return _stamp(found, day_first)
    return None


def moment_of(stamp: Stamp, zone: tzinfo) -> datetime | None:
    """Return the moment of a stamp at a fixed offset: its own, or that of `zone` then where it says none.

    UTC is no place where anybody writes: programs note it, and then it is in `zone`, too.
    An hour that a clock put forward left out is moved on by as much; of one that came twice the first counts.
    None where no journal has that year.
    """
    if stamp.moment.tzinfo is None:
        return times.on_clock(stamp.moment, zone)
    is_in_utc = stamp.moment.tzinfo is UTC
    return times.in_zone(stamp.moment, zone if is_in_utc else stamp.moment.tzinfo)


def _exact(words: str) -> Stamp | None:
    """Return a full ISO 8601 date and time, with all its digits."""
    if not _FULL.match(words):
        return None  # Python reads more as a date than people mean by it
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    has_time = len(words) > len("2024-03-05")
    return _likely(moment if has_time else moment.replace(hour=NOON), has_time)


def _stamp(found: re.Match[str], day_first: bool | None) -> Stamp | None:
    parts = found.groupdict()
    month, day = _month_and_day(parts, day_first)
    hour = None if parts["hour"] is None else _hour(int(parts["hour"]), parts["half"])
    try:
        moment = datetime(
            int(parts["year"]),
            month,
            day,
            NOON if hour is None else hour,
            int(parts["minute"] or 0),
            int(parts["second"] or 0),
            tzinfo=_offset(parts["offset"]),
        )
    except ValueError:
        return None
    return _likely(moment, hour is not None)


def _likely(moment: datetime, has_time: bool) -> Stamp | None:
    return Stamp(moment, has_time) if times.FIRST_YEAR <= moment.year <= times.LAST_YEAR else None


def _month_and_day(parts: dict[str, str | None], day_first: bool | None) -> tuple[int, int]:
    if parts.get("number"):
        return int(parts["number"] or 0), int(parts["day"] or 0)
    if parts.get("month"):
        return _MONTHS.index((parts["month"] or "")[:3].lower()) + 1, int(parts["day"] or 0)
    first, other = int(parts["first"] or 0), int(parts["other"] or 0)
    if parts["sign"] == ".":
        day_first = True  # nobody writes the month first with full stops
    if first > len(_MONTHS) or other > len(_MONTHS) or first == other:
        day_first = first > len(_MONTHS)
    if day_first is None:
        raise BothOrders
    return (other, first) if day_first else (first, other)


def _hour(hour: int, half: str | None) -> int:
    if half is None or not 1 <= hour <= NOON:
        return hour
    return hour % NOON + (NOON if half[0] in "pP" else 0)


def _offset(written: str | None) -> tzinfo | None:
    if written is None:
        return None
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if written[0] == "-" else offset) if offset < timedelta(hours=24) else None
