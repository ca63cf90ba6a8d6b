# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Versions that entries had before: kept when an entry is changed, gone when it is erased."""

from __future__ import annotations

from holdspace.domain.revisions import Revision
from holdspace.storage.connection import Connection, Row
from holdspace.storage.entry_rows import (
    REVISION_COLUMNS,
    REVISION_WIDTH,
    has_revisions,
    to_entry,
    to_entry_row,
    to_revision_row,
)
from holdspace.storage.ledger_book import LedgerBook

_TABLE = "revisions"
_MARKS = ", ".join("?" * REVISION_WIDTH)
_SELECT = f"SELECT {REVISION_COLUMNS} FROM revisions "  # noqa: S608 - names of our own


class RevisionStore:
    """The versions before the newest, of all entries of one open vault; its writes join the entries' own."""

    def __init__(self, connection: Connection, ledger: LedgerBook) -> None:
        """Stand on `connection` and write to the `ledger` that the entries write to."""
        self._connection = connection
        self._ledger = ledger

    def of(self, entry_id: str) -> list[Revision]:
        """Return the versions of an entry but the newest, in the order in which they came in."""
        return [to_revision(row) for row in self.rows_of(entry_id)]

    def edited(self) -> frozenset[str]:
        """Return the ids of the entries that have earlier versions."""
        if not has_revisions(self._connection):
            return frozenset()
        return frozenset(row[0] for row in self._connection.scan("SELECT DISTINCT entry_id FROM revisions"))

    def holds(self, revision_id: str) -> bool:
        """Return whether an earlier version of this id is kept."""
        return self._connection.row("SELECT 1 FROM revisions WHERE id = ?", (revision_id,)) is not None

    def rows_of(self, entry_id: str) -> list[Row]:
        """Return their rows."""
        if not has_revisions(self._connection):
            return []
        return self._connection.rows(_SELECT + "WHERE entry_id = ? ORDER BY pk", (entry_id,))

    def keep(self, entry_row: Row) -> None:
        """Keep what an entry's row says as one of its versions; harmless where it is kept already."""
        self.take_over(to_revision_row(None, entry_row))

    def take_over(self, row: Row) -> bool:
        """Keep a version's row as another database held it, and return whether it was new.

        Raises ValueError or TypeError where it is no such row.
        """
        to_revision(row)
        if self.holds(row[1]):
            return False
        next_pk = self._connection.value("SELECT coalesce(max(pk), 0) + 1 FROM revisions")
        self._write(None, (next_pk, *row[1:]))
        return True

    def replace(self, old: Row, new: Row) -> None:
        """Put one version's row in the place of another."""
        self._write(old, new)

    def remove(self, row: Row) -> None:
        """Remove one version."""
        self._connection.run("DELETE FROM revisions WHERE pk = ?", (row[0],))
        self._ledger.replace(_TABLE, row, None)

    def remove_all(self, entry_id: str) -> list[str]:
        """Remove every version of an entry but its newest, and return their ids."""
        rows = self.rows_of(entry_id)
        for row in rows:
            self.remove(row)
        return [row[1] for row in rows]

    def _write(self, old: Row | None, new: Row) -> None:
        if old is not None:
            self._connection.run("DELETE FROM revisions WHERE pk = ?", (old[0],))
        self._connection.run(f"INSERT INTO revisions VALUES ({_MARKS})", new)  # noqa: S608 - our own marks
        self._ledger.replace(_TABLE, old, new)


def to_revision(row: Row) -> Revision:
    """Return the version that a row of `revisions` holds. Raises ValueError or TypeError where it is none."""
    return Revision(to_entry(to_entry_row(row)), row[3])
