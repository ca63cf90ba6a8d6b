# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ledger as kept in the vault: written in the same transaction as each row, compared by a scan."""

from __future__ import annotations

from collections.abc import Sequence

from holdspace.domain import ledger
from holdspace.domain.ledger import TOTAL_BYTES, Ledger, Value
from holdspace.storage.connection import Connection

CONTENT_TABLES: tuple[str, ...] = ("entries",)
"""Every table whose rows are counted and summed. A new content table adds its name here."""


class LedgerBook:
    """The ledgers of all content tables of one vault."""

    def __init__(self, connection: Connection) -> None:
        """Stand on `connection`."""
        self._connection = connection

    def replace(self, table: str, old: Sequence[Value] | None, new: Sequence[Value] | None) -> None:
        """Record that row `old` of `table` became `new`, None being no row. Call it inside the write."""
        book = self.stored(table)
        if old is not None:
            book = ledger.remove(book, ledger.row_digest(table, old))
        if new is not None:
            book = ledger.add(book, ledger.row_digest(table, new))
        self._connection.run(
            "INSERT INTO ledger VALUES (?, ?, ?)"
            " ON CONFLICT (table_name) DO UPDATE SET row_count = excluded.row_count, total = excluded.total",
            (table, book.rows, book.total.to_bytes(TOTAL_BYTES, "big")),
        )

    def stored(self, table: str) -> Ledger:
        """Return the ledger as last written."""
        row = self._connection.row("SELECT row_count, total FROM ledger WHERE table_name = ?", (table,))
        return Ledger(row[0], int.from_bytes(row[1], "big")) if row else Ledger()

    def counted(self, table: str) -> Ledger:
        """Return the ledger as the rows themselves give it: a scan of the whole table."""
        return ledger.of_rows(table, self._connection.scan(f"SELECT * FROM {table}"))  # noqa: S608 - own name

    def agrees(self) -> bool:
        """Return whether every content table holds exactly the rows that were written to it."""
        return all(self.stored(table) == self.counted(table) for table in CONTENT_TABLES)
