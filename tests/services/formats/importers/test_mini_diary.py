# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Mini Diary's JSON: pages under dates; each is an entry or told, and broken files are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from holdspace.services.formats.errors import BadFile, FileRefused, NotThisFormat
from holdspace.services.formats.importers import mini_diarium, mini_diary
from services.formats.importers.reading_files import (
    FIXTURES,
    dropped_in,
    entries_in,
    format_of,
    is_recognised,
    read_all,
    skipped_in,
    written_json,
)

DIARY = FIXTURES / "mini_diary/mini-diary.json"
DATA = DIARY.read_bytes()


def test_it_is_recognised_and_its_successors_is_not() -> None:
    assert is_recognised(mini_diary, DIARY)
    assert is_recognised(mini_diary, DIARY.parent)
    assert format_of(DIARY) == "mini-diary"
    assert not is_recognised(mini_diarium, DIARY)


def test_a_page_is_an_entry_at_noon_of_its_day() -> None:
    first, second = entries_in(mini_diary, DIARY)
    assert first.created_at.isoformat() == "2026-02-14T12:00:00+01:00"
    assert first.modified_at.isoformat() == "2026-02-15T15:15:14+01:00"
    assert first.text == "# A slow Saturday\n\nTea, **then** a walk.\n\n- river\n- bench"
    assert second.text == "From a newer *program*."


def test_every_other_page_is_told() -> None:
    assert skipped_in(mini_diary, DIARY) == [
        ("mini-diary.json, 2026-02-16", "empty"),
        ("mini-diary.json, 2026-02-30", "bad_date"),
        ("mini-diary.json, number 5", "bad_date"),
        ("mini-diary.json, 2026-02-17", "bad_record"),
        ("mini-diary.json, 2026-02-18", "bad_record"),
    ]
    assert dropped_in(mini_diary, DIARY) == {"photo": 1}


def test_numbers_go_on_from_one_diary_to_the_next(tmp_path: Path) -> None:
    pages = {"2026-02-14": {"title": "", "text": "words"}, "someday": {"title": "", "text": "words"}}
    for name in ("a.json", "b.json"):
        diary = {"metadata": {"application": "Mini Diary"}, "entries": pages}
        (tmp_path / name).write_text(json.dumps(diary), encoding="utf-8")
    assert skipped_in(mini_diary, tmp_path) == [
        ("a.json, number 2", "bad_date"),
        ("b.json, 2026-02-14", "repeated"),
        ("b.json, number 4", "bad_date"),
    ]


def test_a_diary_without_a_page_is_one(tmp_path: Path) -> None:
    path = written_json(
        tmp_path, {"metadata": {"application": "Mini Diary", "dateUpdated": ""}, "entries": {}}
    )
    assert is_recognised(mini_diary, path)
    assert read_all(mini_diary, path) == []


@pytest.mark.parametrize(
    "content",
    [
        {},
        [],
        {"entries": {"2026-02-14": {}}},
        {"metadata": {}, "entries": {"monday": {}}},
        {"metadata": {"version": "1.0"}, "entries": []},
        b"words",
        b"",
    ],
)
def test_other_files_are_neither_recognised_nor_read(tmp_path: Path, content: Any) -> None:
    path = written_json(tmp_path, content)
    assert not is_recognised(mini_diary, path)
    with pytest.raises(NotThisFormat):
        read_all(mini_diary, path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read_all(mini_diary, written_json(tmp_path, DATA[:-20]))


def test_depth_is_refused(tmp_path: Path) -> None:
    deep = b'{"metadata": {}, "entries": {"2026-02-14": ' + b"[" * 100_000
    with pytest.raises(FileRefused):
        read_all(mini_diary, written_json(tmp_path, deep))
