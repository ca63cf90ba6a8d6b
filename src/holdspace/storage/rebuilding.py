# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rebuilding a sound database whose free pages are torn: a new file, checked, then put in its place at once.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from holdspace.storage import keys
from holdspace.storage.connection import LATE_PRAGMAS, Connection
from holdspace.storage.errors import StorageError, VaultBusy, VaultDamaged, typed_error
from holdspace.storage.files import remove_durably, sync_folder, sync_path
from holdspace.storage.ledger_book import CONTENT_TABLES, LedgerBook
from holdspace.storage.places import Places
from holdspace.storage.soundness import assert_sound

_COMPANIONS = ("", "-wal", "-shm", "-journal")


def rebuild(places: Places, key: bytearray) -> None:
    """Write the database anew without its free pages and put that in its place.

    Nobody may be connected, and the lock file must be held. A crash at any point leaves the old database or
    the new one, whole. Raises VaultBusy where somebody is connected, VaultDamaged, DiskFull, NotWritable or
    NotKept; the old database is then as it was.
    """
    new = places.home / f".{places.database.name}.{secrets.token_hex(4)}.tmp"
    try:
        facts = _write_anew(places.database, new, key)
        _assert_same(new, key, facts)
        sync_path(new)
        # Asked last, for forcing takes a while: the last one to close removes it, and one who came in between
        # would write into the old file.
        if places.database.with_name(places.database.name + "-wal").exists():
            raise VaultBusy
        new.replace(places.database)
    except BaseException as error:
        for ending in _COMPANIONS:
            with contextlib.suppress(StorageError):
                remove_durably(Path(f"{new}{ending}"))
        if isinstance(error, OSError):
            raise typed_error(error) from None
        raise
    sync_folder(places.home)


_Facts = tuple[object, ...]


def _write_anew(old: Path, new: Path, key: bytearray) -> _Facts:
    # Made here and not by SQLite, for the mode.
    os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with _connected(old, key) as connection:
        connection.set_pragmas(LATE_PRAGMAS)
        if not connection.checkpoint():
            raise VaultBusy
        connection.run("VACUUM INTO ?", (str(new),))
        return _facts(connection)


def _assert_same(new: Path, key: bytearray, facts: _Facts) -> None:
    with _connected(new, key) as connection:
        connection.set_pragmas(LATE_PRAGMAS)
        connection.checkpoint()
    with _connected(new, key) as connection:
        assert_sound(connection)
        if _facts(connection) != facts:
            raise VaultDamaged


def _facts(connection: Connection) -> _Facts:
    """Return what must be the same: the salt the key file vouches for, schema, vault id and ledger."""
    book = LedgerBook(connection)
    return (
        connection.value("PRAGMA cipher_salt"),
        connection.value("PRAGMA application_id"),
        connection.value("PRAGMA user_version"),
        *connection.rows("SELECT name, value FROM facts ORDER BY name"),
        *(book.stored(table) for table in CONTENT_TABLES),
    )


def _connected(path: Path, key: bytearray) -> contextlib.closing[Connection]:
    with keys.wiped(keys.raw_key(key)) as text:
        return contextlib.closing(Connection(path, text))
