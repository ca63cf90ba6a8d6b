# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Restoring from the window: what it would give first, then in place, with nothing of today lost over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.services.capture import Words
from holdspace.services.restoring import BACKUP_FIRST, RESTORE, RestoreService
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.storage.backups import list_backups, make_backup
from holdspace.storage.errors import BadBackup, VaultBusy, WrongPassphrase
from holdspace.storage.inbox import seal_entry
from holdspace.storage.key_file import make_keys
from holdspace.storage.places import Places
from holdspace.storage.reencrypting import reencrypt
from holdspace.storage.vault import create_vault
from household import FAST_KDF, PASSPHRASE, fresh_keys
from services.safety_home import SafetyHome, Told

SIGNALS = ("previewed", "refused", "restored", "restore_failed", "stopped")
THEIRS = "another long passphrase of theirs"


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[SafetyHome]:
    made = SafetyHome(tmp_path / "home", qtbot)
    yield made
    made.household.end()


@pytest.fixture
def service(home: SafetyHome) -> RestoreService:
    return home.safety.restoring


def texts(home: SafetyHome) -> list[str]:
    """Open the journal and return its words, newest first."""
    home.household.open()
    return home.household.texts


def foreign_backup(folder: Path, *, key_file: bool = True) -> tuple[Path, str]:
    """Return a backup of an empty journal of other keys, and its recovery code."""
    places, new = Places(folder / "theirs"), make_keys(THEIRS, FAST_KDF)
    with create_vault(places, new) as vault:
        if not key_file:
            places.key_file.unlink()
            places.key_file_backup.unlink()
        return make_backup(places, vault).path, new.recovery_code


def test_first_it_says_what_it_holds_and_touches_nothing(
    qtbot: QtBot, home: SafetyHome, service: RestoreService
) -> None:
    home.write("one", "two")
    path = home.make_backup()
    home.write("three")
    with qtbot.waitSignals([service.previewed, home.vault.secret_used]):
        service.open_with_passphrase(path, PASSPHRASE)
    seen = service._preview
    assert seen is not None
    assert (seen.entries, seen.lacks, seen.passphrase) == (2, 1, "today's")
    assert home.vault.state == UNLOCKED
    assert len(home.household.texts) == 3


def test_then_it_is_put_in_place_and_the_new_process_is_asked_for(
    qtbot: QtBot, home: SafetyHome, service: RestoreService
) -> None:
    home.write("one")
    path = home.make_backup()
    home.write("two")
    with qtbot.waitSignal(service.previewed):
        service.open_with_passphrase(path, PASSPHRASE)
    home.settle()
    told = Told(home.vault, "about_to_lock", "state_changed", "locked")
    restored = Told(service, *SIGNALS)
    with qtbot.waitSignal(home.vault.locked):
        assert service.restore().objectName() == RESTORE
        assert home.vault.state == LOCKED
        home.vault.unlock(PASSPHRASE)  # refused: its files are worked on
        assert home.vault.state == LOCKED
    assert told.names == ["about_to_lock", "state_changed", "state_changed", "locked"]
    assert restored.names == ["restored"]
    before = restored.all[0][1].before.manifest
    assert (before.entries, before.reason) == (2, "before restore")
    assert texts(home) == ["one"]


def test_stopped_everything_is_as_it_was_and_still_it_locks(
    qtbot: QtBot, home: SafetyHome, service: RestoreService
) -> None:
    home.write("one")
    path = home.make_backup()
    home.write("two")
    with qtbot.waitSignal(service.previewed):
        service.open_with_passphrase(path, PASSPHRASE)
    home.settle()
    told = Told(service, *SIGNALS)
    with qtbot.waitSignal(home.vault.locked):
        service.restore().cancel()
    assert told.names == ["stopped"]
    assert sorted(texts(home)) == ["one", "two"]


def test_locked_it_works_as_well(qtbot: QtBot, home: SafetyHome, service: RestoreService) -> None:
    home.write("one")
    path = home.make_backup()
    home.write("two")
    home.vault.lock()
    with qtbot.waitSignal(service.previewed) as told:
        service.open_with_passphrase(path, PASSPHRASE)
    assert told.args[0].lacks == 1
    home.settle()
    with qtbot.waitSignal(home.vault.locked):
        service.restore()
    assert texts(home) == ["one"]


def test_without_any_journal_it_makes_one(tmp_path: Path, qtbot: QtBot) -> None:
    path, code = foreign_backup(tmp_path)
    home = SafetyHome(tmp_path / "new", qtbot, NONE)
    service = home.safety.restoring
    with qtbot.waitSignal(service.previewed) as told:
        service.open_with_code(path, code)
    assert told.args[0].passphrase == "then"
    home.settle()
    with qtbot.waitSignal(home.vault.locked):
        service.restore()
    assert home.vault.state == LOCKED
    home.vault.unlock(THEIRS)
    assert home.vault.state == UNLOCKED
    home.household.end()


def test_a_backup_without_its_key_file_is_opened_by_the_code_alone(tmp_path: Path, qtbot: QtBot) -> None:
    path, code = foreign_backup(tmp_path, key_file=False)
    home = SafetyHome(tmp_path / "new", qtbot, NONE)
    with qtbot.waitSignal(home.safety.restoring.previewed) as told:
        home.safety.restoring.open_with_code(path, code)
    assert told.args[0].passphrase == "code only"
    home.settle()


def test_a_damaged_journal_is_kept_aside_and_the_backup_takes_its_place(
    qtbot: QtBot, home: SafetyHome, service: RestoreService
) -> None:
    home.write("one")
    path = home.make_backup()
    home.vault.lock()
    damaged = b"\0" * len(home.places.database.read_bytes())
    home.places.database.write_bytes(damaged)
    with qtbot.waitSignal(service.previewed) as told:
        service.open_with_passphrase(path, PASSPHRASE)
    assert told.args[0].lacks is None
    home.settle()
    restored = Told(service, "restored")
    with qtbot.waitSignal(home.vault.locked):
        service.restore()
    aside = restored.all[0][1].kept_aside
    assert aside is not None
    assert (aside / home.places.database.name).read_bytes() == damaged
    assert texts(home) == ["one"]


def test_an_open_journal_of_other_keys_is_backed_up_first(
    tmp_path: Path, qtbot: QtBot, home: SafetyHome, service: RestoreService
) -> None:
    home.write("mine")
    path, _ = foreign_backup(tmp_path)
    with qtbot.waitSignal(service.previewed) as told:
        service.open_with_passphrase(path, THEIRS)
    assert not told.args[0].same_root
    home.settle()
    with qtbot.waitSignal(home.vault.locked):
        service.restore()
    (kept,) = list_backups(home.places)
    home.vault.unlock(THEIRS)
    assert home.vault.state == UNLOCKED
    home.settle()
    with qtbot.waitSignal(service.previewed) as told:
        service.open_with_code(kept, fresh_keys().recovery_code)
    assert told.args[0].entries == 1
    home.settle()


@pytest.mark.parametrize("way", ["stop", "lock"])
def test_what_is_stopped_once_the_backup_before_it_is_made_restores_nothing(
    tmp_path: Path, qtbot: QtBot, home: SafetyHome, service: RestoreService, way: str
) -> None:
    home.write("mine")
    path, _ = foreign_backup(tmp_path)
    with qtbot.waitSignal(service.previewed):
        service.open_with_passphrase(path, THEIRS)
    home.settle()
    told = Told(service, *SIGNALS)
    work = service.restore()
    assert work.objectName() == BACKUP_FIRST
    work.done.connect(work.cancel if way == "stop" else home.vault.lock)
    with qtbot.waitSignal(service.stopped):
        pass
    home.settle()
    assert told.names == ["stopped"]
    assert service._roots is None
    home.household.open()
    assert home.household.texts == ["mine"]


def write_in_box(home: SafetyHome, text: str) -> None:
    home.household.capture.read_words_from(lambda: Words(text))
    home.household.capture.words_changed()


def restore_with_code(qtbot: QtBot, home: SafetyHome, path: Path, code: str) -> None:
    service = home.safety.restoring
    with qtbot.waitSignal(service.previewed):
        service.open_with_code(path, code)
    home.settle()
    with qtbot.waitSignal(service.restored):
        service.restore()
    home.settle()


def test_words_in_the_box_and_sealed_meanwhile_open_after_a_restore_of_older_keys(
    qtbot: QtBot, home: SafetyHome, service: RestoreService
) -> None:
    """The open journal was re-encrypted since the backup, and only the code of then is typed."""
    home.write("one")
    path = home.make_backup()
    home.vault.lock()
    reencrypt(home.places, PASSPHRASE)
    home.household.open()
    write_in_box(home, "half a sentence")
    note = new_entry("sealed meanwhile", now=home.clock.now(), time_zone="UTC")
    home.vault.work_began.connect(lambda work: work.objectName() == RESTORE and seal_entry(home.places, note))
    restore_with_code(qtbot, home, path, fresh_keys().recovery_code)
    assert service._inbox_keys == []
    home.household.kill()  # the relaunch
    home.household.open()
    qtbot.waitUntil(lambda: home.household.sealed == 0)
    assert {"one", "sealed meanwhile"} <= set(home.household.texts)
    draft = home.household.capture.take_up_draft()
    assert draft is not None
    assert draft.words.text == "half a sentence"
    assert not home.places.set_aside.exists()


def test_words_in_the_box_of_a_locked_journal_of_other_keys_open_after_it(
    tmp_path: Path, qtbot: QtBot, home: SafetyHome
) -> None:
    path, code = foreign_backup(tmp_path)
    home.vault.lock()
    write_in_box(home, "half a sentence")
    assert home.household.capture.keep_draft_now()
    restore_with_code(qtbot, home, path, code)
    home.household.kill()
    home.household.vault.unlock(THEIRS)
    draft = home.household.capture.take_up_draft()
    assert draft is not None
    assert draft.words.text == "half a sentence"


@pytest.mark.parametrize("typed", ["before", "meanwhile"])
def test_words_that_no_key_file_can_seal_are_not_taken_by_a_new_process(
    tmp_path: Path, qtbot: QtBot, typed: str
) -> None:
    path, code = foreign_backup(tmp_path, key_file=False)
    home = SafetyHome(tmp_path / "new", qtbot, NONE)
    if typed == "before":
        write_in_box(home, "not kept yet")
    else:
        home.vault.work_began.connect(lambda: write_in_box(home, "not kept yet"))
    told = Told(home.vault, "locked")
    restore_with_code(qtbot, home, path, code)
    assert home.vault.state == LOCKED
    assert told.names == []
    home.vault.unlock_with_code(code)
    assert home.household.capture.keep_draft_now()
    assert home.household.has_draft
    home.household.end()


def test_a_wrong_passphrase_changes_nothing(qtbot: QtBot, home: SafetyHome, service: RestoreService) -> None:
    path = home.make_backup()
    with qtbot.waitSignal(service.refused) as told:
        service.open_with_passphrase(path, "not this one, but long")
    assert isinstance(told.args[0], WrongPassphrase)
    assert told.args[1] is None
    home.settle()
    with pytest.raises(RuntimeError):
        service.restore()


def test_for_a_damaged_one_the_one_before_is_offered(
    qtbot: QtBot, home: SafetyHome, service: RestoreService
) -> None:
    home.write("one")
    first, second, third = home.make_backup(), home.make_backup(), home.make_backup()
    data = bytearray(second.read_bytes())
    data[len(data) // 2] ^= 1
    second.write_bytes(data)
    with qtbot.waitSignal(service.refused) as told:
        service.open_with_passphrase(second, PASSPHRASE)
    assert isinstance(told.args[0], BadBackup)
    assert told.args[1] == first
    assert third.exists()
    home.settle()


def test_a_lock_wipes_what_opened_the_backup(qtbot: QtBot, home: SafetyHome, service: RestoreService) -> None:
    path = home.make_backup()
    with qtbot.waitSignal(service.previewed):
        service.open_with_passphrase(path, PASSPHRASE)
    home.settle()
    roots = service._roots
    assert roots is not None
    assert any(roots.backup)
    home.vault.lock()
    assert not any(roots.backup)
    with pytest.raises(RuntimeError):
        service.restore()


def test_it_waits_for_no_other_work(qtbot: QtBot, home: SafetyHome, service: RestoreService) -> None:
    path = home.make_backup()
    home.vault.begin(lambda progress: progress(1.0))
    with pytest.raises(VaultBusy):
        service.open_with_passphrase(path, PASSPHRASE)
    home.settle()
