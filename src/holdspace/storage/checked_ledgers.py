# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether a database is whole: SQLCipher's seals, SQLite's structure, and the ledger against the rows."""

from __future__ import annotations

from collections.abc import Mapping

from holdspace.domain.ledger import Ledger
from holdspace.storage.connection import Connection
from holdspace.storage.errors import VaultDamaged
from holdspace.storage.ledger_book import CONTENT_TABLES, LedgerBook
from holdspace.storage.progress import Progress, no_progress

_LARGEST_CACHE_KIB = 64 * 1024


def checked_ledgers(connection: Connection, progress: Progress = no_progress) -> Mapping[str, Ledger]:
    """Return the ledger of every content table once all three checks agree. Raises VaultDamaged.

    A scan of everything. Checkpoint first and use a fresh connection: the seals are checked in the main file
    only, and pages read before are not read again.
    """
    progress(0.0)
    # Up to this, pages are opened once and not twice, and the index of a longer one stays at hand.
    connection.run(f"PRAGMA cache_size = -{min(connection.size() // 1024 + 1024, _LARGEST_CACHE_KIB)}")
    with connection.stoppable(lambda: progress(0.0)):
        if connection.rows("PRAGMA cipher_integrity_check"):
            raise VaultDamaged
        progress(0.3)
    with connection.stoppable(lambda: progress(0.3)):
        if connection.value("PRAGMA integrity_check") != "ok":
            raise VaultDamaged
    progress(0.7)
    with connection.stoppable(lambda: progress(0.7)):
        counted = count_tables(connection)
    progress(1.0)
    return counted


def count_tables(connection: Connection) -> Mapping[str, Ledger]:
    """Return the ledger of every content table, counted anew. Raises VaultDamaged where it was another."""
    book = LedgerBook(connection)
    there = {row[0] for row in connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    # A table that an older vault does not have yet counts as an empty one.
    counted = {table: book.counted(table) if table in there else Ledger() for table in CONTENT_TABLES}
    if any(book.stored(table) != counted[table] for table in CONTENT_TABLES):
        raise VaultDamaged
    return counted
