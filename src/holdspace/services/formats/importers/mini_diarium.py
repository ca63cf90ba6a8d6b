# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Mini Diarium's JSON export: pages in a list, several a day, each with a number, a day, a title and a text.

The text is HTML; what Mini Diarium itself took over from other programs can be Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Finding, ImportOptions, SkipReason
from holdspace.services.formats.importers.diary_pages import Keys, diaries_in, page, read_diaries
from holdspace.services.formats.json_reading import iterate_array
from holdspace.services.formats.records import Losses
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress

PROGRAM = "mini-diarium"
_OWN = frozenset({"dateUpdated", "date_updated", "dateCreated", "date_created", "word_count"})


def recognises(source: Source) -> bool:
    """Return whether there is a diary with its pages in a list."""
    return bool(diaries_in(source, _fits))


def read(source: Source, options: ImportOptions, progress: Progress) -> Iterator[Finding]:
    """Give the pages as entries, each at noon of its day; raises FileRefused kinds and Cancelled."""

    def pages_of(name: str, losses: Losses) -> Iterator[tuple[str, Entry | SkipReason]]:
        for number, content in enumerate(iterate_array(source, name, "entries"), 1):
            yield f"{name}, number {number}", _page(content, options.time_zone, losses)

    return read_diaries(source, _fits, pages_of, progress)


def _page(content: Any, time_zone: str, losses: Losses) -> Entry | SkipReason:
    if not isinstance(content, dict):
        return SkipReason.BAD_RECORD
    day, number = content.get("date"), content.get("id")
    if not isinstance(day, str):
        return SkipReason.NO_DATE
    # Numbers begin anew in every diary, so that the day belongs to them.
    key = f"{day.strip()}\n{number}" if type(number) in (int, str) else None
    return page(PROGRAM, key, day, content, time_zone, losses)


def _fits(keys: Keys) -> bool:
    entries = keys.get("entries", frozenset())
    if "entries" not in keys.get("", ()):
        return False
    if not entries:
        return keys.get("metadata", frozenset()) >= {"application", "exportedAt"}
    return entries >= {"date", "text"} and bool(entries & _OWN)
