# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Erasing for good from the window: what was deleted goes, and it is known which backups still hold it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.backups import last_dropped_on
from holdspace.services.erasing import CLEAN_UP, DROP, EMPTY_TRASH, ERASE, ErasingService, Holding
from holdspace.services.settings import Settings
from holdspace.services.vault import LOCKED
from holdspace.storage.backups import list_backups, list_names
from holdspace.storage.errors import VaultBusy, VaultDamaged
from holdspace.storage.trash import empty_old_trash
from household import PASSPHRASE, fresh_keys
from raw_pages import pages_holding
from services.safety_home import SafetyHome, Told
from services.test_health import flip

WORDS = "her lantern stood by the gate"


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[SafetyHome]:
    made = SafetyHome(tmp_path / "home", qtbot)
    made.write("kept", WORDS, "another")
    yield made
    made.household.end()


@pytest.fixture
def service(home: SafetyHome) -> ErasingService:
    return home.safety.erasing


@pytest.fixture
def told(service: ErasingService) -> Told:
    return Told(service, "erased", "backups_dropped", "work_failed", "stopped")


def delete(home: SafetyHome, words: str = WORDS) -> None:
    """Delete the entry that says this, as the journal does."""
    entries = home.vault.vault.entries
    (found,) = [entry for _, entry in entries.page(None, 10) if entry.text == words]
    entries.delete(found.id)


def pages_of_the_locked(home: SafetyHome, words: str) -> int:
    """Lock the journal and return on how many pages of it the words stand, in use or not."""
    home.vault.lock()
    return pages_holding(home.places, bytearray(fresh_keys().root), words)


def test_what_was_deleted_is_erased_and_stands_on_no_page(
    home: SafetyHome, service: ErasingService, told: Told
) -> None:
    delete(home)
    assert service.deleted_count() == 1
    work = service.erase()
    assert work.objectName() == ERASE
    assert service.is_unfinished
    home.settle()
    assert told.all == [("erased", 1)]
    assert (service.deleted_count(), service.is_unfinished) == (0, False)
    assert home.vault.vault.entries.count() == 2
    assert pages_of_the_locked(home, WORDS) == 0
    assert pages_of_the_locked(home, "another")


def test_until_it_is_erased_it_stands_there(home: SafetyHome) -> None:
    delete(home)
    assert pages_of_the_locked(home, WORDS)


def test_it_is_known_which_backups_hold_it_and_until_when(home: SafetyHome, service: ErasingService) -> None:
    assert service.would_hold() == Holding(0, None)
    home.make_backup()
    home.make_backup()
    delete(home)
    until = last_dropped_on(list_names(home.places.backups), home.clock.now())
    assert isinstance(until, date)
    assert until - home.clock.now().date() >= timedelta(days=6)
    assert service.would_hold() == Holding(2, until)
    assert service.still_hold() == Holding(0, None)
    service.erase()
    home.settle()
    assert service.still_hold() == Holding(2, until)
    home.make_backup()
    assert service.still_hold().backups == 2
    assert Settings(home.places.settings).erased_up_to == 2  # the process after a lock knows it too


def test_those_backups_are_dropped_for_a_new_one(
    home: SafetyHome, service: ErasingService, told: Told
) -> None:
    older = [home.make_backup(), home.make_backup()]
    delete(home)
    service.erase()
    home.settle()
    work = service.drop_backups()
    assert work.objectName() == DROP
    home.settle()
    assert told.all == [("erased", 1), ("backups_dropped", 2)]
    (left,) = list_backups(home.places)
    assert left not in older
    assert service.still_hold() == Holding(0, None)
    assert [kept.entries for kept in home.safety.backups.backups] == [2]


def test_nobody_is_asked_why_the_next_backup_holds_less(home: SafetyHome, service: ErasingService) -> None:
    home.make_backup()
    delete(home)
    service.erase()
    home.settle()
    home.make_backup()
    shrinks = Told(home.safety.backups, "shrink_noticed")
    home.safety.backups.list_again()
    assert [kept.rows for kept in home.safety.backups.backups] == [2, 3]
    assert (shrinks.all, home.safety.backups.shrink) == ([], None)


def test_a_loss_that_nobody_has_spoken_of_yet_is_still_asked_about(
    home: SafetyHome, service: ErasingService
) -> None:
    home.make_backup()
    entries = home.vault.vault.entries
    entries.erase(entries.page(None, 1)[0][1].id)
    home.make_backup()
    home.safety.backups.list_again()
    assert home.safety.backups.shrink is not None
    delete(home)
    service.erase()
    home.settle()
    home.safety.backups.list_again()
    assert home.safety.backups.shrink is not None
    assert not service.may_drop
    with pytest.raises(VaultBusy):
        service.drop_backups()
    assert len(list_backups(home.places)) == 2
    home.safety.backups.accept_shrink()
    assert service.may_drop


def test_stopped_at_once_all_is_as_it_was(home: SafetyHome, service: ErasingService, told: Told) -> None:
    delete(home)
    service.erase().cancel()
    home.settle()
    assert told.names == ["stopped"]
    assert (service.deleted_count(), service.is_unfinished) == (1, False)


def test_what_failed_in_the_middle_is_known_after_and_done_once_more(
    home: SafetyHome, service: ErasingService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete(home)
    with monkeypatch.context() as patch:
        patch.setattr("holdspace.storage.erasing.leave_no_remains", _busy)
        service.erase()
        home.settle()
    assert told.names == ["work_failed"]
    assert (service.deleted_count(), service.is_unfinished) == (0, True)
    home.vault.lock()
    home.vault.unlock(PASSPHRASE)
    assert service.is_unfinished
    service.erase()
    home.settle()
    assert told.all[-1] == ("erased", 0)
    assert not service.is_unfinished


def test_a_damaged_journal_drops_no_backup(home: SafetyHome, service: ErasingService, told: Told) -> None:
    home.write(*("words " * 200 for _ in range(40)))
    home.make_backup()
    home.vault.vault.checkpoint()
    flip(home, 5)
    service.drop_backups()
    home.settle()
    ((name, error),) = told.all
    assert name == "work_failed"
    assert isinstance(error, VaultDamaged)
    assert len(list_backups(home.places)) == 1


def test_one_work_at_a_time(home: SafetyHome, service: ErasingService) -> None:
    service.erase()
    for begin in (service.erase, service.drop_backups):
        with pytest.raises(VaultBusy):
            begin()
    home.settle()


def test_locked_it_counts_nothing(home: SafetyHome, service: ErasingService) -> None:
    delete(home)
    home.vault.lock()
    assert home.vault.state == LOCKED
    assert service.deleted_count() == 0


def _busy(*_: object) -> None:
    raise VaultBusy


def test_one_entry_is_erased_with_its_history(home: SafetyHome, service: ErasingService, told: Told) -> None:
    entries = home.vault.vault.entries
    (entry,) = [entry for _, entry in entries.page(None, 10) if entry.text == WORDS]
    entries.update(replace(entry, text="written over"))
    named = Told(service, "entry_erased")
    service.erase_entry(entry.id)
    home.settle()
    assert (told.all, named.all) == ([("erased", 1)], [("entry_erased", entry.id)])
    assert entries.known(entry.id) is None
    assert not service.is_unfinished
    assert pages_of_the_locked(home, WORDS) == 0


def test_replaced_words_are_cleaned_up(home: SafetyHome, service: ErasingService, told: Told) -> None:
    entries = home.vault.vault.entries
    (entry,) = [entry for _, entry in entries.page(None, 10) if entry.text == WORDS]
    entries.replace_words(entry.id, 0, len(WORDS), "a client waited", at=home.clock.now())
    work = service.clean_up()
    assert work.objectName() == CLEAN_UP
    home.settle()
    assert told.all == [("erased", 0)]
    assert pages_of_the_locked(home, WORDS) == 0


def test_old_trash_goes_by_itself_and_is_told(home: SafetyHome, service: ErasingService, told: Told) -> None:
    assert service.empty_old_trash() is None
    delete(home)
    now = home.clock.now()
    entries = home.vault.vault.entries
    for day in range(30):
        assert empty_old_trash(home.vault.vault, now - timedelta(days=40 - day)) == 0
    (kept,) = entries.deleted()
    entries.restore(kept.entry.id)
    entries.delete(kept.entry.id, at=now - timedelta(days=40))
    work = service.empty_old_trash()
    assert work is not None
    assert work.objectName() == EMPTY_TRASH
    home.settle()
    assert told.all == [("erased", 1)]
    assert entries.known(kept.entry.id) is None


def test_trash_that_is_not_old_stays_and_nothing_is_told(
    home: SafetyHome, service: ErasingService, told: Told
) -> None:
    delete(home)
    service.empty_old_trash()
    home.settle()
    assert told.all == []
    assert (service.deleted_count(), service.is_unfinished) == (1, False)


def test_emptying_the_trash_that_failed_is_known_and_ended_the_next_time(
    home: SafetyHome, service: ErasingService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete(home)
    now = home.clock.now()
    entries = home.vault.vault.entries
    (kept,) = entries.deleted()
    entries.restore(kept.entry.id, at=now - timedelta(days=41))
    entries.delete(kept.entry.id, at=now - timedelta(days=40))
    for day in range(30):
        assert empty_old_trash(home.vault.vault, now - timedelta(days=35 - day)) == 0
    with monkeypatch.context() as patch:
        patch.setattr("holdspace.storage.trash.leave_no_remains", _busy)
        service.empty_old_trash()
        home.settle()
    assert told.names == ["work_failed"]
    assert (service.deleted_count(), service.is_unfinished) == (0, True)
    assert service.empty_old_trash() is not None
    home.settle()
    assert told.names == ["work_failed", "erased"]
    assert not service.is_unfinished
    assert service.empty_old_trash() is None
    assert pages_of_the_locked(home, WORDS) == 0
