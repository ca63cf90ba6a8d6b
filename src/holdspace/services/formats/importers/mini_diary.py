# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Mini Diary's JSON export: one page a day, under its date, with a title and a text in Markdown.

Mini Diarium, its successor, wrote the same form before its version 0.4.3, with HTML for text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Finding, ImportOptions, SkipReason
from holdspace.services.formats.importers.diary_pages import Keys, diaries_in, page, read_diaries
from holdspace.services.formats.json_reading import iterate_members
from holdspace.services.formats.records import Losses
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress

PROGRAM = "mini-diary"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def recognises(source: Source) -> bool:
    """Return whether there is a diary with its pages under dates."""
    return bool(diaries_in(source, _fits))


def read(source: Source, options: ImportOptions, progress: Progress) -> Iterator[Finding]:
    """Give the pages as entries, each at noon of its day; raises FileRefused kinds and Cancelled."""
    numbers = count(1)  # over all diaries

    def pages_of(name: str, losses: Losses) -> Iterator[tuple[str, Entry | SkipReason]]:
        # In this order: the last look of zip takes no number.
        for (day, content), number in zip(iterate_members(source, name, "entries"), numbers, strict=False):
            where = f"{name}, {day}" if _DAY.fullmatch(day) else f"{name}, number {number}"
            if isinstance(content, dict):
                yield where, page(PROGRAM, day, day, content, options.time_zone, losses)
            else:
                yield where, SkipReason.BAD_RECORD

    return read_diaries(source, _fits, pages_of, progress)


def _fits(keys: Keys) -> bool:
    entries = keys.get("entries", frozenset())
    if "entries" not in keys.get("", ()) or "metadata" not in keys[""]:
        return False
    # A diary without a page says by "application" and "dateUpdated" whose it is.
    return any(_DAY.fullmatch(key) for key in entries) or (
        not entries and keys.get("metadata", frozenset()) >= {"application", "dateUpdated"}
    )
