# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Making a vault's files, in an order in which a crash leaves no vault or one that opens."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from holdspace.storage import keys
from holdspace.storage.connection import LATE_PRAGMAS, Connection
from holdspace.storage.errors import NotKept, StorageError, typed_error
from holdspace.storage.files import remove_durably, sync_folder
from holdspace.storage.key_file import NewVaultKeys, write_both
from holdspace.storage.places import Places
from holdspace.storage.schema import check_readable, migrate
from holdspace.storage.soundness import look

_COMPANIONS = ("-wal", "-shm", "-journal")


def _leave_empty(connection: Connection) -> None:
    """Put nothing into a new database."""


def make_files(
    places: Places, new_keys: NewVaultKeys, fill: Callable[[Connection], None] = _leave_empty
) -> None:
    """Make, fill and check the database, write the key files, then give the database its name.

    A key file without a wrapped root secret is not written. On any error everything made here is removed
    again. Raises DiskFull, NotWritable, NotKept or what `fill` raises.
    """
    try:
        _remove_unfinished(places)
        _build(places.new_database, new_keys, fill)
        _check(places.new_database, new_keys)
        if new_keys.key_file.wrapped_root:
            write_both(places, new_keys.key_file)
        finish(places)
    except BaseException:
        with contextlib.suppress(StorageError):
            _remove_unfinished(places)
        _remove(places.key_file, places.key_file_backup, places.database)
        raise


def remove_files(places: Places) -> None:
    """Remove a vault that was made just now and does not open: nobody has seen its recovery code."""
    _remove(places.key_file, places.key_file_backup, places.database, *_companions(places.database))


def finish(places: Places) -> None:
    """Give the new database its name. A crash just before this is made good at the next opening."""
    try:
        # SQLite would play an older vault's log into the new database.
        for stale in _companions(places.database):
            if os.path.lexists(stale):
                stale.rename(stale.with_name(f"{stale.name}.stale-{secrets.token_hex(4)}"))
        places.new_database.rename(places.database)
    except OSError as error:
        raise typed_error(error) from None
    sync_folder(places.home)


def _build(path: Path, new_keys: NewVaultKeys, fill: Callable[[Connection], None]) -> None:
    try:
        # Made here and not by SQLite, for the mode; its companions inherit that.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise typed_error(error) from None
    with _connected(path, new_keys, new_keys.key_file.database_salt) as connection:
        connection.set_pragmas(LATE_PRAGMAS)
        migrate(connection)
        with connection.write():
            for fact in (
                ("vault_id", new_keys.key_file.vault_id),
                ("created_at", datetime.now(UTC).isoformat()),
            ):
                connection.run("INSERT INTO facts VALUES (?, ?)", fact)
        fill(connection)
        connection.checkpoint()


def _check(path: Path, new_keys: NewVaultKeys) -> None:
    """Open the database as every later start does, by the key alone, before anything relies on it."""
    with _connected(path, new_keys, None) as connection:
        check_readable(connection)
        sound = look(connection).is_sound
        known = (
            connection.value("SELECT value FROM facts WHERE name = 'vault_id'") == new_keys.key_file.vault_id
        )
    if not (sound and known):
        raise NotKept


@contextlib.contextmanager
def _connected(path: Path, new_keys: NewVaultKeys, salt: bytes | None) -> Iterator[Connection]:
    with keys.wiped(keys.database_key(new_keys.root)) as key, keys.wiped(keys.raw_key(key, salt)) as text:
        connection = Connection(path, text)
    with contextlib.closing(connection):
        yield connection


def _remove(*paths: Path) -> None:
    """Remove what can be removed."""
    for path in paths:
        with contextlib.suppress(StorageError):
            remove_durably(path)


def _remove_unfinished(places: Places) -> None:
    for path in (places.new_database, *_companions(places.new_database)):
        remove_durably(path)


def _companions(database: Path) -> list[Path]:
    return [database.with_name(database.name + ending) for ending in _COMPANIONS]
