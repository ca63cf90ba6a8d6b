# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The JSON that jrnl exports. It holds the time on the wall to the minute, the words, tags and stars."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from holdspace.domain.entries import Entry
from holdspace.domain.exports import ExportOptions
from holdspace.domain.imports import ImportOptions
from holdspace.services.formats.jrnl_entries import jrnl_entry
from holdspace.services.formats.unheld import CHANGED_TEXT, Unheld
from holdspace.storage.progress import Progress

IS_FOLDER = False
READING_SHARE = 1.0
_SYMBOL = "@"


def write(
    target: Path, entries: Iterator[Entry], options: ExportOptions, progress: Progress
) -> Mapping[str, int]:
    """Write the entries that have words. Their ids go along, as jrnl keeps those of Day One."""
    del options, progress
    unheld = Unheld()
    tags: Counter[str] = Counter()
    with target.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write('{\n  "entries": [')
        for number, entry in enumerate(unheld.with_words(entries)):
            record = _record(entry)
            tags.update(record["tags"])
            _count(entry, record, unheld)
            file.write(",\n    " if number else "\n    ")
            json.dump(record, file, ensure_ascii=False)
        file.write('\n  ],\n  "tags": ')
        json.dump(dict(sorted(tags.items())), file, ensure_ascii=False)
        file.write("\n}\n")
    return unheld.counts()


def _record(entry: Entry) -> dict[str, Any]:
    title, _, body = entry.text.strip().partition("\n")
    moment = entry.created_at
    return {
        # The long ones last: programs are told apart by the keys at a file's head.
        "date": f"{moment.year:04}-{moment:%m-%d}",
        "time": f"{moment:%H:%M}",
        "tags": [f"{_SYMBOL}{tag}" for tag in entry.tags],
        "starred": entry.starred,
        "uuid": entry.id.replace("-", "").upper(),
        "title": title.strip(),
        "body": body.rstrip(),
    }


def _count(entry: Entry, record: dict[str, Any], unheld: Unheld) -> None:
    unheld.add("time_zone")
    if entry.modified_at != entry.created_at:
        unheld.add("modified_at")
    clock = entry.created_at.replace(tzinfo=None)
    title, body, tags = record["title"], record["body"], record["tags"]
    back = jrnl_entry(ImportOptions(), clock, title, body, tags=tags, is_starred=entry.starred)
    if not isinstance(back, Entry):
        return
    if back.text != entry.text:
        unheld.add(CHANGED_TEXT)
    if back.tags != entry.tags:
        unheld.add("tags")
