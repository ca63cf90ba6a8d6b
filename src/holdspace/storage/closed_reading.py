# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reading a closed vault without changing one byte of it, its log from a crash included.

Imports sqlcipher3 and cryptography: not before the first paint.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from holdspace.storage import keys
from holdspace.storage.backups import connect_copy, temp_file
from holdspace.storage.connection import READ_ONLY, Connection
from holdspace.storage.errors import VaultMissing, typed_error
from holdspace.storage.files import NotAPlainFile, open_plain_file
from holdspace.storage.lock_file import LockFile
from holdspace.storage.places import Places
from holdspace.storage.write_ahead_log import PageSeal, heal_log


@contextlib.contextmanager
def closed_reading(places: Places, root: bytearray) -> Iterator[Connection]:
    """Give a connection that reads the vault at `places`, which nobody may have open, to a with block.

    SQLite drops what follows a damaged frame of a log, and closing then deletes that log: so one is read from
    a copy, where it is mended as at an opening. Raises VaultMissing, VaultInUse, LogDamaged, NotReadable,
    DiskFull or NotWritable; a key that does not fit shows at the first read.
    """
    if not places.database.is_file():
        raise VaultMissing
    with contextlib.ExitStack() as stack:
        stack.enter_context(LockFile(places))
        path, mode = places.database, READ_ONLY
        if _is_filled(_log_of(path)):
            path, mode = stack.enter_context(temp_file(places.backups)), "rw"
            _copy(places.database, path)
            _copy(_log_of(places.database), _log_of(path))
            _heal(path, root)
        yield stack.enter_context(contextlib.closing(connect_copy(path, root, mode=mode)))


def _log_of(database: Path) -> Path:
    return database.with_name(database.name + "-wal")


def _is_filled(log: Path) -> bool:
    try:
        return log.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise typed_error(error, reading=True) from None


def _copy(path: Path, target: Path) -> None:
    try:
        with open_plain_file(path) as file, open(target, "xb", opener=_for_owner) as copy:
            shutil.copyfileobj(file, copy)
    except NotAPlainFile:
        raise VaultMissing from None
    except OSError as error:
        raise typed_error(error) from None


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _heal(copy: Path, root: bytearray) -> None:
    with copy.open("rb") as file:
        salt = file.read(keys.SALT_BYTES)
    with keys.wiped(keys.database_key(root)) as key, contextlib.ExitStack() as stack:
        seal = PageSeal(key, salt)
        stack.callback(seal.wipe)
        heal_log(_log_of(copy), [seal])
