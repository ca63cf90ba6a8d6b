# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Ctrl+F finds in the entry that is read or edited; Esc leads back to what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from holdspace.domain.entries import Entry
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.journal.page import JournalPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Find = Callable[[str], QWidget]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def long_entry(keep: Callable[..., Entry]) -> Entry:
    return keep("Silence first.\n\n" + "Another line.\n\n" * 60 + "then **silence** again", 1)


@pytest.fixture
def open_in(
    browser: JournalBrowser, long_entry: Entry, find: Find, qtbot: QtBot
) -> Callable[[bool], QLineEdit]:
    """Show the long entry, read or edited, and press Ctrl+F in it."""

    def press(edited: bool) -> QLineEdit:
        browser._journal.announce_added(long_entry.id)
        browser.show_entry(long_entry)
        box: QWidget = browser.reader.view
        if edited:
            browser.edit()
            assert browser.editor is not None
            box = browser.editor.words
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_F, CTRL)
        field = find("journal.find")
        assert isinstance(field, QLineEdit)
        return field

    return press


def count(find: Find) -> str:
    label = find("journal.find_count")
    assert isinstance(label, QLabel)
    return label.text()


def wait_for(qtbot: QtBot, find: Find, words: str) -> None:
    """Wait until so much is said to be found: it is looked for little by little."""
    qtbot.waitUntil(lambda: count(find) == words)


@pytest.mark.parametrize("edited", [False, True])
def test_words_are_found_counted_and_stepped_through(
    open_in: Callable[[bool], QLineEdit], find: Find, browser: JournalBrowser, qtbot: QtBot, edited: bool
) -> None:
    field = open_in(edited)
    assert QApplication.focusWidget() is field
    field.setText("sílence")
    wait_for(qtbot, find, "1 of 2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_for(qtbot, find, "2 of 2")
    qtbot.keyClick(field, Qt.Key.Key_Return, SHIFT)
    wait_for(qtbot, find, "1 of 2")
    qtbot.mouseClick(find("journal.find_before"), Qt.MouseButton.LeftButton)
    wait_for(qtbot, find, "2 of 2")
    qtbot.mouseClick(find("journal.find_next"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field, "x")
    wait_for(qtbot, find, "Not in this entry.")
    field.clear()
    wait_for(qtbot, find, "")


@pytest.mark.parametrize("edited", [False, True])
def test_escape_leads_back_to_what_was_found_and_no_further(
    open_in: Callable[[bool], QLineEdit], browser: JournalBrowser, qtbot: QtBot, edited: bool
) -> None:
    field = open_in(edited)
    box = browser.editor.words if browser.editor is not None else browser.reader.view
    qtbot.keyClicks(field, "again")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert QApplication.focusWidget() is box
    assert box.selected_words() == "again"
    assert (browser.editor is not None) == edited
    qtbot.keyClick(box, Qt.Key.Key_F, CTRL)
    assert field.isVisible()
    assert field.text() == "again"
    box.setFocus()
    with qtbot.assertNotEmitted(browser.reader.back_wanted):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert (browser.editor is not None) == edited


def test_what_is_selected_is_looked_for(
    open_in: Callable[[bool], QLineEdit], browser: JournalBrowser, find: Find, qtbot: QtBot
) -> None:
    field = open_in(True)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert browser.editor is not None
    words = browser.editor.words
    cursor = words.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    words.setTextCursor(cursor)
    qtbot.keyClick(words, Qt.Key.Key_F, CTRL)
    assert field.text() == "Silence"
    assert count(find) == "1 of 2"


def test_another_entry_puts_it_away(
    open_in: Callable[[bool], QLineEdit], browser: JournalBrowser, qtbot: QtBot
) -> None:
    field = open_in(False)
    qtbot.keyClicks(field, "silence")
    browser.list.show_row(1)
    assert not field.isVisible()
    assert browser.reader.view.extraSelections() == []


def test_the_entry_has_the_key_before_the_window(
    open_in: Callable[[bool], QLineEdit], page: JournalPage, browser: JournalBrowser, qtbot: QtBot
) -> None:
    pressed: list[bool] = []
    action = QAction(page)
    action.setShortcut(QKeySequence("Ctrl+F"))
    action.triggered.connect(pressed.append)
    page.addAction(action)
    assert open_in(False).isVisible()
    assert pressed == []
