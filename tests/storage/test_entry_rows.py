# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rows of entries and of versions tell the same, whichever way they are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from holdspace.domain.entries import Entry, new_id
from holdspace.storage.connection import Connection
from holdspace.storage.entry_rows import (
    ENTRY_COLUMNS,
    ENTRY_WIDTH,
    REVISION_COLUMNS,
    REVISION_WIDTH,
    derived_revision,
    to_entry,
    to_entry_row,
    to_revision_row,
    to_row,
    with_trash,
)
from holdspace.storage.vault import Vault


def columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.rows(f"PRAGMA table_info({table})")]


def test_the_columns_are_those_of_the_tables(vault: Vault) -> None:
    """The ledger's scan reads whole rows: another order would sum another number."""
    assert columns(vault.connection, "entries") == ENTRY_COLUMNS.split(", ")
    assert columns(vault.connection, "revisions") == REVISION_COLUMNS.split(", ")
    assert (len(ENTRY_COLUMNS.split(", ")), len(REVISION_COLUMNS.split(", "))) == (
        ENTRY_WIDTH,
        REVISION_WIDTH,
    )


def test_a_version_becomes_an_entry_and_back(entry_at: Callable[..., Entry]) -> None:
    session = new_id()
    entry = entry_at(load=3, tags=("a",), session_id=session, practice="box", revision=new_id())
    row = to_row(5, entry, new_id())
    assert to_entry_row(to_revision_row(9, row), 5) == row
    assert to_entry(row) == entry
    assert to_entry(row).revision == entry.revision
    assert (to_entry(row).session_id, to_entry(row).practice) == (session, "box")


def test_the_same_values_give_the_same_revision(entry_at: Callable[..., Entry]) -> None:
    entry = entry_at()
    row = to_row(5, entry)
    assert to_row(9, entry)[1:] == row[1:]
    assert derived_revision(with_trash(row, "then", "then")) == derived_revision(row)
    for changed in (replace(entry, load=2), replace(entry, text="b"), replace(entry, practice="box")):
        assert derived_revision(to_row(5, changed)) != derived_revision(row)
