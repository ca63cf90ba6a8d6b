# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Ids of what was erased for good, so that another laptop or an old backup does not bring it back."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime

from holdspace.domain.revisions import Tombstone
from holdspace.storage.connection import Connection, Row
from holdspace.storage.entry_rows import has_revisions
from holdspace.storage.ledger_book import LedgerBook

_TABLE = "tombstones"
_SELECT = "SELECT pk, id, erased_at FROM tombstones "


class TombstoneStore:
    """The tombstones of one open vault; its writes join the entries' own."""

    def __init__(self, connection: Connection, ledger: LedgerBook) -> None:
        """Stand on `connection` and write to the `ledger` that the entries write to."""
        self._connection = connection
        self._ledger = ledger

    def of(self, erased_id: str) -> Tombstone | None:
        """Return the tombstone of this id, or None."""
        row = self._row(erased_id)
        return None if row is None else _tombstone(row)

    def all(self) -> Generator[Tombstone, None, None]:
        """Give every tombstone."""
        if has_revisions(self._connection):
            yield from (_tombstone(row) for row in self._connection.scan(_SELECT + "ORDER BY pk"))

    def put(self, tombstone: Tombstone) -> bool:
        """Keep a tombstone and return whether it was new; of two of one id the later stays."""
        old = self._row(tombstone.id)
        if old is not None and _tombstone(old).erased_at >= tombstone.erased_at:
            return False
        if old is not None:
            self._remove(old)
        next_pk = self._connection.value("SELECT coalesce(max(pk), 0) + 1 FROM tombstones")
        new = (next_pk, tombstone.id, tombstone.erased_at.isoformat())
        self._connection.run("INSERT INTO tombstones VALUES (?, ?, ?)", new)
        self._ledger.replace(_TABLE, None, new)
        return old is None

    def take_over(self, row: Row) -> bool:
        """Keep a row as another database held it. Raises ValueError or TypeError where it is none."""
        return self.put(_tombstone(row))

    def lift(self, erased_id: str) -> None:
        """Remove the tombstone of this id: it is there again; harmless where there is none."""
        row = self._row(erased_id)
        if row is not None:
            self._remove(row)

    def _remove(self, row: Row) -> None:
        self._connection.run("DELETE FROM tombstones WHERE pk = ?", (row[0],))
        self._ledger.replace(_TABLE, row, None)

    def _row(self, erased_id: str) -> Row | None:
        return self._connection.row(_SELECT + "WHERE id = ?", (erased_id,))


def _tombstone(row: Row) -> Tombstone:
    return Tombstone(row[1], datetime.fromisoformat(row[2]))
