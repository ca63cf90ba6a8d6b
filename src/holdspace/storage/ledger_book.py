# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ledger as kept in the vault: written in the same transaction as each row, compared by a scan."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from holdspace.domain import ledger
from holdspace.domain.ledger import TOTAL_BYTES, Ledger, Value
from holdspace.storage.connection import Connection

CONTENT_TABLES: tuple[str, ...] = (
    *("entries", "revisions", "tombstones", "own_templates", "fine_words"),
    *("sessions", "answers", "boundaries", "own_patterns"),
    *("own_cards", "card_state", "own_practices"),
)
"""Every table whose rows are counted and summed. A new content table adds its name here."""


class LedgerBook:
    """The ledgers of all content tables of one vault."""

    def __init__(self, connection: Connection) -> None:
        """Stand on `connection`."""
        self._connection = connection
        self._gathered: dict[str, Ledger] | None = None

    @contextlib.contextmanager
    def gathered(self) -> Iterator[None]:
        """Write the ledgers once, at the end of the block, and not at each row; only inside a write."""
        if self._gathered is not None:
            yield
            return
        self._gathered = {}
        try:
            yield
            found, self._gathered = self._gathered, None
            for table, book in found.items():
                self._write(table, book)
        finally:
            self._gathered = None

    def replace(self, table: str, old: Sequence[Value] | None, new: Sequence[Value] | None) -> None:
        """Record that row `old` of `table` became `new`, None being no row. Call it inside the write."""
        book = self.stored(table)
        if old is not None:
            book = ledger.remove(book, ledger.row_digest(table, old))
        if new is not None:
            book = ledger.add(book, ledger.row_digest(table, new))
        self._keep(table, book)

    def add_all(self, table: str, rows: Iterable[Sequence[Value]]) -> None:
        """Record rows that were written to `table`. Call it inside the write."""
        self._keep(table, ledger.together(self.stored(table), ledger.of_rows(table, rows)))

    def stored(self, table: str) -> Ledger:
        """Return the ledger as last written, or as it stands while it is gathered."""
        if self._gathered is not None and table in self._gathered:
            return self._gathered[table]
        row = self._connection.row("SELECT row_count, total FROM ledger WHERE table_name = ?", (table,))
        return Ledger(row[0], int.from_bytes(row[1], "big")) if row else Ledger()

    def counted(self, table: str) -> Ledger:
        """Return the ledger as the rows themselves give it: a scan of the whole table."""
        return ledger.of_rows(table, self._connection.scan(f"SELECT * FROM {table}"))  # noqa: S608 - own name

    def put(self, table: str, book: Ledger) -> None:
        """Record the ledger of a table that was written anew. Call it inside the write."""
        self._write(table, book)

    def counted_all(self) -> Mapping[str, Ledger]:
        """Return every content table's ledger as its rows give it.

        A table that an older vault does not have yet counts as an empty one.
        """
        names = self._connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        there = {row[0] for row in names}
        return {table: self.counted(table) if table in there else Ledger() for table in CONTENT_TABLES}

    def agrees(self) -> bool:
        """Return whether every content table holds exactly the rows that were written to it."""
        return all(self.stored(table) == book for table, book in self.counted_all().items())

    def _keep(self, table: str, book: Ledger) -> None:
        if self._gathered is None:
            self._write(table, book)
        else:
            self._gathered[table] = book

    def _write(self, table: str, book: Ledger) -> None:
        self._connection.run(
            "INSERT INTO ledger VALUES (?, ?, ?)"
            " ON CONFLICT (table_name) DO UPDATE SET row_count = excluded.row_count, total = excluded.total",
            (table, book.rows, book.total.to_bytes(TOTAL_BYTES, "big")),
        )
