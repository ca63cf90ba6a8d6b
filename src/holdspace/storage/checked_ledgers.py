# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether a database is whole: SQLCipher's seals, SQLite's structure, and the ledger against the rows."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from holdspace.domain.ledger import Ledger
from holdspace.storage.connection import Connection
from holdspace.storage.errors import Cancelled, VaultDamaged
from holdspace.storage.ledger_book import CONTENT_TABLES, LedgerBook
from holdspace.storage.progress import Progress, no_progress, share

_LARGEST_CACHE_KIB = 64 * 1024


def checked_ledgers(
    connection: Connection,
    progress: Progress = no_progress,
    *,
    connect: Callable[[], Connection] | None = None,
) -> Mapping[str, Ledger]:
    """Return the ledger of every content table once all three checks agree. Raises VaultDamaged.

    A scan of everything. Checkpoint first and use a fresh connection: the seals are checked in the main file
    only, and pages read before are not read again. Where `connect` gives another one to the same rows, they
    are counted on a thread of their own meanwhile, which takes a quarter off.
    """
    progress(0.0)
    # Up to this, pages are opened once and not twice, and the index of a longer one stays at hand.
    connection.run(f"PRAGMA cache_size = -{min(connection.size() // 1024 + 1024, _LARGEST_CACHE_KIB)}")
    try:
        if connect is None:
            _check_structure(connection, share(progress, 0.0, 0.7))
            with connection.stoppable(lambda: progress(0.7)):
                counted = count_tables(connection)
        else:
            counted = _counted_beside(
                connect, lambda: _check_structure(connection, share(progress, 0.0, 0.9))
            )
    finally:
        connection.shrink()
    progress(1.0)
    return counted


def _check_structure(connection: Connection, progress: Progress) -> None:
    with connection.stoppable(lambda: progress(0.0)):
        if connection.rows("PRAGMA cipher_integrity_check"):
            raise VaultDamaged
        progress(0.4)
    with connection.stoppable(lambda: progress(0.4)):
        if connection.value("PRAGMA integrity_check") != "ok":
            raise VaultDamaged


def _counted_beside(connect: Callable[[], Connection], check: Callable[[], None]) -> Mapping[str, Ledger]:
    """Count the tables on a thread of their own while `check` runs here; what stops the one stops both."""
    is_stopped = threading.Event()

    def look() -> None:
        if is_stopped.is_set():
            raise Cancelled

    def count() -> Mapping[str, Ledger]:
        with contextlib.closing(connect()) as connection:
            try:
                with connection.stoppable(look):
                    return count_tables(connection)
            finally:
                connection.shrink()

    with ThreadPoolExecutor(1) as beside:
        counting = beside.submit(count)
        try:
            check()
        except BaseException:
            is_stopped.set()
            raise
        return counting.result()


def count_tables(connection: Connection) -> Mapping[str, Ledger]:
    """Return the ledger of every content table, counted anew. Raises VaultDamaged where it was another."""
    book = LedgerBook(connection)
    there = {row[0] for row in connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    # A table that an older vault does not have yet counts as an empty one.
    counted = {table: book.counted(table) if table in there else Ledger() for table in CONTENT_TABLES}
    if any(book.stored(table) != counted[table] for table in CONTENT_TABLES):
        raise VaultDamaged
    return counted
