# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Which files importers read, and what becomes of their records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from holdspace.domain.entries import BadEntry, Entry, new_entry
from holdspace.domain.imports import Found, Skipped, SkipReason
from holdspace.services.formats.errors import FileRefused, NotThisFormat
from holdspace.services.formats.gathering import (
    at_top,
    findings_of,
    gathered,
    has_journal,
    journals_of,
)
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress
from services.formats.importers.journal_files import file_in, written, zipped

ENTRY = new_entry("Words", now=datetime(2024, 3, 14, tzinfo=UTC), time_zone="UTC")


def top(path: Path, *endings: str) -> list[str]:
    with Source(path) as source:
        return at_top(source, *endings)


def test_files_at_the_top_or_in_the_one_folder_are_looked_at(tmp_path: Path) -> None:
    files = {"a.json": b"1", "b.JSON": b"2", "c.txt": b"3", "in/d.json": b"4", ".e.json": b"5"}
    deeper = {"in/a.json": b"1", "in/deep/b.json": b"2", "__MACOSX/in/a.json": b"3"}

    assert top(written(tmp_path / "folder", files), ".json") == ["a.json", "b.JSON"]
    assert top(zipped(tmp_path / "a.zip", deeper), ".json") == ["in/a.json"]
    assert top(written(tmp_path / "deep", {"in/deep/b.json": b"2"}), ".json") == []


def test_a_single_file_has_the_right_name(tmp_path: Path) -> None:
    assert top(file_in(tmp_path, b"1", "without ending"), ".json") == ["without ending"]


def test_a_file_that_cannot_be_looked_at_is_no_journal(tmp_path: Path) -> None:
    def is_one(source: Source, name: str) -> bool:
        if name == "a":
            raise FileRefused
        return name == "b"

    with Source(written(tmp_path / "folder", {"a": b"", "b": b"", "c": b""})) as source:
        assert journals_of(source, is_one, source.names) == ["b"]
        assert has_journal(source, is_one, source.names)
        assert not has_journal(source, is_one, ["a", "c"])


def test_each_record_has_one_finding() -> None:
    def bad() -> Entry:
        raise BadEntry("tags: more than 64")

    records = [
        ("a #1", lambda: ENTRY),
        ("a #2", bad),
        ("a #3", lambda: ENTRY),
        ("a #4", lambda: SkipReason.EMPTY),
    ]
    seen: set[str] = set()

    found = list(gathered(records, seen))

    assert found == [
        Found(ENTRY),
        Skipped("a #2", SkipReason.BAD_RECORD),
        Skipped("a #3", SkipReason.REPEATED),
        Skipped("a #4", SkipReason.EMPTY),
    ]
    assert seen == {ENTRY.id}


def test_journals_follow_one_another_and_none_is_no_such_file() -> None:
    told: list[float] = []

    def records_of(name: str, part: Progress) -> list[tuple[str, Callable[[], Entry | SkipReason]]]:
        part(1.0)
        return [(f"{name} #1", lambda: ENTRY)]

    found = list(findings_of(["a", "b"], records_of, told.append))
    assert found == [Found(ENTRY), Skipped("b #1", SkipReason.REPEATED)]
    assert told == [0.5, 1.0]
    with pytest.raises(NotThisFormat):
        next(findings_of([], records_of, told.append))
