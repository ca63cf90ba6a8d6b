# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Another passphrase: at once, whole, and at every point of a power loss the confirmed one opens."""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from holdspace.domain.entries import Entry
from holdspace.domain.passphrases import BadPassphrase
from holdspace.domain.recovery_code import encode_code
from holdspace.storage import passphrase_change
from holdspace.storage.errors import (
    NotWritable,
    VaultDamaged,
    WrongPassphrase,
    WrongRecoveryCode,
)
from holdspace.storage.files import write_durably
from holdspace.storage.inbox import seal_entry
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, read_copies, unwrap_root
from holdspace.storage.key_file_format import KeyFile
from holdspace.storage.passphrase_change import change_passphrase, database_facts, set_passphrase_by_code
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

OLD = "quiet rivers keep \u00e9t\u00e9"
NEW = "slow boats under the bridge"
FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
Files = Callable[[Path], dict[str, bytes]]
MakeEntry = Callable[..., Entry]


def opens(places: Places, passphrase: str) -> bool:
    try:
        unwrap_root(places, passphrase)
    except WrongPassphrase:
        return False
    return True


def key_files(places: Places) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (places.key_file, places.key_file_backup)}


def lose_key_files(places: Places) -> None:
    places.key_file.unlink()
    places.key_file_backup.unlink()


def test_a_change_is_confirmed_by_both_key_files(closed_vault: Places, root: bytearray) -> None:
    database = closed_vault.database.read_bytes()
    before = read_copies(closed_vault)[closed_vault.key_file]
    change_passphrase(closed_vault, OLD, NEW)
    first, second = read_copies(closed_vault).values()
    assert first == second
    assert isinstance(first, KeyFile)
    assert isinstance(before, KeyFile)
    assert replace(first, kdf_salt=b"", nonce=b"", wrapped_root=b"") == replace(
        before, kdf_salt=b"", nonce=b"", wrapped_root=b""
    )
    assert {first.kdf_salt, first.nonce}.isdisjoint({before.kdf_salt, before.nonce})
    assert not opens(closed_vault, OLD)
    assert unwrap_root(closed_vault, NEW) == root
    assert closed_vault.database.read_bytes() == database


def test_an_open_vault_goes_on_while_its_passphrase_changes(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    with open_vault(closed_vault, root) as vault:
        vault.entries.add(entry_at(10))
        change_passphrase(closed_vault, OLD, NEW)
        vault.entries.add(entry_at(11))
    with open_vault(closed_vault, unwrap_root(closed_vault, NEW)) as vault:
        assert vault.entries.count() == 5
        assert not vault.inbox_key_was_swapped


def test_a_wrong_or_impossible_passphrase_changes_nothing(closed_vault: Places, files_of: Files) -> None:
    before = files_of(closed_vault.home)
    with pytest.raises(WrongPassphrase):
        change_passphrase(closed_vault, "not this one at all", NEW)
    for impossible in ("", "nul\0inside of it", "a" * 1025):
        with pytest.raises(BadPassphrase):
            change_passphrase(closed_vault, OLD, impossible)
    assert files_of(closed_vault.home) == before


def test_a_second_copy_that_cannot_be_written_leaves_the_old_passphrase_alone(
    closed_vault: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = key_files(closed_vault)
    write = write_durably

    def fail_on_copy(path: Path, data: bytes) -> None:
        if path == closed_vault.key_file_backup:
            raise NotWritable
        write(path, data)

    monkeypatch.setattr(passphrase_change, "write_durably", fail_on_copy)
    with pytest.raises(NotWritable):
        change_passphrase(closed_vault, OLD, NEW)
    assert key_files(closed_vault) == before
    assert not opens(closed_vault, NEW)


@dataclass
class Disk:
    """What the two key files would be after a power loss, from what was really asked of the system.

    A file that was not forced to the disk may be empty or half there; a rename is sure only once its folder
    was forced.
    """

    sure: dict[str, bytes]
    forced: dict[str, bytes] = field(default_factory=dict)
    pending: list[tuple[str, tuple[bytes, ...]]] = field(default_factory=list)
    states: list[dict[str, bytes]] = field(default_factory=list)

    def on_sync(self, path: Path) -> None:
        if path.is_dir():
            for name, contents in self.pending:
                self.sure[name] = contents[-1]
            self.pending.clear()
        else:
            self.forced[path.name] = path.read_bytes()
        self.take()

    def on_rename(self, source: Path, target: Path) -> None:
        content = source.read_bytes()
        whole = self.forced.get(source.name) == content
        self.pending.append((target.name, (content,) if whole else (b"", content[:99], content)))
        self.take()

    def take(self) -> None:
        """Note every state in which the power could leave the disk now."""
        choices = [[None, *((name, content) for content in contents)] for name, contents in self.pending]
        for choice in itertools.product(*choices):
            state = dict(self.sure)
            state.update(each for each in choice if each is not None)
            self.states.append(state)


@pytest.fixture
def disk(closed_vault: Places, monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk(key_files(closed_vault))
    sync, rename = os.fsync, Path.replace

    def watched_sync(descriptor: int) -> None:
        sync(descriptor)
        disk.on_sync(Path(f"/proc/self/fd/{descriptor}").readlink())

    def watched_rename(source: Path, target: Any) -> Path:
        disk.on_rename(source, Path(target))
        return rename(source, target)

    disk.take()
    monkeypatch.setattr(os, "fsync", watched_sync)
    monkeypatch.setattr(Path, "replace", watched_rename)
    return disk


def test_at_every_point_of_a_power_loss_the_confirmed_passphrase_opens(
    closed_vault: Places, disk: Disk, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 6: every write, fsync and rename as asked, each un-forced one kept, dropped or torn."""
    change_passphrase(closed_vault, OLD, NEW)
    monkeypatch.undo()
    confirmed = {
        path.name: path.read_bytes() for path in (closed_vault.key_file, closed_vault.key_file_backup)
    }
    assert disk.states[-1] == confirmed
    states = {tuple(sorted(state.items())) for state in disk.states}
    assert len(states) == 3  # old and old, new and old, new and new: nothing torn, nothing missing
    for state in states:
        for name, content in state:
            (closed_vault.home / name).write_bytes(content)
        wanted = NEW if dict(state) == confirmed else OLD
        assert unwrap_root(closed_vault, wanted) == root
        assert not opens(closed_vault, NEW if wanted == OLD else OLD)


def test_the_replay_finds_a_write_that_is_not_forced(
    closed_vault: Places, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The harness proves something: without fsync a power loss leaves neither passphrase."""
    monkeypatch.setattr("holdspace.storage.files._sync", lambda descriptor: None)
    change_passphrase(closed_vault, OLD, NEW)
    assert dict.fromkeys(disk.sure, b"") in disk.states


def test_database_and_paper_are_enough(
    closed_vault: Places, made_keys: NewVaultKeys, files_of: Files, entry_at: MakeEntry
) -> None:
    """Case 15: both key files are made anew from the database, and notes can be sealed again."""
    lose_key_files(closed_vault)
    set_passphrase_by_code(closed_vault, made_keys.recovery_code, NEW, FAST_KDF)
    first, second = read_copies(closed_vault).values()
    assert first == second
    assert isinstance(first, KeyFile)
    assert first.vault_id == made_keys.key_file.vault_id
    assert first.database_salt == made_keys.key_file.database_salt
    assert first.inbox_public_key == made_keys.key_file.inbox_public_key
    assert first.kdf_salt != made_keys.key_file.kdf_salt
    assert {
        stat.S_IMODE(path.stat().st_mode) for path in (closed_vault.key_file, closed_vault.key_file_backup)
    } == {0o600}
    seal_entry(closed_vault, entry_at(9))
    with open_vault(closed_vault, unwrap_root(closed_vault, NEW)) as vault:
        assert not vault.key_file_lost
        assert len(vault.absorb_inbox().entries) == 1
        assert vault.entries.count() == 4


def test_a_forgotten_passphrase_is_replaced_by_code(
    closed_vault: Places, made_keys: NewVaultKeys, root: bytearray
) -> None:
    set_passphrase_by_code(closed_vault, made_keys.recovery_code.lower(), NEW)
    assert unwrap_root(closed_vault, NEW) == root
    assert not opens(closed_vault, OLD)
    copy = read_copies(closed_vault)[closed_vault.key_file]
    assert isinstance(copy, KeyFile)
    assert copy.parameters == FAST_KDF


@pytest.mark.parametrize("lost", [False, True])
def test_another_vaults_code_sets_nothing(closed_vault: Places, files_of: Files, lost: bool) -> None:
    if lost:
        lose_key_files(closed_vault)
    before = files_of(closed_vault.home)
    with pytest.raises(WrongRecoveryCode):
        set_passphrase_by_code(closed_vault, encode_code(bytes(20)), NEW, FAST_KDF)
    assert files_of(closed_vault.home) == before


def test_key_files_of_a_damaged_database_still_take_a_passphrase(
    closed_vault: Places, made_keys: NewVaultKeys, root: bytearray
) -> None:
    """The database then waits for salvage, which a forgotten passphrase must not stop."""
    closed_vault.database.write_bytes(b"x" * 8192)
    set_passphrase_by_code(closed_vault, made_keys.recovery_code, NEW)
    assert unwrap_root(closed_vault, NEW) == root
    with pytest.raises(VaultDamaged):
        open_vault(closed_vault, root)


def test_a_damaged_salt_does_not_get_into_the_new_key_file(
    closed_vault: Places, made_keys: NewVaultKeys, root: bytearray
) -> None:
    data = closed_vault.database.read_bytes()
    closed_vault.database.write_bytes(os.urandom(16) + data[16:])
    change_passphrase(closed_vault, OLD, NEW)
    copy = read_copies(closed_vault)[closed_vault.key_file]
    assert isinstance(copy, KeyFile)
    assert copy.database_salt == made_keys.key_file.database_salt
    facts = database_facts(closed_vault, root, [copy.database_salt])
    assert facts is not None
    assert facts.salt == copy.database_salt
    assert database_facts(closed_vault, bytearray(20)) is None
