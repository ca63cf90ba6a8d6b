# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Mini Diarium's JSON: pages in a list, several a day; each is an entry or told, broken files are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from holdspace.services.formats.errors import BadFile, NotThisFormat
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

DIARY = FIXTURES / "mini_diarium/mini-diarium.json"
DATA = DIARY.read_bytes()


def test_it_is_recognised_and_its_forerunners_is_not() -> None:
    assert is_recognised(mini_diarium, DIARY)
    assert format_of(DIARY) == "mini-diarium"
    assert not is_recognised(mini_diary, DIARY)


def test_pages_of_one_day_are_entries_of_their_own() -> None:
    evening, taken_over, night = entries_in(mini_diarium, DIARY)
    assert evening.text == "# Evening\n\nA **long** day.\n\n- tea"
    assert evening.created_at.isoformat() == "2026-03-29T12:00:00+02:00"
    assert evening.modified_at.isoformat() == "2026-03-30T08:10:00+02:00"
    assert taken_over.text == "Taken over, with *stars*."
    assert taken_over.created_at == evening.created_at
    assert night.created_at.isoformat() == "2026-03-27T22:30:00+01:00"


def test_every_other_page_is_told() -> None:
    assert skipped_in(mini_diarium, DIARY) == [
        ("mini-diarium.json, number 3", "repeated"),
        ("mini-diarium.json, number 4", "empty"),
        ("mini-diarium.json, number 5", "bad_date"),
        ("mini-diarium.json, number 6", "no_date"),
        ("mini-diarium.json, number 7", "bad_record"),
    ]
    assert dropped_in(mini_diarium, DIARY) == {"photo": 1}


def test_a_diary_without_a_page_is_one(tmp_path: Path) -> None:
    path = written_json(
        tmp_path, {"metadata": {"application": "Mini Diarium", "exportedAt": ""}, "entries": []}
    )
    assert is_recognised(mini_diarium, path)
    assert read_all(mini_diarium, path) == []


@pytest.mark.parametrize(
    "content",
    [
        {"entries": [{"date": "2026-03-29", "text": "a", "time": "09:00", "title": "a"}]},
        {"entries": [{"date": "2026-03-29", "dateUpdated": ""}]},
        {"entries": []},
        {"tags": {}, "entries": [{"title": "a", "body": "b", "date": "2026-03-29", "time": "09:00"}]},
        b"words",
    ],
)
def test_other_files_are_neither_recognised_nor_read(tmp_path: Path, content: Any) -> None:
    path = written_json(tmp_path, content)
    assert not is_recognised(mini_diarium, path)
    with pytest.raises(NotThisFormat):
        read_all(mini_diarium, path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read_all(mini_diarium, written_json(tmp_path, DATA[:-20]))
