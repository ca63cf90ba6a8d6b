# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether a database is sound: every page sealed, every tree whole, the ledger in agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdspace.storage.connection import Connection
from holdspace.storage.errors import VaultDamaged
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.progress import Progress, no_progress

_PAGE = re.compile(r"page (\d+)")
_UNREADABLE = "the database cannot be read to its end"


@dataclass(frozen=True, slots=True)
class Soundness:
    """What the checks found: pages whose seal fails, what SQLite says of the trees, and the ledger.

    The messages name pages, tables and row numbers, never what is written in a row.
    """

    pages: tuple[int, ...] = ()
    messages: tuple[str, ...] = ()
    ledger_agrees: bool = True

    @property
    def is_sound(self) -> bool:
        """Return whether nothing at all was found."""
        return not self.pages and not self.messages and self.ledger_agrees


def look(connection: Connection, progress: Progress = no_progress) -> Soundness:
    """Return what both integrity checks and the ledger say. Slow: about 0.7 s for 100,000 entries.

    Wants a fresh connection, since one that has pages in its cache does not read them again. The seals are
    checked in the main file only: checkpoint first. Changes nothing. Raises VaultBusy, NotReadable or what
    `progress` raises.
    """
    progress(0.0)
    pages = broken_pages(connection)
    progress(0.3)
    messages = _messages(connection)
    progress(0.6)
    return Soundness(pages, messages, _ledger_agrees(connection))


def assert_sound(connection: Connection) -> None:
    """Raise VaultDamaged where `look` finds anything."""
    if not look(connection).is_sound:
        raise VaultDamaged


def broken_pages(connection: Connection) -> tuple[int, ...]:
    """Return the numbers of the pages in the main file whose seal fails; 0 stands for the file as a whole."""
    try:
        said = [str(row[0]) for row in connection.rows("PRAGMA cipher_integrity_check")]
    except VaultDamaged:
        return (0,)
    found = (_PAGE.search(line) for line in said)
    return tuple(sorted({int(match[1]) if match else 0 for match in found}))


def _messages(connection: Connection) -> tuple[str, ...]:
    try:
        said = [str(row[0]) for row in connection.rows("PRAGMA integrity_check")]
    except VaultDamaged:
        return (_UNREADABLE,)
    return () if said == ["ok"] else tuple(said)


def _ledger_agrees(connection: Connection) -> bool:
    try:
        return LedgerBook(connection).agrees()
    except VaultDamaged:
        return False
