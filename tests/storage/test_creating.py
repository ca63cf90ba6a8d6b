# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Making a vault: whole or not at all, whatever fails and whenever the process dies."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage import creating
from holdspace.storage import vault as vault_module
from holdspace.storage.errors import (
    DiskFull,
    NotKept,
    NotReadable,
    UnsafePlace,
    VaultDamaged,
    VaultExists,
)
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.vault import NewVaultKeys, create_vault, open_vault

Files = Callable[[Path], dict[str, bytes]]
MakeEntry = Callable[..., Entry]


def test_a_vault_is_not_made_over_another(
    closed_vault: Places, new_keys: NewVaultKeys, files_of: Files
) -> None:
    before = files_of(closed_vault.home)
    with pytest.raises(VaultExists):
        create_vault(closed_vault, new_keys)
    assert files_of(closed_vault.home) == before


def test_a_vault_is_not_made_in_a_synced_folder(tmp_path: Path, new_keys: NewVaultKeys) -> None:
    places = Places(tmp_path / "Dropbox" / "holdspace")
    with pytest.raises(UnsafePlace):
        create_vault(places, new_keys)
    assert not places.home.exists()


@pytest.mark.parametrize("step", ["_build", "_check", "write_both", "finish"])
def test_a_failed_making_leaves_nothing_behind(
    places: Places, new_keys: NewVaultKeys, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise DiskFull

    with monkeypatch.context() as patch, pytest.raises(DiskFull):
        patch.setattr(creating, step, fail)
        create_vault(places, new_keys)
    assert [path.name for path in places.home.rglob("*") if path.is_file()] == ["vault.lock"]
    assert not places.has_vault()
    create_vault(places, new_keys).close()


@pytest.mark.parametrize("step", ["open_checked", "remove_stale_temps", "Vault"])
def test_a_first_opening_that_fails_leaves_no_vault_whose_code_nobody_saw(
    places: Places, new_keys: NewVaultKeys, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        assert places.database.exists() and places.key_file.exists()
        raise NotReadable

    with monkeypatch.context() as patch, pytest.raises(NotReadable):
        patch.setattr(vault_module, step, fail)
        create_vault(places, new_keys)
    assert [path.name for path in places.home.rglob("*") if path.is_file()] == ["vault.lock"]
    assert not places.has_vault()
    create_vault(places, new_keys).close()


def test_a_database_that_does_not_check_is_never_given_keys(
    places: Places, new_keys: NewVaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = creating._build

    def build_and_spoil(path: Path, *given: Any) -> None:
        build(path, *given)
        data = bytearray(path.read_bytes())
        data[-100] ^= 1
        path.write_bytes(data)

    monkeypatch.setattr(creating, "_build", build_and_spoil)
    with pytest.raises((VaultDamaged, NotKept)):
        create_vault(places, new_keys)
    assert not places.has_vault()


@pytest.mark.parametrize("step", ["_build", "_check", "write_both", "finish"])
def test_a_crash_while_making_leaves_no_vault_or_one_that_opens(
    places: Places, new_keys: NewVaultKeys, step: str
) -> None:
    script = """
import os, signal, sys
from pathlib import Path
from holdspace.storage import creating
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault, make_keys
def die(*args):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(creating, sys.argv[2], die)
new_keys = make_keys("a passphrase that is long", KdfParameters(19 * 1024, 1, 1))
create_vault(Places(Path(sys.argv[1])), new_keys)
"""
    done = subprocess.run([sys.executable, "-c", script, str(places.home), step], check=False)
    assert done.returncode == -signal.SIGKILL
    if places.has_vault():
        with open_vault(places, unwrap_root(places, "a passphrase that is long")) as vault:
            assert vault.entries.count() == 0
    else:
        create_vault(places, new_keys).close()
    assert places.has_vault() and not places.new_database.exists()


def test_an_older_vaults_log_is_not_played_into_a_new_one(
    places: Places, new_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    places.prepare()
    (places.home / "vault.db-wal").write_bytes(b"older words" * 100)
    with create_vault(places, new_keys) as vault:
        vault.entries.add(entry_at())
        assert vault.ledger_agrees()
    kept = [path.read_bytes() for path in places.home.glob("vault.db-wal.stale-*")]
    assert kept == [b"older words" * 100]
