# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Daylio's backup: base64 within a zip, months from 0, offsets in milliseconds; hostile ones are refused."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.imports import ImportOptions
from holdspace.services.formats.errors import BadFile, FileRefused, NotThisFormat, UnsafeArchive
from holdspace.services.formats.importers import daylio
from holdspace.services.formats.importers.daylio_backup import Backup, backup_in, load_head
from holdspace.services.formats.source import Source
from services.formats.importers.reading_files import (
    FIXTURES,
    dropped_in,
    entries_in,
    format_of,
    is_read_or_refused,
    is_recognised,
    read_all,
    skipped_in,
    with_changes,
)
from services.formats.zips import make_zip

CONTENT = (FIXTURES / "daylio/backup.json").read_bytes()


def packed(path: Path, content: Any, **others: bytes) -> Path:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    members = {"backup.daylio": base64.encodebytes(data), **others}
    return make_zip(path, members, zipfile.ZIP_STORED)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return packed(tmp_path / "backup_2026_04_12.daylio", CONTENT, **{"/assets/photos/2026/4/aa": b"\xff\xd8"})


def one(tmp_path: Path, **fields: Any) -> Path:
    entry = {"datetime": 1775995423123, "timeZoneOffset": 7200000, "mood": 1, "note": "words", **fields}
    moods = [{"id": 1, "mood_group_id": 1, "predefined_name_id": 1}]
    return packed(tmp_path / "a.daylio", {"dayEntries": [entry], "customMoods": moods})


def test_a_backup_is_recognised_and_read(backup: Path) -> None:
    assert format_of(backup) == "daylio"
    first, second, third = entries_in(daylio, backup)
    assert first.created_at.isoformat() == "2026-04-12T14:03:43.123000+02:00"
    assert (first.time_zone, first.load, first.starred) == ("Europe/Berlin", 1, True)
    assert first.tags == ("walk", "long tea")
    assert first.text.startswith("# Sunday at last\n\nThe office was quiet.")
    assert first.text.endswith("I called & nobody was **angry**.")
    assert (second.load, second.tags) == (4, ("worn out",))
    assert second.text == "Away from home.  \nTwo lines.\n\nSleep: sound"
    assert third.load is None


def test_a_record_from_elsewhere_keeps_its_own_clock(backup: Path) -> None:
    away = entries_in(daylio, backup)[1]
    assert away.created_at.isoformat() == "2026-04-11T21:00:00-04:00"
    assert away.time_zone == "Etc/GMT+4"


def test_a_record_without_a_moment_counts_months_from_0(backup: Path) -> None:
    assert entries_in(daylio, backup)[2].created_at.isoformat() == "2026-01-02T09:15:00+01:00"


def test_what_did_not_come_along_is_told(backup: Path) -> None:
    assert skipped_in(daylio, backup) == [
        ("backup.daylio, number 4", "bad_date"),
        ("backup.daylio, number 5", "empty"),
        ("backup.daylio, number 6", "bad_record"),
    ]
    assert dropped_in(daylio, backup) == {
        "audio": 1,
        "file": 1,
        "goal": 1,
        "mood": 1,
        "photo": 1,
        "scale": 1,
    }


def test_only_a_mood_without_a_place_is_asked_for(backup: Path) -> None:
    with Source(backup) as source:
        assert Backup(source, "backup.daylio").mood_names() == ("foggy",)
        assert daylio.custom_moods(source) == ("foggy",)
    chosen = entries_in(daylio, backup, ImportOptions(time_zone="Europe/Berlin", moods={"foggy": 3}))
    assert [entry.load for entry in chosen] == [1, 4, 3]


def test_the_csv_and_the_backup_of_one_record_have_one_id(backup: Path) -> None:
    table = FIXTURES / "daylio/daylio_export_2026_04_12.csv"
    assert entries_in(daylio, backup)[0].id == entries_in(daylio, table)[0].id


def test_a_backup_unpacked_by_hand_is_read_too(tmp_path: Path, backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        (tmp_path / "backup.daylio").write_bytes(archive.read("backup.daylio"))
    alone = tmp_path / "backup.daylio"
    assert is_recognised(daylio, alone)
    assert entries_in(daylio, alone) == entries_in(daylio, backup)


@pytest.mark.parametrize(
    ("offset", "shown"),
    [
        (19800000, "2026-04-12T17:33:43.123000+05:30"),
        (0, "2026-04-12T12:03:43.123000+00:00"),
        (None, "2026-04-12T14:03:43.123000+02:00"),
        ("x", "2026-04-12T14:03:43.123000+02:00"),
        (999999999, "2026-04-12T14:03:43.123000+02:00"),
        (120, "2026-04-12T14:03:43.123000+02:00"),
    ],
)
def test_an_offset_that_makes_no_sense_gives_way_to_the_persons_zone(
    tmp_path: Path, offset: Any, shown: str
) -> None:
    assert entries_in(daylio, one(tmp_path, timeZoneOffset=offset))[0].created_at.isoformat() == shown


@pytest.mark.parametrize(
    "fields",
    [{"datetime": 10**30}, {"datetime": -(10**14)}, {"datetime": 0, "year": 2026, "month": 12, "day": 1}],
)
def test_a_moment_no_journal_could_hold_is_a_bad_date(tmp_path: Path, fields: dict[str, Any]) -> None:
    assert [why for _, why in skipped_in(daylio, one(tmp_path, **fields))] == ["bad_date"]


def test_fields_of_a_wrong_kind_are_passed_over(tmp_path: Path) -> None:
    found = entries_in(
        daylio, one(tmp_path, tags="walk", assets=7, note_title=[], isFavorite=1, scaleValues=[3], mood="x")
    )
    assert [(entry.text, entry.load, entry.starred) for entry in found] == [("words", None, False)]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", BadFile),
        (b"no base64 at all", BadFile),
        (base64.b64encode(b"{"), BadFile),
        (base64.b64encode(b"[]"), NotThisFormat),
        (base64.b64encode(b'{"dayEntries": {}}'), NotThisFormat),
        (base64.b64encode(b"[" * 100_000), FileRefused),
    ],
)
def test_what_is_no_backup_inside_is_refused(tmp_path: Path, data: bytes, kind: type[FileRefused]) -> None:
    with pytest.raises(kind):
        read_all(daylio, make_zip(tmp_path / "a.daylio", {"backup.daylio": data}))


def test_a_name_that_leads_outside_is_refused_with_assets_too(tmp_path: Path) -> None:
    with pytest.raises(UnsafeArchive):
        Source(packed(tmp_path / "a.daylio", CONTENT, **{"/assets/../../x": b""}))


def test_another_archive_has_no_backup_in_it(tmp_path: Path) -> None:
    with Source(make_zip(tmp_path / "a.zip", {"a.txt": b"x"})) as source:
        assert backup_in(source) is None
    assert load_head(b"*") == b""


@settings(max_examples=50, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(with_changes(CONTENT, b'{}[]:,"-0919aeE.\\\xff'))
def test_a_backup_with_bytes_changed_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    is_read_or_refused(daylio, packed(tmp_path / "a.daylio", data))


KEYS = ("id", "name", "values", "value", "text_scale", "id_scale", "mood", "tags", "assets", "datetime")
DATES = ("year", "month", "day", "hour", "note", "note_title", "scaleValues", "mood_group_id", "type")
PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
TREES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS + DATES), inner, max_size=5)
    ),
    max_leaves=20,
)


@settings(max_examples=40, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(TREES)
def test_any_tables_are_read_or_refused(tmp_path: Path, value: Any) -> None:
    content: dict[str, Any] = {
        table: [value] for table in ("customMoods", "tags", "scales", "assets", "goals", "milestones")
    }
    content["dayEntries"] = [value, {"datetime": 1, "mood": value, "scaleValues": value, "tags": value}]
    is_read_or_refused(daylio, packed(tmp_path / "a.daylio", content))
