# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Salvage: every row on a page that can be read is in a new vault, and the damaged one is as it was."""

from __future__ import annotations

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.domain.prompts import new_template
from holdspace.domain.recovery_code import encode_code
from holdspace.storage.connection import Row
from holdspace.storage.drafts import Draft, seal_draft
from holdspace.storage.errors import (
    Cancelled,
    NameTaken,
    StorageError,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultMissing,
    WrongRecoveryCode,
)
from holdspace.storage.found_rows import CUT_MARK
from holdspace.storage.inbox import count_sealed, seal_entry
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, root_from_code, unwrap_root
from holdspace.storage.passphrase_change import set_passphrase_by_code
from holdspace.storage.places import Places
from holdspace.storage.reencrypting import reencrypt
from holdspace.storage.salvaging import salvage
from holdspace.storage.taking_over import take_over
from holdspace.storage.vault import Vault, create_vault, open_vault
from holdspace.storage.word_index import WordBook
from storage.old_vaults import make_older

PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"
FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
PAGE = 4096
ENTRIES = 1500
ID = "00000000-0000-4000-8000-000000000001"
Files = Callable[[Path], dict[str, bytes]]
MakeEntry = Callable[..., Entry]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, made_keys: NewVaultKeys) -> Path:
    """A vault of 1,500 entries of about 120 words, some of them long; copied by each test."""
    from datetime import UTC, datetime, timedelta

    from holdspace.domain.entries import new_entry

    places = Places(tmp_path_factory.mktemp("filled") / "home")
    keys = NewVaultKeys(bytearray(made_keys.root), made_keys.recovery_code, made_keys.key_file)
    with create_vault(places, keys) as vault, vault._connection.write():
        for number in range(ENTRIES):
            words = f"entry {number} " + "quite a few words of a long day " * (
                300 if number % 50 == 0 else 20
            )
            moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
            vault.entries.add(new_entry(words, now=moment, time_zone="UTC"))
    return places.home


@pytest.fixture
def big(filled: Path, tmp_path: Path) -> Places:
    shutil.copytree(filled, tmp_path / "home")
    return Places(tmp_path / "home")


@pytest.fixture
def new(tmp_path: Path) -> Places:
    return Places(tmp_path / "salvaged")


def texts(places: Places, root: bytearray) -> set[str]:
    with open_vault(places, root) as vault:
        assert vault.ledger_agrees()
        return {entry.text for _, entry in vault.entries.page(None, 9999)}


def spoil(places: Places, change: Callable[[bytearray, random.Random], None], seed: int = 25) -> None:
    data = bytearray(places.database.read_bytes())
    change(data, random.Random(seed))
    places.database.write_bytes(data)


def swap(data: bytearray, dice: random.Random) -> None:
    pages = dice.sample(range(3, len(data) // PAGE), 20)
    for one, other in zip(pages[::2], pages[1::2], strict=True):
        first, second = slice(one * PAGE, (one + 1) * PAGE), slice(other * PAGE, (other + 1) * PAGE)
        data[first], data[second] = data[second], data[first]


def zero(data: bytearray, dice: random.Random) -> None:
    for page in dice.sample(range(3, len(data) // PAGE), 3):
        data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def cut_short(data: bytearray, dice: random.Random) -> None:
    del data[len(data) - 2 * PAGE - 1234 :]


def flip_first(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(16, PAGE)] ^= 1


def everything(data: bytearray, dice: random.Random) -> None:
    for each in (swap, zero, cut_short, flip_first):
        each(data, dice)


@pytest.mark.parametrize(
    ("change", "least"),
    [(swap, ENTRIES), (flip_first, ENTRIES), (zero, 1470), (cut_short, 1470), (everything, 1440)],
)
def test_what_can_be_read_of_a_damaged_vault_is_kept(
    big: Places,
    new: Places,
    root: bytearray,
    files_of: Files,
    change: Callable[[bytearray, random.Random], None],
    least: int,
) -> None:
    """Case 25: truncated, swapped and zeroed pages, and the first page flipped."""
    whole = texts(big, root)
    spoil(big, change)
    before = files_of(big.home)
    done = salvage(big, new.home, root)
    assert files_of(big.home) == before
    assert done.lost is not None
    assert done.kept + done.lost == ENTRIES
    assert done.kept >= least
    kept = texts(new, root)
    assert len(kept) == done.kept
    assert len(kept - whole) == done.shortened
    for text in kept - whole:
        assert text.endswith(CUT_MARK)
        assert any(each.startswith(text.removesuffix(CUT_MARK)) for each in whole)
    assert unwrap_root(new, PASSPHRASE) == root


def test_the_damage_is_real(big: Places, root: bytearray) -> None:
    """Each change above does stop the vault from being read whole, or the counts would prove nothing."""
    good = big.database.read_bytes()
    for change in (swap, zero, cut_short, flip_first):
        big.database.write_bytes(good)
        spoil(big, change)
        with pytest.raises(StorageError):
            texts(big, root)


def test_a_log_that_was_not_moved_in_is_read_too(
    big: Places, new: Places, root: bytearray, entry_at: MakeEntry, tmp_path: Path
) -> None:
    """What was kept after the last checkpoint stands only in the log, as after a crash."""
    with open_vault(big, root) as vault:
        for number in range(30):
            vault.entries.add(entry_at(number, text=f"late {number} " + "and long " * 800))
        shutil.copytree(big.home, tmp_path / "crashed")
    crashed = Places(tmp_path / "crashed")
    log = bytearray((crashed.home / "vault.db-wal").read_bytes())
    log[5000] ^= 1  # SQLite would drop the whole log from here on
    (crashed.home / "vault.db-wal").write_bytes(log)
    done = salvage(crashed, new.home, root)
    assert (done.kept, done.lost) == (ENTRIES + 30, 0)


def test_deleted_rows_stay_deleted_and_facts_come_along(
    closed_vault: Places, root: bytearray, tmp_path: Path
) -> None:
    with open_vault(closed_vault, root) as vault:
        gone = vault.entries.page(None, 1)[0][1]
        vault.entries.delete(gone.id)
        with vault._connection.write():
            vault._connection.run("INSERT INTO facts VALUES ('something_kept', 'as it is')")
    done = salvage(closed_vault, tmp_path / "new", root)
    assert (done.kept, done.lost, done.shortened) == (3, 0, 0)
    with open_vault(Places(tmp_path / "new"), root) as vault:
        assert vault.entries.count() == 2
        assert vault.entries.restore(gone.id)
        kept = vault._connection.value("SELECT value FROM facts WHERE name = 'something_kept'")
    assert kept == "as it is"


def test_sealed_notes_and_drafts_come_along_unopened(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry, tmp_path: Path
) -> None:
    seal_entry(closed_vault, entry_at(5, text="sealed"))
    closed_vault.set_aside.mkdir()
    for path in (
        closed_vault.draft,
        closed_vault.home / "draft-1.sealed",
        closed_vault.set_aside / "x.sealed",
    ):
        path.write_bytes(b"not looked into")
    (closed_vault.inbox / "folder.sealed").mkdir()
    new = Places(tmp_path / "new")
    done = salvage(closed_vault, new.home, root)
    assert (done.sealed_files, done.files_left) == (4, 1)
    assert count_sealed(new) == 1
    assert new.draft.read_bytes() == b"not looked into"
    with open_vault(new, root) as vault:
        assert [entry.text for entry in vault.absorb_inbox().entries] == ["sealed"]


def test_what_was_sealed_before_a_change_of_keys_still_opens(
    closed_vault: Places, entry_at: MakeEntry, tmp_path: Path
) -> None:
    """Twice re-encrypted: the draft and a late note of each of the keys before."""
    seal_draft(closed_vault, Draft("under the first", (), None, (), "note", entry_at().created_at, ID))
    late: dict[Path, bytes] = {}
    for minute in (5, 6):
        seal_entry(closed_vault, entry_at(minute, text=f"late {minute}"))
        (path,) = closed_vault.inbox.glob("*.sealed")
        late[path] = path.read_bytes()
        path.unlink()  # it comes back only after the keys have changed
        reencrypt(closed_vault, PASSPHRASE)
    for path, data in late.items():
        path.write_bytes(data)
    root = unwrap_root(closed_vault, PASSPHRASE)
    new = Places(tmp_path / "new")
    done = salvage(closed_vault, new.home, root)
    assert (done.lost, done.sealed_files) == (0, 3)
    take_over(closed_vault, new.home)
    for places in (new, closed_vault):
        with open_vault(places, root) as vault:
            found = vault.open_draft()
            assert found is not None
            assert found.text == "under the first"
            absorbed = vault.absorb_inbox()
        assert sorted(entry.text for entry in absorbed.entries) == ["late 5", "late 6"]
        assert absorbed.set_aside == 0


def test_without_a_key_file_the_code_finishes_the_new_vault(
    big: Places, new: Places, made_keys: NewVaultKeys
) -> None:
    spoil(big, flip_first)
    big.key_file.unlink()
    big.key_file_backup.unlink()
    with pytest.raises(WrongRecoveryCode):
        root_from_code(big, encode_code(bytes(20)))
    with pytest.raises(VaultDamaged):
        set_passphrase_by_code(big, made_keys.recovery_code, "slow boats under the bridge", FAST_KDF)
    root = root_from_code(big, made_keys.recovery_code)
    done = salvage(big, new.home, root)
    assert (done.kept, done.has_key_file) == (ENTRIES, False)
    assert not new.key_file.exists()
    set_passphrase_by_code(new, made_keys.recovery_code, "slow boats under the bridge", FAST_KDF)
    assert len(texts(new, unwrap_root(new, "slow boats under the bridge"))) == ENTRIES


def test_a_damaged_salt_is_taken_from_the_key_file(big: Places, new: Places, root: bytearray) -> None:
    spoil(big, flip_first)
    data = big.database.read_bytes()
    big.database.write_bytes(os.urandom(16) + data[16:])
    assert salvage(big, new.home, root).kept == ENTRIES


def test_stopped_or_failed_work_leaves_nothing(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry, tmp_path: Path
) -> None:
    seal_entry(closed_vault, entry_at(5))
    new = Places(tmp_path / "new")
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        if done >= 0.9:
            raise Cancelled

    with pytest.raises(Cancelled):
        salvage(closed_vault, new.home, root, stop)
    assert told == sorted(told)
    assert not new.home.exists()


def test_a_folder_of_somebodys_own_is_left_as_it_is(
    closed_vault: Places, root: bytearray, tmp_path: Path
) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    documents.chmod(0o755)
    (documents / "letter").touch()
    with pytest.raises(NameTaken):
        salvage(closed_vault, documents, root)
    assert stat.S_IMODE(documents.stat().st_mode) == 0o755
    assert [path.name for path in documents.iterdir()] == ["letter"]


def test_it_can_be_stopped_while_it_looks_for_broken_pages(big: Places, new: Places, root: bytearray) -> None:
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        raise Cancelled

    with pytest.raises(Cancelled):
        salvage(big, new.home, root, stop)
    assert told[0] < 0.1
    assert not new.home.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("at", [0.15, 0.5, 0.9])
def test_a_kill_leaves_no_half_vault_and_it_can_be_done_again(
    big: Places, new: Places, root: bytearray, at: float
) -> None:
    script = """
import os, signal, sys
from pathlib import Path
from holdspace.storage.places import Places
from holdspace.storage.salvaging import salvage
def progress(done):
    if done >= float(sys.argv[4]):
        os.kill(os.getpid(), signal.SIGKILL)
salvage(Places(Path(sys.argv[1])), Path(sys.argv[2]), bytearray.fromhex(sys.argv[3]), progress)
"""
    command = [sys.executable, "-c", script, str(big.home), str(new.home), root.hex(), str(at)]
    before = big.database.read_bytes()
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert not new.has_vault()
    assert big.database.read_bytes() == before
    assert salvage(big, new.home, root).kept == ENTRIES


def test_what_cannot_be_salvaged_is_said_before_anything_is_made(
    closed_vault: Places, root: bytearray, tmp_path: Path
) -> None:
    with pytest.raises(VaultExists):
        salvage(closed_vault, closed_vault.home, root)
    with open_vault(closed_vault, root), pytest.raises(VaultInUse):
        salvage(closed_vault, tmp_path / "new", root)
    with pytest.raises(VaultDamaged):
        salvage(closed_vault, tmp_path / "new", bytearray(20))
    closed_vault.database.unlink()
    with pytest.raises(VaultMissing):
        salvage(closed_vault, tmp_path / "new", root)
    assert not (tmp_path / "new").exists()


def test_of_two_rows_of_one_id_the_later_one_counts(
    big: Places, root: bytearray, new: Places, entry_at: MakeEntry
) -> None:
    """An old page put back holds an entry as it was; where the newer row is there too, that one stays."""
    with open_vault(big, root) as vault:
        entry = vault.entries.page(None, 1)[0][1]
        old = vault.entries._row(entry.id)
        vault.entries.update(replace(entry, text="newer", modified_at=entry_at(9e5).modified_at))
        assert old is not None
        assert not vault.entries.take_over(old)
        assert vault.entries.get(entry.id).text == "newer"
        assert vault.ledger_agrees()


def test_history_templates_and_what_was_erased_are_salvaged_too(
    closed_vault: Places, root: bytearray, tmp_path: Path, entry_at: Callable[..., Entry]
) -> None:
    entry, gone = entry_at(0, text="first"), entry_at(9, text="gone")
    with open_vault(closed_vault, root) as vault:
        for each in (entry, gone):
            vault.entries.add(each)
        vault.entries.update(replace(entry, text="second"))
        vault.entries.erase(gone.id)
        vault.entries.templates.keep(new_template("Visit", "What helped?", now=entry.created_at))
        told = [list(vault.entries.everything()), vault.entries.templates.all()]
        stones, history = list(vault.entries.tombstones.all()), vault.entries.history(entry.id)
    salvaged = salvage(closed_vault, tmp_path / "new", root)
    assert (salvaged.kept, salvaged.lost) == (4, 0)
    with open_vault(Places(tmp_path / "new"), root) as vault:
        assert [list(vault.entries.everything()), vault.entries.templates.all()] == told
        assert list(vault.entries.tombstones.all()) == stones
        assert vault.entries.history(entry.id) == history
        assert vault.ledger_agrees()


def test_a_vault_that_was_not_migrated_yet_is_salvaged(
    closed_vault: Places, root: bytearray, tmp_path: Path
) -> None:
    with open_vault(closed_vault, root) as vault:
        before = list(vault.entries.everything())
        make_older(vault.connection, 2)
    assert salvage(closed_vault, tmp_path / "new", root).kept == 3
    with open_vault(Places(tmp_path / "new"), root) as vault:
        assert list(vault.entries.everything()) == before
        assert [kept.head.id for kept in vault.entries.everything()] == [kept.head.id for kept in before]
        assert vault.ledger_agrees()


def lose(vault: Vault, entry_id: str) -> Row:
    """Take an entry's own row away as damage does, and return it."""
    row = vault.entries._row(entry_id)
    assert row is not None
    WordBook(vault.connection).remove(row)
    vault.connection.run("DELETE FROM entries WHERE id = ?", (entry_id,))
    return row


def test_an_entry_whose_own_row_is_lost_lives_on_in_its_newest_version(
    closed_vault: Places, root: bytearray, tmp_path: Path, entry_at: MakeEntry
) -> None:
    entry = entry_at(0, text="first")
    with open_vault(closed_vault, root) as vault:
        vault.entries.add(entry)
        for minute, text in enumerate(("second", "third", "lost")):
            changed = replace(entry, text=text, modified_at=entry_at(minute + 1).modified_at)
            vault.entries.update(changed)
        lose(vault, entry.id)
    salvage(closed_vault, tmp_path / "new", root)
    with open_vault(Places(tmp_path / "new"), root) as vault:
        assert [each.entry.text for each in vault.entries.history(entry.id)] == ["third", "second", "first"]
        assert vault.ledger_agrees()


def test_what_was_erased_or_replaced_is_not_salvaged_from_older_pages(
    closed_vault: Places, root: bytearray, tmp_path: Path, entry_at: MakeEntry
) -> None:
    gone, named = entry_at(0, text="gone"), entry_at(1, text="Maria")
    with open_vault(closed_vault, root) as vault:
        for entry in (gone, named):
            vault.entries.add(entry)
            vault.entries.update(replace(entry, text=f"{entry.text} and more"))
        old = [(entry.id, vault.entries.revisions.rows_of(entry.id)[0]) for entry in (gone, named)]
        heads = [vault.entries._row(entry.id) for entry in (gone, named)]
        vault.entries.erase(gone.id)
        vault.entries.replace_words(named.id, 0, 5, "a client", at=entry_at(9).created_at)
        lose(vault, named.id)
        vault.connection.run(
            f"INSERT INTO entries VALUES ({', '.join('?' * len(heads[1]))})",  # type: ignore[arg-type]
            heads[1],  # type: ignore[arg-type]
        )
        for _, row in old:
            vault.entries.revisions.take_over(row)
    salvaged = salvage(closed_vault, tmp_path / "new", root)
    assert salvaged.kept == 4
    with open_vault(Places(tmp_path / "new"), root) as vault:
        assert vault.entries.revisions.of(gone.id) == []
        assert [each.entry.text for each in vault.entries.history(named.id)] == ["a client"]
        assert vault.ledger_agrees()
