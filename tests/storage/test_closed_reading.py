# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A closed vault is read with all that a crash left in its log, and not one byte of it changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage.closed_reading import closed_reading
from holdspace.storage.errors import LogDamaged, StorageError, VaultDamaged, VaultInUse, VaultMissing
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

MakeEntry = Callable[..., Entry]
Files = Callable[[Path], dict[str, bytes]]
FRAME, HEADER, SAVES = 4096 + 24, 32, 12


@pytest.fixture
def crashed(closed_vault: Places, root: bytearray, entry_at: MakeEntry, tmp_path: Path) -> Places:
    """The vault as a crash after twelve saves leaves it: three entries in it, the rest in the log."""
    with open_vault(closed_vault, root) as vault:
        for minute in range(10, 10 + SAVES):
            vault.entries.add(entry_at(minute))
        shutil.copytree(closed_vault.home, tmp_path / "crashed")
    return Places(tmp_path / "crashed")


def flip(places: Places, *frames: int) -> None:
    log = places.home / "vault.db-wal"
    data = bytearray(log.read_bytes())
    for frame in frames:
        data[HEADER + frame * FRAME + 24 + 900] ^= 1
    log.write_bytes(data)


def count(places: Places, root: bytearray) -> int:
    with closed_reading(places, root) as connection:
        return int(connection.value("SELECT count(*) FROM entries"))


def test_a_vault_at_rest_is_read_as_it_lies(closed_vault: Places, root: bytearray, files_of: Files) -> None:
    before = files_of(closed_vault.home)
    assert count(closed_vault, root) == 3
    assert files_of(closed_vault.home) == before


@pytest.mark.parametrize("damaged", [(), (2,)], ids=["sound", "one bit"])
def test_what_a_crash_left_in_the_log_counts_and_stays(
    crashed: Places, root: bytearray, files_of: Files, damaged: tuple[int, ...]
) -> None:
    flip(crashed, *damaged)
    before = files_of(crashed.home)
    assert before["vault.db-wal"]
    assert count(crashed, root) == 3 + SAVES
    assert files_of(crashed.home) == before
    with open_vault(crashed, root) as vault:
        assert vault.entries.count() == 3 + SAVES


def test_a_log_that_cannot_be_mended_is_said_and_stays(
    crashed: Places, root: bytearray, files_of: Files
) -> None:
    log = crashed.home / "vault.db-wal"
    data = bytearray(log.read_bytes())
    data[HEADER + 2 * FRAME + 24 : HEADER + 2 * FRAME + 536] = bytes(512)
    log.write_bytes(data)
    before = files_of(crashed.home)
    with pytest.raises(LogDamaged):
        count(crashed, root)
    assert files_of(crashed.home) == before


def test_where_no_copy_can_be_made_the_vault_stays_as_it_is(
    crashed: Places, root: bytearray, files_of: Files
) -> None:
    shutil.rmtree(crashed.backups)
    before = files_of(crashed.home)
    with pytest.raises(StorageError):
        count(crashed, root)
    assert files_of(crashed.home) == before


def test_a_key_of_another_vault_shows_at_the_first_read(closed_vault: Places) -> None:
    with pytest.raises(VaultDamaged):
        count(closed_vault, bytearray(20))


def test_a_vault_in_use_or_gone_is_said(closed_vault: Places, root: bytearray) -> None:
    with open_vault(closed_vault, root), pytest.raises(VaultInUse):
        count(closed_vault, root)
    closed_vault.database.unlink()
    with pytest.raises(VaultMissing):
        count(closed_vault, root)
