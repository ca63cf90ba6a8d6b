# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Erasing for good: what was erased stands on no page any more, in use, free or in the log.

secure_delete is not enough: where SQLite moves rows from one page to its neighbour, the old page can keep a
copy in a gap (a few of thousands of erased or edited texts, tests/storage/test_erasing.py). So the database
is written anew. Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from holdspace.storage.backups import STEPS_A_ROW
from holdspace.storage.connection import STEPS_BETWEEN, Connection
from holdspace.storage.entries import EntryStore
from holdspace.storage.errors import StorageError
from holdspace.storage.progress import Progress, no_progress, only_told, say_done, share
from holdspace.storage.vault import Vault
from holdspace.storage.word_index import forget_removed

_MOST_BY_STEPS = 0.9


@dataclass(frozen=True, slots=True)
class ErasedFrom:
    """What an erasing reached. Every backup made before `at` still holds what was erased."""

    at: datetime
    log_was_cut: bool
    """False where a reader stood in the way: the encrypted log holds it until the next checkpoint."""


def erase_for_good(vault: Vault, entry_id: str, progress: Progress = no_progress) -> ErasedFrom:
    """Erase an entry, deleted or not, and leave nothing of it in database or log; on the vault's own thread.

    Harmless where there is none. About 17 ms for each 1,000 entries: where that is long, call
    `vault.entries.erase` there and `leave_no_remains` on another thread. Raises VaultBusy, DiskFull,
    NotWritable or NotKept; the entry may then be gone already, and the call can be repeated.
    """
    vault.entries.erase(entry_id)
    return leave_no_remains(vault, progress)


def replace_for_good(
    vault: Vault,
    entry_id: str,
    start: int,
    end: int,
    replacement: str,
    *,
    at: datetime | None = None,
    expected: str | None = None,
    progress: Progress = no_progress,
) -> ErasedFrom:
    """Put a role in the place of a name, and leave the name in no version, page or log; this thread.

    The words of the entry from `start` to `end` (characters) are replaced, and wherever the same words stand
    whole in its text or in an earlier version, there too; the entry has one new version for it, and those
    that held the words are gone. Backups made before still hold them. Quick but for writing the database
    anew: where that is long, call `vault.entries.replace_words` there and `leave_no_remains` on another
    thread. Raises as `erase_for_good`, NoSuchEntry, and BadEntry where there are no such words.
    """
    moment = at or datetime.now(UTC)
    vault.entries.replace_words(entry_id, start, end, replacement, at=moment, expected=expected)
    return leave_no_remains(vault, progress)


def erase_entry(vault: Vault, entry_id: str, progress: Progress = no_progress) -> int:
    """Erase one entry, deleted or not, leave nothing of it, and return how many there were; any thread.

    Only told of, not stopped, once the entry is gone. Raises as `erase_for_good`.
    """
    with contextlib.closing(vault.connect()) as connection:
        entries = EntryStore(connection)
        there = entries.known(entry_id) is not None
        entries.erase(entry_id)
    leave_no_remains(vault, only_told(progress))
    return int(there)


def erase_deleted(vault: Vault, progress: Progress = no_progress) -> int:
    """Erase every entry that is marked deleted, leave nothing of them, and return how many; any thread.

    `progress` can stop it until the entries are out of the journal; writing anew is not stopped then, only
    told of. Where that fails or ends early the call can be repeated. Raises as `erase_for_good`.
    """
    with contextlib.closing(vault.connect()) as connection:
        erased = EntryStore(connection).erase_deleted(share(progress, 0.0, 0.3))
    leave_no_remains(vault, only_told(share(progress, 0.3, 1.0)))
    return erased


def leave_no_remains(vault: Vault, progress: Progress = no_progress) -> ErasedFrom:
    """Write the database anew, without whatever was erased or replaced; any thread, while the vault is open.

    It takes its room in memory, not in a file. Saves meet VaultBusy meanwhile. Stopped, the database is as it
    was. Raises as `erase_for_good`, and Cancelled.
    """
    progress(0.0)
    with contextlib.closing(vault.connect()) as connection:
        forget_removed(connection, share(progress, 0.0, 0.5))
        with connection.stoppable(_watch(connection, share(progress, 0.5, 1.0))):
            connection.run("VACUUM")
        was_cut = connection.checkpoint()
    say_done(progress)
    return ErasedFrom(datetime.now(UTC), was_cut)


def clear_remains(vault: Vault, progress: Progress = no_progress) -> bool:
    """Do as `leave_no_remains` after a change that is in the journal already; return whether it was done.

    It raises nothing and is not stopped, for that would pass for the change undone. Where it was not done,
    traces may be left: the caller remembers it and calls `leave_no_remains` later.
    """
    try:
        leave_no_remains(vault, only_told(progress))
    except StorageError:
        return False
    return True


def _watch(connection: Connection, progress: Progress) -> Callable[[], None]:
    """Return what tells, called every STEPS_BETWEEN steps, how far writing anew is."""
    steps = max(connection.value("SELECT total(row_count) FROM ledger") * STEPS_A_ROW, 1)
    looks = count(1)
    return lambda: progress(min(next(looks) * STEPS_BETWEEN / steps, _MOST_BY_STEPS))
