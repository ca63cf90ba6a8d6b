# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""HoldSpace's own table: one row an entry, as it was exported or as a spreadsheet saved it since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from holdspace.domain.entries import Entry, entry_from_json
from holdspace.domain.imports import Finding, ImportOptions, SkipReason
from holdspace.services.formats.cells import from_row
from holdspace.services.formats.csv_reading import header, rows
from holdspace.services.formats.gathering import Record, at_top, findings_of, has_journal, journals_of
from holdspace.services.formats.source import Source
from holdspace.services.formats.times import is_shown_anywhere
from holdspace.storage.progress import Progress, no_progress, say_done

_COLUMNS = frozenset({"id", "created_at", "text"})
_STEP = 256
_BYTES_EACH = 800  # only to say how far it is


def recognises(source: Source) -> bool:
    """Return whether there is a table with the columns of ours at the top of `source`."""
    return has_journal(source, _is_ours, at_top(source, ".csv"))


def read(source: Source, options: ImportOptions, progress: Progress = no_progress) -> Iterator[Finding]:
    """Give the rows as entries. Raises FileRefused kinds and Cancelled."""
    tables = journals_of(source, _is_ours, at_top(source, ".csv"))
    yield from findings_of(tables, lambda name, part: _records(source, name, options, part), progress)
    say_done(progress)


def _is_ours(source: Source, name: str) -> bool:
    return set(header(source, name)) >= _COLUMNS


def _records(source: Source, name: str, options: ImportOptions, progress: Progress) -> Iterator[Record]:
    expected = 1 + source.size(name) // _BYTES_EACH
    for number, row in enumerate(rows(source, name), 1):
        if number % _STEP == 1:
            progress(min(number / expected, 0.99))
        yield f"{name}, row {number}", partial(_made, row, options)


def _made(row: Mapping[str, str] | None, options: ImportOptions) -> Entry | SkipReason:
    if row is None:
        return SkipReason.BAD_RECORD
    value = from_row(row)
    if not value["created_at"]:
        return SkipReason.NO_DATE
    given = {name: each for name, each in value.items() if each is not None}
    otherwise = {"time_zone": options.time_zone, "modified_at": value["created_at"]}
    entry = entry_from_json({**otherwise, **given})
    is_in_time = is_shown_anywhere(entry.created_at) and is_shown_anywhere(entry.modified_at)
    return entry if is_in_time else SkipReason.BAD_DATE
