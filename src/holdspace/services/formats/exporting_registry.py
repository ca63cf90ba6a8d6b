# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The formats that entries leave in. Each exporter is loaded when it is needed.

A new format: one module in `exporters/`, and its name in domain/formats.py.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol, cast

from holdspace.domain.entries import Entry
from holdspace.domain.exports import ExportOptions
from holdspace.domain.formats import EXPORT_IDS
from holdspace.domain.records import Records
from holdspace.services.formats.errors import UnknownFormat
from holdspace.storage.progress import Progress

_PACKAGE = "holdspace.services.formats.exporters"
_MODULES = {
    "json": "holdspace_json",
    "csv": "holdspace_csv",
    "markdown": "markdown_folder",
    "dayone": "day_one",
    "html": "html_page",
    "pdf": "pdf_pages",
}


class Exporter(Protocol):
    """What every module in `exporters/` offers.

    `IS_FOLDER` says whether the target is a folder. READING_SHARE is how much of the work is done once all
    entries were taken, 0 to 1: until then whoever calls tells how far it is and stops it, and the exporter
    tells the rest through `progress`, from 0 to 1.
    """

    IS_FOLDER: bool
    READING_SHARE: float

    def write(
        self, target: Path, entries: Iterator[Entry], options: ExportOptions, progress: Progress
    ) -> Mapping[str, int]:
        """Write `entries`, the oldest first, to `target`, and return what the format does not hold, counted.

        `target` is an empty file or folder of mode 0600 or 0700 which has another name yet; it keeps its
        mode. The names are ids such as "load". Raises OSError and what `entries` or `progress` raise.
        """


class RecordExporter(Protocol):
    """What a module in `exporters/` offers instead that takes histories and what was erased along."""

    IS_FOLDER: bool
    READING_SHARE: float

    def write_records(
        self, target: Path, records: Records, options: ExportOptions, progress: Progress
    ) -> Mapping[str, int]:
        """Write `records` to `target`, as `write` does."""


def exporter(format_id: str) -> Exporter | RecordExporter:
    """Return the exporter of one format. Raises UnknownFormat where there is none of that id."""
    name = f"{_PACKAGE}.{_MODULES.get(format_id, format_id)}"
    if format_id not in EXPORT_IDS:
        raise UnknownFormat
    try:
        return cast("Exporter | RecordExporter", importlib.import_module(name))
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise UnknownFormat from None
