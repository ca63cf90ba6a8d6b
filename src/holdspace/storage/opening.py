# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Opening a vault's files: refusing what is not the vault, healing what the root secret can prove."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdspace.domain.backups import Reason
from holdspace.storage import keys
from holdspace.storage.anchor import Anchor
from holdspace.storage.backups import back_up, connect_copy
from holdspace.storage.connection import (
    LATE_PRAGMAS,
    READ_ONLY,
    READ_ONLY_PRAGMAS,
    READ_ONLY_WITH_LOG,
    Connection,
    opens_database,
)
from holdspace.storage.creating import finish
from holdspace.storage.errors import (
    DiskFull,
    NotReadable,
    NotThisVault,
    NotWritable,
    StorageBug,
    StorageError,
    VaultDamaged,
    typed_error,
)
from holdspace.storage.files import write_durably
from holdspace.storage.key_file import Copies, read_copies
from holdspace.storage.key_file_format import KeyFile
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress, share
from holdspace.storage.schema import SCHEMA_VERSION, check_readable, is_behind, migrate
from holdspace.storage.write_ahead_log import PageSeal, heal_log

_SMALLEST = 4096
_BACKUP_SHARE = 0.2  # of bringing an older vault up to date: its backup
_PLAIN_SQLITE = b"SQLite format 3\0"


@dataclass(slots=True)
class Opened:
    """A checked connection and what was found out of order on the way to it."""

    connection: Connection
    inbox_key_was_swapped: bool
    key_file_lost: bool
    salt_was_healed: bool
    anchor: Anchor
    mode: str
    log_was_healed: bool


def open_checked(places: Places, root: bytearray, progress: Progress = no_progress) -> Opened:
    """Open the database with the root secret; hold the lock file while calling this, where one can be made.

    A database or folder that cannot be written, or an older vault whose backup or new tables find no room,
    opens to read, and nothing is healed. `progress` is told how far an older one is on the way to the tables
    of today. Raises VaultMissing,
    VaultDamaged (LogDamaged where only the log is), NotThisVault, VaultTooNew, NotReadable or NotWritable.
    """
    copies = read_copies(places)
    readable = [copy for copy in copies.values() if isinstance(copy, KeyFile)]
    _finish_interrupted_creation(places, root, readable)
    with contextlib.ExitStack() as stack:
        anchor = stack.enter_context(contextlib.closing(_anchor(places)))
        salt = _salt_of(anchor)
        salts = [copy.database_salt for copy in readable]
        with keys.wiped(keys.database_key(root)) as key:
            log_was_healed = _heal_log(places, key, [salt, *salts])
            connection, used_salt, mode = _connect(places, key, salts)
        stack.callback(connection.close)
        _check_identity(connection, readable)
        connection.guard = anchor.check
        set_late_pragmas(connection, mode)
        # What can only be read is read as it is.
        if mode == "rw" and not _migrated(places, connection, root, progress):
            connection.close()
            connection, used_salt, mode = _connect_to_read(places, root, salts)
            stack.callback(connection.close)
            connection.guard = anchor.check
        if used_salt is not None:
            _heal_salt(connection)
        swapped = _heal_key_files(copies, root, used_salt or salt)
        stack.pop_all()
    return Opened(
        connection,
        swapped,
        key_file_lost=not readable,
        salt_was_healed=used_salt is not None,
        anchor=anchor,
        mode=mode,
        log_was_healed=log_was_healed,
    )


def mode_for(places: Places) -> str:
    """Return the mode that SQLite can open the database in: to write, or only to read."""
    if os.access(places.home, os.W_OK) and (
        os.access(places.database, os.W_OK) or not places.database.exists()
    ):
        return "rw"
    return _mode_to_read(places)


def _mode_to_read(places: Places) -> str:
    # What a crash left in the log counts, and "immutable" would pass over it.
    log = places.database.with_name(places.database.name + "-wal")
    return READ_ONLY_WITH_LOG if log.exists() and log.stat().st_size else READ_ONLY


def set_late_pragmas(connection: Connection, mode: str) -> None:
    """Set what a connection of this mode needs once its key is known to fit."""
    connection.set_pragmas(LATE_PRAGMAS if mode == "rw" else READ_ONLY_PRAGMAS)


def _finish_interrupted_creation(places: Places, root: bytearray, readable: Sequence[KeyFile]) -> None:
    # The key files are written only once the new database was checked, so the two belong together.
    if not readable or places.database.exists() or not places.new_database.exists():
        return
    with keys.wiped(keys.database_key(root)) as key, keys.wiped(keys.raw_key(key)) as text:
        if opens_database(places.new_database, text):
            finish(places)


def _anchor(places: Places) -> Anchor:
    if places.database.exists() and not places.database.is_file():
        raise VaultDamaged
    return Anchor(places.database)


def _salt_of(anchor: Anchor) -> bytes:
    """Return the first 16 bytes of a file that could be the database."""
    try:
        if os.fstat(anchor.file.fileno()).st_size < _SMALLEST:
            raise VaultDamaged
        start = anchor.file.read(keys.SALT_BYTES)
    except OSError as error:
        raise typed_error(error, reading=True) from None
    if start == _PLAIN_SQLITE:
        raise NotThisVault
    return start


def _heal_log(places: Places, key: bytearray, salts: Sequence[bytes]) -> bool:
    seals = [PageSeal(key, salt) for salt in dict.fromkeys(salts)]
    try:
        return heal_log(places.database.with_name(places.database.name + "-wal"), seals)
    finally:
        for seal in seals:
            seal.wipe()


def _connect(places: Places, key: bytearray, salts: Sequence[bytes]) -> tuple[Connection, bytes | None, str]:
    mode = mode_for(places)
    try:
        return (*_connect_as(mode, places, key, salts), mode)
    except (NotReadable, DiskFull):
        if mode != "rw":
            raise
        # A disk so full that SQLite finds no room for its index of the log can still be read.
        mode = _mode_to_read(places)
        return (*_connect_as(mode, places, key, salts), mode)


def _connect_as(
    mode: str, places: Places, key: bytearray, salts: Sequence[bytes]
) -> tuple[Connection, bytes | None]:
    """Connect with the key alone, or with a stored salt where the one in the file is damaged."""
    for salt in dict.fromkeys((None, *salts)):
        with keys.wiped(keys.raw_key(key, salt)) as text:
            connection = Connection(places.database, text, mode=mode, runs_much=mode == "rw")
        try:
            connection.value("SELECT count(*) FROM sqlite_master")
            return connection, salt
        except VaultDamaged:
            connection.close()
        except BaseException:
            connection.close()
            raise
    raise VaultDamaged


def _check_identity(connection: Connection, readable: Sequence[KeyFile]) -> None:
    check_readable(connection)
    try:
        vault_id = connection.value("SELECT value FROM facts WHERE name = 'vault_id'")
    except StorageBug:
        raise VaultDamaged from None
    if readable and all(copy.vault_id != vault_id for copy in readable):
        raise NotThisVault


def _migrated(places: Places, connection: Connection, root: bytearray, progress: Progress) -> bool:
    """Bring the tables up to date, after a backup of them; return False where there is no room."""
    try:
        if is_behind(connection):
            back_up(
                places,
                connection,
                lambda copy: connect_copy(copy, root),
                keys.inbox_public_key(root),
                progress=share(progress, 0.0, _BACKUP_SHARE),
                reason=Reason.BEFORE_MIGRATION,
            )
        migrate(connection, share(progress, _BACKUP_SHARE, 1.0))
    except (DiskFull, NotWritable):
        return False
    return True


def _connect_to_read(
    places: Places, root: bytearray, salts: Sequence[bytes]
) -> tuple[Connection, bytes | None, str]:
    """Connect anew, only to read, once the connection to write is closed."""
    mode = _mode_to_read(places)
    with keys.wiped(keys.database_key(root)) as key:
        connection, salt = _connect_as(mode, places, key, salts)
    try:
        set_late_pragmas(connection, mode)
    except BaseException:
        connection.close()
        raise
    return connection, salt, mode


def _heal_salt(connection: Connection) -> None:
    # Any write to page 1 writes the salt with it; the checkpoint brings it into the file.
    with contextlib.suppress(StorageError):
        connection.run(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.checkpoint()


def _heal_key_files(copies: Copies, root: bytearray, salt: bytes) -> bool:
    """Put right what follows from the root secret; return whether a public key was swapped.

    With the right public key and salt the wrapping fits again, so no passphrase is needed.
    """
    public_key = keys.inbox_public_key(root)
    readable = [copy for copy in copies.values() if isinstance(copy, KeyFile)]
    for path, copy in copies.items():
        best = copy if isinstance(copy, KeyFile) else next(iter(readable), None)
        if best is None:
            continue
        healed = replace(best, inbox_public_key=public_key, database_salt=salt)
        if healed != copy:
            # A folder that cannot be written must not keep anyone from reading.
            with contextlib.suppress(StorageError):
                write_durably(path, healed.to_bytes())
    return any(copy.inbox_public_key != public_key for copy in readable)
