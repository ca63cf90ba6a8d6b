# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The key file, vault.json and its copy: reading, healing, and the way to the root secret.

Imports cryptography: not before the first paint.
"""

from __future__ import annotations

import contextlib
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from holdspace.domain.passphrases import check_length
from holdspace.domain.recovery_code import decode_code, encode_code
from holdspace.storage import keys
from holdspace.storage.connection import opens_database
from holdspace.storage.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    NoVault,
    StorageError,
    WrongPassphrase,
    WrongRecoveryCode,
    typed_error,
)
from holdspace.storage.files import NotAPlainFile, read_plain_file, write_durably
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file_format import KeyFile, parse_key_file
from holdspace.storage.lock_file import is_in_use
from holdspace.storage.places import Places
from holdspace.storage.sealed_pages import closed_pages
from holdspace.storage.staging import settle

_LARGEST = 16 * 1024
Copies = Mapping[Path, KeyFile | StorageError]


@dataclass(slots=True)
class NewVaultKeys:
    """The keys of a vault about to be made. `root` is the caller's to wipe once the vault stands."""

    root: bytearray = field(repr=False)
    recovery_code: str = field(repr=False)
    key_file: KeyFile = field(repr=False)


def make_keys(
    passphrase: str, parameters: KdfParameters | None = None, *, vault_id: str | None = None
) -> NewVaultKeys:
    """Return new keys wrapped by `passphrase`. Slow (Argon2id), any thread, touches no disk.

    For a new vault, or for one that has its `vault_id` already. Raises BadPassphrase or OutOfMemory. Whether
    the passphrase is strong enough is asked by the caller.
    """
    root = keys.new_root()
    blank = KeyFile(
        vault_id=vault_id or str(uuid.uuid4()),
        database_salt=secrets.token_bytes(keys.SALT_BYTES),
        parameters=parameters or KdfParameters(),
        kdf_salt=b"",
        inbox_public_key=keys.inbox_public_key(root),
    )
    return NewVaultKeys(root, encode_code(root), wrap_root(root, passphrase, blank))


def wrap_root(root: bytearray, passphrase: str, key_file: KeyFile) -> KeyFile:
    """Return `key_file` with the root secret wrapped anew, under a fresh salt and nonce. Slow (Argon2id)."""
    salt = secrets.token_bytes(keys.SALT_BYTES)
    fresh = replace(key_file, kdf_salt=salt, nonce=secrets.token_bytes(keys.NONCE_BYTES))
    with keys.wiped(keys.derive_kek(passphrase, salt, key_file.parameters)) as kek:
        return replace(fresh, wrapped_root=keys.wrap(kek, fresh.nonce, root, fresh.bound_fields()))


def unwrap_root(places: Places, passphrase: str) -> bytearray:
    """Return the root secret; the caller wipes it. Slow (Argon2id), any thread.

    Tries the copy where the first key file is damaged or does not open, and heals the other one. Raises
    BadPassphrase, WrongPassphrase, NoVault, KeyFileMissing, KeyFileDamaged, VaultTooNew or OutOfMemory.
    """
    check_length(passphrase)
    copies = read_copies(places)
    readable = list(dict.fromkeys(copy for copy in copies.values() if isinstance(copy, KeyFile)))
    if not readable:
        raise _why_unreadable(places, copies)
    with contextlib.closing(_Keks(passphrase)) as keks:
        for copy in readable:
            with contextlib.suppress(WrongPassphrase):
                root = keys.unwrap(keks.of(copy), copy.nonce, copy.wrapped_root, copy.bound_fields())
                _heal(copies, copy, root)
                return root
        for copy in readable:
            root = keys.unwrap_unchecked(keks.of(copy), copy.nonce, copy.wrapped_root)
            if _opens(places, root, copy):
                # The passphrase is right and a bound field was altered: open_vault says which.
                return root
            keys.wipe(root)
    raise WrongPassphrase


def root_from_code(places: Places, code: str) -> bytearray:
    """Return the root secret that a recovery code carries, checked against this vault; the caller wipes it.

    Needs no key file. Fast. Where the database is damaged one page that the code unseals is enough, so that
    damage is never told as a wrong code. Raises BadRecoveryCode, NoVault, or WrongRecoveryCode where the code
    is well formed and is not this vault's.
    """
    root = decode_code(code)
    try:
        if not places.has_vault():
            raise NoVault
        copies = [copy for copy in read_copies(places).values() if isinstance(copy, KeyFile)]
        if any(copy.inbox_public_key == keys.inbox_public_key(root) for copy in copies):
            return root
        if _opens(places, root, *copies) or _unseals(places, root, *copies):
            return root
        raise WrongRecoveryCode
    except BaseException:
        keys.wipe(root)
        raise


def read_either(places: Places) -> KeyFile:
    """Return the first of the two key files that can be read.

    Raises NoVault where nothing of a vault is here, KeyFileMissing, KeyFileDamaged or VaultTooNew.
    """
    copies = read_copies(places)
    for copy in copies.values():
        if isinstance(copy, KeyFile):
            return copy
    raise _why_unreadable(places, copies)


def read_copies(places: Places) -> dict[Path, KeyFile | StorageError]:
    """Return for each of the two paths what it says, or the error it gave. Raises VaultTooNew at once.

    Where a swap of the whole vault was interrupted, it is finished first: the old keys open nothing then.
    """
    settle(places)
    return {path: _read(path) for path in (places.key_file, places.key_file_backup)}


def own_key_file(places: Places, public_key: bytes) -> KeyFile | None:
    """Return the first of the two key files that is of the vault with this inbox key, or None.

    Whoever puts another vault's beside it must not have it copied in its name. Raises VaultTooNew.
    """
    readable = (copy for copy in read_copies(places).values() if isinstance(copy, KeyFile))
    return next((copy for copy in readable if copy.inbox_public_key == public_key), None)


def write_both(places: Places, key_file: KeyFile) -> None:
    """Write both copies durably, the first one first. Raises DiskFull, NotWritable or NotKept."""
    write_durably(places.key_file, key_file.to_bytes())
    write_durably(places.key_file_backup, key_file.to_bytes())


class _Keks:
    """The key-encryption keys of one passphrase: each derived once, all wiped at the end."""

    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._known: dict[tuple[bytes, KdfParameters], bytearray] = {}

    def of(self, copy: KeyFile) -> bytearray:
        wanted = (copy.kdf_salt, copy.parameters)
        if wanted not in self._known:
            self._known[wanted] = keys.derive_kek(self._passphrase, *wanted)
        return self._known[wanted]

    def close(self) -> None:
        for kek in self._known.values():
            keys.wipe(kek)


def _heal(copies: Copies, opened: KeyFile, root: bytearray) -> None:
    """Write `opened` over a copy that cannot be read or is of another passphrase.

    A copy with a foreign inbox key is left for open_vault, which says so.
    """
    public_key = keys.inbox_public_key(root)
    for path, copy in copies.items():
        foreign = isinstance(copy, KeyFile) and copy.inbox_public_key != public_key
        if copy != opened and not foreign:
            # A folder that cannot be written must not keep anyone from reading.
            with contextlib.suppress(StorageError):
                write_durably(path, opened.to_bytes())


def _opens(places: Places, root: bytearray, *copies: KeyFile) -> bool:
    return any(_with_salt(places, root, salt) for salt in (None, *(copy.database_salt for copy in copies)))


def _unseals(places: Places, root: bytearray, *copies: KeyFile) -> bool:
    # Never while it is open: closing the file again would drop SQLite's locks on it.
    if is_in_use(places):
        return False
    salts = [copy.database_salt for copy in copies]
    with (
        contextlib.suppress(StorageError),
        keys.wiped(keys.database_key(root)) as key,
        closed_pages(places.database, key, salts) as pages,
    ):
        return pages.opens
    return False


def _with_salt(places: Places, root: bytearray, salt: bytes | None) -> bool:
    with keys.wiped(keys.database_key(root)) as key, keys.wiped(keys.raw_key(key, salt)) as text:
        return opens_database(places.database, text)


def _read(path: Path) -> KeyFile | StorageError:
    try:
        return parse_key_file(read_plain_file(path, _LARGEST))
    except FileNotFoundError:
        return KeyFileMissing()
    except NotAPlainFile:
        return KeyFileDamaged()
    except KeyFileDamaged as error:
        return error
    except OSError as error:
        return typed_error(error, reading=True)


def _why_unreadable(places: Places, copies: Copies) -> StorageError:
    if not places.has_vault():
        return NoVault()
    errors = [copy for copy in copies.values() if isinstance(copy, StorageError)]
    return next((error for error in errors if not isinstance(error, KeyFileMissing)), KeyFileMissing())
