# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Daylio: its CSV export and its backup. A mood becomes a load and one's own word for it a tag,
as activities do; scales become a line of the text.

The CSV's column names are English whatever the language of the app; dates stand in `full_date`, times as the
phone shows them, and notes hold HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from holdspace.domain.imports import Finding, ImportOptions, Skipped, SkipReason
from holdspace.services.formats.csv_reading import header, rows
from holdspace.services.formats.dates import BothOrders, stamp_of
from holdspace.services.formats.errors import AmbiguousDates, NotThisFormat
from holdspace.services.formats.importers.daylio_backup import Backup, backup_in, is_backup
from holdspace.services.formats.importers.daylio_records import PREDEFINED, Entries, Record
from holdspace.services.formats.records import NOON, Losses, time_on
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress, say_done

_COLUMNS = frozenset({"full_date", "mood", "activities"})
_TIME = re.compile(r"(\d{1,2})\s?[:.hH]\s?(\d{2})(?::\d{2})?")
# How phones write the half of the day, without dots and blanks.
_BEFORE_NOON = frozenset({"am", "a", "오전", "上午", "午前", "ص", "πμ", "sa"})
_AFTER_NOON = frozenset({"pm", "p", "오후", "下午", "午後", "م", "μμ", "ch"})
_STEP = 256
_USUAL_ROW = 160
"""Bytes of a row, to guess how far the reading is."""
MOST_MOODS = 500


def recognises(source: Source) -> bool:
    """Return whether there is a backup of Daylio in it, or a CSV file with its columns."""
    name = backup_in(source)
    return (name is not None and is_backup(source, name)) or bool(_tables(source))


def read(source: Source, options: ImportOptions, progress: Progress) -> Iterator[Finding]:
    """Give the records as entries, the newest first; raises FileRefused kinds and Cancelled."""
    losses = Losses()
    entries = Entries(options.moods, losses)
    for number, (record, expected) in enumerate(_records(source, options, losses)):
        if number % _STEP == 0:
            progress(min(number / max(expected, 1), 0.99))
        yield record if isinstance(record, Skipped) else entries.finding(record)
    yield from losses.findings()
    say_done(progress)


def custom_moods(source: Source) -> tuple[str, ...]:
    """Return the moods, as the file spells them, whose load only the person knows; the preview asks for it.

    Raises FileRefused kinds.
    """
    name = backup_in(source)
    if name is not None:
        return Backup(source, name).mood_names()[:MOST_MOODS]
    found: dict[str, str] = {}
    for table in _tables(source):
        for row in rows(source, table):
            mood = "" if row is None else row.get("mood", "").strip()
            if mood and mood.casefold() not in PREDEFINED and len(found) < MOST_MOODS:
                found.setdefault(mood.casefold(), mood)
    return tuple(found.values())


def _tables(source: Source) -> list[str]:
    return [name for name in source.named(".csv") if set(header(source, name)) >= _COLUMNS]


def _records(
    source: Source, options: ImportOptions, losses: Losses
) -> Iterator[tuple[Record | Skipped, int]]:
    """Give the records, each with how many there may be."""
    name = backup_in(source)
    if name is not None:
        backup = Backup(source, name)
        for record in backup.records(options.time_zone, losses):
            yield record, len(backup)
        return
    tables = _tables(source)
    if not tables:
        raise NotThisFormat
    expected = sum(source.size(table) for table in tables) // _USUAL_ROW
    for table in tables:
        for number, row in enumerate(rows(source, table), 1):
            yield _record(f"{table}, row {number}", row, options), expected


def _record(where: str, row: Mapping[str, str] | None, options: ImportOptions) -> Record | Skipped:
    if row is None:
        return Skipped(where, SkipReason.BAD_RECORD)
    written = row["full_date"].strip()
    if not written:
        return Skipped(where, SkipReason.NO_DATE)
    try:
        day = stamp_of(written, options.day_first)
    except BothOrders:
        raise AmbiguousDates from None
    clock = _clock(row.get("time", ""))
    if day is None or clock is None:
        return Skipped(where, SkipReason.BAD_DATE)
    date = day.moment
    created_at = time_on(date.year, date.month, date.day, *clock, time_zone=options.time_zone)
    if created_at is None:
        return Skipped(where, SkipReason.BAD_DATE)
    return Record(
        where,
        created_at,
        options.time_zone,
        mood=row.get("mood", "").strip(),
        activities=_parts(row.get("activities", "")),
        scales=_parts(row.get("scales", "")),
        title=row.get("note_title", ""),
        note=row.get("note", ""),
    )


def _parts(cell: str) -> tuple[str, ...]:
    """Return what stands between bars, each with single blanks."""
    parts = (" ".join(part.split()) for part in cell.split("|"))
    return tuple(part for part in parts if part)


def _clock(written: str) -> tuple[int, int] | None:
    """Return hour and minute of `20:30`, `8:30 pm` and what other languages make of it; noon of nothing."""
    if not written.strip():
        return NOON, 0
    found = _TIME.search(written)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    rest = (written[: found.start()] + written[found.end() :]).casefold()
    half = "".join(char for char in rest if char.isalpha())
    if half in _BEFORE_NOON | _AFTER_NOON:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in _AFTER_NOON else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None
