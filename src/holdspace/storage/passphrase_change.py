# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Giving a vault another passphrase: the root secret is wrapped anew, the database is not touched.

Imports cryptography: not before the first paint.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdspace.domain.passphrases import check_length
from holdspace.storage import keys
from holdspace.storage.connection import Connection
from holdspace.storage.errors import StorageError, VaultDamaged, VaultMissing
from holdspace.storage.files import write_durably
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import read_copies, root_from_code, unwrap_root, wrap_root
from holdspace.storage.key_file_format import KeyFile
from holdspace.storage.places import Places


def change_passphrase(places: Places, old: str, new: str) -> None:
    """Give the vault the passphrase `new`; on return both key files carry it, and only it opens the vault.

    The vault may be open or locked; whoever finds it closed holds the lock file meanwhile. Interrupted at any
    point, `old` opens. Slow (Argon2id twice), any thread. Raises BadPassphrase, WrongPassphrase, DiskFull,
    NotWritable, NotKept and what `unwrap_root` raises; `old` is then still the passphrase.
    """
    check_length(new)
    with keys.wiped(unwrap_root(places, old)) as root:
        _put(places, root, new, None)


def set_passphrase_by_code(
    places: Places, code: str, new: str, parameters: KdfParameters | None = None
) -> None:
    """Give the vault the passphrase `new` by its recovery code, also where every key file is lost.

    `parameters` are for key files made from nothing. Slow (Argon2id), any thread. Raises BadPassphrase, and
    as `root_from_code` and `write_both` do; what opened the vault before then still does.
    """
    check_length(new)
    with keys.wiped(root_from_code(places, code)) as root:
        _put(places, root, new, parameters)


def _put(places: Places, root: bytearray, new: str, parameters: KdfParameters | None) -> None:
    copies = read_copies(places)
    readable = [copy for copy in copies.values() if isinstance(copy, KeyFile)]
    changed = wrap_root(root, new, _blank(places, root, readable, parameters)).to_bytes()
    write_durably(places.key_file, changed)
    try:
        write_durably(places.key_file_backup, changed)
    except BaseException:
        # Not confirmed: the first copy goes back, else both passphrases would open until the next unlock.
        first = copies[places.key_file]
        if isinstance(first, KeyFile):
            with contextlib.suppress(StorageError):
                write_durably(places.key_file, first.to_bytes())
        raise


def _blank(
    places: Places, root: bytearray, readable: Sequence[KeyFile], parameters: KdfParameters | None
) -> KeyFile:
    """Return the fields to be bound: from the database itself, or from a key file where it cannot be read."""
    public_key = keys.inbox_public_key(root)
    ours = [copy for copy in readable if copy.inbox_public_key == public_key] or list(readable)
    facts = database_facts(places, root, [copy.database_salt for copy in readable])
    if facts is None and not ours:
        raise VaultDamaged if places.database.exists() else VaultMissing
    return KeyFile(
        vault_id=facts.vault_id if facts else ours[0].vault_id,
        database_salt=facts.salt if facts else ours[0].database_salt,
        parameters=ours[0].parameters if ours else parameters or KdfParameters(),
        kdf_salt=b"",
        inbox_public_key=public_key,
    )


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """What a database says of itself to whoever has its key."""

    vault_id: str
    salt: bytes


def database_facts(places: Places, root: bytearray, salts: Sequence[bytes] = ()) -> DatabaseFacts | None:
    """Return the vault id and the salt that the database holds, or None where it does not open.

    `salts` are tried where the one in the file is damaged. Safe while the vault is open here.
    """
    for connection in _openings(places, root, salts):
        with contextlib.closing(connection), contextlib.suppress(StorageError, ValueError):
            vault_id = connection.value("SELECT value FROM facts WHERE name = 'vault_id'")
            # Asked of SQLCipher: opening the file here would drop the locks of an open vault.
            salt = bytes.fromhex(str(connection.value("PRAGMA cipher_salt")))
            if isinstance(vault_id, str) and len(salt) == keys.SALT_BYTES:
                return DatabaseFacts(vault_id, salt)
    return None


def _openings(places: Places, root: bytearray, salts: Sequence[bytes]) -> Iterator[Connection]:
    if not places.database.is_file():
        return
    for salt in dict.fromkeys((None, *salts)):
        with (
            keys.wiped(keys.database_key(root)) as key,
            keys.wiped(keys.raw_key(key, salt)) as text,
            contextlib.suppress(StorageError),
        ):
            yield Connection(places.database, text, mode="ro")
