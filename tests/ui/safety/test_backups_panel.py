# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Safety > Backups, with the real services behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from holdspace.domain.entries import new_entry
from holdspace.services.clock import SystemClock
from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.storage.backups import list_backups, make_backup
from holdspace.storage.key_file import make_keys
from holdspace.storage.vault import create_vault
from household import FAST_KDF, PASSPHRASE
from window_house import find

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.storage.places import Places
    from household import Household
    from window_house import Make, MakeWindow


@pytest.fixture
def household(household_in: Make) -> Household:
    return household_in(UNLOCKED)


@pytest.fixture
def window(window_in: MakeWindow, household: Household) -> Any:
    made = window_in(household, clock=SystemClock())
    made.show_aside("safety")
    return made


def said(window: Any) -> str:
    return find(QLabel, window, "safety.message").text()


def write(household: Household, *texts: str) -> None:
    for text in texts:
        household.vault.vault.entries.add(new_entry(text, now=household.clock.now(), time_zone="UTC"))


def begin_anew(places: Places) -> None:
    """Have a new journal in the place of the one that is here, as after its files were lost."""
    for path in (places.database, places.key_file, places.key_file_backup):
        path.unlink()
    create_vault(places, make_keys(PASSPHRASE, FAST_KDF)).close()


def settle(qtbot: QtBot, household: Household) -> None:
    qtbot.waitUntil(lambda: household.vault.work_under_way is None)


def words(window: Any) -> str:
    return " ".join(label.text() for label in window.page("safety").findChildren(QLabel) if label.isVisible())


def test_back_up_now_ends_with_a_sentence_and_in_the_list(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    assert "There is no backup on this computer yet." in words(window)
    write(household, "one", "two")
    button = find(QAbstractButton, window, "safety.backup")
    button.click()
    assert not button.isEnabled()
    assert find(QAbstractButton, window, "safety.stop").isVisible()
    settle(qtbot, household)
    assert button.isEnabled()
    assert said(window) == "Backed up, and read back whole: 2 entries."
    assert "Last backup on this computer: today at" in words(window)
    assert window.windowTitle() == "HoldSpace"


def test_a_backup_of_an_earlier_journal_is_not_this_ones_last(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    make_backup(household.places, household.vault.vault)
    household.vault.lock()
    begin_anew(household.places)
    household.open()
    with qtbot.waitSignal(window.watch.safety.services.backups.listed):
        window.watch.safety.services.backups.list_again()
    assert "There is no backup of this journal yet." in words(window)
    qtbot.waitUntil(lambda: "Of an earlier journal" in words(window))
    assert "Last backup" not in words(window)


def test_the_keyboard_comes_back_to_the_button_that_began_it(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    button = find(QAbstractButton, window, "safety.backup")
    button.setFocus()
    button.click()
    assert not isinstance(window.focusWidget(), QAbstractButton)
    settle(qtbot, household)
    assert window.focusWidget() is button


def test_stop_and_esc_stop_it_and_nothing_is_left(qtbot: QtBot, window: Any, household: Household) -> None:
    find(QAbstractButton, window, "safety.backup").click()
    find(QAbstractButton, window, "safety.stop").click()
    settle(qtbot, household)
    assert said(window) == "Stopped. Nothing was changed."
    find(QAbstractButton, window, "safety.backup").click()
    QTest.keyClick(window.page("safety"), Qt.Key.Key_Escape)
    settle(qtbot, household)
    assert window.place == "safety"
    assert list_backups(household.places) == []


def test_to_another_place_that_is_chosen(
    qtbot: QtBot, window: Any, household: Household, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    find(QAbstractButton, window, "safety.backup_to").click()
    chooser = window.page("safety")._panel._chooser
    assert chooser.dialog is not None
    chooser.dialog.fileSelected.emit(str(stick))
    chooser.dialog.reject()
    settle(qtbot, household)
    (file,) = stick.iterdir()
    assert said(window) == (
        f"Backed up to {stick}, and read back whole: no entries. The file is {file.name}."
    )
    assert len(list(stick.iterdir())) == 1
    assert list_backups(household.places) == []


def test_what_is_newer_than_the_last_one_is_counted_and_old_news_goes(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    write(household, "one")
    find(QAbstractButton, window, "safety.backup").click()
    settle(qtbot, household)
    assert "since then" not in words(window)
    write(household, "two", "three")
    window.show_settings()
    window.show_aside("safety")
    qtbot.waitUntil(lambda: "one entry; 2 more since then" in words(window))
    assert "Backed up" not in said(window)
    assert "on this computer and are lost with it" in words(window)


def test_a_place_that_takes_nothing_says_so(
    qtbot: QtBot, window: Any, household: Household, tmp_path: Path
) -> None:
    window.page("safety")._panel._on_folder_chosen(tmp_path / "gone" / "away")
    settle(qtbot, household)
    assert "it is not kept yet" in said(window)


def test_check_them_all_marks_the_damaged_one(qtbot: QtBot, window: Any, household: Household) -> None:
    make_backup(household.places, household.vault.vault)
    bad = make_backup(household.places, household.vault.vault).path
    window.page("safety")._panel.look_again()
    find(QAbstractButton, window, "safety.check_backups").click()
    settle(qtbot, household)
    assert said(window) == "Every backup is whole."
    data = bytearray(bad.read_bytes())
    data[len(data) // 2] ^= 1
    bad.write_bytes(data)
    find(QAbstractButton, window, "safety.check_backups").click()
    settle(qtbot, household)
    assert said(window).startswith("One backup is damaged")
    lines = window.page("safety")._panel.list.lines()
    assert [line.split()[-1] for line in lines] == ["Damaged", "Whole"]


def test_locked_it_lists_but_offers_no_backup(qtbot: QtBot, window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_aside("safety")
    assert not find(QAbstractButton, window, "safety.backup").isVisible()
    assert "Open the journal to back it up." in words(window)


def test_the_daily_one_shows_and_its_failure_is_said(qtbot: QtBot, window: Any, household: Household) -> None:
    backups = window._house.safety().backups
    household.places.backups.rmdir()
    household.places.backups.write_text("no folder")
    backups.back_up_if_due()
    settle(qtbot, household)
    assert "Today’s backup did not work by itself:" in words(window)
    household.places.backups.unlink()
    backups.back_up_if_due()
    settle(qtbot, household)
    assert "did not work" not in words(window)
    assert "Last backup on this computer: today at" in words(window)


def test_fewer_entries_are_asked_about_until_it_is_right(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    write(household, "one", "two")
    make_backup(household.places, household.vault.vault)
    for entry in household.entries:
        household.vault.vault.entries.erase(entry.id)
    make_backup(household.places, household.vault.vault)
    window.page("safety")._panel.look_again()
    asked = "The last backup has fewer entries than the one before: 0 instead of 2."
    assert asked in find(QLabel, window, "safety.shrink").text()
    assert window.toast.isVisible()
    find(QAbstractButton, window, "safety.shrink_right").click()
    assert not find(QLabel, window, "safety.shrink").isVisible()
    assert window._house.settings.shrink_accepted == 2
