# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The way to a backup's root secret: the passphrase of today or of then, or the recovery code.

Imports cryptography: not before the first paint.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from holdspace.domain.passphrases import check_length
from holdspace.domain.recovery_code import decode_code
from holdspace.storage import keys
from holdspace.storage.backup_file import read_key_file
from holdspace.storage.errors import (
    KeyFileDamaged,
    NoVault,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryCode,
)
from holdspace.storage.key_file import root_from_code, unwrap_root
from holdspace.storage.key_file_format import KeyFile, parse_key_file
from holdspace.storage.places import Places

_NEITHER = (
    "That passphrase does not open this backup. Nothing was changed; the one of then, or the code, does."
)


@dataclass(slots=True)
class BackupRoots:
    """The root of a backup, and that of today's vault where the same words open it. Wipe it after use."""

    backup: bytearray = field(repr=False)
    today: bytearray | None = field(repr=False)

    def wipe(self) -> None:
        """Overwrite both with zeros."""
        for root in (self.backup, self.today):
            if root is not None:
                keys.wipe(root)


def key_file_of(path: Path) -> KeyFile | None:
    """Return the key file in a backup, or None where it holds none that can be read. Raises BadBackup."""
    with contextlib.suppress(KeyFileDamaged, VaultTooNew):
        return parse_key_file(read_key_file(path))
    return None


def roots_by_passphrase(places: Places, path: Path, passphrase: str) -> BackupRoots:
    """Return what a passphrase opens: a backup by its own key file, or by today's. Slow (Argon2id).

    Raises BadPassphrase, WrongPassphrase where it is neither the one of then nor today's, KeyFileMissing
    where neither the backup nor the home holds a key file, BadBackup, NotReadable or OutOfMemory.
    """
    check_length(passphrase)
    own = key_file_of(path)
    today = _or_none(lambda: unwrap_root(places, passphrase))
    if own is None:
        # Nothing here says whose backup it is; opening it does.
        return BackupRoots(bytearray(today or unwrap_root(places, passphrase)), today)
    if today is not None and keys.inbox_public_key(today) == own.inbox_public_key:
        return BackupRoots(bytearray(today), today)
    try:
        with keys.wiped(keys.derive_kek(passphrase, own.kdf_salt, own.parameters)) as kek:
            return BackupRoots(keys.unwrap(kek, own.nonce, own.wrapped_root, own.bound_fields()), today)
    except BaseException as error:
        if today is not None:
            keys.wipe(today)
        if isinstance(error, WrongPassphrase):
            raise WrongPassphrase(_NEITHER) from None
        raise


def roots_by_code(places: Places, path: Path, code: str) -> BackupRoots:
    """Return what a recovery code opens. Fast. Raises BadRecoveryCode, WrongRecoveryCode or BadBackup.

    Where the backup holds no key file, only opening it says whether the code is its.
    """
    root = decode_code(code)
    own = key_file_of(path)
    if own is not None and own.inbox_public_key != keys.inbox_public_key(root):
        keys.wipe(root)
        raise WrongRecoveryCode
    return BackupRoots(root, _or_none(lambda: root_from_code(places, code)))


def _or_none(find: Callable[[], bytearray]) -> bytearray | None:
    """Return today's root, or None where these words do not open today's vault or nothing can."""
    try:
        return find()
    except (WrongPassphrase, WrongRecoveryCode, NoVault, KeyFileDamaged):
        return None
