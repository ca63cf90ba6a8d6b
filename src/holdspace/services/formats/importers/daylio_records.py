# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A record of Daylio, from its CSV or its backup, as the entry that it becomes."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from holdspace.domain.entries import LOADS, Entry
from holdspace.domain.imports import Found, Skipped, SkipReason, imported_id
from holdspace.domain.text import clean_text
from holdspace.services.formats.html_to_markdown import to_markdown
from holdspace.services.formats.records import Losses, fitted_tags

PROGRAM = "daylio"
PREDEFINED: Mapping[str, int] = MappingProxyType({"rad": 1, "good": 2, "meh": 3, "bad": 4, "awful": 5})
"""Daylio's own moods, as its files spell them in English, and the load that each becomes."""
_HAS_LINES = re.compile(r"<(?:br|p|div|li|ul|ol|h[1-6])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One record as a file has it: `note` in HTML, `mood` a name, `load` 1 to 5 where the file says it."""

    where: str
    created_at: datetime
    time_zone: str
    mood: str = field(default="", repr=False)
    load: int | None = None
    activities: tuple[str, ...] = field(default=(), repr=False)
    scales: tuple[str, ...] = field(default=(), repr=False)
    title: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    starred: bool = False


class Entries:
    """Makes entries of records, each with an id that is the same from the CSV and from the backup."""

    def __init__(self, moods: Mapping[str, int], losses: Losses) -> None:
        self._moods = {name.casefold(): load for name, load in moods.items() if load in LOADS}
        self._losses = losses
        self._seen: set[int] = set()
        self._keys: Counter[str] = Counter()

    def finding(self, record: Record) -> Found | Skipped:
        """Return the entry, or why there is none."""
        text = _text(record)
        load = self._load(record)
        words = (*_own_mood(record), *record.activities)
        # What was not let in must not be counted as left out of it.
        if not text and load is None and not words:
            return Skipped(record.where, SkipReason.EMPTY)
        key = _key(record)
        if self._was_seen(key, record):
            return Skipped(record.where, SkipReason.REPEATED)
        entry_id = self._id(key)
        if load is None and record.mood.strip():
            self._losses.add("mood")
        return Found(
            Entry(
                id=entry_id,
                created_at=record.created_at,
                time_zone=record.time_zone,
                modified_at=record.created_at,
                text=text,
                load=load,
                tags=fitted_tags(words, self._losses),
                starred=record.starred,
            )
        )

    def _load(self, record: Record) -> int | None:
        name = record.mood.strip().casefold()
        if name in self._moods:
            return self._moods[name]
        return record.load if record.load in LOADS else PREDEFINED.get(name)

    def _was_seen(self, key: str, record: Record) -> bool:
        whole = (key, record.mood.casefold(), record.load, record.activities, record.scales)
        if hash(whole) in self._seen:
            return True
        self._seen.add(hash(whole))
        return False

    def _id(self, key: str) -> str:
        """Two moods of one minute without words differ in nothing else that lasts: they are numbered."""
        self._keys[key] += 1
        return imported_id(PROGRAM, key if self._keys[key] == 1 else f"{key}\n{self._keys[key]}")


def plain_to_markdown(words: str) -> str:
    """Return words without markup, on one line, as Markdown that shows them as they are."""
    return to_markdown(html.escape(" ".join(words.split()), quote=False))


def _own_mood(record: Record) -> tuple[str, ...]:
    """Return the word for a mood that a person made up: no load says it. Daylio's own five are loads."""
    mood = record.mood.strip()
    return (mood,) if mood and mood.casefold() not in PREDEFINED else ()


def _key(record: Record) -> str:
    minute = f"{record.created_at:%Y-%m-%d %H:%M}"
    # The CSV has blanks where the backup has line ends.
    return "\n".join([minute, *(" ".join(words.split()) for words in (record.title, record.note))])


def _text(record: Record) -> str:
    note = clean_text(record.note)
    if not _HAS_LINES.search(note):
        note = note.replace("\n", "<br>")
    title = to_markdown(clean_text(record.title)).replace("\n", " ").strip()
    scales = " · ".join(plain_to_markdown(clean_text(scale)) for scale in record.scales if scale.strip())
    parts = [f"# {title}" if title else "", to_markdown(note).strip("\n"), scales]
    return "\n\n".join(part for part in parts if part.strip())
