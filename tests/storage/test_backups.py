# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Backups as they are made, checked, listed and dropped, of a real vault."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from holdspace.domain.backups import HELD, BackupName, Reason
from holdspace.domain.entries import Entry
from holdspace.storage import backups, files
from holdspace.storage.backup_file import read_key_file, read_manifest
from holdspace.storage.backups import (
    Backup,
    backup_is_due,
    dropped_by_rotation,
    last_verified,
    list_backups,
    list_names,
    make_backup,
    newest_good,
    replace_older,
    rotate,
    shrunk_backups,
    verify_backup,
)
from holdspace.storage.errors import (
    BadBackup,
    Cancelled,
    DiskFull,
    NameTaken,
    NotKept,
    StorageError,
    VaultDamaged,
)
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, make_keys
from holdspace.storage.keys import new_root
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, create_vault
from patience import PATIENCE

MakeEntry = Callable[..., Entry]
Files = Callable[[Path], dict[str, bytes]]
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def flip(path: Path) -> None:
    """Turn one bit over in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 16
    path.write_bytes(data)


@pytest.fixture
def filled(vault: Vault, entry_at: MakeEntry) -> Vault:
    for minute in range(5):
        vault.entries.add(entry_at(minute, text=f"the-words-nobody-may-read {minute}"))
    vault.entries.delete(vault.entries.page(None, 1)[0][1].id)
    return vault


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_only_the_vaults_own_key_file_goes_into_its_backup(
    filled: Vault, new_keys: NewVaultKeys, root: bytearray
) -> None:
    """Case 33: with another vault's the passphrase of then would open nothing."""
    foreign = make_keys("another kettle sings", new_keys.key_file.parameters).key_file.to_bytes()
    filled.places.key_file.write_bytes(foreign)
    made = make_backup(filled.places, filled)
    assert read_key_file(made.path) == new_keys.key_file.to_bytes()
    filled.places.key_file_backup.write_bytes(foreign)
    made = make_backup(filled.places, filled)
    assert read_key_file(made.path) == b""
    assert verify_backup(filled.places, made.path, root).entries == 4


def test_a_backup_holds_the_vault_and_says_so(filled: Vault, root: bytearray) -> None:
    done: list[float] = []
    made = make_backup(filled.places, filled, progress=done.append)
    assert made.path == filled.places.backups / str(made.name)
    assert names_in(filled.places.backups) == [made.path.name]
    assert (made.name.sequence, made.manifest.entries, made.manifest.rows) == (1, 4, 5)
    assert not made.shrank
    assert verify_backup(filled.places, made.path, root) == made.manifest
    assert verify_backup(filled.places, made.path) == made.manifest
    assert read_key_file(made.path) == filled.places.key_file.read_bytes()
    assert done == sorted(done)
    assert done[-1] == 1.0
    assert filled.entries.count() == 4


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_nothing_in_it_can_be_read_and_it_is_its_owners_only(filled: Vault, new_keys: NewVaultKeys) -> None:
    """Case 45, for backups, also while one is being made."""
    mask = os.umask(0)
    seen: dict[str, tuple[int, bytes]] = {}

    def watch(done: float) -> None:
        for path in filled.places.backups.iterdir():
            seen[f"{path.name} {done}"] = (path.stat().st_mode & 0o777, path.read_bytes())

    try:
        made = make_backup(filled.places, filled, progress=watch)
    finally:
        os.umask(mask)
    watch(2.0)
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert len({name.split()[0] for name in seen}) >= 3  # the copy, the zip under its first name, the backup
    for file_mode, content in seen.values():
        assert file_mode == 0o600
        for secret in (b"nobody-may-read", bytes(new_keys.root), new_keys.recovery_code.encode()):
            assert secret not in content


def test_the_vault_is_written_meanwhile_and_the_backup_is_one_moment(
    filled: Vault, entry_at: MakeEntry, root: bytearray
) -> None:
    """Case 42, the half that finishes: a save during a backup waits for nothing."""
    copying, written = threading.Event(), threading.Event()

    def wait(done: float) -> None:
        if done > 0.5:
            copying.set()
            assert written.wait(PATIENCE)

    with ThreadPoolExecutor(1) as helper:
        making = helper.submit(make_backup, filled.places, filled, None, wait)
        assert copying.wait(PATIENCE)
        for minute in range(10, 20):
            filled.entries.add(entry_at(minute))
        written.set()
        made = making.result()
    assert made.manifest.entries == 4
    assert verify_backup(filled.places, made.path, root).entries == 4
    assert make_backup(filled.places, filled).manifest.entries == 14


@pytest.fixture
def long(vault: Vault, entry_at: MakeEntry) -> Vault:
    """A vault long enough for SQLite to look up while it copies."""
    with vault.connection.write():
        for minute in range(1500):
            vault.entries.add(entry_at(minute, text="w" * 3000))
    return vault


def test_a_long_backup_tells_how_far_it_is_and_can_be_stopped_in_the_middle(long: Vault) -> None:
    """Case 42: while SQLite copies, and while it checks."""
    done: list[float] = []
    make_backup(long.places, long, progress=done.append)
    assert done == sorted(done)
    copying = [share for share in done if 0 < share < 0.5]
    assert len(set(copying)) > 1
    for at in (copying[-1], 0.51, 0.76):

        def stop(done: float, at: float = at) -> None:
            if done >= at:
                raise Cancelled

        with pytest.raises(Cancelled):
            make_backup(long.places, long, progress=stop)
        assert len(names_in(long.places.backups)) == 1


@pytest.mark.parametrize("at", [0.0, 0.5, 0.75, 0.9, 0.95])
def test_a_stopped_backup_leaves_nothing(filled: Vault, at: float, files_of: Files) -> None:
    """Case 42, the half that rolls back."""
    earlier = make_backup(filled.places, filled)

    def stop(done: float) -> None:
        if done >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_backup(filled.places, filled, progress=stop)
    assert names_in(filled.places.backups) == [earlier.path.name]
    assert make_backup(filled.places, filled).name.sequence == 2


def test_a_destination_can_be_a_folder_or_a_new_file(filled: Vault, tmp_path: Path, root: bytearray) -> None:
    stick = tmp_path / "Dropbox"
    stick.mkdir()
    first = make_backup(filled.places, filled, stick)
    second = make_backup(filled.places, filled, stick)
    named = make_backup(filled.places, filled, stick / "my own name")
    assert [made.name.sequence for made in (first, second, named)] == [1, 2, 3]
    assert names_in(stick) == [first.path.name, second.path.name, "my own name"]
    assert verify_backup(filled.places, named.path, root) == named.manifest
    assert names_in(filled.places.backups) == []
    before = named.path.read_bytes()
    with pytest.raises(NameTaken):
        make_backup(filled.places, filled, named.path)
    with pytest.raises(NotKept):
        make_backup(filled.places, filled, tmp_path / "nowhere" / "file")
    assert named.path.read_bytes() == before
    assert names_in(filled.places.backups) == []


def test_a_network_folder_that_cannot_be_forced_is_good_enough(
    filled: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise NotKept

    monkeypatch.setattr(backups, "sync_folder", refuse)
    assert make_backup(filled.places, filled, tmp_path).path.is_file()
    with pytest.raises(NotKept):
        make_backup(filled.places, filled)
    assert names_in(filled.places.backups) == []


def test_a_vault_without_key_files_is_backed_up_all_the_same(filled: Vault, root: bytearray) -> None:
    filled.places.key_file.unlink()
    filled.places.key_file_backup.unlink()
    made = make_backup(filled.places, filled)
    assert read_key_file(made.path) == b""
    verify_backup(filled.places, made.path, root)


def test_a_vault_that_disagrees_with_its_ledger_makes_no_backup(filled: Vault) -> None:
    earlier = make_backup(filled.places, filled)
    with contextlib.closing(filled.connect()) as connection:
        connection.run("UPDATE entries SET load = 3 WHERE pk = (SELECT min(pk) FROM entries)")
    with pytest.raises(VaultDamaged):
        make_backup(filled.places, filled)
    assert names_in(filled.places.backups) == [earlier.path.name]


def test_a_smaller_vault_says_that_it_shrank(filled: Vault) -> None:
    make_backup(filled.places, filled)
    gone = filled.entries.page(None, 1)[0][1].id
    filled.entries.delete(gone)
    assert not make_backup(filled.places, filled).shrank  # the row is there, and Undo brings it back
    filled.entries.erase(gone)
    assert make_backup(filled.places, filled).shrank
    assert not make_backup(filled.places, filled).shrank
    assert len(list_backups(filled.places)) == 4


@pytest.mark.parametrize("how", [flip, lambda path: path.write_bytes(path.read_bytes()[:-100])])
def test_a_damaged_backup_is_rejected_and_the_one_before_offered(
    filled: Vault, root: bytearray, how: Callable[[Path], object]
) -> None:
    """Case 32."""
    first, second = make_backup(filled.places, filled), make_backup(filled.places, filled)
    assert newest_good(filled.places) == second.path
    how(second.path)
    for key in (None, root):
        with pytest.raises(BadBackup):
            verify_backup(filled.places, second.path, key)
    assert newest_good(filled.places) == first.path
    assert newest_good(filled.places, before=2) == first.path
    assert newest_good(filled.places, before=1) is None
    assert last_verified(filled.places) == first.name
    assert names_in(filled.places.backups) == [first.path.name, second.path.name]


def test_another_root_does_not_open_it(filled: Vault) -> None:
    made = make_backup(filled.places, filled)
    with pytest.raises(BadBackup):
        verify_backup(filled.places, made.path, new_root())
    assert names_in(filled.places.backups) == [made.path.name]


def copies_on_days(made: Backup, days: list[datetime], first: int = 2) -> list[BackupName]:
    """Give one backup's file further names, one for each of `days`, numbered from `first`."""
    names = [BackupName(number, day) for number, day in enumerate(days, first)]
    for name in names:
        shutil.copy(made.path, made.path.with_name(str(name)))
    return names


def test_rotation_keeps_days_weeks_and_months_by_number(filled: Vault) -> None:
    made = make_backup(filled.places, filled)
    names = copies_on_days(made, [START + timedelta(days=day) for day in range(40)])
    planned = dropped_by_rotation(filled.places)
    assert rotate(filled.places) == planned
    left = sorted(list_names(filled.places.backups))
    assert set(names[-7:]) <= set(left)
    assert len(left) < 20
    assert rotate(filled.places) == []


def test_where_backups_began_to_hold_less_none_is_dropped_however_many_follow(filled: Vault) -> None:
    """Until it is said up to which number that is meant; the command line and the window both ask here."""
    for _ in range(2):
        make_backup(filled.places, filled)
    filled.entries.erase(filled.entries.page(None, 1)[0][1].id)
    for _ in range(3):
        make_backup(filled.places, filled)
    assert shrunk_backups(filled.places) == (2, 3)
    assert rotate(filled.places) == []
    assert rotate(filled.places, accepted=2) == []
    assert shrunk_backups(filled.places, accepted=3) is None
    assert len(rotate(filled.places, accepted=3)) == 4


@pytest.mark.parametrize("reason", sorted(HELD))
def test_what_was_made_before_a_deed_stays_beside_the_others_of_its_day(filled: Vault, reason: str) -> None:
    """An edit changes no count, so nobody would be asked before the one from before the deed is dropped."""
    asked = make_backup(filled.places, filled)
    before = make_backup(filled.places, filled, reason=Reason(reason))
    daily = make_backup(filled.places, filled, reason=Reason.DAILY)
    assert [read_manifest(made.path).reason for made in (asked, before, daily)] == ["asked", reason, "daily"]
    assert rotate(filled.places) == [asked.path]
    now = daily.name.made_at
    copies_on_days(daily, [now + timedelta(days=day) for day in range(1, 31)], first=4)
    assert before.path in rotate(filled.places)


def test_another_vaults_backups_are_neither_counted_nor_compared_with_ours(
    filled: Vault, tmp_path: Path, new_keys: NewVaultKeys
) -> None:
    folder = filled.places.backups
    theirs = Places(tmp_path / "theirs")
    with create_vault(theirs, make_keys("another one's words", new_keys.key_file.parameters)) as other:
        foreign = make_backup(theirs, other, folder)
        ours = [make_backup(filled.places, filled) for _ in range(2)]
        last = make_backup(theirs, other, folder)
    assert [made.shrank for made in (foreign, *ours, last)] == [False] * 4
    assert shrunk_backups(filled.places) is None
    assert rotate(filled.places) == [foreign.path, ours[0].path]
    assert set(list_backups(filled.places)) == {ours[1].path, last.path}


def test_one_whose_manifest_cannot_be_read_is_left_alone(filled: Vault) -> None:
    broken = make_backup(filled.places, filled).path
    broken.write_bytes(broken.read_bytes()[:-40])
    needless, last = make_backup(filled.places, filled), make_backup(filled.places, filled)
    assert rotate(filled.places) == [needless.path]
    assert list_backups(filled.places) == [last.path, broken]


def test_a_clock_set_back_ten_years_prunes_nothing_wrongly(filled: Vault) -> None:
    """Case 38: numbers go on, the seven newest stay, and one is due once."""
    made = make_backup(filled.places, filled)
    days = [START + timedelta(days=day) for day in range(9)]
    back = START - timedelta(days=3652)
    names = copies_on_days(made, [*days, back, back + timedelta(days=1)])
    rotate(filled.places)
    assert set(names[-7:]) <= set(list_names(filled.places.backups))
    assert list_backups(filled.places)[0].name == str(names[-1])
    assert backup_is_due(filled.places, back + timedelta(days=2))
    assert not backup_is_due(filled.places, back + timedelta(days=1, minutes=9))
    assert make_backup(filled.places, filled).name.sequence == names[-1].sequence + 1


def test_rotation_never_drops_the_last_good_one(filled: Vault) -> None:
    made = make_backup(filled.places, filled)
    copies_on_days(made, [START + timedelta(days=day) for day in range(40)])
    for path in list_backups(filled.places)[:-1]:
        flip(path)
    assert last_verified(filled.places) == made.name
    rotate(filled.places)
    assert made.path.is_file()


def test_where_none_is_good_none_is_dropped(filled: Vault) -> None:
    made = make_backup(filled.places, filled)
    copies_on_days(made, [START + timedelta(days=day) for day in range(40)])
    for path in list_backups(filled.places):
        flip(path)
    assert rotate(filled.places) == []
    assert len(list_backups(filled.places)) == 41


def test_older_ones_are_dropped_for_a_new_one_that_reads_whole(filled: Vault, root: bytearray) -> None:
    older = [make_backup(filled.places, filled).path for _ in range(3)]
    foreign = filled.places.backups / "a letter.txt"
    foreign.write_text("not ours", encoding="utf-8")
    assert replace_older(filled.places, filled) == older
    (left,) = list_backups(filled.places)
    assert left not in older
    assert verify_backup(filled.places, left, root).entries == filled.entries.count()
    assert foreign.exists()


def test_backups_of_another_vault_stay_when_older_ones_are_dropped(filled: Vault, tmp_path: Path) -> None:
    with create_vault(
        Places(tmp_path / "other"), make_keys("another quiet passphrase", KdfParameters(19 * 1024, 1, 1))
    ) as other:
        foreign = make_backup(other.places, other)
    theirs = filled.places.backups / foreign.path.name
    filled.places.prepare()
    shutil.copy(foreign.path, theirs)
    mine = make_backup(filled.places, filled).path
    assert replace_older(filled.places, filled) == [mine]
    assert theirs.exists()


@pytest.mark.parametrize("at", [0.0, 0.6, 1.0])
def test_where_the_new_one_is_not_made_no_older_one_goes(filled: Vault, at: float) -> None:
    older = make_backup(filled.places, filled).path

    def stop(done: float) -> None:
        if done >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        replace_older(filled.places, filled, stop)
    assert list_backups(filled.places) == [older]


def test_a_vault_that_disagrees_with_its_ledger_drops_nothing(filled: Vault) -> None:
    older = make_backup(filled.places, filled).path
    with filled.connection.write():
        filled.connection.run("DELETE FROM entries WHERE pk = (SELECT max(pk) FROM entries)")
    with pytest.raises(VaultDamaged):
        replace_older(filled.places, filled)
    assert list_backups(filled.places) == [older]


def test_foreign_files_are_left_alone(filled: Vault) -> None:
    strange = filled.places.backups / "000009-holiday.hsbackup"
    strange.write_bytes(b"")
    made = make_backup(filled.places, filled)
    assert list_backups(filled.places) == [made.path]
    rotate(filled.places)
    assert strange.exists()


def test_a_home_without_backups_is_due_and_has_none(places: Places) -> None:
    assert list_backups(places) == []
    assert newest_good(places) is None
    assert rotate(places) == []
    assert backup_is_due(places, START)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 4 MiB, which fills."""
    mount = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or mount is None:
        pytest.skip("mounting a small disk needs root on Linux")
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run([mount, "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True)
    if made.returncode:
        pytest.skip("this system mounts no tmpfs, even for root")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", folder], check=True)


def test_a_full_disk_takes_the_half_made_backup_away_and_nothing_else(
    small_disk: Path, new_keys: NewVaultKeys, entry_at: MakeEntry, root: bytearray
) -> None:
    """Case 9: at every amount of free room, from none to enough."""
    places = Places(small_disk / "home")
    with create_vault(places, new_keys) as vault:
        for minute in range(3):
            vault.entries.add(entry_at(minute, text="w" * 100_000))
        vault.checkpoint()
        earlier = make_backup(places, vault)
        kept = earlier.path.read_bytes()
        filler = small_disk / "filler"
        failed = 0
        for spare in range(0, 1_600_000, 100_000):
            filler.unlink(missing_ok=True)
            filler.write_bytes(bytes(max(shutil.disk_usage(small_disk).free - spare, 0)))
            try:
                make_backup(places, vault).path.unlink()
            except DiskFull:
                failed += 1
            assert names_in(places.backups) == [earlier.path.name]
            assert earlier.path.read_bytes() == kept
        assert 3 <= failed < 16
        filler.unlink()
        verify_backup(places, make_backup(places, vault).path, root)
        assert vault.entries.count() == 3


@pytest.mark.parametrize("step", ["_sync"])
def test_a_disk_that_takes_nothing_leaves_nothing(
    filled: Vault, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Case 7, for backups."""

    def fail(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    earlier = make_backup(filled.places, filled)
    monkeypatch.setattr(files, step, fail)
    with pytest.raises(NotKept):
        make_backup(filled.places, filled)
    assert names_in(filled.places.backups) == [earlier.path.name]


def test_errors_and_manifests_hold_no_words(filled: Vault) -> None:
    """Case 44, for backups."""
    made = make_backup(filled.places, filled)
    assert b"nobody-may-read" not in read_manifest(made.path).to_bytes()
    flip(made.path)
    with pytest.raises(StorageError) as raised:
        verify_backup(filled.places, made.path)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__ or raised.value.__context__ is None
