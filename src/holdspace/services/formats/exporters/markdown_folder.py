# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A folder of Markdown files, one an entry, in folders by year and month. It holds all that an entry is now.

Above the words, between two lines of three dashes, stand the fields of an entry. Names of files tell times
and ids, no words.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from holdspace.domain.entries import Entry, entry_to_json
from holdspace.domain.exports import ExportOptions
from holdspace.storage.progress import Progress

IS_FOLDER = True
READING_SHARE = 1.0
_SHORT_ID = 8


def write(
    target: Path, entries: Iterator[Entry], options: ExportOptions, progress: Progress
) -> Mapping[str, int]:
    """Write a file for each entry into the folder `target`."""
    del options, progress
    for entry in entries:
        moment = entry.created_at
        month = target / f"{moment.year:04}" / f"{moment.month:02}"
        for folder in (month.parent, month):
            folder.mkdir(mode=0o700, exist_ok=True)
        data = page(entry).encode("utf-8", "replace")
        stem = f"{moment.year:04}-{moment:%m-%dT%H%M}"
        try:
            _write_new(month / f"{stem}-{entry.id[:_SHORT_ID]}.md", data)
        except FileExistsError:
            _write_new(month / f"{stem}-{entry.id}.md", data)
    return {}


def page(entry: Entry) -> str:
    """Return the text of an entry's file: its fields, its words, and a line break at the end."""
    fields = entry_to_json(entry) | {
        "session_id": entry.session_id,
        "practice": entry.practice,
        "revision": entry.revision,
    }
    text = fields.pop("text")
    lines = [f"{name}: {_written(value)}" for name, value in fields.items() if value not in (None, [], "")]
    return "\n".join(["---", *lines, "---", text, ""])


def _written(value: Any) -> str:
    """Return a value as YAML has it, which JSON is a part of: so that no word is taken for a mark."""
    return json.dumps(value, ensure_ascii=False)


def _write_new(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
