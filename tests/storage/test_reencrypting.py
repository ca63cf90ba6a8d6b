# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""New keys for the same vault: everything is there, nothing old opens it, a crash leaves one of the two."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crashes import crashes
from holdspace.domain.entries import Entry
from holdspace.storage.checking import Health, check
from holdspace.storage.connection import Connection
from holdspace.storage.drafts import Draft, seal_draft
from holdspace.storage.errors import (
    Cancelled,
    VaultDamaged,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryCode,
)
from holdspace.storage.inbox import count_sealed, seal_entry
from holdspace.storage.key_file import NewVaultKeys, read_either, root_from_code, unwrap_root
from holdspace.storage.keys import SALT_BYTES, database_key, raw_key
from holdspace.storage.places import Places
from holdspace.storage.reencrypting import reencrypt
from holdspace.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from holdspace.storage.vault import open_vault

MakeEntry = Callable[..., Entry]
Files = Callable[[Path], dict[str, bytes]]
PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"


def test_the_vault_is_the_same_under_new_keys(
    closed_vault: Places, root: bytearray, new_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    with open_vault(closed_vault, root) as vault:
        entries = vault.entries.page(None, 9)
        vault.entries.delete(entries[0][1].id)
    old = read_either(closed_vault)
    done: list[float] = []
    code = reencrypt(closed_vault, PASSPHRASE, done.append)
    assert done == sorted(done)
    assert done[-1] == 1.0
    fresh = unwrap_root(closed_vault, PASSPHRASE)
    assert fresh != root
    assert root_from_code(closed_vault, code) == fresh
    known = read_either(closed_vault)
    assert (known.vault_id, known.parameters) == (old.vault_id, old.parameters)
    assert closed_vault.database.read_bytes()[:SALT_BYTES] == known.database_salt != old.database_salt
    with open_vault(closed_vault, fresh) as vault:
        assert not (vault.salt_was_healed or vault.inbox_key_was_swapped or vault.key_file_lost)
        assert vault.entries.page(None, 9) == entries[1:]
        vault.entries.restore(entries[0][1].id)
        assert vault.entries.page(None, 9) == entries
        assert vault.ledger_agrees()
        assert vault.connection.value("PRAGMA application_id") == APPLICATION_ID
        assert vault.connection.value("PRAGMA user_version") == SCHEMA_VERSION
    with pytest.raises(WrongRecoveryCode):
        root_from_code(closed_vault, new_keys.recovery_code)
    with pytest.raises(VaultDamaged):
        open_vault(closed_vault, root)


def test_nothing_of_the_old_vault_is_left_once_the_new_one_is_found_sound(
    closed_vault: Places, root: bytearray, files_of: Files
) -> None:
    before = files_of(closed_vault.home)
    reencrypt(closed_vault, PASSPHRASE)
    assert files_of(closed_vault.replaced / "1") == before
    with open_vault(closed_vault, unwrap_root(closed_vault, PASSPHRASE)) as vault:
        assert check(vault) == Health()
    after = files_of(closed_vault.home)
    assert set(after) == set(before)
    assert not set(after.values()) & set(before.values())


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_the_new_files_are_their_owners_only(closed_vault: Places) -> None:
    reencrypt(closed_vault, PASSPHRASE)
    for path in (closed_vault.database, closed_vault.key_file, closed_vault.key_file_backup):
        assert path.stat().st_mode & 0o777 == 0o600


def test_sealed_notes_go_in_first_and_late_ones_and_the_draft_still_open(
    closed_vault: Places, entry_at: MakeEntry
) -> None:
    seal_entry(closed_vault, entry_at(21, text="late"))
    late = next(closed_vault.inbox.glob("*.sealed"))
    data = late.read_bytes()
    late.unlink()
    seal_entry(closed_vault, entry_at(20, text="waits"))
    draft = Draft("half a thou", (), None, (), "note", entry_at().created_at, entry_at().id)
    seal_draft(closed_vault, draft)
    reencrypt(closed_vault, PASSPHRASE)
    assert count_sealed(closed_vault) == 0
    reencrypt(closed_vault, PASSPHRASE)
    late.write_bytes(data)
    with open_vault(closed_vault, unwrap_root(closed_vault, PASSPHRASE)) as vault:
        assert vault.entries.count() == 4
        assert [entry.text for entry in vault.absorb_inbox().entries] == ["late"]
        assert vault.open_draft() == draft


def test_a_wrong_passphrase_and_a_vault_in_use_change_nothing(
    closed_vault: Places, root: bytearray, files_of: Files
) -> None:
    before = files_of(closed_vault.home)
    with pytest.raises(WrongPassphrase):
        reencrypt(closed_vault, "not this one at all")
    with open_vault(closed_vault, root), pytest.raises(VaultInUse):
        reencrypt(closed_vault, PASSPHRASE)
    assert files_of(closed_vault.home) == before


def test_a_vault_that_is_not_sound_is_not_carried_over(closed_vault: Places, root: bytearray) -> None:
    connection = Connection(closed_vault.database, raw_key(database_key(root)))
    connection.run("UPDATE entries SET load = 3 WHERE pk = (SELECT min(pk) FROM entries)")
    connection.close()
    with pytest.raises(VaultDamaged):
        reencrypt(closed_vault, PASSPHRASE)
    assert unwrap_root(closed_vault, PASSPHRASE) == root
    assert not closed_vault.incoming.exists()
    open_vault(closed_vault, root).close()


@pytest.mark.parametrize("at", [0.05, 0.3, 0.6, 0.9])
def test_it_can_be_stopped(closed_vault: Places, root: bytearray, at: float) -> None:
    """Case 42."""

    def stop(done: float) -> None:
        if done >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        reencrypt(closed_vault, PASSPHRASE, stop)
    assert unwrap_root(closed_vault, PASSPHRASE) == root
    assert not closed_vault.incoming.exists()
    with open_vault(closed_vault, root) as vault:
        assert vault.ledger_agrees()
        assert vault.entries.count() == 3


def test_a_long_one_can_be_stopped_while_it_copies(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    with open_vault(closed_vault, root) as vault, vault.connection.write():
        for minute in range(10, 1500):
            vault.entries.add(entry_at(minute, text="w" * 3000))
    done: list[float] = []

    def stop(share: float) -> None:
        done.append(share)
        if share > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        reencrypt(closed_vault, PASSPHRASE, stop)
    assert 0.2 < done[-1] < 0.59
    assert not closed_vault.incoming.exists()
    assert unwrap_root(closed_vault, PASSPHRASE) == root
    reencrypt(closed_vault, PASSPHRASE)


_REENCRYPT = """
from holdspace.storage.places import Places
from holdspace.storage.reencrypting import reencrypt
def work(home, passphrase):
    reencrypt(Places(home), passphrase)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are POSIX")
def test_a_kill_at_any_step_leaves_the_old_or_the_new_vault(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry, tmp_path: Path
) -> None:
    """Case 4: the passphrase opens it, every entry is there, and every sealed note once."""
    seal_entry(closed_vault, entry_at(20, text="sealed meanwhile"))
    folder = tmp_path / "crashes"
    folder.mkdir()
    outcomes = []
    for crash in crashes(closed_vault.home, folder, _REENCRYPT, PASSPHRASE):
        places = Places(crash.home)
        found = unwrap_root(places, PASSPHRASE)
        outcomes.append(found != root)
        with open_vault(places, found) as vault:
            vault.absorb_inbox()
            assert vault.entries.count() == 4
            assert check(vault) == Health()
        assert not places.incoming.exists()
        assert not places.replaced.exists()
    assert outcomes == sorted(outcomes)
    assert outcomes.count(False) > 5
    assert outcomes.count(True) > 5


def test_a_stop_once_the_keys_have_changed_comes_too_late(closed_vault: Places) -> None:
    def stop(done: float) -> None:
        if done == 1.0:
            raise Cancelled

    root_from_code(closed_vault, reencrypt(closed_vault, PASSPHRASE, stop))
