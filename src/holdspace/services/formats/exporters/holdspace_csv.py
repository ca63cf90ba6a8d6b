# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A table, one row an entry, for spreadsheets: it holds what an entry is now, and not what it was."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from holdspace.domain.entries import Entry, entry_to_json
from holdspace.domain.exports import ExportOptions
from holdspace.services.formats.cells import COLUMNS, to_row
from holdspace.storage.progress import Progress

IS_FOLDER = False
READING_SHARE = 1.0


def write(
    target: Path, entries: Iterator[Entry], options: ExportOptions, progress: Progress
) -> Mapping[str, int]:
    """Write the rows, one at a time; the first names the columns."""
    del options, progress
    # With a mark at its start, for without one spreadsheets take UTF-8 for something else.
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for entry in entries:
            origin = {
                "session_id": entry.session_id,
                "practice": entry.practice,
                "revision": entry.revision,
            }
            writer.writerow(to_row({**entry_to_json(entry), **origin}))
    return {}
