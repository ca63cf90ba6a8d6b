# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rebuilding a sound database whose free pages are torn: a new file, checked, then put in its place at once.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from holdspace.storage import keys
from holdspace.storage.connection import LATE_PRAGMAS, Connection
from holdspace.storage.errors import StorageError, VaultBusy, VaultDamaged, typed_error
from holdspace.storage.files import remove_durably, sync_folder, sync_path
from holdspace.storage.ledger_book import CONTENT_TABLES, LedgerBook
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress, share
from holdspace.storage.soundness import assert_sound

_COMPANIONS = ("", "-wal", "-shm", "-journal")


Facts = tuple[object, ...]


class Anew(NamedTuple):
    """A database written anew beside the old one, and what it must have in common with that."""

    path: Path
    facts: Facts


def write_anew(places: Places, key: bytearray, progress: Progress = no_progress) -> Anew:
    """Write the database anew, without its free pages, beside the old one; on any thread, some seconds.

    The vault may be open meanwhile. Raises VaultBusy where something was saved then, VaultDamaged, DiskFull,
    NotWritable, NotKept or Cancelled; nothing is then left behind.
    """
    new = places.home / f".{places.database.name}.{secrets.token_hex(4)}.tmp"
    with _discarded_where_it_fails(new):
        facts = _write_anew(places.database, new, key, share(progress, 0.0, 0.5))
        _assert_same(new, key, facts, share(progress, 0.5, 1.0))
        sync_path(new)
    return Anew(new, facts)


def put_in_place(places: Places, anew: Anew) -> None:
    """Put what was written anew in the database's place; quick.

    Nobody may be connected, and the lock file must be held. A crash at any point leaves the old database or
    the new one, whole. Raises VaultBusy where somebody is connected, DiskFull, NotWritable or NotKept; the
    old database is then as it was.
    """
    log = places.database.with_name(places.database.name + "-wal")
    with _discarded_where_it_fails(anew.path):
        if log.exists():
            raise VaultBusy  # the last one to close removes it
        anew.path.replace(places.database)
    sync_folder(places.home)


def discard(anew: Anew) -> None:
    """Remove what was written anew and is not wanted."""
    _remove(anew.path)


def facts_of(connection: Connection) -> Facts:
    """Return what must be the same: the salt the key file vouches for, schema, vault id and ledger."""
    book = LedgerBook(connection)
    return (
        connection.value("PRAGMA cipher_salt"),
        connection.value("PRAGMA application_id"),
        connection.value("PRAGMA user_version"),
        *connection.rows("SELECT name, value FROM facts ORDER BY name"),
        *(book.stored(table) for table in CONTENT_TABLES),
    )


@contextlib.contextmanager
def _discarded_where_it_fails(new: Path) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        _remove(new)
        if isinstance(error, OSError):
            raise typed_error(error) from None
        raise


def _remove(new: Path) -> None:
    for ending in _COMPANIONS:
        with contextlib.suppress(StorageError):
            remove_durably(Path(f"{new}{ending}"))


def _write_anew(old: Path, new: Path, key: bytearray, progress: Progress) -> Facts:
    # Made here and not by SQLite, for the mode.
    os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with _connected(old, key) as connection:
        connection.set_pragmas(LATE_PRAGMAS)
        if not connection.checkpoint():
            raise VaultBusy
        facts, version = facts_of(connection), connection.value("PRAGMA data_version")
        progress(0.0)
        with connection.stoppable(lambda: progress(0.0)):
            connection.run("VACUUM INTO ?", (str(new),))
        # No transaction holds both: what was saved in between would seem to be missing.
        if connection.value("PRAGMA data_version") != version or facts_of(connection) != facts:
            raise VaultBusy
        return facts


def _assert_same(new: Path, key: bytearray, facts: Facts, progress: Progress) -> None:
    progress(0.0)
    with _connected(new, key) as connection:
        connection.set_pragmas(LATE_PRAGMAS)
        connection.checkpoint()
    with _connected(new, key) as connection, connection.stoppable(lambda: progress(0.0)):
        assert_sound(connection)
        if facts_of(connection) != facts:
            raise VaultDamaged


def _connected(path: Path, key: bytearray) -> contextlib.closing[Connection]:
    with keys.wiped(keys.raw_key(key)) as text:
        return contextlib.closing(Connection(path, text))
