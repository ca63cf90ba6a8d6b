# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Restoring: looked at first, and neither the backup's entries nor today's are lost, whatever happens."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crashes import crashes
from holdspace.domain.entries import Entry
from holdspace.storage import checked_ledgers, keys, restoring
from holdspace.storage.backup_keys import roots_by_passphrase
from holdspace.storage.backups import list_backups, make_backup, newest_good, verify_backup
from holdspace.storage.checking import Health, check
from holdspace.storage.drafts import Draft, seal_draft
from holdspace.storage.errors import (
    BadBackup,
    Cancelled,
    KeyFileMissing,
    NotKept,
    VaultDamaged,
    VaultInUse,
    WrongPassphrase,
)
from holdspace.storage.inbox import count_sealed, seal_entry
from holdspace.storage.key_file import (
    NewVaultKeys,
    make_keys,
    read_either,
    root_from_code,
    unwrap_root,
    wrap_root,
    write_both,
)
from holdspace.storage.merging import merge_backup
from holdspace.storage.places import Places
from holdspace.storage.reencrypting import reencrypt
from holdspace.storage.restoring import CODE_ONLY, THEN, TODAYS, preview, restore
from holdspace.storage.vault import create_vault, open_vault

MakeEntry = Callable[..., Entry]
Files = Callable[[Path], dict[str, bytes]]
OLD, NEW = "quiet rivers keep \u00e9t\u00e9", "another kettle sings"


@pytest.fixture
def backed_up(closed_vault: Places, root: bytearray, entry_at: MakeEntry) -> Places:
    """A vault with three entries, a backup of them, and two more entries since."""
    with open_vault(closed_vault, root) as vault:
        make_backup(closed_vault, vault)
        for minute in (10, 11):
            vault.entries.add(entry_at(minute, text=f"since {minute}"))
    return closed_vault


@pytest.fixture
def backup(backed_up: Places) -> Path:
    return list_backups(backed_up)[0]


def count(places: Places, root: bytearray) -> int:
    with open_vault(places, root) as vault:
        assert vault.ledger_agrees()
        return vault.entries.count()


def change_passphrase(places: Places, root: bytearray, passphrase: str) -> None:
    write_both(places, wrap_root(root, passphrase, read_either(places)))


def test_a_preview_says_what_would_be_there_and_touches_nothing(
    backed_up: Places, backup: Path, root: bytearray, entry_at: MakeEntry, files_of: Files
) -> None:
    seal_entry(backed_up, entry_at(20))
    before = files_of(backed_up.home)
    done: list[float] = []
    seen = preview(backed_up, backup, root, progress=done.append)
    assert (seen.entries, seen.sequence, seen.lacks) == (3, 1, 2)
    assert (seen.first, seen.last) == (entry_at(0).created_at, entry_at(2).created_at)
    assert (seen.same_vault, seen.same_root, seen.passphrase) == (True, True, TODAYS)
    assert done == sorted(done)
    assert files_of(backed_up.home) == before


def test_a_preview_beside_the_open_vault_counts_its_newest(
    backed_up: Places, backup: Path, root: bytearray, entry_at: MakeEntry
) -> None:
    with open_vault(backed_up, root) as vault:
        vault.entries.add(entry_at(30))
        assert preview(backed_up, backup, root, today=vault).lacks == 3


def test_an_empty_backup_has_no_dates(places: Places, new_keys: NewVaultKeys, root: bytearray) -> None:
    with create_vault(places, new_keys) as vault:
        path = make_backup(places, vault).path
    seen = preview(places, path, root)
    assert (seen.entries, seen.first, seen.last, seen.lacks) == (0, None, None, 0)


def test_a_preview_where_todays_vault_is_damaged_or_gone(
    backed_up: Places, backup: Path, root: bytearray, tmp_path: Path
) -> None:
    backed_up.database.write_bytes(bytes(8192))
    assert preview(backed_up, backup, root).lacks is None
    seen = preview(Places(tmp_path / "new home"), backup, root)
    assert (seen.lacks, seen.same_vault, seen.same_root, seen.passphrase) == (None, False, False, THEN)


@pytest.mark.parametrize("damaged", [0, 1, 2])
def test_a_preview_after_a_crash_leaves_the_log_and_the_words_in_it(
    backed_up: Places,
    backup: Path,
    root: bytearray,
    entry_at: MakeEntry,
    files_of: Files,
    tmp_path: Path,
    damaged: int,
) -> None:
    """Case 22 in the log: SQLite itself would drop the saves after the wrong bit, and then the log."""
    with open_vault(backed_up, root) as vault:
        for minute in range(20, 40):
            vault.entries.add(entry_at(minute))
        shutil.copytree(backed_up.home, tmp_path / "crashed")
    crashed = Places(tmp_path / "crashed")
    log = crashed.home / "vault.db-wal"
    data = bytearray(log.read_bytes())
    for bit in range(damaged):
        data[4 * 4120 + 900 + bit * 40] ^= 1
    log.write_bytes(data)
    before = files_of(crashed.home)
    lacks = preview(crashed, crashed.backups / backup.name, root).lacks
    assert lacks == (None if damaged == 2 else 22)
    assert files_of(crashed.home) == before


def test_restoring_brings_the_backup_and_backs_up_what_was_there(
    backed_up: Places, backup: Path, root: bytearray, entry_at: MakeEntry
) -> None:
    seal_entry(backed_up, entry_at(20, text="sealed meanwhile"))
    done: list[float] = []
    restored = restore(backed_up, backup, root, progress=done.append)
    assert (restored.manifest.entries, restored.passphrase, restored.kept_aside) == (3, TODAYS, None)
    assert restored.before is not None
    assert (restored.before.manifest.entries, restored.before.manifest.reason) == (6, "before restore")
    assert (count_sealed(backed_up), count(backed_up, root)) == (0, 3)
    assert unwrap_root(backed_up, OLD) == root
    assert done == sorted(done)
    assert done[-1] == 1.0
    # And back again.
    assert restore(backed_up, restored.before.path, root).manifest.entries == 6
    assert count(backed_up, root) == 6
    assert not backed_up.incoming.exists()
    # Both that were replaced stay until a later opening finds the new one sound, page by page.
    assert sorted(path.name for path in backed_up.replaced.iterdir()) == ["1", "2"]
    with open_vault(backed_up, root) as vault:
        assert check(vault) == Health()
    assert not backed_up.replaced.exists()


def test_todays_passphrase_goes_on_working(backed_up: Places, backup: Path, root: bytearray) -> None:
    """Case 33: the root is the same, so nobody needs the passphrase of then."""
    change_passphrase(backed_up, root, NEW)
    assert preview(backed_up, backup, root).passphrase == TODAYS
    assert restore(backed_up, backup, root).passphrase == TODAYS
    assert unwrap_root(backed_up, NEW) == root
    with pytest.raises(WrongPassphrase):
        unwrap_root(backed_up, OLD)


def test_without_todays_key_files_the_passphrase_of_then_opens_it(
    backed_up: Places, backup: Path, root: bytearray
) -> None:
    """Case 33."""
    change_passphrase(backed_up, root, NEW)
    backed_up.key_file.unlink()
    backed_up.key_file_backup.write_bytes(b"{}")
    assert preview(backed_up, backup, root).passphrase == THEN
    assert restore(backed_up, backup, root).passphrase == THEN
    assert unwrap_root(backed_up, OLD) == root


def test_without_any_key_file_the_code_opens_it(
    backed_up: Places, root: bytearray, new_keys: NewVaultKeys
) -> None:
    """Case 33."""
    with open_vault(backed_up, root) as vault:
        backed_up.key_file.unlink()
        backed_up.key_file_backup.unlink()
        bare = make_backup(backed_up, vault).path
    assert preview(backed_up, bare, root).passphrase == CODE_ONLY
    assert restore(backed_up, bare, root).passphrase == CODE_ONLY
    assert root_from_code(backed_up, new_keys.recovery_code) == root
    assert count(backed_up, root) == 5


def test_a_backup_without_a_key_file_takes_the_place_of_another_vault(
    backed_up: Places, root: bytearray, tmp_path: Path, new_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    """Case 33: another vault's key files beside it would keep everyone out."""
    other_keys = make_keys(NEW, new_keys.key_file.parameters)
    other = Places(tmp_path / "other")
    with create_vault(other, other_keys) as vault:
        vault.entries.add(entry_at())
        other.key_file.unlink()
        other.key_file_backup.unlink()
        bare = make_backup(other, vault).path
    restored = restore(backed_up, bare, other_keys.root)
    assert restored.passphrase == CODE_ONLY
    assert root_from_code(backed_up, other_keys.recovery_code) == other_keys.root
    assert count(backed_up, other_keys.root) == 1
    assert restored.kept_aside is not None
    aside = Places(restored.kept_aside)
    assert count(aside, unwrap_root(aside, OLD)) == 5


def test_a_backup_without_a_key_file_from_before_re_encrypting_opens_with_its_code(
    backed_up: Places, root: bytearray, new_keys: NewVaultKeys
) -> None:
    with open_vault(backed_up, root) as vault:
        whole = {path: path.read_bytes() for path in (backed_up.key_file, backed_up.key_file_backup)}
        for path in whole:
            path.unlink()
        bare = make_backup(backed_up, vault).path
        for path, data in whole.items():
            path.write_bytes(data)
    reencrypt(backed_up, OLD)
    today = unwrap_root(backed_up, OLD)
    restored = restore(backed_up, bare, root, today_root=today)
    assert restored.passphrase == CODE_ONLY
    with pytest.raises(KeyFileMissing):
        unwrap_root(backed_up, OLD)
    assert root_from_code(backed_up, new_keys.recovery_code) == root
    assert count(backed_up, root) == 5


def test_a_backup_from_before_re_encrypting_comes_with_its_own_keys(
    backed_up: Places, backup: Path, root: bytearray, entry_at: MakeEntry
) -> None:
    """The sealed notes of today's keys are kept: those that wait go into the backup, late ones open."""
    reencrypt(backed_up, OLD)
    seal_entry(backed_up, entry_at(20, text="waits"))
    late_file, late = seal_late(backed_up, entry_at(21, text="late"))
    roots = roots_by_passphrase(backed_up, backup, OLD)
    assert roots.backup == root
    assert roots.today is not None
    assert roots.today != root
    seen = preview(backed_up, backup, roots.backup, today_root=roots.today)
    assert (seen.same_vault, seen.same_root, seen.passphrase, seen.lacks) == (True, False, THEN, 2)
    assert preview(backed_up, backup, roots.backup).lacks is None
    restored = restore(backed_up, backup, roots.backup, today_root=roots.today)
    assert restored.passphrase == THEN
    assert restored.before is not None
    assert verify_backup(backed_up, restored.before.path, roots.today).entries == 6
    assert unwrap_root(backed_up, OLD) == root
    late_file.write_bytes(late)
    with open_vault(backed_up, root) as vault:
        assert [entry.text for entry in vault.absorb_inbox().entries] == ["late"]


def seal_late(places: Places, entry: Entry) -> tuple[Path, bytes]:
    """Seal a note and take its file away; it comes back after the keys have changed."""
    before = set(places.inbox.glob("*.sealed"))
    seal_entry(places, entry)
    path = next(iter(set(places.inbox.glob("*.sealed")) - before))
    data = path.read_bytes()
    path.unlink()
    return path, data


def test_a_damaged_vault_is_kept_aside_for_good(backed_up: Places, backup: Path, root: bytearray) -> None:
    damaged = bytearray(backed_up.database.read_bytes())
    for page in range(1, len(damaged) // 4096):
        damaged[page * 4096 + 99] ^= 1
    backed_up.database.write_bytes(damaged)
    restored = restore(backed_up, backup, root)
    assert restored.before is None
    assert restored.kept_aside == backed_up.damaged / "1"
    assert (restored.kept_aside / "vault.db").read_bytes() == damaged
    assert count(backed_up, root) == 3
    assert (restored.kept_aside / "vault.db").exists()


@pytest.mark.parametrize("how", ["empty", "missing", "another's"])
def test_a_vault_that_does_not_open_is_restored_all_the_same(
    backed_up: Places, backup: Path, root: bytearray, how: str
) -> None:
    """Cases 20, 21 and 28, the way out of them."""
    if how == "missing":
        backed_up.database.unlink()
    else:
        backed_up.database.write_bytes(b"" if how == "empty" else b"SQLite format 3\0" + bytes(8000))
    restored = restore(backed_up, backup, root)
    assert restored.before is None
    assert count(backed_up, root) == 3


def test_a_new_home_takes_a_backup(backup: Path, root: bytearray, tmp_path: Path) -> None:
    places = Places(tmp_path / "new home")
    restored = restore(places, backup, root)
    assert (restored.before, restored.kept_aside, restored.passphrase) == (None, None, THEN)
    assert count(places, unwrap_root(places, OLD)) == 3


def test_another_vaults_backup_is_said_to_be_so_and_todays_is_kept(
    backed_up: Places, root: bytearray, tmp_path: Path, new_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    other_keys = make_keys(NEW, new_keys.key_file.parameters)
    other = Places(tmp_path / "other")
    with create_vault(other, other_keys) as vault:
        vault.entries.add(entry_at())
        path = make_backup(other, vault).path
    seen = preview(backed_up, path, other_keys.root)
    assert (seen.same_vault, seen.same_root, seen.lacks) == (False, False, None)
    restored = restore(backed_up, path, other_keys.root)
    assert restored.kept_aside is not None
    assert count(backed_up, other_keys.root) == 1
    kept = restored.kept_aside
    assert (kept / "vault.json").exists()
    for name in ("vault.db", "vault.json"):
        (other.home / name).write_bytes((kept / name).read_bytes())
    other.key_file_backup.unlink()
    assert count(other, root) == 5


@pytest.mark.parametrize("has_key_file", [True, False])
def test_what_is_sealed_to_a_vault_that_did_not_open_goes_with_it(
    backed_up: Places, root: bytearray, tmp_path: Path, new_keys: NewVaultKeys, entry_at: MakeEntry,
    has_key_file: bool,
) -> None:  # fmt: skip
    other_keys = make_keys(NEW, new_keys.key_file.parameters)
    other = Places(tmp_path / "other")
    with create_vault(other, other_keys) as vault:
        if not has_key_file:
            other.key_file.unlink()
            other.key_file_backup.unlink()
        path = make_backup(other, vault).path
    seal_entry(backed_up, entry_at(20, text="sealed to today's"))
    seal_draft(backed_up, draft_of(entry_at(21, text="half a line")))
    kept = restore(backed_up, path, other_keys.root).kept_aside
    assert kept == backed_up.damaged / "1"
    assert count_sealed(backed_up) == 0
    assert not backed_up.draft.exists()
    if has_key_file:
        seal_entry(backed_up, entry_at(22, text="sealed to the new one"))
    else:
        with pytest.raises(KeyFileMissing):
            seal_entry(backed_up, entry_at(22, text="would be sealed to nobody"))
    with open_vault(backed_up, other_keys.root) as vault:
        assert len(vault.absorb_inbox().entries) == has_key_file
    assert not backed_up.set_aside.exists()
    assert kept is not None
    with open_vault(Places(kept), unwrap_root(Places(kept), OLD)) as vault:
        assert [entry.text for entry in vault.absorb_inbox().entries] == ["sealed to today's"]
        draft = vault.open_draft()
    assert draft is not None
    assert draft.text == "half a line"


def draft_of(entry: Entry) -> Draft:
    return Draft(entry.text, (), None, (), "note", entry.created_at, entry.id)


def test_keys_that_are_handed_over_open_what_was_sealed_to_them(
    backed_up: Places, root: bytearray, tmp_path: Path, new_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    other_keys = make_keys(NEW, new_keys.key_file.parameters)
    other = Places(tmp_path / "other")
    with create_vault(other, other_keys) as vault:
        path = make_backup(other, vault).path
    seal_entry(backed_up, entry_at(20, text="sealed to today's"))
    with open_vault(backed_up, root) as vault:
        handed = vault.inbox_keys()
    restore(backed_up, path, other_keys.root, inbox_keys=handed)
    with open_vault(backed_up, other_keys.root) as vault:
        assert [entry.text for entry in vault.absorb_inbox().entries] == ["sealed to today's"]


def test_a_damaged_backup_changes_nothing_and_the_one_before_is_offered(
    backed_up: Places, backup: Path, root: bytearray, files_of: Files
) -> None:
    """Case 32."""
    with open_vault(backed_up, root) as vault:
        second = make_backup(backed_up, vault).path
    data = bytearray(second.read_bytes())
    data[len(data) // 2] ^= 1
    second.write_bytes(data)
    before = files_of(backed_up.home)
    for work in (preview, restore):
        with pytest.raises(BadBackup):
            work(backed_up, second, root)  # type: ignore[operator]
    assert files_of(backed_up.home) == before
    assert newest_good(backed_up, before=2) == backup
    assert restore(backed_up, backup, root).manifest.entries == 3


def test_what_would_be_written_over_is_found_before_a_backup_takes_a_place(
    backed_up: Places, backup: Path, root: bytearray, monkeypatch: pytest.MonkeyPatch, files_of: Files
) -> None:
    """The structure is asked for as a whole of what will be written, and of no file that stays a backup."""

    def crossed(connection: object) -> None:
        del connection
        raise VaultDamaged

    monkeypatch.setattr(checked_ledgers, "check_whole_structure", crossed)
    with open_vault(backed_up, root) as vault:
        made = make_backup(backed_up, vault).path
        with pytest.raises(BadBackup):
            merge_backup(backed_up, vault, backup, root)
    assert verify_backup(backed_up, made, root).entries == 5
    change_passphrase(backed_up, root, OLD)
    before = backed_up.database.read_bytes()
    with pytest.raises(BadBackup):
        restore(backed_up, backup, root)
    with pytest.raises(VaultDamaged):
        reencrypt(backed_up, OLD)
    assert backed_up.database.read_bytes() == before


def test_another_root_changes_nothing(backed_up: Places, backup: Path, root: bytearray) -> None:
    for work in (preview, restore):
        with pytest.raises(BadBackup):
            work(backed_up, backup, keys.new_root(), today_root=root)  # type: ignore[operator]
    assert count(backed_up, root) == 5
    assert not backed_up.incoming.exists()


def test_a_vault_in_use_is_left_alone(backed_up: Places, backup: Path, root: bytearray) -> None:
    with open_vault(backed_up, root) as vault:
        with pytest.raises(VaultInUse):
            restore(backed_up, backup, root)
        assert vault.entries.count() == 5


@pytest.mark.parametrize("at", [0.0, 0.1, 0.3, 0.5, 0.75, 0.94])
def test_a_stopped_restore_leaves_todays_vault(
    backed_up: Places, backup: Path, root: bytearray, at: float
) -> None:
    """Case 42."""

    def stop(done: float) -> None:
        if done >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        restore(backed_up, backup, root, progress=stop)
    assert not backed_up.incoming.exists()
    assert count(backed_up, root) == 5


def test_a_new_vault_that_does_not_read_back_leaves_the_old_one_aside(
    backed_up: Places, backup: Path, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring.Vault, "ledger_agrees", lambda vault: False)
    with pytest.raises(NotKept):
        restore(backed_up, backup, root)
    assert (backed_up.replaced / "1" / "vault.db").exists()


_RESTORE = """
from holdspace.storage.places import Places
from holdspace.storage.restoring import restore
def work(home, arguments):
    places = Places(home)
    restore(places, places.backups / arguments[0], bytearray.fromhex(arguments[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are POSIX")
def test_a_kill_at_any_step_leaves_the_vault_before_or_the_restored_one(
    backed_up: Places, backup: Path, root: bytearray, entry_at: MakeEntry, tmp_path: Path
) -> None:
    """Case 31: with every entry of it, and every sealed note once."""
    seal_entry(backed_up, entry_at(20, text="sealed meanwhile"))
    folder = tmp_path / "crashes"
    folder.mkdir()
    outcomes = []
    for crash in crashes(backed_up.home, folder, _RESTORE, [backup.name, root.hex()]):
        places = Places(crash.home)
        with open_vault(places, unwrap_root(places, OLD)) as vault:
            vault.absorb_inbox()
            outcomes.append(vault.entries.count())
            assert vault.ledger_agrees()
        assert verify_backup(places, places.backups / backup.name, root).entries == 3
        assert not places.incoming.exists()
        if outcomes[-1] == 3:  # what was replaced is in the backup made just before
            assert verify_backup(places, list_backups(places)[0], root).entries == 6
    assert outcomes == sorted(outcomes, reverse=True)
    assert set(outcomes) == {6, 3}
    assert outcomes.count(6) > 10
