# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ledger in the vault."""

from __future__ import annotations

import contextlib

import pytest

from holdspace.domain.ledger import Ledger
from holdspace.storage import keys
from holdspace.storage.connection import Connection
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, open_vault


def connected(places: Places, root: bytearray) -> contextlib.closing[Connection]:
    """Open the database behind the vault's back, to do to it what the world does."""
    return contextlib.closing(Connection(places.database, keys.raw_key(keys.database_key(root))))


def test_a_ledger_that_misses_a_row_disagrees(closed_vault: Places, root: bytearray) -> None:
    """Part of case 26: a row changed or lost behind the ledger's back."""
    with connected(closed_vault, root) as connection:
        connection.run("DELETE FROM entries WHERE pk = (SELECT min(pk) FROM entries)")
    with open_vault(closed_vault, root) as vault:
        assert vault.entries.count() == 2
        assert not vault.ledger_agrees()


def test_a_ledger_that_is_gathered_is_written_once_and_reads_right_meanwhile(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    book = LedgerBook(vault.connection)
    keep = book._write
    monkeypatch.setattr(book, "_write", lambda table, ledger: (written.append(table), keep(table, ledger)))
    with vault.connection.write(), book.gathered():
        for number in range(3):
            book.replace("tombstones", None, (number, "id", "then"))
        with book.gathered():
            book.replace("tombstones", (0, "id", "then"), None)
        assert book.stored("tombstones").rows == 2
        assert written == []
    assert written == ["tombstones"]
    assert LedgerBook(vault.connection).stored("tombstones") == book.stored("tombstones")


def test_rows_recorded_together_count_as_one_by_one(vault: Vault) -> None:
    rows = [(number, "id", "then") for number in range(3)]
    book = LedgerBook(vault.connection)
    with vault.connection.write():
        book.replace("tombstones", None, rows[0])
        book.add_all("tombstones", rows[1:])
        together = book.stored("tombstones")
        for row in rows:
            book.replace("tombstones", row, None)
        assert book.stored("tombstones") == Ledger()
        for row in rows:
            book.replace("tombstones", None, row)
        assert book.stored("tombstones") == together


def test_a_block_that_fails_writes_no_ledger(vault: Vault) -> None:
    book = LedgerBook(vault.connection)
    with pytest.raises(ValueError), vault.connection.write(), book.gathered():
        book.replace("tombstones", None, (1, "id", "then"))
        raise ValueError
    assert book.stored("tombstones").rows == 0
