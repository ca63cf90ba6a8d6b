# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Points in time as other programs write them, brought to the zone of their record.

What is given back has a fixed offset, as everything in the journal does: two of them compare rightly even in
the hour that a clock goes through twice.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that an entry can be of: others are a slip of the pen or of a program."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,31}(?:/[A-Za-z0-9_+-]{1,31}){0,3}")
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+\-−])(\d{1,2})(?::?(\d{2}))?(?::?\d{2})?", re.ASCII)
_ZERO = frozenset({"Z", "UTC", "GMT", "UCT", "Zulu"})
_LONGEST_NAME = 64
_FARTHEST = timedelta(hours=18)
# Only those that mean one zone in the languages these programs speak.
_HOURS = {
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "AKST": -9,
    "AKDT": -8,
    "HST": -10,
    "WET": 0,
    "WEST": 1,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "MEZ": 1,
    "MESZ": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "JST": 9,
    "KST": 9,
    "AEST": 10,
    "AEDT": 11,
    "ACST": 9.5,
    "ACDT": 10.5,
    "AWST": 8,
    "NZST": 12,
    "NZDT": 13,
}


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone of that IANA name, or None where there is none."""
    if not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


@lru_cache(maxsize=1024)
def offset_named(name: str) -> timezone | None:
    """Return the offset that a name such as GMT+0200, UTC-5, +01:00 or EDT says, or None."""
    if name in _ZERO:
        return UTC
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name]))
    found = _OFFSET.fullmatch(name)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if offset > _FARTHEST:
        return None
    return timezone(offset if found[1] == "+" else -offset)


def placed(name: str, otherwise: str) -> tuple[tzinfo, str]:
    """Return what to reckon a record's times in, and the IANA name to keep with them.

    A `name` that is no place but says an offset gives that offset with the name `otherwise`; one that says
    nothing gives the zone `otherwise`.
    """
    # Kept for the next record, so nothing longer than a name may get there.
    return _placed(name if len(name) <= _LONGEST_NAME else "", otherwise)


@lru_cache(maxsize=1024)
def _placed(name: str, otherwise: str) -> tuple[tzinfo, str]:
    zone = zone_named(name)
    if zone is not None:
        return zone, name
    fallback: tzinfo = zone_named(otherwise) or UTC
    return offset_named(name) or fallback, otherwise


def read_instant(written: object, zone: tzinfo) -> datetime | None:
    """Return the point in time that an ISO 8601 text says, in `zone`; without an offset it is a time there.

    None where it is no such text, or lies outside the years that a journal can have.
    """
    if not isinstance(written, str) or len(written) > 40:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return on_clock(moment, zone) if moment.tzinfo is None else in_zone(moment, zone)


def in_zone(moment: datetime, zone: tzinfo) -> datetime | None:
    """Return an aware datetime as the clocks of `zone` show it, or None outside a journal's years."""
    if not FIRST_YEAR - 1 <= moment.year <= LAST_YEAR + 1:
        return None
    there = moment.astimezone(zone)
    return _fixed(there) if FIRST_YEAR <= there.year <= LAST_YEAR else None


def is_shown_anywhere(moment: datetime) -> bool:
    """Return whether every zone's clocks can show it; a vault holds more years than other journals have."""
    return datetime.min.year + 1 < moment.year < datetime.max.year - 1


def on_clock(moment: datetime, zone: tzinfo) -> datetime | None:
    """Return the point in time at which the clocks of `zone` show a naive datetime, or None as above.

    Of a time that comes twice it is the first; one that is left out in spring is as much later as the clocks
    went forward.
    """
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    # By way of UTC, which knows no hour that does not exist.
    return _fixed(moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone))


def _fixed(moment: datetime) -> datetime:
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()), fold=0)
