# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Which words open a backup: today's, those of then, or the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdspace.domain.passphrases import BadPassphrase
from holdspace.domain.recovery_code import BadRecoveryCode
from holdspace.storage.backup_keys import key_file_of, roots_by_code, roots_by_passphrase
from holdspace.storage.backups import make_backup
from holdspace.storage.errors import (
    BadBackup,
    KeyFileMissing,
    NoVault,
    StorageError,
    WrongPassphrase,
    WrongRecoveryCode,
)
from holdspace.storage.key_file import NewVaultKeys, make_keys, wrap_root, write_both
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault

OLD, NEW = "quiet rivers keep \u00e9t\u00e9", "another kettle sings"


@pytest.fixture
def backup(vault: Vault) -> Path:
    """A backup made before the passphrase changed from OLD to NEW."""
    path = make_backup(vault.places, vault).path
    known = key_file_of(path)
    assert known is not None
    write_both(vault.places, wrap_root(bytearray(vault_root(vault)), NEW, known))
    return path


def vault_root(vault: Vault) -> bytes:
    from holdspace.storage.key_file import unwrap_root

    return bytes(unwrap_root(vault.places, OLD))


@pytest.mark.parametrize("passphrase", [OLD, NEW])
def test_the_passphrase_of_then_and_that_of_today_both_open_it(
    vault: Vault, backup: Path, root: bytearray, passphrase: str
) -> None:
    """Case 33."""
    roots = roots_by_passphrase(vault.places, backup, passphrase)
    assert roots.backup == root
    assert roots.today == (root if passphrase == NEW else None)
    roots.wipe()
    assert not any(roots.backup)


def test_no_other_passphrase_opens_it(vault: Vault, backup: Path) -> None:
    with pytest.raises(WrongPassphrase):
        roots_by_passphrase(vault.places, backup, "neither of the two")
    with pytest.raises(BadPassphrase):
        roots_by_passphrase(vault.places, backup, "")


def test_the_code_opens_it(vault: Vault, backup: Path, new_keys: NewVaultKeys) -> None:
    """Case 33."""
    roots = roots_by_code(vault.places, backup, new_keys.recovery_code)
    assert roots.backup == roots.today == new_keys.root
    with pytest.raises(BadRecoveryCode):
        roots_by_code(vault.places, backup, new_keys.recovery_code[:-1])
    other = make_keys(NEW, new_keys.key_file.parameters)
    with pytest.raises(WrongRecoveryCode):
        roots_by_code(vault.places, backup, other.recovery_code)


def test_a_backup_alone_is_enough(vault: Vault, backup: Path, tmp_path: Path, root: bytearray) -> None:
    """On a new computer there is no vault yet."""
    nowhere = Places(tmp_path / "new home")
    roots = roots_by_passphrase(nowhere, backup, OLD)
    assert (roots.backup, roots.today) == (root, None)
    assert not nowhere.home.exists()


def test_a_backup_without_key_file_takes_todays(
    vault: Vault, backup: Path, root: bytearray, new_keys: NewVaultKeys, tmp_path: Path
) -> None:
    kept = {path: path.read_bytes() for path in (vault.places.key_file, vault.places.key_file_backup)}
    for path in kept:
        path.unlink()
    bare = make_backup(vault.places, vault).path
    assert key_file_of(bare) is None
    with pytest.raises(KeyFileMissing):
        roots_by_passphrase(vault.places, bare, NEW)
    with pytest.raises(NoVault):
        roots_by_passphrase(Places(tmp_path / "new home"), bare, NEW)
    assert roots_by_code(vault.places, bare, new_keys.recovery_code).backup == root
    for path, data in kept.items():
        path.write_bytes(data)
    assert roots_by_passphrase(vault.places, bare, NEW).backup == root


def test_what_is_no_backup_is_refused(vault: Vault, tmp_path: Path, new_keys: NewVaultKeys) -> None:
    strange = tmp_path / "strange"
    strange.write_bytes(b"strange" * 99)
    with pytest.raises(BadBackup):
        roots_by_passphrase(vault.places, strange, OLD)
    with pytest.raises(StorageError):
        roots_by_code(vault.places, strange, new_keys.recovery_code)
