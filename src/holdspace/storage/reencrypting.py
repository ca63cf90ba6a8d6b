# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Re-encrypting: the same vault under new keys, so that an old passphrase or code opens it no more.

Not quick: call it on the helper's thread. Imports sqlcipher3 and cryptography.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from holdspace.storage import keys
from holdspace.storage.backups import connect_copy, watch_copy
from holdspace.storage.checked_ledgers import checked_ledgers
from holdspace.storage.connection import Connection
from holdspace.storage.errors import NotKept, StorageError, VaultDamaged, typed_error
from holdspace.storage.key_file import NewVaultKeys, make_keys, read_either, unwrap_root, write_both
from holdspace.storage.ledger_book import CONTENT_TABLES, LedgerBook
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress, say_done, share
from holdspace.storage.restoring import absorb_all, confirm_swap
from holdspace.storage.retired_keys import retire_keys
from holdspace.storage.staging import begin, commit, discard
from holdspace.storage.vault import Vault, open_vault

_HEADER = ("application_id", "user_version")


def reencrypt(places: Places, passphrase: str, progress: Progress = no_progress) -> str:
    """Give the vault, which is closed, new keys under the same passphrase; return the new recovery code.

    The sealed notes that wait are taken in first; late ones still open. A crash leaves the old vault or the
    new one. Backups made before keep their old keys. Raises WrongPassphrase, what opening raises,
    VaultDamaged where the vault is not sound, DiskFull, NotWritable, NotKept or Cancelled; the vault is then
    as it was.
    """
    with keys.wiped(unwrap_root(places, passphrase)) as root, open_vault(places, root) as vault:
        absorb_all(vault)
        known = read_either(places)
        vault_id = vault.connection.value("SELECT value FROM facts WHERE name = 'vault_id'")
        fresh = make_keys(passphrase, known.parameters, vault_id=vault_id)
        with keys.wiped(fresh.root):
            try:
                _stage(places, vault, root, fresh, share(progress, 0.05, 0.95))
                vault.hand_over()
                commit(places, was_sound=True)
            except BaseException:
                with contextlib.suppress(StorageError):
                    discard(places)
                raise
            finally:
                vault.close()
            confirm_swap(places, fresh.root)
    say_done(progress)
    return fresh.recovery_code


def _stage(places: Places, vault: Vault, root: bytearray, fresh: NewVaultKeys, progress: Progress) -> None:
    incoming = begin(places)
    with contextlib.closing(vault.connect()) as source:
        book = LedgerBook(source)
        wanted = {table: book.stored(table) for table in CONTENT_TABLES}
        _export(source, incoming.database, fresh, share(progress, 0.0, 0.6))
    with (
        contextlib.closing(connect_copy(incoming.database, fresh.root, mode="rw")) as copy,
        keys.wiped(keys.inbox_private_key(root)) as retired,
    ):
        retire_keys(copy, [retired])
    with contextlib.closing(connect_copy(incoming.database, fresh.root)) as copy:
        if checked_ledgers(copy, share(progress, 0.6, 1.0), will_be_written=True) != wanted:
            raise VaultDamaged
    write_both(incoming, fresh.key_file)


def _export(source: Connection, target: Path, fresh: NewVaultKeys, progress: Progress) -> None:
    """Write every table into a new database under the new key and salt, in one snapshot."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise typed_error(error) from None
    salt = fresh.key_file.database_salt
    with keys.wiped(keys.database_key(fresh.root)) as key, keys.wiped(keys.raw_key(key, salt)) as text:
        source.run("ATTACH ? AS fresh KEY ?", (str(target), text))
    with source.stoppable(watch_copy(source, target, progress)):
        source.rows("SELECT sqlcipher_export('fresh')")
    for name in _HEADER:
        source.run(f"PRAGMA fresh.{name} = {source.value(f'PRAGMA main.{name}')}")
    source.run("DETACH fresh")
    if target.stat().st_size == 0:
        raise NotKept
