# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""After a lock by one's own hand the keyboard is not in the entry box; after any other start it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.ui.main_window import MainWindow
from household import LOCKED, PASSPHRASE, UNLOCKED
from window_house import find, make_house

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make, MakeWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def handed_on(window: MainWindow) -> list[dict[str, Any]]:
    """Return what each next process is handed."""
    told: list[dict[str, Any]] = []
    window.relaunch_wanted.connect(told.append)
    return told


def focused() -> QWidget:
    """Return what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def relaunched(household_in: Make, theme: Theme, qtbot: QtBot) -> MainWindow:
    """The window of the process after a lock that was asked for, shown as app.py shows it."""
    household = household_in(LOCKED)
    window = MainWindow(make_house(theme, household))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.after_lock.rest()
    window.show()
    window.activateWindow()
    window.finish_start()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return window


def by_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_L, CTRL)


def by_rail(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(QWidget, window, "nav.lock"), Qt.MouseButton.LeftButton)


def by_session(window: MainWindow, qtbot: QtBot) -> None:
    window.lock_unasked()


def by_days_end(window: MainWindow, qtbot: QtBot) -> None:
    find(QWidget, window, "now.day_end").click()  # type: ignore[attr-defined]
    qtbot.keyClick(window.page("doorway"), Qt.Key.Key_1)


@pytest.mark.parametrize(
    ("lock", "is_asked"), [(by_keys, True), (by_rail, True), (by_session, False), (by_days_end, False)]
)
def test_only_a_lock_by_hand_is_handed_on(
    window_in: MakeWindow, qtbot: QtBot, lock: Any, is_asked: bool
) -> None:
    window = window_in(UNLOCKED)
    told = handed_on(window)
    lock(window, qtbot)
    assert [state.get("lock_asked", False) for state in told] == [is_asked]


def test_words_taken_out_of_sight_by_the_same_keys_are_such_a_lock(
    window_in: MakeWindow, qtbot: QtBot
) -> None:
    window = window_in(LOCKED)
    told = handed_on(window)
    qtbot.keyClicks(window.now.composer.entry, "half a thought")
    by_keys(window, qtbot)
    assert [state["lock_asked"] for state in told] == [True]


def test_a_later_new_process_is_no_answer_to_those_keys(window_in: MakeWindow, qtbot: QtBot) -> None:
    window = window_in(LOCKED)
    by_keys(window, qtbot)  # there is nothing to lock: it offers to open
    assert "lock_asked" not in window.snapshot()


def test_a_passphrase_typed_at_once_is_not_in_the_box(relaunched: MainWindow, qtbot: QtBot) -> None:
    entry = relaunched.now.composer.entry
    qtbot.keyClicks(focused(), PASSPHRASE.replace(" ", ""))
    relaunched.resume({"place": "now", "lock_asked": True})
    qtbot.keyClicks(focused(), PASSPHRASE.replace(" ", ""))
    assert entry.plain_text() == ""
    assert focused() is find(QWidget, relaunched, "nav.lock")
    assert entry.placeholderText() == "Enter leads to the passphrase. To write, press Tab."


def test_with_its_spaces_it_ends_in_the_field_for_it(relaunched: MainWindow, qtbot: QtBot) -> None:
    relaunched.resume({"place": "now", "lock_asked": True})
    for letter in PASSPHRASE:
        qtbot.keyClicks(focused(), letter)
    assert relaunched.now.composer.entry.plain_text() == ""
    field = find(QWidget, relaunched, "vault.passphrase")
    assert focused() is field or field.isAncestorOf(focused())


def test_enter_leads_to_the_passphrase(relaunched: MainWindow, qtbot: QtBot) -> None:
    relaunched.resume({"place": "now", "lock_asked": True})
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert relaunched.place == "journal"
    assert find(QWidget, relaunched, "vault.passphrase").isVisible()


def test_tab_leads_to_the_box_which_then_says_what_it_always_says(
    relaunched: MainWindow, qtbot: QtBot
) -> None:
    relaunched.resume({"place": "now", "lock_asked": True})
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    entry = relaunched.now.composer.entry
    assert focused() is entry
    assert entry.placeholderText() == "A few words are enough."
    relaunched.show_cards()
    relaunched.show_now()
    assert focused() is entry
    find(QWidget, relaunched, "nav.lock").setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is not entry  # the usual order again


def test_from_another_page_that_page_has_the_keyboard(relaunched: MainWindow) -> None:
    relaunched.resume({"place": "journal", "lock_asked": True})
    assert relaunched.page("journal").isAncestorOf(focused())
    relaunched.show_now()
    assert focused() is relaunched.now.composer.entry


def test_what_an_own_hand_locked_opens_with_the_caret_in_the_box(
    relaunched: MainWindow, qtbot: QtBot
) -> None:
    relaunched.resume({"place": "now", "lock_asked": True})
    relaunched.show_journal()
    vault: Any = relaunched._house.vault
    vault.unlock(PASSPHRASE)
    relaunched.show_now()
    assert focused() is relaunched.now.composer.entry
