# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Putting a backup in place, with the real services behind: nothing is touched before the last button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from holdspace.domain.entries import new_entry
from holdspace.services.clock import SystemClock
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.storage.backups import list_backups, make_backup
from holdspace.storage.errors import VaultBusy
from holdspace.storage.key_file import make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault
from holdspace.ui.widgets.messages import say
from household import FAST_KDF, PASSPHRASE, fresh_keys
from window_house import find

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from household import Household
    from window_house import Make, MakeWindow


@pytest.fixture
def household(household_in: Make) -> Household:
    """A journal of three entries, two of which are in its backup."""
    made = household_in(UNLOCKED)
    write(made, "one", "two")
    make_backup(made.places, made.vault.vault)
    write(made, "three")
    return made


@pytest.fixture
def window(window_in: MakeWindow, household: Household) -> Any:
    made = window_in(household, clock=SystemClock())
    made.show_aside("safety")
    find(QAbstractButton, made, "safety.restore").click()
    assert made.place == "restore"
    return made


def write(household: Household, *texts: str) -> None:
    for text in texts:
        household.vault.vault.entries.add(new_entry(text, now=household.clock.now(), time_zone="UTC"))


def settle(qtbot: QtBot, window: Any) -> None:
    qtbot.waitUntil(lambda: window._house.vault.work_under_way is None)


def words(window: Any) -> str:
    page = window.page("restore")
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(window: Any, identifier: str) -> None:
    find(QAbstractButton, window, identifier).click()


def enter(qtbot: QtBot, window: Any, typed: str, field: str = "restore.passphrase") -> None:
    line = find(QLineEdit, window, field)
    line.setText(typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, window)


def test_it_says_what_becomes_of_today_before_anything_is_touched(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    press(window, "safety.choose.1")
    assert "The passphrase of today opens it, or the one of the day it was made." in words(window)
    enter(qtbot, window, PASSPHRASE)
    assert "2 entries, from 14 October 2026." in words(window)
    assert "one entry that is not in it: it is kept in a backup first" in words(window)
    assert "Afterwards today’s passphrase opens it." in words(window)
    assert household.vault.state == UNLOCKED
    assert len(household.texts) == 3


def test_the_newest_has_the_keyboard_and_what_it_holds_shows_the_way_back(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    newest = make_backup(household.places, household.vault.vault)
    window.page("restore")._backups.list_again()
    qtbot.waitUntil(lambda: f"safety.choose.{int(newest.path.name[:6])}" in focused(window))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    enter(qtbot, window, PASSPHRASE)
    assert focused(window) == "restore.back"


def test_how_it_ended_is_told_to_whoever_is_elsewhere_by_then(window: Any) -> None:
    page = window.page("restore")
    window.show_now()
    page._service.restore_failed.emit(VaultBusy())
    assert window.toast.words == say(VaultBusy())
    assert window.toast.warns
    page._service.stopped.emit()
    assert window.toast.words == "Stopped. Nothing was changed."
    assert not window.toast.warns


def test_tab_leads_past_the_eye(qtbot: QtBot, window: Any) -> None:
    press(window, "safety.choose.1")
    QTest.keyClick(find(QLineEdit, window, "restore.passphrase"), Qt.Key.Key_Tab)
    assert focused(window) == "restore.look"


def focused(window: Any) -> str:
    widget = window.focusWidget()
    return "" if widget is None else widget.accessibleIdentifier()


def test_put_in_place_it_locks_and_the_next_process_says_so(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    press(window, "safety.choose.1")
    enter(qtbot, window, PASSPHRASE)
    with qtbot.waitSignal(window.relaunch_wanted) as told:
        press(window, "restore.put")
        assert household.vault.state == LOCKED
        assert "Putting it in place…" in words(window)
    state = told.args[0]
    assert state["place"] == "journal"
    assert state["news"] == "restored:today's:before"
    household.open()
    assert sorted(household.texts) == ["one", "two"]
    assert len(list_backups(household.places)) == 2


def test_stopped_it_goes_back_to_the_lock_and_says_that_too(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    press(window, "safety.choose.1")
    enter(qtbot, window, PASSPHRASE)
    with qtbot.waitSignal(window.relaunch_wanted) as told:
        press(window, "restore.put")
        QTest.keyClick(window.page("restore"), Qt.Key.Key_Escape)
    assert told.args[0]["news"] == "stopped"
    household.open()
    assert len(household.texts) == 3


def test_by_the_recovery_code(qtbot: QtBot, window: Any) -> None:
    press(window, "safety.choose.1")
    press(window, "restore.other_way")
    enter(qtbot, window, fresh_keys().recovery_code, "restore.code")
    assert "Afterwards today’s passphrase opens it." in words(window)


def test_a_wrong_passphrase_is_said_and_typed_again(qtbot: QtBot, window: Any) -> None:
    press(window, "safety.choose.1")
    enter(qtbot, window, "not this one, but long enough")
    assert "That passphrase did not open it. Nothing has changed." in words(window)
    line = find(QLineEdit, window, "restore.passphrase")
    assert line.isEnabled()
    assert window.focusWidget() is line
    enter(qtbot, window, PASSPHRASE)
    assert "2 entries" in words(window)


def test_for_a_damaged_one_the_one_before_is_offered(qtbot: QtBot, window: Any, household: Household) -> None:
    bad = make_backup(household.places, household.vault.vault).path
    data = bytearray(bad.read_bytes())
    data[len(data) // 2] ^= 1
    bad.write_bytes(data)
    window.page("restore").choose(bad)
    enter(qtbot, window, PASSPHRASE)
    assert "That file is damaged, or is no backup. Your journal was left as it is." in words(window)
    other = find(QAbstractButton, window, "restore.other")
    assert other.text().startswith("Take this one: Today at")
    other.click()
    enter(qtbot, window, PASSPHRASE)
    assert "2 entries" in words(window)


def test_esc_goes_a_step_back_and_then_leaves_and_nothing_typed_stays(qtbot: QtBot, window: Any) -> None:
    page = window.page("restore")
    press(window, "safety.choose.1")
    line = find(QLineEdit, window, "restore.passphrase")
    line.setText("half a passph")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.place == "restore"
    assert line.text() == ""
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.place == "safety"


def test_leaving_the_page_wipes_what_opened_the_backup(qtbot: QtBot, window: Any) -> None:
    press(window, "safety.choose.1")
    enter(qtbot, window, PASSPHRASE)
    roots = window.page("restore")._service._roots
    assert any(roots.backup)
    window.show_now()
    assert not any(roots.backup)


def test_a_lock_takes_the_page_back_to_its_beginning(qtbot: QtBot, window: Any) -> None:
    press(window, "safety.choose.1")
    enter(qtbot, window, PASSPHRASE)
    window.lock()
    assert "What this backup holds" not in words(window)


def test_on_a_new_computer_a_file_is_enough(
    qtbot: QtBot, window_in: MakeWindow, household_in: Make, tmp_path: Path
) -> None:
    theirs = Places(tmp_path / "theirs")
    with create_vault(theirs, make_keys(PASSPHRASE, FAST_KDF)) as vault:
        path = make_backup(theirs, vault, tmp_path).path
    household = household_in(NONE)
    window = window_in(household, clock=SystemClock())
    window.show_place("setup")
    press(window, "vault.backup")
    assert window.place == "restore"
    assert "There are no backups in the HoldSpace folder." in words(window)
    press(window, "restore.file")
    chooser = window.page("restore")._choose._chooser
    chooser.dialog.fileSelected.emit(str(path))
    chooser.dialog.reject()
    enter(qtbot, window, PASSPHRASE)
    assert "There is no journal here yet, so nothing is replaced." in words(window)
    with qtbot.waitSignal(window.relaunch_wanted) as told:
        press(window, "restore.put")
    assert told.args[0]["news"] == "restored:then:none"
    household.open()
    assert household.texts == []


def test_words_not_kept_yet_are_sealed_to_the_journal_that_came(
    qtbot: QtBot, window_in: MakeWindow, household_in: Make, tmp_path: Path
) -> None:
    theirs = Places(tmp_path / "theirs")
    with create_vault(theirs, fresh_keys()) as vault:
        path = make_backup(theirs, vault, tmp_path).path
    household = household_in(NONE)
    window = window_in(household, clock=SystemClock())
    qtbot.keyClicks(window.now.composer.entry, "begun before there was a journal")
    window.show_aside("restore")
    window.page("restore").choose(path)
    enter(qtbot, window, PASSPHRASE)
    with qtbot.waitSignal(window.relaunch_wanted):
        press(window, "restore.put")
    household.open()
    draft = household.draft()
    assert draft is not None
    assert draft.text == "begun before there was a journal"


def test_without_a_key_file_words_not_kept_yet_stay_in_the_box_until_the_code_opens_it(
    qtbot: QtBot, window_in: MakeWindow, household_in: Make, tmp_path: Path
) -> None:
    theirs = Places(tmp_path / "theirs")
    with create_vault(theirs, fresh_keys()) as vault:
        theirs.key_file.unlink()
        theirs.key_file_backup.unlink()
        path = make_backup(theirs, vault, tmp_path).path
    household = household_in(NONE)
    window = window_in(household, clock=SystemClock())
    begun = "begun before there was a journal"
    qtbot.keyClicks(window.now.composer.entry, begun)
    relaunches: list[Any] = []
    window.relaunch_wanted.connect(relaunches.append)
    window.show_aside("restore")
    window.page("restore").choose(path)
    press(window, "restore.other_way")
    enter(qtbot, window, fresh_keys().recovery_code, "restore.code")
    assert "words on Now stay in the box and wait" in words(window)
    press(window, "restore.put")
    settle(qtbot, window)
    assert household.vault.state == LOCKED
    assert relaunches == []
    assert "your words on Now are kept then" in words(window)
    window.lock()
    assert relaunches == []
    household.vault.unlock_with_code(fresh_keys().recovery_code)
    assert window.now.composer.entry.plain_text() == begun
    assert household.capture.keep_draft_now()
    draft = household.draft()
    assert draft is not None
    assert draft.text == begun


def test_back_from_the_first_run_leads_back_to_it(window_in: MakeWindow) -> None:
    window = window_in(NONE)
    window.show_place("setup")
    press(window, "vault.backup")
    press(window, "restore.back")
    assert window.place == "setup"


def test_without_a_key_file_here_only_what_opened_it_then_is_asked_for(
    window: Any, household: Household
) -> None:
    for path in (household.places.key_file, household.places.key_file_backup):
        path.unlink()
    press(window, "safety.choose.1")
    assert "Here only the passphrase of the day it was made opens it, or the recovery code." in words(window)
