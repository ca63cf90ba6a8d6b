# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The keyboard kept out of an entry box until it goes elsewhere in the same window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.keyboard_rest import KeyboardRest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

HINT = "Enter leads to the passphrase. To write, press Tab."


class Page(QWidget):
    """A window with a box, something before it, and a way to unlock."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.unlock, self.other = QPushButton("Unlock"), QPushButton("Other")
        self.entry = EntryEdit(theme, "an.entry", 1.0, take_copy=lambda words: None)
        self.entry.setPlaceholderText("A few words")
        column = QVBoxLayout(self)
        for each in (self.unlock, self.other, self.entry):
            column.addWidget(each)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.rest = KeyboardRest(app, self.unlock, self.entry, HINT)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Page:
    page = Page(theme)
    qtbot.addWidget(page)
    page.rest.begin()
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.unlock.hasFocus)
    return page


def test_the_box_says_how_to_go_on_and_tab_leads_right_to_it(page: Page, qtbot: QtBot) -> None:
    assert page.entry.placeholderText() == HINT
    qtbot.keyClick(page.unlock, Qt.Key.Key_Tab)
    assert page.entry.hasFocus()
    assert (page.entry.placeholderText(), page.rest.is_on) == ("A few words", False)
    page.unlock.setFocus()
    qtbot.keyClick(page.unlock, Qt.Key.Key_Tab)
    assert page.other.hasFocus(), "the usual order again"


def test_another_window_ends_it_not(page: Page, qtbot: QtBot) -> None:
    other = QPushButton("Elsewhere")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert page.rest.is_on


def test_where_the_box_is_not_shown_tab_goes_as_always(page: Page, qtbot: QtBot) -> None:
    page.entry.hide()
    qtbot.keyClick(page.unlock, Qt.Key.Key_Tab)
    assert page.other.hasFocus()
