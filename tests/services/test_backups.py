# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Backups from the window: made, listed, checked, made by themselves, and dropped only where nobody minds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.backups import DAILY, BackupName
from holdspace.services.backups import AUTOMATIC, BACKUP, BackupService, describe
from holdspace.services.vault import LOCKED
from holdspace.storage.backup_file import check_backup
from holdspace.storage.backups import list_backups
from holdspace.storage.errors import NameTaken, VaultBusy
from holdspace.storage.key_file import make_keys
from holdspace.storage.reencrypting import reencrypt
from holdspace.storage.vault import create_vault
from household import FAST_KDF, PASSPHRASE
from services.safety_home import SafetyHome, Told

Home = Callable[..., SafetyHome]


@pytest.fixture
def home_in(tmp_path: Path, qtbot: QtBot) -> Iterator[Home]:
    made: list[SafetyHome] = []

    def make(**others: object) -> SafetyHome:
        made.append(SafetyHome(tmp_path / "home", qtbot, **others))
        return made[-1]

    yield make
    for each in made:
        each.household.end()


@pytest.fixture
def home(home_in: Home) -> SafetyHome:
    return home_in()


@pytest.fixture
def service(home: SafetyHome) -> BackupService:
    return home.safety.backups


def rename(path: Path, sequence: int, made_at: datetime) -> Path:
    """Give a backup the name of another time, as it would have it had it been made then."""
    return path.rename(path.with_name(str(BackupName(sequence, made_at))))


def test_a_backup_is_made_told_and_listed(qtbot: QtBot, home: SafetyHome, service: BackupService) -> None:
    home.write("one", "two")
    with qtbot.waitSignals([service.backed_up, service.listed]):
        work = service.back_up()
    assert work.objectName() == BACKUP
    (kept,) = service.backups
    assert (kept.entries, kept.bytes) == (2, kept.path.stat().st_size)
    assert kept.made_at.utcoffset() is not None
    assert (check_backup(kept.path).entries, check_backup(kept.path).reason) == (2, "asked")


def test_it_goes_to_another_place_and_never_over_a_file(
    qtbot: QtBot, home: SafetyHome, service: BackupService, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with qtbot.waitSignal(service.backed_up) as told:
        service.back_up(stick)
    path = told.args[0].path
    assert path.parent == stick
    home.settle()
    with qtbot.waitSignal(service.backup_failed) as failed:
        service.back_up(path)
    assert isinstance(failed.args[0], NameTaken)
    assert check_backup(path).entries == 0


def test_one_work_at_a_time(home: SafetyHome, service: BackupService) -> None:
    service.back_up()
    with pytest.raises(VaultBusy):
        service.back_up()
    home.settle()


def test_stopped_it_leaves_nothing(qtbot: QtBot, home: SafetyHome, service: BackupService) -> None:
    with qtbot.waitSignal(service.stopped):
        service.back_up().cancel()
    assert list(home.places.backups.iterdir()) == [] if home.places.backups.exists() else True


def test_the_damaged_ones_are_named_also_while_it_is_locked(
    qtbot: QtBot, home: SafetyHome, service: BackupService
) -> None:
    home.write("one")
    good, bad = home.make_backup(), home.make_backup()
    data = bytearray(bad.read_bytes())
    data[len(data) // 2] ^= 1
    bad.write_bytes(data)
    home.vault.lock()
    assert home.vault.state == LOCKED
    with qtbot.waitSignal(service.backups_checked) as told:
        service.check_all()
    assert told.args == [frozenset({bad})]
    assert good.exists()


def test_one_without_a_manifest_is_listed_without_counts(home: SafetyHome, service: BackupService) -> None:
    path = home.make_backup()
    path.write_bytes(b"no backup")
    service.list_again()
    assert [(each.entries, each.rows) for each in service.backups] == [(None, None)]
    assert describe(path.with_name("other.hsbackup")) is None
    assert describe(home.places.database) is None


def test_once_a_day_it_is_made_by_itself(qtbot: QtBot, home: SafetyHome, service: BackupService) -> None:
    with qtbot.waitSignal(service.backed_up_by_itself):
        service.back_up_if_due()
        work = home.vault.work_under_way
        assert work is not None
        assert work.objectName() == AUTOMATIC
    home.settle()
    service.back_up_if_due()
    assert home.vault.work_under_way is None
    (path,) = list_backups(home.places)
    assert check_backup(path).reason == "daily"


def is_due(service: BackupService, home: SafetyHome) -> bool:
    service.back_up_if_due()
    is_made = home.vault.work_under_way is not None
    home.settle()
    return is_made


def test_one_without_entries_does_not_count_as_todays(home: SafetyHome, service: BackupService) -> None:
    assert is_due(service, home)
    assert not is_due(service, home)  # there is still nothing to save
    home.write("one")
    assert is_due(service, home)
    home.write("two")
    assert not is_due(service, home)


def test_one_of_an_earlier_journal_does_not_count_as_this_ones(
    home: SafetyHome, service: BackupService
) -> None:
    home.write("one")
    assert is_due(service, home)
    home.vault.lock()
    for path in (home.places.database, home.places.key_file, home.places.key_file_backup):
        path.unlink()
    create_vault(home.places, make_keys(PASSPHRASE, FAST_KDF)).close()
    home.household.open()
    service.list_again()
    assert [backup.is_own for backup in service.backups] == [False]
    assert is_due(service, home)
    service.list_again()
    assert service.backups[0].is_own
    assert service.shrink is None  # it holds less, and was never meant to hold more
    assert not is_due(service, home)


def test_one_of_the_keys_before_does_not_count_once_there_are_new_ones(
    home: SafetyHome, service: BackupService
) -> None:
    home.write("one")
    assert is_due(service, home)
    home.vault.lock()
    reencrypt(home.places, PASSPHRASE)
    home.household.open()
    service.list_again()
    assert [backup.is_own for backup in service.backups] == [True]
    assert is_due(service, home)
    assert not is_due(service, home)


def test_after_it_those_of_long_ago_go(qtbot: QtBot, home: SafetyHome, service: BackupService) -> None:
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(days=40)
    for number in range(1, 31):
        rename(home.make_backup(), number, start + timedelta(days=number))
    with qtbot.waitSignal(service.backed_up_by_itself):
        service.back_up_if_due()
    home.settle()
    left = list_backups(home.places)
    assert DAILY <= len(left) < 15
    assert check_backup(left[0]).sequence == 31


def shrink(home: SafetyHome) -> None:
    """Have thirty daily backups of three entries, then one of none, made yesterday."""
    home.write("one", "two", "three")
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(days=31)
    for number in range(1, 31):
        rename(home.make_backup(), number, start + timedelta(days=number - 1))
    for entry in home.household.entries:
        home.vault.vault.entries.erase(entry.id)
    rename(home.make_backup(), 31, start + timedelta(days=30))


def test_where_backups_began_to_hold_less_none_is_dropped_until_it_is_said(
    qtbot: QtBot, home: SafetyHome, service: BackupService
) -> None:
    shrink(home)
    told = Told(service, "shrink_noticed")
    with qtbot.waitSignal(service.backed_up_by_itself):
        service.back_up_if_due()
    home.settle()
    assert len(list_backups(home.places)) == 32 - 1 + 1
    assert told.names == ["shrink_noticed"]
    noticed = told.all[0][1]
    assert (noticed.before.entries, noticed.after.entries) == (3, 0)
    service.list_again()
    assert told.names == ["shrink_noticed"]  # said once
    service.accept_shrink()
    assert service.shrink is None
    rename(list_backups(home.places)[0], 33, datetime.now(UTC) - timedelta(days=1))
    with qtbot.waitSignal(service.backed_up_by_itself):
        service.back_up_if_due()
    home.settle()
    assert len(list_backups(home.places)) < 16


def test_what_fails_by_itself_is_kept_to_be_said_and_tried_again(
    qtbot: QtBot, home: SafetyHome, service: BackupService
) -> None:
    home.places.backups.rmdir()
    home.places.backups.write_text("no folder")
    with qtbot.waitSignal(service.automatic_failed):
        service.back_up_if_due()
    home.settle()
    assert service.last_failure is not None
    home.places.backups.unlink()
    with qtbot.waitSignal(service.backed_up_by_itself):
        service.back_up_if_due()
    home.settle()
    assert service.last_failure is None


def test_it_stays_out_of_the_way_of_other_work(home: SafetyHome, service: BackupService) -> None:
    home.vault.begin(lambda progress: progress(1.0))
    service.back_up_if_due()
    home.settle()
    assert list_backups(home.places) == []
