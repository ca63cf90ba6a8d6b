# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Mini Diary's JSON export: one page a day, under its date, with a title and a text in Markdown.

Mini Diarium, its successor, wrote the same form before its version 0.4.3, with HTML for text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdspace.domain.imports import Finding, ImportOptions, SkipReason
from holdspace.services.formats.errors import NotThisFormat
from holdspace.services.formats.importers.diary_pages import Keys, diaries_in, finding, page
from holdspace.services.formats.json_reading import iterate_members
from holdspace.services.formats.records import Losses
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress, say_done

PROGRAM = "mini-diary"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_USUAL_PAGE = 800
_STEP = 256


def recognises(source: Source) -> bool:
    """Return whether there is a diary with its pages under dates."""
    return bool(diaries_in(source, _fits))


def read(source: Source, options: ImportOptions, progress: Progress) -> Iterator[Finding]:
    """Give the pages as entries, each at noon of its day; raises FileRefused kinds and Cancelled."""
    diaries = diaries_in(source, _fits)
    if not diaries:
        raise NotThisFormat
    losses = Losses()
    seen: set[str] = set()
    expected = max(1, sum(source.size(name) for name in diaries) // _USUAL_PAGE)
    number = 0
    for name in diaries:
        for day, content in iterate_members(source, name, "entries"):
            if number % _STEP == 0:
                progress(min(number / expected, 0.99))
            number += 1
            where = f"{name}, {day}" if _DAY.fullmatch(day) else f"{name}, number {number}"
            is_page = isinstance(content, dict)
            found = page(PROGRAM, day, day, content, options.time_zone, losses) if is_page else None
            yield finding(where, SkipReason.BAD_RECORD if found is None else found, seen)
    yield from losses.findings()
    say_done(progress)


def _fits(keys: Keys) -> bool:
    entries = keys.get("entries", frozenset())
    if "entries" not in keys.get("", ()) or "metadata" not in keys[""]:
        return False
    # A diary without a page says by "application" and "dateUpdated" whose it is.
    return any(_DAY.fullmatch(key) for key in entries) or (
        not entries and keys.get("metadata", frozenset()) >= {"application", "dateUpdated"}
    )
