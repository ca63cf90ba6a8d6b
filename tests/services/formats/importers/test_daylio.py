# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Daylio's CSV: with and without scales, both clocks, moods of one's own; broken tables are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.imports import ImportOptions
from holdspace.services.formats.errors import AmbiguousDates, BadFile, NotThisFormat
from holdspace.services.formats.importers import daylio
from holdspace.services.formats.source import Source
from services.formats.importers.reading_files import (
    FIXTURES,
    check_that_it_can_be_stopped,
    dropped_in,
    entries_in,
    format_of,
    is_read_or_refused,
    is_recognised,
    read_all,
    skipped_in,
    with_changes,
)

TABLE = FIXTURES / "daylio/daylio_export_2026_04_12.csv"
OLDER = FIXTURES / "daylio/older.csv"
DATA = TABLE.read_bytes()
HEADER = "full_date,date,weekday,time,mood,activities,note_title,note\n"


def table(folder: Path, rows: str, header: str = HEADER) -> Path:
    path = folder / "a.csv"
    path.write_text(header + rows, encoding="utf-8")
    return path


def test_both_forms_of_the_table_are_recognised() -> None:
    assert is_recognised(daylio, TABLE)
    assert is_recognised(daylio, OLDER)
    assert is_recognised(daylio, FIXTURES / "daylio")
    assert format_of(TABLE) == format_of(OLDER) == "daylio"


def test_a_row_becomes_an_entry() -> None:
    first, second = entries_in(daylio, TABLE)[:2]
    assert first.created_at.isoformat() == "2026-04-12T14:03:00+02:00"
    assert (first.time_zone, first.load, first.tags) == ("Europe/Berlin", 1, ("walk", "long tea"))
    assert first.text.startswith("# Sunday at last\n\nThe office was quiet.")
    assert first.text.endswith("I called & nobody was **angry**.")
    assert second.created_at.isoformat() == "2026-04-12T20:30:00+02:00"
    assert second.text == 'Said "no" once, and it held.\n\nSleep: 8/10 points · Pauses: 2'


def test_every_row_is_an_entry_or_told() -> None:
    assert skipped_in(daylio, TABLE) == [
        ("daylio_export_2026_04_12.csv, row 5", "repeated"),
        ("daylio_export_2026_04_12.csv, row 6", "bad_date"),
        ("daylio_export_2026_04_12.csv, row 7", "no_date"),
        ("daylio_export_2026_04_12.csv, row 8", "bad_date"),
    ]
    assert len(entries_in(daylio, TABLE)) == 6
    assert entries_in(daylio, TABLE)[5].tags == ("steady",)
    assert dropped_in(daylio, TABLE) == {"mood": 2}


def test_two_moods_of_one_minute_are_two_entries() -> None:
    awful, bad = entries_in(daylio, TABLE)[2:4]
    assert (awful.load, bad.load) == (5, 4)
    assert awful.created_at == bad.created_at
    assert awful.id != bad.id


def test_an_hour_left_out_in_spring_comes_an_hour_later() -> None:
    assert entries_in(daylio, TABLE)[4].created_at.isoformat() == "2026-03-29T03:30:00+02:00"


def test_an_hour_that_comes_twice_is_the_first() -> None:
    assert entries_in(daylio, OLDER)[1].created_at.isoformat() == "2022-10-30T02:30:00+02:00"


def test_moods_of_ones_own_are_asked_for_and_mapped() -> None:
    with Source(TABLE) as source:
        assert daylio.custom_moods(source) == ("worn out", "steady")
    with Source(OLDER) as source:
        assert daylio.custom_moods(source) == ("Gut",)
    chosen = ImportOptions(time_zone="UTC", moods={"Gut": 2})
    assert [entry.load for entry in entries_in(daylio, OLDER, chosen)] == [2, 2]
    assert dropped_in(daylio, OLDER, chosen) == {}


def test_reading_again_gives_the_same_ids_in_whatever_zone() -> None:
    here, there = (
        entries_in(daylio, TABLE, ImportOptions(time_zone=zone)) for zone in ("UTC", "America/Chicago")
    )
    assert [entry.id for entry in here] == [entry.id for entry in there]
    moods = ImportOptions(time_zone="UTC", moods={"worn out": 4})
    assert [entry.id for entry in entries_in(daylio, TABLE, moods)] == [entry.id for entry in here]


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        *(("20:30", "20:30"), ("8:30 pm", "20:30"), ("8:30\u202fPM", "20:30"), ("12:05 am", "00:05")),
        *(("12:30 PM", "12:30"), ("7.05", "07:05"), ("8:30 p. m.", "20:30"), ("午後8:30", "20:30")),
        *(("오전 8:30", "08:30"), ("8:30 Uhr", "08:30"), ("", "12:00")),
    ],
)
def test_clocks_of_many_languages_are_read(tmp_path: Path, time: str, shown: str) -> None:
    found = entries_in(daylio, table(tmp_path, f"2026-01-10,x,x,{time},rad,,,words\n"))
    assert f"{found[0].created_at:%H:%M}" == shown


@pytest.mark.parametrize("time", ["25:00", "12:60", "13:00 pm", "0:10 am", "evening"])
def test_what_no_clock_shows_is_a_bad_date(tmp_path: Path, time: str) -> None:
    path = table(tmp_path, f"2026-01-10,x,x,{time},rad,,,words\n")
    assert skipped_in(daylio, path) == [("a.csv, row 1", "bad_date")]


def test_a_table_that_went_through_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = table(tmp_path, "05/03/2026;x;x;20:30;rad;walk;;words\n", HEADER.replace(",", ";"))
    with pytest.raises(AmbiguousDates):
        read_all(daylio, path)
    options = ImportOptions(time_zone="UTC", day_first=True)
    assert entries_in(daylio, path, options)[0].created_at.isoformat() == "2026-03-05T20:30:00+00:00"


def test_a_quote_that_is_not_closed_refuses_the_whole(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read_all(daylio, table(tmp_path, '2026-01-10,x,x,20:30,rad,,,"open\n'))


@pytest.mark.parametrize("header", ["date,mood\n", "full_date;mood\n", "\n", "words about full_date\n"])
def test_other_tables_are_neither_recognised_nor_read(tmp_path: Path, header: str) -> None:
    path = table(tmp_path, "a,b\n", header)
    assert not is_recognised(daylio, path)
    with pytest.raises(NotThisFormat):
        read_all(daylio, path)


def test_it_can_be_stopped() -> None:
    check_that_it_can_be_stopped(daylio, TABLE)


@settings(max_examples=60, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: (HEADER + text).encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    is_read_or_refused(daylio, tmp_path / "a.csv")


@settings(max_examples=40, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(with_changes(DATA, b'",;\n\r\x00|:9<&\xff', 120))
def test_a_table_with_bytes_changed_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    is_read_or_refused(daylio, tmp_path / "a.csv")


def test_a_row_with_too_many_values_is_told_and_the_others_come_in(tmp_path: Path) -> None:
    day = "2026-04-12,April 12,Sunday,20:30,rad,walk,Title,words"
    path = table(tmp_path, f"{day},too,many\n{day}\n")
    assert len(entries_in(daylio, path)) == 1
    assert skipped_in(daylio, path) == [("a.csv, row 1", "bad_record")]
    with Source(path) as source:
        assert daylio.custom_moods(source) == ()
