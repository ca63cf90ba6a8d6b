# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reading a file with one importer, in tests: all that it gives, and what broken files may do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Dropped, Finding, Found, ImportOptions, Skipped
from holdspace.services.formats.errors import FileRefused
from holdspace.services.formats.registry import Importer, recognise
from holdspace.services.formats.source import Source
from holdspace.storage.errors import Cancelled
from holdspace.storage.progress import Progress, no_progress

FIXTURES = Path(__file__).parent / "fixtures"
BERLIN = ImportOptions(time_zone="Europe/Berlin")


def written_json(folder: Path, content: Any) -> Path:
    """Write bytes as they are, or any other content as JSON, and return the file."""
    path = folder / "a.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def read_all(
    importer: Importer, path: Path, options: ImportOptions = BERLIN, progress: Progress = no_progress
) -> list[Finding]:
    """Return all that the importer finds in `path`."""
    with Source(path) as source:
        return list(importer.read(source, options, progress))


def entries_in(importer: Importer, path: Path, options: ImportOptions = BERLIN) -> list[Entry]:
    """Return the entries in `path`."""
    return [found.entry for found in read_all(importer, path, options) if isinstance(found, Found)]


def skipped_in(importer: Importer, path: Path, options: ImportOptions = BERLIN) -> list[tuple[str, str]]:
    """Return what was skipped and why."""
    found = read_all(importer, path, options)
    return [(each.where, each.reason.value) for each in found if isinstance(each, Skipped)]


def dropped_in(importer: Importer, path: Path, options: ImportOptions = BERLIN) -> dict[str, int]:
    """Return what was counted as left out."""
    found = read_all(importer, path, options)
    return {each.what: each.count for each in found if isinstance(each, Dropped)}


def format_of(path: Path) -> str:
    """Return the id of the format that the registry takes `path` for."""
    with Source(path) as source:
        return recognise(source)


def is_recognised(importer: Importer, path: Path) -> bool:
    """Return whether the importer takes `path` for its own."""
    with Source(path) as source:
        return importer.recognises(source)


def is_read_or_refused(importer: Importer, path: Path) -> bool:
    """Return whether `path` was read; a refusal must be clean, anything else but reading fails the test."""
    try:
        with Source(path) as source:
            importer.recognises(source)
            for found in importer.read(source, BERLIN, no_progress):
                assert isinstance(found, (Found, Skipped, Dropped))
    except FileRefused as refused:
        assert str(refused) == refused.sentence
        assert refused.__cause__ is None
        assert refused.__suppress_context__ or refused.__context__ is None
        return False
    return True


def check_that_it_can_be_stopped(importer: Importer, path: Path) -> None:
    """Stop at the first word on how far it is, and find the file closed and nothing more read."""

    def stop(done: float) -> None:
        assert 0 <= done <= 1
        raise Cancelled

    with pytest.raises(Cancelled):
        read_all(importer, path, progress=stop)


def with_changes(data: bytes, marks: bytes, start: int = 0) -> st.SearchStrategy[bytes]:
    """Give copies of `data` in which some bytes from `start` on are of `marks`, and some are cut short."""
    change = st.tuples(st.integers(start, len(data) - 1), st.sampled_from(marks))
    changed = st.lists(change, max_size=8).map(lambda changes: _changed(data, changes))
    return changed | st.integers(0, len(data)).map(lambda end: data[:end])


def _changed(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    copy = bytearray(data)
    for place, byte in changes:
        copy[place] = byte
    return bytes(copy)
