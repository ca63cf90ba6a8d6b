# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""HoldSpace's own table is read as exported, and as spreadsheets save it; broken ones are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from examples import KEEPS_FIXTURES
from holdspace.domain.entries import Entry
from holdspace.services.formats.errors import FileTooLarge, NotThisFormat
from holdspace.services.formats.exporters.holdspace_csv import write
from holdspace.services.formats.importers import holdspace_csv
from holdspace.storage.progress import no_progress
from services.formats.exporters.journals import MADE_AT, PLAIN
from services.formats.importers.reading_files import (
    check_that_it_can_be_stopped,
    entries_in,
    format_of,
    is_read_or_refused,
    is_recognised,
    skipped_in,
    with_changes,
)

ID = "6f4b2c1e-0000-4000-8000-00000000000"
ENTRY = Entry(
    id=f"{ID}1",
    created_at=MADE_AT,
    time_zone="UTC",
    modified_at=MADE_AT,
    text="=a few\n“words”; and, more",
    kind="after",
    audiences=("client", "myself"),
    load=4,
    feelings=("tired", "a; b"),
    tags=("rest",),
    starred=True,
    practice="box",
)
SMALL = f'id,created_at,text,load\n{ID}1,2026-03-02T09:30:00+00:00,"\'=a",4\n'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "journal.csv"
    write(path, iter([ENTRY]), PLAIN, no_progress)
    return path


def test_it_is_read_as_it_was_written(table: Path) -> None:
    assert format_of(table) == "csv"
    assert entries_in(holdspace_csv, table) == [ENTRY]


def test_so_is_what_a_spreadsheet_saved(tmp_path: Path) -> None:
    path = tmp_path / "saved.csv"
    path.write_text(
        "text;created_at;id;starred;load;tags\r\n"
        f"words;2026-03-02T09:30:00+00:00;{ID}1;WAHR;;a\r\n"
        f"words;2026-03-02T09:30:00+00:00;{ID}2;TRUE;4;a\r\n"
        f"words;;{ID}3;;;\r\n"
        f"words;2026-03-02 09:30;{ID}4;;;\r\n"
        f"words;0001-03-02T09:30:00+00:00;{ID}5;;;\r\n"
        f"words;2026-03-02T09:30:00+00:00;{ID}2;;;\r\n"
        "words;2026-03-02T09:30:00+00:00;;;;\r\n",
        encoding="utf-16",
    )
    (entry,) = entries_in(holdspace_csv, path)
    assert (entry.id, entry.starred, entry.load, entry.tags) == (f"{ID}2", True, 4, ("a",))
    assert (entry.time_zone, entry.modified_at) == ("Europe/Berlin", entry.created_at)
    assert skipped_in(holdspace_csv, path) == [
        ("saved.csv, row 1", "bad_record"),
        ("saved.csv, row 3", "no_date"),
        ("saved.csv, row 4", "bad_record"),
        ("saved.csv, row 5", "bad_date"),
        ("saved.csv, row 6", "repeated"),
        ("saved.csv, row 7", "bad_record"),
    ]


@pytest.mark.parametrize(("year", "comes_in"), [(1850, True), (2150, True), (1, False), (9999, False)])
def test_years_are_those_that_a_vault_holds(tmp_path: Path, year: int, comes_in: bool) -> None:
    path = tmp_path / "journal.csv"
    path.write_text(f"id,created_at,text\n{ID}1,{year:04}-03-02T09:30:00+00:00,words\n")
    assert bool(entries_in(holdspace_csv, path)) is comes_in


def test_other_tables_are_not_taken_for_it(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("id,date,text\n1,2026-03-02,words\n")
    assert not is_recognised(holdspace_csv, path)
    with pytest.raises(NotThisFormat):
        entries_in(holdspace_csv, path)


def test_case_51_a_csv_field_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    row = f"{ID}1,2026-03-02T09:30:00+00:00,{'a' * (25 * 1024 * 1024)}\n"
    path.write_text("id,created_at,text\n" + row)
    with pytest.raises(FileTooLarge):
        entries_in(holdspace_csv, path)


def test_it_can_be_stopped(table: Path) -> None:
    check_that_it_can_be_stopped(holdspace_csv, table)


@settings(max_examples=50, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(
    data=with_changes(
        f'id,created_at,text,load\n{ID}1,2026-03-02,"\'=a",4\n'.encode(), b'",;\n\r\x00\xff=', 0
    )
)
def test_broken_tables_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "journal.csv"
    path.write_bytes(data)
    is_read_or_refused(holdspace_csv, path)


def test_a_row_with_too_many_values_is_told_and_the_others_come_in(tmp_path: Path) -> None:
    path = tmp_path / "journal.csv"
    row = "2026-03-02T09:30:00+00:00,words"
    path.write_text(f"id,created_at,text\n{ID}1,{row},more\n{ID}2,{row}\n")
    assert len(entries_in(holdspace_csv, path)) == 1
    assert skipped_in(holdspace_csv, path) == [("journal.csv, row 1", "bad_record")]
