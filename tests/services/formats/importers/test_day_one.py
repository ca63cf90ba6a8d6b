# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Day One's JSON export, with all that it is known to hold."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.imports import Found, ImportOptions, Skipped, imported_id
from holdspace.services.formats.errors import BadFile, FileRefused, FileTooLarge, NotThisFormat
from holdspace.services.formats.importers import day_one
from holdspace.services.formats.registry import recognise
from holdspace.services.formats.source import Source
from holdspace.storage.errors import Cancelled
from services.formats.importers.journal_files import (
    FIXTURES,
    dropped,
    entries,
    file_in,
    findings,
    recognised,
    skipped,
    written,
    zipped,
)

JOURNAL = (FIXTURES / "day_one/Journal.json").read_bytes()
NIGHTS = (FIXTURES / "day_one/Night shifts.json").read_bytes()
PICTURE = b"\xff\xd8\xff\xe0 no picture"
UUID = "3F0C9A71B2D44E58A6C1D07E5B9F2A14"
CHICAGO = ImportOptions(time_zone="America/Chicago")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return zipped(tmp_path / "Export.zip", {"Journal.json": JOURNAL, "photos/0123.jpeg": PICTURE})


def journal(*records: Any) -> bytes:
    return json.dumps({"metadata": {"version": "1.0"}, "entries": records}).encode()


def record(**fields: Any) -> dict[str, Any]:
    return {"uuid": UUID, "creationDate": "2024-03-14T19:10:00Z", "text": "Words", **fields}


def test_an_entry_keeps_its_words_its_times_its_tags_and_its_star(archive: Path) -> None:
    first = entries(day_one, archive, CHICAGO)[0]

    assert first.id == "3f0c9a71-b2d4-4e58-a6c1-d07e5b9f2a14"
    assert first.text == (
        "# The long hallway\n\nShe asked twice. I said (slowly) what I knew, nothing more!\n\n"
        "\\- not a list\n20-30 minutes, by the window."
    )
    assert first.created_at.isoformat() == "2024-03-14T14:10:00-05:00"
    assert first.modified_at.isoformat() == "2024-03-14T14:25:41-05:00"
    assert first.time_zone == "America/Chicago"
    assert first.tags == ("late shift", "family meeting")
    assert first.starred
    assert first.kind == "note"


def test_words_that_are_only_in_the_rich_text_come_along(archive: Path) -> None:
    second = entries(day_one, archive)[1]

    assert second.text == "## Only rich\nOne **firm** word\n- called\n- wrote"


def test_a_zone_that_is_only_an_offset_keeps_it_and_takes_the_name_that_was_given(archive: Path) -> None:
    second = entries(day_one, archive, CHICAGO)[1]

    assert second.created_at.isoformat() == "2021-06-21T00:30:00+02:00"
    assert second.time_zone == "America/Chicago"
    assert second.modified_at == second.created_at
    assert second.id == imported_id("dayone", "7C20E44AD1F311EBB0A20242AC130003")  # a version 1 UUID


def test_a_zone_that_does_not_exist_becomes_the_one_that_was_given(archive: Path) -> None:
    third = entries(day_one, archive, ImportOptions(time_zone="Europe/Berlin"))[2]

    assert third.created_at.isoformat() == "2019-10-27T02:30:00.250000+02:00"
    assert third.time_zone == "Europe/Berlin"
    assert third.text == "Her coat was still wet. See https://example.org/a_b and `keep\\.this`."


def test_what_was_left_out_is_listed_with_its_reason(archive: Path) -> None:
    found = findings(day_one, archive)

    assert skipped(found) == [
        ("Journal.json, 3", "empty"),
        ("Journal.json, 5", "bad_date"),
        ("Journal.json, 6", "no_date"),
        ("Journal.json, 7", "bad_record"),
    ]


def test_pictures_places_and_the_like_are_counted(archive: Path) -> None:
    assert dropped(findings(day_one, archive)) == {
        "photo": 1,
        "video": 1,
        "audio": 1,
        "pdf": 1,
        "place": 1,
        "weather": 1,
        "pin": 1,
        "all_day": 1,
    }


def test_words_that_day_one_heard_in_a_recording_are_counted_as_left_out(tmp_path: Path) -> None:
    audios = [{"identifier": "A", "transcription": "spoken"}, {"identifier": "B"}, "no recording"]

    found = findings(day_one, file_in(tmp_path, journal(record(audios=audios))))

    assert dropped(found) == {"audio": 3, "transcription": 1}


def test_with_several_journals_each_names_its_entries_and_one_that_comes_twice_counts_once(
    tmp_path: Path,
) -> None:
    both = zipped(tmp_path / "both.zip", {"Journal.json": JOURNAL, "Night shifts.json": NIGHTS})

    found = findings(day_one, both)

    by_tag = [each.entry.tags for each in found if isinstance(each, Found)]
    assert by_tag[0] == ("Journal", "late shift", "family meeting")
    assert by_tag[-1] == ("Night shifts", "quiet")
    assert ("Night shifts.json, 2", "repeated") in skipped(found)


@pytest.mark.parametrize("inside", ["", "Export 2024/"])
def test_a_folder_a_file_alone_and_a_folder_packed_again_are_read_as_the_archive(
    tmp_path: Path, archive: Path, inside: str
) -> None:
    files = {inside + "Journal.json": JOURNAL, inside + "photos/0123.jpeg": PICTURE}
    same = entries(day_one, archive)

    assert entries(day_one, zipped(tmp_path / "again.zip", files)) == same
    assert entries(day_one, written(tmp_path / "folder", files)) == same
    assert entries(day_one, file_in(tmp_path, JOURNAL, "any name")) == same


def test_importing_twice_gives_the_same_ids(archive: Path) -> None:
    assert [each.id for each in entries(day_one, archive)] == [
        each.id for each in entries(day_one, archive, CHICAGO)
    ]


def test_an_entry_without_id_gets_one_of_its_time_and_words(tmp_path: Path) -> None:
    path = file_in(tmp_path, journal(record(uuid=None), record(uuid=None, text="Others")))

    one, other = entries(day_one, path)

    assert one.id == imported_id("dayone", "2024-03-14T19:10:00Z\nWords")
    assert one.id != other.id


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"creationDate": 1710443400}, "bad_date"),
        ({"creationDate": "14 March"}, "bad_date"),
        ({"creationDate": "2101-01-02T00:00:00Z"}, "bad_date"),
        ({"creationDate": "9999-12-31T23:59:59-12:00"}, "bad_date"),
        ({"creationDate": "0001-01-01T00:00:00+12:00"}, "bad_date"),
        ({"creationDate": None}, "no_date"),
        ({"text": "\u200b\n "}, "empty"),
        ({"text": None}, "empty"),
        ({"text": 5, "richText": 6}, "empty"),
        ({"text": None, "richText": "{"}, "bad_record"),
        ({"text": None, "richText": "[" * 5000}, "bad_record"),
    ],
)
def test_a_record_that_cannot_be_an_entry_is_skipped(
    tmp_path: Path, fields: dict[str, Any], reason: str
) -> None:
    found = findings(day_one, file_in(tmp_path, journal(record(**fields), record(uuid="B", text="Other"))))

    assert skipped(found) == [("journal.txt, 1", reason)]
    assert len([each for each in found if isinstance(each, Found)]) == 1


def test_tags_are_cut_to_what_an_entry_can_hold(tmp_path: Path) -> None:
    given = ["long " * 40, " two\nlines ", "", 7, "same", "same", *map(str, range(200))]

    (entry,) = entries(day_one, file_in(tmp_path, journal(record(tags=given, starred="yes"))))

    assert entry.tags[:3] == (("long " * 16).strip(), "two lines", "same")
    assert len(entry.tags) == 64
    assert not entry.starred


def test_it_is_told_from_other_programs_json(tmp_path: Path) -> None:
    others = [
        b'{"metadata": {"application": "Mini Diary"}, "entries": {"2024-01-01": {"text": "b"}}}',
        b'{"tags": {}, "entries": [{"title": "a", "body": "b", "date": "2024-01-01", "time": "10:00"}]}',
        b'{"format": "holdspace", "entries": [{"id": "x", "created_at": "2024-01-01T10:00:00+00:00"}]}',
        b"[]",
        b"",
        b"Dear diary",
    ]
    for number, other in enumerate(others):
        path = file_in(tmp_path, other, f"{number}.json")
        assert not recognised(day_one, path)
        with pytest.raises(NotThisFormat):
            findings(day_one, path)


@pytest.mark.parametrize("data", [JOURNAL, NIGHTS, b"\xef\xbb\xbf" + NIGHTS, journal(), journal(record())])
def test_the_registry_finds_it(tmp_path: Path, data: bytes) -> None:
    with Source(file_in(tmp_path, data)) as source:
        assert recognise(source) == "dayone"


def test_a_journal_without_entries_has_none(tmp_path: Path) -> None:
    assert findings(day_one, file_in(tmp_path, journal())) == []


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        findings(day_one, file_in(tmp_path, JOURNAL[:-200]))


def test_depth_without_end_is_refused(tmp_path: Path) -> None:
    deep = b'{"entries":[{"creationDate":"2024-01-01","text":' + b"[" * 100_000

    with pytest.raises(FileTooLarge):
        findings(day_one, file_in(tmp_path, deep))


def test_progress_is_told_and_can_stop_it(tmp_path: Path) -> None:
    path = file_in(tmp_path, journal(*(record(uuid=f"{n}") for n in range(600))))
    told: list[float] = []

    def stop(done: float) -> None:
        raise Cancelled

    findings(day_one, path, progress=told.append)
    with pytest.raises(Cancelled):
        findings(day_one, path, progress=stop)

    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) == 4


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = ("uuid", "creationDate", "modifiedDate", "timeZone", "text", "richText", "tags", "photos", "location")
DATES = st.datetimes(min_value=datetime(1895, 1, 1), max_value=datetime(2105, 1, 1)).map(
    lambda moment: moment.isoformat() + "Z"
)


@settings(max_examples=40)
@given(st.lists(st.dictionaries(st.sampled_from(NAMES), VALUES | DATES) | VALUES, max_size=6))
def test_every_record_has_one_finding(tmp_path_factory: pytest.TempPathFactory, records: list[Any]) -> None:
    path = file_in(tmp_path_factory.mktemp("any"), journal(record(), *records))

    found = [each for each in findings(day_one, path) if isinstance(each, Found | Skipped)]

    assert len(found) == len(records) + 1
    for each in found:
        if isinstance(each, Found):
            assert each.entry.text
            assert abs(each.entry.created_at.utcoffset() or timedelta()) < timedelta(days=1)


@settings(max_examples=40)
@given(st.integers(0, len(JOURNAL)), st.binary(max_size=4), st.integers(0, 40))
def test_a_file_with_faults_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes, cut: int
) -> None:
    path = file_in(tmp_path_factory.mktemp("any"), JOURNAL[:at] + put + JOURNAL[at + cut :])
    try:
        found = findings(day_one, path)
    except FileRefused:
        return
    assert found


@settings(max_examples=40)
@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = file_in(tmp_path_factory.mktemp("any"), data)

    with pytest.raises(FileRefused):
        findings(day_one, path)
