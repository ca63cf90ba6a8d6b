# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Opening a vault: only this vault, healed where the root secret can prove it, otherwise left as it is."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from holdspace.storage import keys
from holdspace.storage.connection import Connection
from holdspace.storage.errors import (
    NotThisVault,
    StorageError,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    VaultTooNew,
)
from holdspace.storage.key_file import make_keys, unwrap_root
from holdspace.storage.lock_file import is_in_use
from holdspace.storage.places import Places
from holdspace.storage.vault import NewVaultKeys, create_vault, open_vault

PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"
MARKER = "the-words-nobody-may-read"
Files = Callable[[Path], dict[str, bytes]]


def connected(places: Places, root: bytearray) -> contextlib.closing[Connection]:
    """Open the database behind the vault's back, to do to it what the world does."""
    return contextlib.closing(Connection(places.database, keys.raw_key(keys.database_key(root))))


@pytest.mark.parametrize("content", [b"", b"short", bytes(4095)])
def test_an_emptied_database_is_damage_never_a_new_journal(
    closed_vault: Places, root: bytearray, content: bytes
) -> None:
    """Case 20."""
    closed_vault.database.write_bytes(content)
    with pytest.raises(VaultDamaged):
        open_vault(closed_vault, root)
    assert closed_vault.database.read_bytes() == content


def test_a_missing_database_is_never_made_anew(
    closed_vault: Places, root: bytearray, new_keys: NewVaultKeys
) -> None:
    """Case 21."""
    closed_vault.database.unlink()
    with pytest.raises(VaultMissing):
        open_vault(closed_vault, root)
    with pytest.raises(VaultExists):
        create_vault(closed_vault, new_keys)
    assert not closed_vault.database.exists()


def test_a_flipped_bit_is_found_when_its_page_is_read(closed_vault: Places, root: bytearray) -> None:
    """Part of case 22: in each used page, once; a wrong word is never shown."""
    good = closed_vault.database.read_bytes()
    dice = random.Random(22)
    for page in range(len(good) // 4096):
        data = bytearray(good)
        data[page * 4096 + dice.randrange(16, 4096)] ^= 1 << dice.randrange(8)
        closed_vault.database.write_bytes(data)
        try:
            with open_vault(closed_vault, root) as vault:
                shown = [entry.text for _, entry in vault.entries.page(None, 9)]
                assert shown == [f"{MARKER} {n}" for n in (2, 1, 0)]
        except VaultDamaged:
            continue
        assert page > 0


@pytest.mark.parametrize("places_hit", [range(20, 30), range(4096), range(4080, 4096)])
def test_a_damaged_first_page_is_damage_not_a_wrong_passphrase(
    closed_vault: Places, places_hit: range, files_of: Files
) -> None:
    """Case 23: the passphrase opens the key file, so the blame is the database's."""
    data = bytearray(closed_vault.database.read_bytes())
    for place in places_hit:
        data[place] ^= 0x5A
    closed_vault.database.write_bytes(data)
    before = files_of(closed_vault.home)
    root = unwrap_root(closed_vault, PASSPHRASE)
    with pytest.raises(VaultDamaged):
        open_vault(closed_vault, root)
    assert files_of(closed_vault.home) == before


def test_a_damaged_salt_is_healed(closed_vault: Places, made_keys: NewVaultKeys) -> None:
    """Case 24."""
    good = closed_vault.database.read_bytes()
    closed_vault.database.write_bytes(os.urandom(16) + good[16:])
    with open_vault(closed_vault, unwrap_root(closed_vault, PASSPHRASE)) as vault:
        assert vault.salt_was_healed
        assert vault.entries.count() == 3
    assert closed_vault.database.read_bytes()[:16] == made_keys.key_file.database_salt
    closed_vault.key_file.unlink()
    closed_vault.key_file_backup.unlink()
    with open_vault(closed_vault, bytearray(made_keys.root)) as vault:
        assert not vault.salt_was_healed
        assert vault.entries.count() == 3


def test_a_plain_database_in_the_vaults_place_is_refused_unchanged(
    closed_vault: Places, root: bytearray, files_of: Files
) -> None:
    """Case 28."""
    closed_vault.database.unlink()
    with contextlib.closing(sqlcipher.connect(closed_vault.database)) as plain:
        plain.execute("CREATE TABLE entries (text)")
        plain.commit()
    before = files_of(closed_vault.home)
    with pytest.raises(NotThisVault):
        open_vault(closed_vault, root)
    assert files_of(closed_vault.home) == before


def test_another_vaults_file_is_refused_unchanged(
    closed_vault: Places, root: bytearray, made_keys: NewVaultKeys, tmp_path: Path, files_of: Files
) -> None:
    """Case 28."""
    elsewhere = Places(tmp_path / "elsewhere")
    other = make_keys(PASSPHRASE, made_keys.key_file.parameters)
    create_vault(elsewhere, other).close()
    elsewhere.database.replace(closed_vault.database)
    before = files_of(closed_vault.home)
    with pytest.raises(VaultDamaged):
        open_vault(closed_vault, root)
    with pytest.raises(NotThisVault):
        open_vault(closed_vault, other.root)
    assert files_of(closed_vault.home) == before


@pytest.mark.parametrize(
    ("pragma", "error"), [("user_version = 9999", VaultTooNew), ("application_id = 7", NotThisVault)]
)
def test_a_newer_or_foreign_format_is_refused_unchanged(
    closed_vault: Places, root: bytearray, files_of: Files, pragma: str, error: type[StorageError]
) -> None:
    """Cases 28 and 29."""
    with connected(closed_vault, root) as connection:
        connection.run(f"PRAGMA {pragma}")
    before = files_of(closed_vault.home)
    with pytest.raises(error):
        open_vault(closed_vault, root)
    assert files_of(closed_vault.home) == before
    assert not is_in_use(closed_vault)


def test_a_database_without_our_tables_is_damage(closed_vault: Places, root: bytearray) -> None:
    with connected(closed_vault, root) as connection:
        connection.run("DROP TABLE facts")
    with pytest.raises(VaultDamaged):
        open_vault(closed_vault, root)


def test_a_swapped_inbox_key_is_told_and_put_right(
    closed_vault: Places, root: bytearray, made_keys: NewVaultKeys
) -> None:
    good = closed_vault.key_file.read_bytes()
    foreign = replace(made_keys.key_file, inbox_public_key=bytes(range(32)))
    closed_vault.key_file.write_bytes(foreign.to_bytes())
    with open_vault(closed_vault, unwrap_root(closed_vault, PASSPHRASE)) as vault:
        assert vault.inbox_key_was_swapped
    assert closed_vault.key_file.read_bytes() == closed_vault.key_file_backup.read_bytes() == good
    with open_vault(closed_vault, unwrap_root(closed_vault, PASSPHRASE)) as vault:
        assert not vault.inbox_key_was_swapped


def test_every_key_text_is_wiped_after_opening(
    closed_vault: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bytearray] = []
    for name in ("raw_key", "database_key"):
        real = getattr(keys, name)

        def watched(*args: Any, real: Any = real) -> bytearray:
            made.append(real(*args))
            return made[-1]

        monkeypatch.setattr(keys, name, watched)
    open_vault(closed_vault, root).close()
    assert len(made) >= 2
    assert not any(any(text) for text in made)
    assert any(root)
