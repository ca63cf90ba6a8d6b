# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The JSON that jrnl exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Finding, ImportOptions, SkipReason
from holdspace.services.formats.gathering import (
    Record,
    at_top,
    findings_of,
    has_journal,
    journals_of,
)
from holdspace.services.formats.jrnl_entries import jrnl_entry
from holdspace.services.formats.json_head import keys_at_head
from holdspace.services.formats.json_reading import iterate_array
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress, no_progress, say_done

_KEYS = frozenset({"title", "body", "date", "time"})
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?", re.ASCII)
_UUID4 = re.compile(r"([0-9a-f]{8})([0-9a-f]{4})(4[0-9a-f]{3})([89ab][0-9a-f]{3})([0-9a-f]{12})")
_STEP = 256
_BYTES_EACH = 1000  # only to say how far it is


def recognises(source: Source) -> bool:
    """Return whether there is a JSON export of jrnl at the top of `source`."""
    return has_journal(source, _is_journal, at_top(source, ".json"))


def read(source: Source, options: ImportOptions, progress: Progress = no_progress) -> Iterator[Finding]:
    """Give the entries of all exports in it. Raises FileRefused kinds and Cancelled."""
    journals = journals_of(source, _is_journal, at_top(source, ".json"))
    yield from findings_of(journals, lambda name, part: _records(source, name, options, part), progress)
    say_done(progress)


def _is_journal(source: Source, name: str) -> bool:
    keys = keys_at_head(source, name)
    if "entries" not in keys.get("", ()):
        return False
    of_entries = keys.get("entries", frozenset())
    return of_entries >= _KEYS or (not of_entries and keys[""] == frozenset({"tags", "entries"}))


def _records(source: Source, name: str, options: ImportOptions, progress: Progress) -> Iterator[Record]:
    expected = 1 + source.size(name) // _BYTES_EACH
    for number, record in enumerate(iterate_array(source, name, "entries"), 1):
        if number % _STEP == 1:
            progress(min(number / expected, 0.99))
        yield f"{name}, {number}", partial(_made, options, record)


def _made(options: ImportOptions, record: Any) -> Entry | SkipReason:
    if not isinstance(record, dict):
        return SkipReason.BAD_RECORD
    title, body = record.get("title") or "", record.get("body") or ""
    if not isinstance(title, str) or not isinstance(body, str):
        return SkipReason.BAD_RECORD
    if not record.get("date"):
        return SkipReason.NO_DATE
    clock = _clock(record["date"], record.get("time") or "12:00")
    if clock is None:
        return SkipReason.BAD_DATE
    tags = record.get("tags")
    return jrnl_entry(
        options,
        clock,
        title,
        body,
        tags=tags if isinstance(tags, list) else (),
        is_starred=record.get("starred") is True,
        own_id=_own_id(record.get("uuid")),
    )


def _clock(date: object, time: object) -> datetime | None:
    if not isinstance(date, str) or not isinstance(time, str) or not _TIME.fullmatch(time):
        return None
    try:
        moment = datetime.fromisoformat(f"{date}T{time:0>5}")
    except ValueError:
        return None
    return None if moment.tzinfo else moment


def _own_id(uuid: object) -> str:
    # jrnl gives one only to what it reads from a journal of Day One, whose id it is.
    own = _UUID4.fullmatch(uuid.replace("-", "").lower()) if isinstance(uuid, str) else None
    return "-".join(own.groups()) if own else ""
