# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Emptying what has been in the trash for long, by time that passed and not by what the clock says.

A clock that was set forward must not drop anything at once. So this computer adds up how much time went by
from one look to the next, at most a week each, and an entry goes once 30 days of that have passed since the
first look that found it in the trash, and the clock says so too. A clock set back adds nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from holdspace.storage.connection import Connection
from holdspace.storage.entries import EntryStore
from holdspace.storage.erasing import leave_no_remains
from holdspace.storage.progress import Progress, no_progress, only_told, share
from holdspace.storage.vault import Vault

KEPT_FOR = timedelta(days=30)
_MOST_AT_ONCE = timedelta(days=7)
_SEEN_AT, _PASSED = "trash_seen_at", "trash_seconds"


def empty_old_trash(vault: Vault, now: datetime, progress: Progress = no_progress) -> int:
    """Erase for good what has been in the trash for 30 days, and return how many entries; any thread.

    `now` is aware. Cheap where nothing is old enough. Only told of, not stopped, once entries are gone.
    Raises VaultBusy, DiskFull, NotWritable or NotKept; where that comes late, the entries are gone and traces
    may be left on free pages.
    """
    with contextlib.closing(vault.connect()) as connection:
        gone = _empty(connection, now)
    if gone:
        leave_no_remains(vault, only_told(share(progress, 0.1, 1.0)))
    return gone


def _empty(connection: Connection, now: datetime) -> int:
    store = EntryStore(connection)
    with connection.write(), store.gathered():
        passed = _time_passed(connection, now)
        marks: dict[str, int] = dict(connection.rows("SELECT entry_id, passed FROM trash_marks"))
        in_trash = {kept.entry.id: kept for kept in store.deleted(limit=-1)}
        _forget(connection, [each for each in marks if each not in in_trash])
        _mark(connection, [each for each in in_trash if each not in marks], passed)
        old = [
            each
            for each, kept in in_trash.items()
            if each in marks
            and passed - marks[each] >= KEPT_FOR.total_seconds()
            and kept.deleted_at is not None
            and now - kept.deleted_at >= KEPT_FOR
        ]
        for entry_id in old:
            store.erase(entry_id, at=now)
        _forget(connection, old)
    return len(old)


def _time_passed(connection: Connection, now: datetime) -> int:
    """Add what went by since the last look, and return the sum in seconds."""
    seen_at = connection.value("SELECT value FROM facts WHERE name = ?", (_SEEN_AT,))
    passed = int(connection.value("SELECT value FROM facts WHERE name = ?", (_PASSED,)) or 0)
    if seen_at is not None:
        since = min(now - datetime.fromisoformat(seen_at), _MOST_AT_ONCE)
        passed += max(0, int(since.total_seconds()))
    for fact in ((_SEEN_AT, now.astimezone(UTC).isoformat()), (_PASSED, str(passed))):
        connection.run("INSERT OR REPLACE INTO facts VALUES (?, ?)", fact)
    return passed


def _mark(connection: Connection, entry_ids: Sequence[str], passed: int) -> None:
    for entry_id in entry_ids:
        connection.run("INSERT INTO trash_marks VALUES (?, ?)", (entry_id, passed))


def _forget(connection: Connection, entry_ids: Sequence[str]) -> None:
    for entry_id in entry_ids:
        connection.run("DELETE FROM trash_marks WHERE entry_id = ?", (entry_id,))
