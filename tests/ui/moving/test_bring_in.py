# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bringing entries in, with the real services behind: seen first, all or nothing, and nothing left behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from holdspace.domain.entries import new_entry
from holdspace.services.clock import SystemClock
from holdspace.services.formats.errors import DamagedMember
from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.storage import importing as storage_importing
from holdspace.storage.backups import list_backups, make_backup
from holdspace.storage.errors import DiskFull
from holdspace.storage.key_file import make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault
from holdspace.ui.moving.bring_in import BringInPage
from holdspace.ui.moving.refusals import say_refused
from holdspace.ui.vault.code_field import CodeField
from household import FAST_KDF, PASSPHRASE
from storage.bouquin_notebooks import KEY, make_notebook
from ui.moving.alone import Alone
from window_house import find, make_house

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make, MakeWindow

OTHER_PASSPHRASE = "another quiet river bed"
DAYLIO = "full_date,date,weekday,time,mood,activities,note_title,note\n"


@pytest.fixture
def household(household_in: Make) -> Household:
    made = household_in(UNLOCKED)
    made.vault.vault.entries.add(new_entry("mine", now=made.clock.now(), time_zone="UTC"))
    return made


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, household: Household) -> Alone:
    """The page alone."""
    house = make_house(theme, household)
    page = BringInPage(
        theme, house.vault, house.moving(), house.safety().backups, "America/Chicago", CodeField
    )
    made = Alone(house, page)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def whole(window_in: MakeWindow, household: Household) -> Any:
    """The real window, come to the page by Settings."""
    made = window_in(household, clock=SystemClock())
    made.show_settings()
    find(QAbstractButton, made, "settings.bring_in").click()
    assert made.place == "bring_in"
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "diary"
    path.mkdir()
    for day in (5, 6):
        (path / f"2024-03-0{day}.txt").write_text(f"day {day}, and the kettle")
    return path


@pytest.fixture
def other(tmp_path: Path) -> tuple[Path, str]:
    """The backup of a second laptop, and its recovery code."""
    made = make_keys(OTHER_PASSPHRASE, FAST_KDF)
    places = Places(tmp_path / "other")
    with create_vault(places, made) as vault:
        vault.entries.add(new_entry("theirs", now=SystemClock().now(), time_zone="UTC"))
        return make_backup(places, vault, None).path, made.recovery_code


def look_at(qtbot: QtBot, window: Alone, path: Path) -> None:
    window.enter(qtbot, "bring_in.path", path)


def look_at_in(qtbot: QtBot, whole: Any, path: Path) -> None:
    line = find(QLineEdit, whole, "bring_in.path")
    line.setText(str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: whole._house.vault.work_under_way is None)


def test_what_would_come_is_shown_and_nothing_changes(
    qtbot: QtBot, window: Alone, household: Household, folder: Path
) -> None:
    (folder / "2024-03-07.txt").write_text(" ")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    look_at(qtbot, window, folder)
    said = window.words()
    assert "2 entries from Plain text" in said
    assert "From 5 March to 6 March 2024" in said or "From March 5 to March 6, 2024" in said
    assert "2 new" in said
    assert "1 Other files" in said
    assert "day 5, and the kettle" in said
    assert window.shown._preview._skipped.lines() == ["2024-03-07.txt: nothing is in it"]
    assert find(QAbstractButton, window, "bring_in.go").text() == "Bring in 2 entries"
    assert window.focused() == "bring_in.go"
    assert household.texts == ["mine"]


def test_it_comes_in_after_a_backup_and_says_how_to_undo_it_and_never_twice(
    qtbot: QtBot, window: Alone, household: Household, folder: Path
) -> None:
    look_at(qtbot, window, folder)
    window.press(qtbot, "bring_in.go")
    assert "2 entries came in." in window.words()
    assert "A backup of the journal as it was before is in Safety" in window.words()
    assert sorted(household.texts) == ["day 5, and the kettle", "day 6, and the kettle", "mine"]
    made = list_backups(household.places)
    assert [backup.path for backup in window.house.safety().backups.backups] == made
    assert len(made) == 1
    assert window.focused() == "bring_in.go_on"
    window.press(qtbot, "bring_in.back")
    look_at(qtbot, window, folder)
    assert "2 already here" in window.words()
    assert "Nothing in it is new here" in window.words()
    assert not find(QAbstractButton, window, "bring_in.go").isVisible()


def test_in_the_window_the_journal_shows_what_came_and_the_undo_leads_to_the_backups(
    qtbot: QtBot, whole: Any, folder: Path
) -> None:
    whole.show_journal()
    whole.show_aside("bring_in")
    look_at_in(qtbot, whole, folder)
    find(QAbstractButton, whole, "bring_in.go").click()
    whole.show_now()
    with qtbot.waitSignal(whole.page("bring_in").toast_wanted) as told:
        qtbot.waitUntil(lambda: whole._house.vault.work_under_way is None)
    assert told.args == ["2 entries came in."]
    assert len(whole._house.journal().positions()) == 3
    whole.show_aside("bring_in")
    undo = find(QAbstractButton, whole, "bring_in.other")
    assert undo.isVisible()
    undo.click()
    assert whole.place == "restore"
    whole.show_aside("bring_in")
    look_at_in(qtbot, whole, folder)
    whole.lock()
    assert "It needs the journal open." in " ".join(
        label.text() for label in whole.page("bring_in").findChildren(QLabel) if label.isVisible()
    )
    find(QAbstractButton, whole, "bring_in.journal").click()
    assert whole.place == "journal"


def test_the_program_can_be_said_otherwise(qtbot: QtBot, window: Alone, tmp_path: Path) -> None:
    (tmp_path / "2024-03-05.md").write_text("words")
    look_at(qtbot, window, tmp_path / "2024-03-05.md")
    assert "One entry from Markdown files" in window.words()
    choice = find(QComboBox, window, "bring_in.made_by")
    choice.activated.emit(choice.findData("jrnl"))
    window.settle(qtbot)
    assert "The file is not of that program. Nothing was changed." in window.words()
    assert window.focused() == "bring_in.file"


def test_another_time_zone_is_looked_at_again(qtbot: QtBot, window: Alone, folder: Path) -> None:
    look_at(qtbot, window, folder)
    choice = find(QComboBox, window, "bring_in.zone")
    choice.activated.emit(choice.findData("Asia/Tokyo"))
    window.settle(qtbot)
    assert window.shown._seen.options.time_zone == "Asia/Tokyo"
    assert find(QComboBox, window, "bring_in.zone").currentText() == "Asia/Tokyo"


def test_dates_that_can_be_read_either_way_are_asked_about(
    qtbot: QtBot, window: Alone, household: Household, tmp_path: Path
) -> None:
    path = tmp_path / "daylio_export.csv"
    path.write_text(DAYLIO + "03/04/2024,3 Apr,Wed,10:00,good,,,quiet\n")
    look_at(qtbot, window, path)
    assert "What comes first in its dates?" in window.words()
    window.press(qtbot, "bring_in.day_first")
    assert "3 April 2024" in window.words() or "April 3, 2024" in window.words()
    window.press(qtbot, "bring_in.go")
    assert "quiet" in household.texts


def test_moods_of_ones_own_get_a_load(
    qtbot: QtBot, window: Alone, household: Household, tmp_path: Path
) -> None:
    path = tmp_path / "daylio_export.csv"
    path.write_text(DAYLIO + "2024-04-03,April 3,Wed,10:00,wrung out,,,a long one\n")
    look_at(qtbot, window, path)
    assert "Moods of your own" in window.words()
    mood = find(QComboBox, window, "bring_in.mood.1")
    assert mood.accessibleName() == "wrung out"
    mood.setCurrentIndex(mood.findData("5"))
    window.press(qtbot, "bring_in.use_moods")
    assert find(QComboBox, window, "bring_in.mood.1").currentText() == "5"
    window.press(qtbot, "bring_in.go")
    assert [entry.load for entry in household.entries if entry.text == "a long one"] == [5]


def test_a_load_that_was_chosen_counts_at_once(
    qtbot: QtBot, window: Alone, household: Household, tmp_path: Path
) -> None:
    path = tmp_path / "daylio_export.csv"
    path.write_text(DAYLIO + "2024-04-03,April 3,Wed,10:00,wrung out,,,a long one\n")
    look_at(qtbot, window, path)
    mood = find(QComboBox, window, "bring_in.mood.1")
    mood.setCurrentIndex(mood.findData("5"))
    window.press(qtbot, "bring_in.go")
    qtbot.waitUntil(lambda: "a long one" in household.texts)
    window.settle(qtbot)
    assert [(e.load, e.tags) for e in household.entries if e.text == "a long one"] == [(5, ("wrung out",))]


def test_a_file_that_is_none_is_refused_and_another_can_be_chosen(
    qtbot: QtBot, window: Alone, tmp_path: Path
) -> None:
    (tmp_path / "x").write_bytes(b"\x00\x01")
    look_at(qtbot, window, tmp_path / "x")
    assert "This is no journal that HoldSpace knows how to read. Nothing was changed." in window.words()
    look_at(qtbot, window, tmp_path / "not there")
    assert "It could not be read. Nothing was changed." in window.words()


def test_a_file_that_changed_is_looked_at_once_more(
    qtbot: QtBot, window: Alone, household: Household, folder: Path
) -> None:
    look_at(qtbot, window, folder)
    (folder / "2024-03-06.txt").write_text("other words")
    window.press(qtbot, "bring_in.go")
    assert "The file has changed since it was looked at. Nothing came in." in window.words()
    assert household.texts == ["mine"]
    assert find(QAbstractButton, window, "bring_in.go").text() == "Look at it once more"
    window.press(qtbot, "bring_in.go")
    assert "other words" in window.words()
    window.press(qtbot, "bring_in.go")
    assert "other words" in household.texts


def test_a_full_disk_is_said_and_nothing_came_in(
    qtbot: QtBot, window: Alone, household: Household, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(qtbot, window, folder)

    def full(self: storage_importing.Fates, *entry: object) -> storage_importing.Fate:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(storage_importing.Fates, "of", full)
        window.press(qtbot, "bring_in.go")
    assert "The disk is full. Nothing came in, and the journal is as it was." in window.words()
    assert household.texts == ["mine"]
    window.press(qtbot, "bring_in.go")
    assert len(household.texts) == 3


def test_stopped_nothing_came_in_and_it_can_begin_again(
    qtbot: QtBot, window: Alone, household: Household, folder: Path
) -> None:
    look_at(qtbot, window, folder)
    find(QAbstractButton, window, "bring_in.go").click()
    assert "Bringing the entries in…" in window.words()
    assert not find(QAbstractButton, window, "bring_in.go").isEnabled()
    QTest.keyClick(window.shown, Qt.Key.Key_Escape)
    window.settle(qtbot)
    assert "Stopped. Nothing came in, and the journal is as it was." in window.words()
    assert household.texts == ["mine"]
    window.press(qtbot, "bring_in.go")
    assert len(household.texts) == 3


def test_a_lock_in_the_middle_brings_in_nothing_and_leaves_no_words(
    qtbot: QtBot, window: Alone, household: Household, folder: Path
) -> None:
    look_at(qtbot, window, folder)
    find(QAbstractButton, window, "bring_in.go").click()
    household.vault.lock()
    window.settle(qtbot)
    assert household.vault.state == LOCKED
    page = window.shown
    assert page._seen is None
    assert not any("kettle" in label.text() for label in page.findChildren(QLabel))
    household.open()
    assert household.texts == ["mine"]


def test_a_lock_takes_the_preview_away(
    qtbot: QtBot, window: Alone, household: Household, folder: Path
) -> None:
    look_at(qtbot, window, folder)
    household.vault.lock()
    assert window.shown._seen is None
    assert not any("kettle" in label.text() for label in window.findChildren(QLabel))
    assert "It needs the journal open." in window.words()
    household.vault.unlock(PASSPHRASE)
    assert "You see first what would come" in window.words()


def test_esc_leads_back_then_out_and_leaving_forgets(qtbot: QtBot, window: Alone, folder: Path) -> None:
    look_at(qtbot, window, folder)
    with qtbot.assertNotEmitted(window.shown.closed):
        QTest.keyClick(window.shown, Qt.Key.Key_Escape)
    assert find(QLineEdit, window, "bring_in.path").text() == ""
    assert window.focused() == "bring_in.file"
    with qtbot.waitSignal(window.shown.closed):
        QTest.keyClick(window.shown, Qt.Key.Key_Escape)
    look_at(qtbot, window, folder)
    window.shown.hide()
    assert window.shown._seen is None
    assert not any("kettle" in label.text() for label in window.findChildren(QLabel))


def test_a_backup_of_a_second_computer_is_merged_by_its_passphrase(
    qtbot: QtBot, window: Alone, household: Household, other: tuple[Path, str]
) -> None:
    path, _code = other
    look_at(qtbot, window, path)
    assert "A backup of HoldSpace" in window.words()
    line = find(QLineEdit, window, "bring_in.backup.passphrase")
    assert window.focusWidget() is line
    line.setText("not this one, but long enough")
    QTest.keyClick(line, Qt.Key.Key_Return)
    window.settle(qtbot)
    assert "That passphrase did not open it. Nothing was changed." in window.words()
    assert window.focusWidget() is line
    line.setText(OTHER_PASSPHRASE)
    QTest.keyClick(line, Qt.Key.Key_Return)
    window.settle(qtbot)
    assert "One entry came in." in window.words()
    assert "1 new" in window.words()
    assert line.text() == ""
    assert sorted(household.texts) == ["mine", "theirs"]


def test_a_backup_of_a_second_computer_is_merged_by_its_code(
    qtbot: QtBot, window: Alone, household: Household, other: tuple[Path, str]
) -> None:
    path, code = other
    look_at(qtbot, window, path)
    window.press(qtbot, "bring_in.backup.other_way")
    line = find(QLineEdit, window, "bring_in.backup.code")
    line.setText(code)
    QTest.keyClick(line, Qt.Key.Key_Return)
    window.settle(qtbot)
    assert sorted(household.texts) == ["mine", "theirs"]


def test_an_encrypted_notebook_is_opened_with_its_key_which_is_then_forgotten(
    qtbot: QtBot, window: Alone, household: Household, tmp_path: Path
) -> None:
    look_at(qtbot, window, make_notebook(tmp_path / "notebook.db"))
    assert "This file is encrypted" in window.words()
    assert window.focused() == "bring_in.passphrase"
    window.enter(qtbot, "bring_in.passphrase", "its a quiet river")
    assert "That passphrase did not open the file. Nothing was changed." in window.words()
    assert window.focused() == "bring_in.passphrase"
    window.enter(qtbot, "bring_in.passphrase", KEY)
    assert "2 entries from Bouquin" in window.words()
    window.press(qtbot, "bring_in.go")
    assert "second words" in household.texts
    assert window.shown._options.secret is None
    assert find(QLineEdit, window, "bring_in.passphrase").text() == ""


def test_keys_alone_are_enough(qtbot: QtBot, window: Alone, household: Household, folder: Path) -> None:
    (folder / "2024-03-07.txt").write_text(" ")
    look_at(qtbot, window, folder)
    find(QAbstractButton, window, "bring_in.back").setFocus()
    reached: list[str] = []
    while "bring_in.go" not in reached:
        assert len(reached) < 12
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focused())
    assert reached == ["bring_in.made_by", "bring_in.zone", "bring_in.go"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focused() == "bring_in.skipped"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    window.settle(qtbot)
    assert len(household.texts) == 3
    assert window.focused() == "bring_in.go_on"


@pytest.mark.parametrize("signal", ["refused", "import_failed"])
def test_the_name_of_a_file_stays_on_the_page(whole: Any, folder: Path, signal: str) -> None:
    whole.show_aside("bring_in")
    page = whole.page("bring_in")
    whole.show_now()
    page._path = folder  # it is being looked at
    error = DamagedMember("2026/Mrs Okafor, her surgery.md")
    getattr(page._importing, signal).emit(error)
    assert whole.toast.words == say_refused(error, names=False)
    assert whole.toast.warns
    assert page._bar.text == say_refused(error)


def test_the_name_of_a_file_in_a_backup_stays_on_the_page(whole: Any) -> None:
    whole.show_aside("bring_in")
    page = whole.page("bring_in")
    whole.show_now()
    page._merging.merge_failed.emit(DamagedMember("Mrs Okafor.md"))
    assert "Okafor" not in whole.toast.words
