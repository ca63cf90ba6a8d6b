# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One vault in the place of another: the old one or the new one, at every point of a crash."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crashes import crashes
from holdspace.domain.entries import Entry
from holdspace.storage import keys, staging
from holdspace.storage.checking import Health, check
from holdspace.storage.errors import KeyFileMissing, NotKept, NoVault, VaultInUse, WrongPassphrase
from holdspace.storage.inbox import seal_entry
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, make_keys, read_either, root_from_code, unwrap_root
from holdspace.storage.lock_file import LockFile
from holdspace.storage.places import Places
from holdspace.storage.staging import begin, commit, discard, forget_replaced, roll_forward, settle
from holdspace.storage.vault import Vault, create_vault, open_vault

MakeEntry = Callable[..., Entry]
Files = Callable[[Path], dict[str, bytes]]
OLD, NEW = "quiet rivers keep \u00e9t\u00e9", "another kettle sings"
FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)


@pytest.fixture(scope="module")
def other_keys() -> NewVaultKeys:
    return make_keys(NEW, FAST_KDF)


@pytest.fixture
def other(tmp_path: Path, other_keys: NewVaultKeys, entry_at: MakeEntry) -> Places:
    """Another vault, closed, with one entry."""
    places = Places(tmp_path / "other")
    with create_vault(places, other_keys) as vault:
        vault.entries.add(entry_at(text="new"))
    return places


def stage(places: Places, other: Places) -> None:
    incoming = begin(places)
    for name in ("vault.db", "vault.json", "vault.json.bak"):
        (incoming.home / name).write_bytes((other.home / name).read_bytes())


def texts(places: Places, root: bytearray) -> list[str]:
    with open_vault(places, root) as vault:
        assert vault.ledger_agrees()
        return [entry.text for _, entry in vault.entries.page(None, 9)]


def test_the_new_vault_takes_the_place_and_the_old_one_is_kept_until_it_was_checked(
    closed_vault: Places, other: Places, other_keys: NewVaultKeys, files_of: Files
) -> None:
    old = files_of(closed_vault.home)
    stage(closed_vault, other)
    commit(closed_vault, was_sound=True)
    assert not closed_vault.incoming.exists()
    aside = files_of(closed_vault.replaced / "1")
    assert aside == {name: old[name] for name in ("vault.db", "vault.json", "vault.json.bak")}
    root = unwrap_root(closed_vault, NEW)
    assert texts(closed_vault, root) == ["new"]  # which asks the ledger, and that alone proves too little
    assert files_of(closed_vault.replaced / "1") == aside
    with open_vault(closed_vault, root) as vault:
        assert check(vault) == Health()
    assert not closed_vault.replaced.exists()
    with pytest.raises(WrongPassphrase):
        unwrap_root(closed_vault, OLD)


def test_a_damaged_vault_is_never_thrown_away(
    closed_vault: Places, other: Places, other_keys: NewVaultKeys
) -> None:
    damaged = bytes(5000)
    for number in (1, 2):
        closed_vault.database.write_bytes(damaged)
        stage(closed_vault, other)
        commit(closed_vault, was_sound=False)
        assert texts(closed_vault, other_keys.root) == ["new"]
        assert (closed_vault.damaged / str(number) / "vault.db").read_bytes() == damaged


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_what_is_kept_is_its_owners_only(closed_vault: Places, other: Places) -> None:
    stage(closed_vault, other)
    commit(closed_vault, was_sound=True)
    for folder in (closed_vault.replaced, closed_vault.replaced / "1"):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_stale_log_or_journal_is_moved_aside_first(
    closed_vault: Places, root: bytearray, other: Places, other_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    """Case 30: real ones of the old vault, which SQLite would play into the new database."""
    vault = open_vault(closed_vault, root)
    vault.entries.add(entry_at(9, text="only in the log"))
    wal = closed_vault.home / "vault.db-wal"
    stale = wal.read_bytes()
    assert stale
    vault.close()
    wal.write_bytes(stale)
    journal = closed_vault.home / "vault.db-journal"
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(4096))
    stage(closed_vault, other)
    commit(closed_vault, was_sound=True)
    assert (closed_vault.replaced / "1" / "vault.db-wal").read_bytes() == stale
    assert (closed_vault.replaced / "1" / "vault.db-journal").exists()
    assert not wal.exists()
    assert not journal.exists()
    assert texts(closed_vault, other_keys.root) == ["new"]


def test_a_missing_vault_is_replaced_all_the_same(
    closed_vault: Places, other: Places, other_keys: NewVaultKeys
) -> None:
    for path in (closed_vault.database, closed_vault.key_file, closed_vault.key_file_backup):
        path.unlink()
    with pytest.raises(NoVault):
        read_either(closed_vault)
    stage(closed_vault, other)
    commit(closed_vault, was_sound=False)
    assert texts(closed_vault, other_keys.root) == ["new"]


@pytest.mark.parametrize("staged", [(), ("vault.json",), ("vault.json.bak",)], ids=["none", "one", "copy"])
def test_old_key_files_never_stay_beside_a_new_vault(
    closed_vault: Places,
    root: bytearray,
    other: Places,
    other_keys: NewVaultKeys,
    files_of: Files,
    staged: tuple[str, ...],
) -> None:
    """With another vault's key files it would open by nothing, and the old one has no others."""
    old = files_of(closed_vault.home)
    incoming = begin(closed_vault)
    for name in ("vault.db", *staged):
        (incoming.home / name).write_bytes((other.home / name).read_bytes())
    commit(closed_vault, was_sound=False)
    assert files_of(closed_vault.damaged / "1") == old
    there = {name for name in ("vault.json", "vault.json.bak") if (closed_vault.home / name).exists()}
    assert there == set(staged)
    assert root_from_code(closed_vault, other_keys.recovery_code) == other_keys.root
    assert texts(closed_vault, other_keys.root) == ["new"]
    aside = Places(closed_vault.damaged / "1")
    assert len(texts(aside, unwrap_root(aside, OLD))) == 3


def test_without_its_mark_what_was_staged_is_nothing(
    closed_vault: Places, root: bytearray, other: Places, files_of: Files
) -> None:
    before = files_of(closed_vault.home)
    stage(closed_vault, other)
    settle(closed_vault)
    assert closed_vault.incoming.exists()  # whoever stages at this moment is not disturbed
    assert unwrap_root(closed_vault, OLD) == root
    assert len(texts(closed_vault, root)) == 3
    assert not closed_vault.incoming.exists()
    assert files_of(closed_vault.home).keys() == before.keys()


def test_half_a_vault_is_never_committed(closed_vault: Places, other: Places, root: bytearray) -> None:
    stage(closed_vault, other)
    journal = closed_vault.incoming / "vault.db-wal"
    journal.write_bytes(b"not checkpointed")
    with pytest.raises(NotKept):
        commit(closed_vault, was_sound=True)
    journal.unlink()
    (closed_vault.incoming / "vault.db").unlink()
    with pytest.raises(NotKept):
        commit(closed_vault, was_sound=True)
    discard(closed_vault)
    assert len(texts(closed_vault, root)) == 3


def interrupted(
    places: Places, other: Places, monkeypatch: pytest.MonkeyPatch, name: bytes | None = None
) -> None:
    """Leave a swap with its mark and no step of it done."""
    stage(places, other)
    with monkeypatch.context() as patch:
        patch.setattr(staging, "roll_forward", lambda places: None)
        commit(places, was_sound=True)
    if name is not None:
        places.incoming_mark.write_bytes(name)


def test_readers_of_the_key_file_finish_the_swap_first(
    closed_vault: Places, other: Places, other_keys: NewVaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old passphrase would lead to a root that opens nothing any more."""
    readers: list[Callable[[], object]] = [
        lambda: read_either(closed_vault),
        lambda: unwrap_root(closed_vault, NEW),
        lambda: root_from_code(closed_vault, other_keys.recovery_code),
        lambda: open_vault(closed_vault, other_keys.root).close(),
    ]
    for read in readers:
        interrupted(closed_vault, other, monkeypatch)
        read()
        assert not closed_vault.incoming.exists()
        assert read_either(closed_vault).inbox_public_key == other_keys.key_file.inbox_public_key


def test_a_note_sealed_just_then_is_sealed_to_the_new_vault(
    closed_vault: Places,
    other: Places,
    other_keys: NewVaultKeys,
    monkeypatch: pytest.MonkeyPatch,
    entry_at: MakeEntry,
) -> None:
    interrupted(closed_vault, other, monkeypatch)
    seal_entry(closed_vault, entry_at(7, text="just then"))
    with open_vault(closed_vault, other_keys.root) as vault:
        assert [entry.text for entry in vault.absorb_inbox().entries] == ["just then"]


def test_a_home_on_its_way_has_a_vault(
    closed_vault: Places, other: Places, other_keys: NewVaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (closed_vault.database, closed_vault.key_file, closed_vault.key_file_backup):
        path.unlink()
    assert not closed_vault.has_vault()
    interrupted(closed_vault, other, monkeypatch)
    assert closed_vault.has_vault()
    assert texts(closed_vault, other_keys.root) == ["new"]


def test_nobody_finishes_a_swap_under_another(
    closed_vault: Places, other: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(closed_vault, other, monkeypatch)
    lock = LockFile(closed_vault)
    try:
        settle(closed_vault)
        forget_replaced(closed_vault)
        assert closed_vault.incoming_mark.exists()
        with pytest.raises(VaultInUse):
            open_vault(closed_vault, bytearray(20))
        roll_forward(closed_vault)
        assert not closed_vault.incoming.exists()
    finally:
        lock.release()


@pytest.mark.parametrize("name", [b"", b"../../elsewhere", b"/tmp/elsewhere", b"replaced/../..", b"\xff"])
def test_a_mark_that_was_altered_leads_nowhere_else(
    closed_vault: Places,
    other: Places,
    other_keys: NewVaultKeys,
    monkeypatch: pytest.MonkeyPatch,
    name: bytes,
    tmp_path: Path,
) -> None:
    interrupted(closed_vault, other, monkeypatch, name)
    outside = {path for path in tmp_path.iterdir() if path != closed_vault.home}
    assert texts(closed_vault, other_keys.root) == ["new"]
    assert (closed_vault.damaged / "0" / "vault.db").exists()
    assert {path for path in tmp_path.iterdir() if path != closed_vault.home} == outside


_SWAP = """
from holdspace.storage.places import Places
from holdspace.storage.staging import begin, commit
def work(home, other):
    places, other = Places(home), Places(Path(other))
    incoming = begin(places)
    for name in ("vault.db", "vault.json", "vault.json.bak"):
        (incoming.home / name).write_bytes((other.home / name).read_bytes())
    commit(places, was_sound=True)
"""
_SWAP_WITHOUT_KEYS = _SWAP.replace('"vault.db", "vault.json", "vault.json.bak"', '"vault.db",')


@pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are POSIX")
def test_a_kill_at_any_step_leaves_the_old_or_the_new_vault(
    closed_vault: Places,
    root: bytearray,
    other: Places,
    other_keys: NewVaultKeys,
    tmp_path: Path,
) -> None:
    """Cases 4 and 31, the swap itself: exactly one passphrase opens, and its entries are all there."""
    folder = tmp_path / "crashes"
    folder.mkdir()
    outcomes = []
    for crash in crashes(closed_vault.home, folder, _SWAP, str(other.home)):
        places = Places(crash.home)
        outcomes.append(_which(places, root, other_keys))
        assert not places.incoming.exists()
    assert outcomes == sorted(outcomes)  # old up to the mark, and new from there on
    assert outcomes.count("1 old") >= 5
    assert outcomes.count("2 new") >= 15


@pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are POSIX")
def test_a_kill_at_any_step_leaves_each_vault_its_own_key_files(
    closed_vault: Places, root: bytearray, other: Places, other_keys: NewVaultKeys, tmp_path: Path
) -> None:
    """Case 31 where no key file is staged: the code opens the new vault, or the passphrase the old one."""
    folder = tmp_path / "crashes"
    folder.mkdir()
    outcomes = []
    for crash in crashes(closed_vault.home, folder, _SWAP_WITHOUT_KEYS, str(other.home)):
        places = Places(crash.home)
        try:
            outcomes.append(len(texts(places, unwrap_root(places, OLD))))
        except KeyFileMissing:
            assert root_from_code(places, other_keys.recovery_code) == other_keys.root
            outcomes.append(len(texts(places, other_keys.root)))
        assert not places.incoming.exists()
    assert set(outcomes) == {3, 1}
    assert outcomes == sorted(outcomes, reverse=True)


def _which(places: Places, root: bytearray, other_keys: NewVaultKeys) -> str:
    opened = []
    for passphrase in (OLD, NEW):
        try:
            opened.append(unwrap_root(places, passphrase))
        except WrongPassphrase:
            continue
    assert len(opened) == 1
    found = texts(places, opened[0])
    with keys.wiped(opened[0]):
        if opened[0] == root:
            assert len(found) == 3
            return "1 old"
        assert opened[0] == other_keys.root
        assert found == ["new"]
        return "2 new"


def test_an_error_in_the_swap_is_made_good_by_the_next_opening(
    closed_vault: Places, other: Places, other_keys: NewVaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 7: every rename in turn is refused once."""
    rename = os.rename
    failed = 0
    for number in range(1, 9):
        stage(closed_vault, other)
        made = 0

        def refuse(source: object, target: object, *, number: int = number) -> None:
            nonlocal made
            made += 1
            if made == number:
                raise OSError(5, "Input/output error")
            rename(source, target)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(os, "rename", refuse)
            try:
                commit(closed_vault, was_sound=True)
            except NotKept:
                failed += 1
        assert texts(closed_vault, other_keys.root) == ["new"]
    assert failed >= 6


def test_an_open_vault_loses_nothing_by_forgetting(vault: Vault) -> None:
    forget_replaced(vault.places)
    assert vault.ledger_agrees()
