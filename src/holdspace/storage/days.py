# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal by days, each the one on the wall where an entry was made, and by tags and feelings.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from holdspace.domain.entries import Entry
from holdspace.storage.connection import Connection
from holdspace.storage.entries import EntryStore

HEAVY = 4
"""The load from which a day counts as heavy."""

_DAY = 24 * 60 * 60 * 1_000_000  # microseconds, as positions are counted
_EPOCH = date(1970, 1, 1).toordinal()
_OLDEST = "SELECT substr(created_at, 1, 4) FROM entries WHERE deleted_at IS NULL ORDER BY pk LIMIT 1"
# A wall clock is less than a day from UTC on either side: so between these positions, and by the day itself.
_DAYS = """
    SELECT substr(created_at, 1, 10), count(*), max(load) FROM entries
    WHERE deleted_at IS NULL AND pk BETWEEN ? AND ? AND substr(created_at, 1, 10) BETWEEN ? AND ?
    GROUP BY 1 ORDER BY 1
"""
_OF_A_DAY = """
    SELECT pk FROM entries
    WHERE deleted_at IS NULL AND pk BETWEEN ? AND ? AND substr(created_at, 1, 10) = ? ORDER BY pk DESC
"""
_UP_TO = """
    SELECT pk FROM entries
    WHERE deleted_at IS NULL AND pk <= ? AND substr(created_at, 1, 10) <= ? ORDER BY pk DESC LIMIT 1
"""
_AFTER = """
    SELECT pk FROM entries
    WHERE deleted_at IS NULL AND pk >= ? AND substr(created_at, 1, 10) > ? ORDER BY pk LIMIT 1
"""


class DayMark(NamedTuple):
    """A day with entries: how many, and the heaviest load of any (None: none has one)."""

    day: date
    entries: int
    heaviest: int | None


@dataclass(frozen=True, slots=True)
class WordsUsed:
    """Tags and feelings in use, the most used first."""

    tags: tuple[str, ...] = field(repr=False)
    feelings: tuple[str, ...] = field(repr=False)


def days_of(connection: Connection, year: int, month: int) -> list[DayMark]:
    """Return the days of a month that have entries, in order."""
    return _marks(connection, date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def nearest_position(connection: Connection, day: date) -> int | None:
    """Return the position of the newest entry up to the end of `day`, or of the oldest after it, or None.

    Days are those on the wall where an entry was made.
    """
    # Of somebody who travels an entry of an earlier day can be the newer one: the day's own come first.
    own = connection.value(_OF_A_DAY, (*_bounds(day, day), day.isoformat()))
    if own is not None:
        return int(own)
    first, last = _bounds(day, day)
    earlier = connection.value(_UP_TO, (last, day.isoformat()))
    if earlier is not None:
        return int(earlier)
    later = connection.value(_AFTER, (first, day.isoformat()))
    return None if later is None else int(later)


def on_this_day(connection: Connection, day: date, *, hide_heavy: bool) -> list[Entry]:
    """Return the entries of the same day in earlier years, newest first.

    With `hide_heavy` a day on which any load was HEAVY or more is left out whole.
    """
    oldest = connection.value(_OLDEST)
    entries = EntryStore(connection)
    found: list[Entry] = []
    for year in range(day.year - 1, int(oldest or day.year) - 1, -1):
        if (day.month, day.day) == (2, 29) and monthrange(year, 2)[1] == 28:
            continue
        then = day.replace(year=year)
        if hide_heavy and any((mark.heaviest or 0) >= HEAVY for mark in _marks(connection, then, then)):
            continue
        rows = connection.rows(_OF_A_DAY, (*_bounds(then, then), then.isoformat()))
        found += entries.by_positions([row[0] for row in rows])
    return found


def words_used(connection: Connection) -> WordsUsed:
    """Return all tags and feelings of the entries; quick at 100,000."""
    return WordsUsed(_used(connection, "tags"), _used(connection, "feelings"))


def _used(connection: Connection, column: str) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    where = f"deleted_at IS NULL AND {column} <> '[]'"
    # Not INDEXED BY: a vault that could not be migrated has no such index.
    query = f"SELECT {column}, count(*) FROM entries WHERE {where} GROUP BY {column}"  # noqa: S608 - own names
    for words, count in connection.rows(query):
        for word in json.loads(words):
            counted[word] += count
    return tuple(word for word, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _marks(connection: Connection, first: date, last: date) -> list[DayMark]:
    rows = connection.rows(_DAYS, (*_bounds(first, last), first.isoformat(), last.isoformat()))
    return [DayMark(date.fromisoformat(day), count, heaviest) for day, count, heaviest in rows]


def _bounds(first: date, last: date) -> tuple[int, int]:
    return (first.toordinal() - 1 - _EPOCH) * _DAY, (last.toordinal() + 2 - _EPOCH) * _DAY
