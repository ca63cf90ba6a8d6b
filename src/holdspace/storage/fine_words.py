# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words that a person has said are no identifiers, in the vault and nowhere else."""

from __future__ import annotations

from datetime import datetime

from holdspace.storage.connection import Connection, Row
from holdspace.storage.ledger_book import LedgerBook

LONGEST = 200
"""Characters of one word, or of the few that stand for one."""
_TABLE = "fine_words"


class FineWordStore:
    """The words of one open vault, each folded (domain.identifiers.findings.fold)."""

    def __init__(self, connection: Connection, ledger: LedgerBook | None = None) -> None:
        """Stand on `connection`."""
        self._connection = connection
        self._ledger = ledger or LedgerBook(connection)

    def all(self) -> frozenset[str]:
        """Return every word; none where the vault is too old to hold any."""
        there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
        if self._connection.row(there, (_TABLE,)) is None:
            return frozenset()
        return frozenset(row[0] for row in self._connection.rows("SELECT word FROM fine_words"))

    def dated(self) -> list[tuple[str, datetime]]:
        """Return every word that `add` takes, and when it was said to be fine."""
        rows = self._connection.rows("SELECT word, added_at FROM fine_words ORDER BY pk")
        return [(word, datetime.fromisoformat(at)) for word, at in rows if word.strip()[:LONGEST] == word]

    def add(self, word: str, at: datetime) -> None:
        """Remember a folded word, said to be fine `at` (aware); harmless where it is there already.

        Raises ValueError where it is blank or longer than LONGEST, and DiskFull, NotWritable, NotKept or
        VaultBusy, after which the call can be repeated.
        """
        if not word.strip() or len(word) > LONGEST:
            raise ValueError("a word needs 1 to 200 characters")
        with self._connection.write():
            if self._row(word) is None:
                next_pk = self._connection.value("SELECT coalesce(max(pk), 0) + 1 FROM fine_words")
                row = (next_pk, at.isoformat(timespec="seconds"), word)
                self._connection.run("INSERT INTO fine_words VALUES (?, ?, ?)", row)
                self._ledger.replace(_TABLE, None, row)

    def take_over(self, row: Row) -> bool:
        """Keep a row as another database held it, and return whether it was kept.

        Raises ValueError or TypeError where it is no such row.
        """
        _pk, added_at, word = row
        if word in self.all():
            return False
        self.add(word, datetime.fromisoformat(added_at))
        return True

    def _row(self, word: str) -> Row | None:
        return self._connection.row("SELECT pk, added_at, word FROM fine_words WHERE word = ?", (word,))
