# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`list`: the newest entries, or those of some days."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.reading import open_entries
from holdspace.domain.entries import Entry, entry_to_json
from holdspace.domain.timeline import local_day, row_words

if TYPE_CHECKING:
    from holdspace.storage.entries import EntryStore

ID_CHARACTERS = 8
"""How much of an id a line shows; `show` takes as little."""

_WORDS = 60
_PAGE = 500
_DAY = 24 * 60 * 60 * 1_000_000  # microseconds, as positions are counted


def run(options: argparse.Namespace) -> int:
    """Print entries, newest first."""
    if options.first and options.last and options.first > options.last:
        raise CommandError(Exit.USAGE, "--from is a later day than --to.")
    with open_entries(options) as entries:
        found = newest(entries, options.limit, options.first, options.last)
    if options.json:
        output.document([entry_to_json(entry) for entry in found])
    elif found:
        output.lines(*map(line, found))
    elif output.is_terminal():
        output.lines("There are no entries here.")
    return Exit.DONE


def newest(entries: EntryStore, limit: int, first: date | None, last: date | None) -> list[Entry]:
    """Return up to `limit` entries from day `first` to day `last`, both in, newest first.

    An entry's day is the one on the wall where it was made, as in the timeline.
    """
    found: list[Entry] = []
    # A wall clock is less than a day from UTC on either side.
    before = None if last is None else _start(last) + 2 * _DAY
    stop = None if first is None else _start(first) - _DAY
    while len(found) < limit:
        page = entries.page(before, _PAGE if first or last else min(_PAGE, limit - len(found)))
        found += [entry for _, entry in page if _is_within(entry, first, last)]
        if not page or (stop is not None and page[-1][0] < stop):
            break
        before = page[-1][0]
    return found[:limit]


def line(entry: Entry) -> str:
    """Return the one line of an entry: local time, short id, audiences, load, first words."""
    words = row_words(entry.text)
    if len(words) > _WORDS:
        words = words[:_WORDS].rstrip() + "…"
    return heading(entry, words)


def heading(entry: Entry, words: str) -> str:
    """Return one line of an entry that ends with these of its words."""
    fields = (
        f"{entry.created_at:%Y-%m-%d %H:%M}",
        entry.id[:ID_CHARACTERS],
        ", ".join(entry.audiences),
        f"load {entry.load}" if entry.load else "",
        words or "(no words)",
    )
    return "  ".join(output.one_line(field) for field in fields if field)


def _is_within(entry: Entry, first: date | None, last: date | None) -> bool:
    day = local_day(entry)
    return (first is None or first <= day) and (last is None or day <= last)


def _start(day: date) -> int:
    return (day - date(1970, 1, 1)).days * _DAY
