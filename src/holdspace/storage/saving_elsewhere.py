# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Saving an open vault elsewhere, when its file was moved, deleted or replaced underneath it.

Imports sqlcipher3 and cryptography: not before the first paint.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from holdspace.storage.backups import temp_file, watch_copy
from holdspace.storage.checked_ledgers import checked_ledgers
from holdspace.storage.errors import NotKept, StorageError, typed_error
from holdspace.storage.files import remove_durably, sync_folder, sync_path
from holdspace.storage.key_file import own_key_file, write_both
from holdspace.storage.ledger_book import CONTENT_TABLES, LedgerBook
from holdspace.storage.new_home import new_home
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress, say_done, share
from holdspace.storage.sealed_files import copy_sealed, sealed_files
from holdspace.storage.vault import Vault


def save_elsewhere(vault: Vault, destination: Path, progress: Progress = no_progress) -> int:
    """Make a vault in the folder `destination` of all that the open one holds; return its entries.

    It reads through the connection that is open, which still has the file: so on the thread that opened the
    vault, which it holds up, some 2 s at 100,000 entries. Sealed notes and drafts come along unopened. The
    same passphrase and code open it; where both key files are gone or another vault's, the code alone. Raises
    VaultExists, NameTaken where anything else is in `destination`, UnsafePlace, VaultDamaged, DiskFull,
    NotWritable, NotKept or Cancelled; nothing is then left there.
    """
    with new_home(destination) as new:
        entries = _fill(vault, new, progress)
    say_done(progress)
    return entries


def _fill(vault: Vault, new: Places, progress: Progress) -> int:
    made: list[Path] = []
    try:
        with temp_file(new.home) as copy:
            entries = _copy(vault, copy, progress)
            copy.rename(new.database)
            made.append(new.database)
        for path in sealed_files(vault.places):
            target = copy_sealed(path, vault.places, new)
            made += [target] if target else []
        key_file = own_key_file(vault.places, vault.inbox_public_key)
        if key_file is not None:
            made += [new.key_file, new.key_file_backup]
            write_both(new, key_file)
        sync_folder(new.home)
    except BaseException as error:
        for path in made:
            with contextlib.suppress(StorageError):
                remove_durably(path)
        if isinstance(error, OSError):
            raise typed_error(error) from None
        raise
    return entries


def _copy(vault: Vault, copy: Path, progress: Progress) -> int:
    # Made here and not by SQLite, for the mode.
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    connection = vault.connection
    book = LedgerBook(connection)
    with connection.stoppable(watch_copy(connection, copy, share(progress, 0.0, 0.7))):
        connection.run("VACUUM INTO ?", (str(copy),))
    with contextlib.closing(vault.connect_copy(copy)) as copied:
        # Not the structure as a whole: SQLite has just laid out every page, and the window waits.
        found = checked_ledgers(copied, share(progress, 0.7, 0.95))
        entries = int(copied.value("SELECT count(*) FROM entries WHERE deleted_at IS NULL"))
    if found != {table: book.stored(table) for table in CONTENT_TABLES}:
        raise NotKept
    sync_path(copy)
    return entries
