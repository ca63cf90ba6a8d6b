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
from holdspace.storage.word_index import index_faults, knows_all_entries

_PAGE = re.compile(r"page (\d+)")
_UNREADABLE = "the database cannot be read to its end"


@dataclass(frozen=True, slots=True)
class Soundness:
    """What the checks found: pages whose seal fails, what SQLite says of the trees, the ledger, the index.

    The messages name pages, tables and row numbers, never what is written in a row.
    """

    pages: tuple[int, ...] = ()
    messages: tuple[str, ...] = ()
    ledger_agrees: bool = True
    index_is_whole: bool = True

    @property
    def is_sound(self) -> bool:
        """Return whether nothing at all was found in what a person wrote; the index is made from that."""
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
    messages, index_is_whole = _messages(connection)
    progress(0.6)
    return Soundness(pages, messages, _ledger_agrees(connection), index_is_whole)


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


def check_whole_structure(connection: Connection) -> None:
    """Raise VaultDamaged where SQLite finds anything in the trees and free pages together, but in the index.

    Slow as `look` is, for the index of words is walked as well.
    """
    said = {str(row[0]) for row in connection.rows("PRAGMA integrity_check")}
    if said != {"ok"} and said - set(index_faults(connection)):
        raise VaultDamaged


def _messages(connection: Connection) -> tuple[tuple[str, ...], bool]:
    """Return what is said of the trees, and whether the index of words, which stands in some, is whole."""
    try:
        said = [str(row[0]) for row in connection.rows("PRAGMA integrity_check")]
        if said == ["ok"]:
            return (), knows_all_entries(connection)
        faults = index_faults(connection)
    except VaultDamaged:
        return (_UNREADABLE,), True
    return tuple(line for line in said if line not in faults), not faults


def _ledger_agrees(connection: Connection) -> bool:
    try:
        return LedgerBook(connection).agrees()
    except VaultDamaged:
        return False
