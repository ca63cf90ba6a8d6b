# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The check after unlocking: is all of it readable, is all of it there, and is what is torn in use at all.

An index of words that is torn is no damage of what was written: it is filled anew from the entries.

Imports sqlcipher3 and cryptography: not before the first paint.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from holdspace.storage.connection import Connection
from holdspace.storage.errors import DiskFull, NotKept, NotWritable, StorageError, VaultBusy
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.progress import Progress, no_progress
from holdspace.storage.soundness import Soundness, look
from holdspace.storage.staging import forget_replaced
from holdspace.storage.used_pages import used_pages
from holdspace.storage.vault import Vault
from holdspace.storage.word_index import fill_index, has_index, index_agrees

_TRIES = 10
_WAIT_FOR_SAVES_MS = 2000
_ALL_BUT_THE_INDEX = 0.7


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found. `free_pages` are torn and hold nothing: no alarm; `Vault.rebuild` mends them.

    `index_was_filled` says that the index of words was torn, or not in step, and was made anew; where
    `index_was_left`, that could not be found out or done, and a later check tries again.
    """

    soundness: Soundness = field(default_factory=Soundness)
    free_pages: tuple[int, ...] = ()
    index_was_filled: bool = False
    index_was_left: bool = False

    @property
    def is_damaged(self) -> bool:
        """Return whether something that is in use cannot be read or is not in order."""
        return bool(self.soundness.pages or self.soundness.messages)

    @property
    def is_altered(self) -> bool:
        """Return whether all can be read and is not what was written last, such as an old page put back."""
        return not self.is_damaged and not self.soundness.ledger_agrees


def check(vault: Vault, progress: Progress = no_progress, *, every_word: bool = False) -> Health:
    """Return the health of an open vault. Slow, any thread but never the window's; changes no entry.

    The vault goes on saving meanwhile; only its checkpoints wait. Where all is well, a vault whose place this
    one took is no longer needed and goes, and an index of words that is torn is filled anew, in which time
    nobody else can save. `every_word` also compares the index with each entry's words, some seconds more for
    100,000 and without saves as well. Raises VaultBusy, NotReadable (also once it is closed) or Cancelled.
    """
    for _ in range(_TRIES):
        health, sure = _check_once(vault, progress)
        if sure:
            break
    if sure and health.soundness.is_sound:
        forget_replaced(vault.places)
        return _with_whole_index(vault, health, progress, every_word=every_word)
    return health


def _with_whole_index(vault: Vault, health: Health, progress: Progress, *, every_word: bool) -> Health:
    """Return the health with what came of the index; that it cannot be filled hides nothing of the rest."""
    if vault.is_read_only or (health.soundness.index_is_whole and not every_word):
        return health
    try:
        was_filled = _fill_index(vault, health, progress)
    except (DiskFull, NotWritable, NotKept, VaultBusy):
        return replace(health, index_was_left=True)
    return replace(health, index_was_filled=was_filled)


def _fill_index(vault: Vault, health: Health, progress: Progress) -> bool:
    with (
        contextlib.closing(vault.connect()) as connection,
        connection.stoppable(lambda: progress(_ALL_BUT_THE_INDEX)),
    ):
        connection.run(f"PRAGMA busy_timeout = {_WAIT_FOR_SAVES_MS}")
        if not has_index(connection) or (health.soundness.index_is_whole and index_agrees(connection)):
            return False
        with connection.write():
            fill_index(connection)
    return True


def _check_once(vault: Vault, progress: Progress) -> tuple[Health, bool]:
    """Return the health and whether it is sure: a page may be read just as it is written, and seem torn."""
    with contextlib.closing(vault.connect()) as connection:
        whole = _hold_still(vault, connection)
        found = look(connection, progress)
        if not found.pages:
            return Health(found), whole or found.is_sound
        free = _free_ones(vault, found.pages) if whole else ()
    if set(free) != set(found.pages):
        return Health(found), whole
    # A torn page makes SQLCipher refuse all further work on its connection: ask the rest of another one.
    with contextlib.closing(vault.connect()) as connection:
        connection.run("BEGIN")
        return Health(Soundness(ledger_agrees=_ledger_agrees(connection)), free), True


def _hold_still(vault: Vault, connection: Connection) -> bool:
    """Begin to read one state of the vault, and return whether nothing of it is in the log.

    As long as somebody reads without the log, SQLite moves nothing from the log into the main file.
    """
    log = vault.places.database.with_name(vault.places.database.name + "-wal")
    for left in reversed(range(_TRIES)):
        # Only where there is something to move: a save that meets a checkpoint is told to wait.
        if _is_filled(log):
            with contextlib.suppress(StorageError):
                connection.checkpoint()
        connection.run("BEGIN")
        with contextlib.suppress(StorageError):
            connection.value("SELECT count(*) FROM sqlite_master")
        if not _is_filled(log):
            return True
        if left:
            connection.run("ROLLBACK")
    return False


def _is_filled(log: Path) -> bool:
    try:
        return log.stat().st_size > 0
    except FileNotFoundError:
        return False


def _free_ones(vault: Vault, pages: tuple[int, ...]) -> tuple[int, ...]:
    try:
        with contextlib.closing(vault.connect()) as connection:
            rows = connection.rows("SELECT rootpage FROM sqlite_master WHERE rootpage > 0")
    except StorageError:
        return ()
    with vault.pages() as sealed:
        used = used_pages((int(row[0]) for row in rows), sealed.page)
    # Where a torn page is in use, what stood below it is not known to be free.
    return () if used.intersection(pages) else tuple(page for page in pages if 0 < page <= sealed.count)


def _ledger_agrees(connection: Connection) -> bool:
    try:
        return LedgerBook(connection).agrees()
    except StorageError:
        return False
