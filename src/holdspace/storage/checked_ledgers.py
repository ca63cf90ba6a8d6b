# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether a database is whole: SQLCipher's seals, SQLite's structure, and the ledger against the rows."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from holdspace.domain.ledger import Ledger
from holdspace.storage.connection import Connection
from holdspace.storage.errors import Cancelled, VaultDamaged
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.progress import Progress, no_progress, share
from holdspace.storage.soundness import check_whole_structure

# Pages at hand are wiped when they are let go of, which costs more than reading a page once more. The indexes
# of a table are asked in no order, though: an eighth holds them.
_LEAST_CACHE_KIB, _LARGEST_CACHE_KIB = 4 * 1024, 24 * 1024
_CACHE_TO_SCAN_KIB = 1024
_TREES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"


def checked_ledgers(
    connection: Connection,
    progress: Progress = no_progress,
    *,
    connect: Callable[[], Connection] | None = None,
    will_be_written: bool = False,
) -> Mapping[str, Ledger]:
    """Return the ledger of every content table once all three checks agree. Raises VaultDamaged.

    A scan of everything but the words of the index, which is made from the entries. Checkpoint first and use
    a fresh connection: the seals are checked in the main file only, and pages read before are not read again.
    Where `connect` gives another one to the same rows, seals and structure are checked on a thread of their
    own meanwhile. Where the file `will_be_written`, the structure is asked for as a whole.
    """
    progress(0.0)
    try:
        if connect is None:
            check_seals(connection, share(progress, 0.0, 0.3))
            check_structure(connection, share(progress, 0.3, 0.7), as_a_whole=will_be_written)
            counted = _counted(connection, share(progress, 0.7, 0.99))
        else:
            with _checked_beside(connect, as_a_whole=will_be_written):
                counted = _counted(connection, share(progress, 0.0, 0.9))
    finally:
        connection.shrink()
    progress(1.0)
    return counted


def check_seals(connection: Connection, progress: Progress) -> None:
    """Raise VaultDamaged unless SQLCipher finds the seal of every page in the main file in order."""
    with connection.stoppable(lambda: progress(0.0)):
        if connection.rows("PRAGMA cipher_integrity_check"):
            raise VaultDamaged


def check_structure(connection: Connection, progress: Progress, *, as_a_whole: bool = False) -> None:
    """Raise VaultDamaged unless every tree is whole, and the list of free pages.

    Tree by tree, by its table's name: the index of words as the plain tables that it is kept in, for a check
    `as_a_whole` has FTS5 walk the words as well, which takes longer than all the rest. That one alone sees
    which pages no tree leads to, and which two trees lead to, or a tree and the list of free pages. What is
    read is right all the same: the ledger knows every row, and each index is compared with its rows. But
    whoever writes into such a file can write over a page that is in use, so before that it is to be asked.
    """
    cache = min(connection.size() // 1024 // 8 + _LEAST_CACHE_KIB, _LARGEST_CACHE_KIB)
    connection.run(f"PRAGMA cache_size = -{cache}")
    with connection.stoppable(lambda: progress(0.0)):
        if as_a_whole:
            check_whole_structure(connection)
            return
        # The first name stands for the free pages as well.
        for name in ("sqlite_schema", *(row[0] for row in connection.rows(_TREES))):
            quoted = str(name).replace('"', '""')
            if connection.value(f'PRAGMA integrity_check("{quoted}")') != "ok":
                raise VaultDamaged


def _counted(connection: Connection, progress: Progress) -> Mapping[str, Ledger]:
    connection.run(f"PRAGMA cache_size = -{_CACHE_TO_SCAN_KIB}")
    with connection.stoppable(lambda: progress(0.0)):
        return count_tables(connection)


@contextlib.contextmanager
def _checked_beside(connect: Callable[[], Connection], *, as_a_whole: bool) -> Iterator[None]:
    """Check seals and structure on a thread of its own while the block runs; what stops it stops both."""
    is_stopped = threading.Event()

    def look(_done: float) -> None:
        if is_stopped.is_set():
            raise Cancelled

    def check() -> None:
        with contextlib.closing(connect()) as connection:
            try:
                check_seals(connection, look)
                check_structure(connection, look, as_a_whole=as_a_whole)
            finally:
                connection.shrink()

    with ThreadPoolExecutor(1) as beside:
        checking = beside.submit(check)
        try:
            yield
        except BaseException:
            is_stopped.set()
            raise
        checking.result()


def count_tables(connection: Connection) -> Mapping[str, Ledger]:
    """Return the ledger of every content table, counted anew. Raises VaultDamaged where it was another."""
    book = LedgerBook(connection)
    counted = book.counted_all()
    if any(book.stored(table) != found for table, found in counted.items()):
        raise VaultDamaged
    return counted
