# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the tests of importers share: files from other programs, and what is found in them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Dropped, Finding, Found, ImportOptions, Skipped
from holdspace.services.formats.registry import Importer
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress, no_progress

FIXTURES = Path(__file__).parent / "fixtures"


def recognised(importer: Importer, path: Path) -> bool:
    with Source(path) as source:
        return importer.recognises(source)


def findings(
    importer: Importer,
    path: Path,
    options: ImportOptions | None = None,
    progress: Progress = no_progress,
) -> list[Finding]:
    with Source(path) as source:
        return list(importer.read(source, options or ImportOptions(), progress))


def entries(importer: Importer, path: Path, options: ImportOptions | None = None) -> list[Entry]:
    return [each.entry for each in findings(importer, path, options) if isinstance(each, Found)]


def skipped(found: list[Finding]) -> list[tuple[str, str]]:
    return [(each.where, each.reason.value) for each in found if isinstance(each, Skipped)]


def dropped(found: list[Finding]) -> dict[str, int]:
    return {each.what: each.count for each in found if isinstance(each, Dropped)}


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def file_in(folder: Path, data: bytes, name: str = "journal.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
