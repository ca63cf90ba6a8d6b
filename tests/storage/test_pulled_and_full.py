# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A database gone from under an open vault, a drive pulled in mid-save, a disk full at a lock."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage.drafts import Draft, seal_draft
from holdspace.storage.errors import DiskFull, NotKept, NotWritable, VaultMoved
from holdspace.storage.inbox import seal_entry
from holdspace.storage.lock_file import is_in_use
from holdspace.storage.places import Places
from holdspace.storage.vault import NewVaultKeys, Vault, create_vault, open_vault
from small_disk import SmallDisk, small_disk

MakeEntry = Callable[..., Entry]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk") as disk:
        if disk is None:
            pytest.skip("no tmpfs can be mounted here")
        yield disk


@pytest.fixture
def on_disk(disk: SmallDisk, new_keys: NewVaultKeys, entry_at: MakeEntry) -> Iterator[Vault]:
    """An open vault of three entries on the small disk."""
    with create_vault(Places(disk.folder / "home"), new_keys) as vault:
        for number in range(3):
            vault.entries.add(entry_at(number))
        yield vault


def draft_of(entry: Entry) -> Draft:
    return Draft("half a thou", (), None, (), "note", entry.created_at, entry.id)


def put_copy(places: Places) -> None:
    shutil.copy(places.database, places.home / "copy")
    (places.home / "copy").replace(places.database)


@pytest.mark.parametrize("happens", [lambda places: places.database.unlink(), put_copy])
def test_nothing_is_saved_into_a_file_that_is_gone(
    vault: Vault, entry_at: MakeEntry, happens: Callable[[Places], None]
) -> None:
    """Case 36: deleted or replaced underneath; what is there is left alone, and the words can be sealed."""
    vault.entries.add(entry_at())
    vault.checkpoint()
    assert vault.still_in_place()
    happens(vault.places)
    assert not vault.still_in_place()
    before = vault.places.database.read_bytes() if vault.places.database.exists() else None
    for _ in range(2):
        with pytest.raises(VaultMoved):
            vault.entries.add(entry_at(1))
    with pytest.raises(VaultMoved):
        vault.rebuild()
    seal_draft(vault.places, draft_of(entry_at(1)))
    vault.close()
    if before is None:
        assert not vault.places.database.exists()
    else:
        assert vault.places.database.read_bytes() == before


def test_a_file_gone_in_mid_save_is_not_said_to_be_kept(vault: Vault, entry_at: MakeEntry) -> None:
    """Case 36: it went between the beginning and the end of the save."""
    entry = entry_at()
    with pytest.raises(VaultMoved), vault._connection.write():
        vault.entries.add(entry)
        vault.places.database.rename(vault.places.home / "elsewhere.db")
    (vault.places.home / "elsewhere.db").rename(vault.places.database)
    assert vault.still_in_place()
    vault.entries.add(entry)
    assert vault.entries.count() == 1


def test_a_drive_pulled_in_mid_save_is_told_and_loses_no_confirmed_entry(
    on_disk: Vault, disk: SmallDisk, entry_at: MakeEntry, root: bytearray, tmp_path: Path
) -> None:
    """Case 37: the draft was sealed before the save, the save is refused, and the drive holds both."""
    places = on_disk.places
    draft = draft_of(entry_at(9))
    seal_draft(places, draft)
    inside = os.open(places.home, os.O_RDONLY)
    with pytest.raises(VaultMoved), on_disk._connection.write():
        on_disk.entries.add(entry_at(9))
        disk.pull()
    for write in (lambda: on_disk.entries.add(entry_at(9)), lambda: seal_draft(places, draft)):
        with pytest.raises(NotKept):
            write()
    on_disk.close()
    assert not places.home.exists()
    back = _copy_of_pulled(inside, tmp_path / "back")
    with open_vault(back, root) as vault:
        assert vault.entries.count() >= 3
        assert vault.ledger_agrees()
        assert vault.open_draft() == draft


def _copy_of_pulled(folder: int, target: Path) -> Places:
    """Plug the drive in again elsewhere: what its folder held, read by a descriptor that was kept open."""
    target.mkdir()
    for name in os.listdir(folder):
        if name.startswith(("vault", "draft")):
            with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:
                (target / name).write_bytes(file.read())
    os.close(folder)
    return Places(target)


def test_a_full_disk_keeps_nobody_from_locking(
    on_disk: Vault, disk: SmallDisk, entry_at: MakeEntry, root: bytearray
) -> None:
    """Case 54: neither draft nor checkpoint finds room; the key is wiped, the lock let go, nothing lost."""
    places = on_disk.places
    private, database_key = on_disk._private_key, on_disk._database_key
    draft = draft_of(entry_at(4))
    seal_draft(places, draft)
    disk.fill()
    with pytest.raises(DiskFull):
        seal_draft(places, draft_of(entry_at(5)))
    with pytest.raises(DiskFull):
        on_disk.entries.add(entry_at(5, text="no room for this " * 9999))
    with pytest.raises(DiskFull):
        seal_entry(places, entry_at(5))
    on_disk.close()
    assert not any(private)
    assert not any(database_key)
    assert not is_in_use(places)
    disk.free()
    with open_vault(places, root) as vault:
        assert vault.entries.count() == 3
        assert vault.ledger_agrees()
        assert vault.open_draft() == draft


def test_a_full_disk_keeps_nobody_from_reading(
    on_disk: Vault, disk: SmallDisk, entry_at: MakeEntry, root: bytearray
) -> None:
    places = on_disk.places
    on_disk.close()
    disk.fill()
    with open_vault(places, root) as vault:
        assert vault.entries.count() == 3
        assert vault.is_read_only
        with pytest.raises(NotWritable):
            vault.entries.add(entry_at(7))
    assert not is_in_use(places)


def test_a_full_disk_keeps_nobody_from_reading_what_a_crash_left_in_the_log(
    on_disk: Vault, disk: SmallDisk, entry_at: MakeEntry, root: bytearray
) -> None:
    on_disk.checkpoint()
    on_disk.entries.add(entry_at(9, text="only in the log"))
    crashed = Places(disk.folder / "crashed")
    shutil.copytree(on_disk.places.home, crashed.home)
    (crashed.home / "vault.db-shm").unlink()
    disk.fill()
    with open_vault(crashed, root) as vault:
        assert vault.is_read_only
        assert vault.entries.page(None, 1)[0][1].text == "only in the log"
        assert vault.ledger_agrees()
