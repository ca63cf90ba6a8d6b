# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The JSON that jrnl exports."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Found, ImportOptions, Skipped, SkipReason
from holdspace.services.formats.errors import NotThisFormat
from holdspace.services.formats.importers import jrnl
from holdspace.services.formats.jrnl_entries import jrnl_entry
from holdspace.services.formats.registry import recognise
from holdspace.services.formats.source import Source
from services.formats.importers.journal_files import (
    FIXTURES,
    dropped,
    entries,
    file_in,
    findings,
    recognised,
    skipped,
)

JOURNAL = FIXTURES / "jrnl/journal.json"
BERLIN = ImportOptions(time_zone="Europe/Berlin")


def journal(*records: Any) -> bytes:
    return json.dumps({"tags": {}, "entries": records}).encode()


def record(**fields: Any) -> dict[str, Any]:
    return {"title": "Title", "body": "Body", "date": "2024-03-05", "time": "14:10", "tags": [], **fields}


def test_entries_keep_their_words_their_times_their_tags_and_their_stars() -> None:
    first, second, third = entries(jrnl, JOURNAL, BERLIN)

    assert first.text == (
        "Third call this week.\nHe sounded tired, @adjuster or not.\n\n[1] ask about the date"
    )
    assert first.created_at.isoformat() == "2024-03-05T14:10:00+01:00"
    assert first.time_zone == "Europe/Berlin"
    assert first.tags == ("adjuster",)
    assert first.starred
    assert second.text == "Drove #home in silence"
    assert second.tags == ("home",)
    assert not second.starred
    assert third.id == "3f0c9a71-b2d4-4e58-a6c1-d07e5b9f2a14"  # an entry that came from Day One


def test_hours_that_do_not_exist_or_come_twice_are_settled() -> None:
    _, spring, autumn = entries(jrnl, JOURNAL, BERLIN)

    assert spring.created_at.isoformat() == "2024-03-31T03:30:00+02:00"
    assert autumn.created_at.isoformat() == "2019-10-27T02:30:00+02:00"


def test_what_was_left_out_is_told() -> None:
    found = findings(jrnl, JOURNAL)
    assert skipped(found) == [("journal.json, 4", "empty")]
    assert dropped(found) == {}


def test_importing_twice_gives_the_same_ids_in_any_zone() -> None:
    assert [each.id for each in entries(jrnl, JOURNAL)] == [
        each.id for each in entries(jrnl, JOURNAL, BERLIN)
    ]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"date": ""}, "no_date"),
        ({"date": "05.03.2024"}, "bad_date"),
        ({"date": "1024-03-05"}, "bad_date"),
        ({"date": "2024-03-05T10:00+01:00"}, "bad_date"),
        ({"time": "25:00"}, "bad_date"),
        ({"time": "14:10+01:00"}, "bad_date"),
        ({"date": 20240305}, "bad_date"),
        ({"title": "\n", "body": " "}, "empty"),
        ({"title": 5}, "bad_record"),
        ({"body": ["x"]}, "bad_record"),
    ],
)
def test_a_record_that_cannot_be_an_entry_is_skipped(
    tmp_path: Path, fields: dict[str, Any], reason: str
) -> None:
    path = file_in(tmp_path, journal(record(), record(**fields), "no record", record()))

    assert skipped(findings(jrnl, path)) == [
        ("journal.txt, 2", reason),
        ("journal.txt, 3", "bad_record"),
        ("journal.txt, 4", "repeated"),
    ]


def test_an_entry_of_a_clock_is_made_or_the_reason_given() -> None:
    made = jrnl_entry(
        BERLIN, datetime(2024, 3, 5, 14, 10), " A ", "\n\n  b\n", tags=["@X", "+y", 5], is_starred=False
    )
    assert isinstance(made, Entry)
    assert made.text == "A\n\n  b"
    assert made.tags == ("X", "y")
    assert jrnl_entry(BERLIN, datetime(1024, 3, 5), "A", "", tags=(), is_starred=False) is SkipReason.BAD_DATE
    assert jrnl_entry(BERLIN, datetime(2024, 3, 5), "", " ", tags=(), is_starred=False) is SkipReason.EMPTY


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"metadata": {"version": "1.0"}, "entries": []}',
        b'{"entries": [{"text": "a", "creationDate": "2024-03-05T10:00:00Z"}]}',
        b'{"entries": {"2024-03-05": {"title": "a", "body": "b", "date": "c", "time": "d"}}}',
    ],
)
def test_other_json_is_not_taken_for_it(tmp_path: Path, data: bytes) -> None:
    path = file_in(tmp_path, data)
    assert not recognised(jrnl, path)
    with pytest.raises(NotThisFormat):
        findings(jrnl, path)


def test_the_registry_finds_it(tmp_path: Path) -> None:
    for path in (JOURNAL, file_in(tmp_path, journal())):
        with Source(path) as source:
            assert recognise(source) == "jrnl"


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.text(), max_size=3)
FIELDS = st.sampled_from(["title", "body", "date", "time", "tags", "starred", "uuid"])


@settings(max_examples=40)
@given(st.lists(st.dictionaries(FIELDS, VALUES | st.just("2024-03-05")) | VALUES, max_size=6))
def test_every_record_has_one_finding(tmp_path_factory: pytest.TempPathFactory, records: list[Any]) -> None:
    path = file_in(tmp_path_factory.mktemp("any"), journal(record(), *records))

    found = [each for each in findings(jrnl, path) if isinstance(each, Found | Skipped)]

    assert len(found) == len(records) + 1
