# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The table that is exported: harmless in a spreadsheet, one row an entry, and read back whole."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.entries import Entry, new_entry
from holdspace.services.formats.cells import COLUMNS
from services.formats.exporters.journals import (
    MADE_AT,
    entries,
    entries_of,
    export_all,
    new_vault,
    take_in,
)
from services.formats.importers.reading_files import format_of

FORMULAS = ('=cmd|"/c calc"!A1', "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "'=1", "＝1")


@settings(max_examples=8, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(journal=st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.id))
def test_what_entries_are_now_goes_out_and_in_without_loss(tmp_path: Path, journal: list[Entry]) -> None:
    target = tmp_path / "journal.csv"
    with new_vault(tmp_path) as here, new_vault(tmp_path) as there:
        here.entries.add_many(journal)
        export_all(here, target, "csv")
        assert take_in(there, target, "csv").added == len(journal)
        assert entries_of(there) == entries_of(here)
        assert [each.revision for each in entries_of(there)] == [each.revision for each in entries_of(here)]


@pytest.mark.parametrize("words", FORMULAS, ids=ascii)
def test_case_53_csv_export_of_a_formula_is_neutralised_and_comes_back_as_it_was(
    tmp_path: Path, words: str
) -> None:
    target = tmp_path / "journal.csv"
    entry = new_entry(words, now=MADE_AT, time_zone="UTC")
    if words == words.strip():
        entry = replace(entry, tags=(words,), feelings=(words,))
    with new_vault(tmp_path) as here, new_vault(tmp_path) as there:
        here.entries.add(entry)
        export_all(here, target, "csv")
        with target.open(encoding="utf-8-sig", newline="") as file:
            columns, row = csv.reader(file)
        assert tuple(columns) == COLUMNS
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
        assert row[COLUMNS.index("text")] == "'" + words.replace("\t=", "\t'=")
        assert format_of(target) == "csv"
        take_in(there, target, "csv")
        assert entries_of(there) == [entry]


def test_history_and_trash_stay_behind(tmp_path: Path) -> None:
    target = tmp_path / "journal.csv"
    with new_vault(tmp_path) as vault:
        entry = new_entry("first words", now=MADE_AT, time_zone="UTC")
        deleted = new_entry("deleted words", now=MADE_AT, time_zone="UTC")
        vault.entries.add_many([entry, deleted])
        vault.entries.update(replace(entry, text="second words"))
        vault.entries.delete(deleted.id)
        assert export_all(vault, target, "csv").entries == 1
    written = target.read_text(encoding="utf-8")
    assert "second words" in written
    assert "first words" not in written
    assert "deleted words" not in written
