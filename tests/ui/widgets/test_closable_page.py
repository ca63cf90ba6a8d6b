# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page on top of a place: Esc and Back ask to close it, and leaving it has it forget."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.closable_page import ClosablePage


class Page(ClosablePage):
    may = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.line, self.wide = QLineEdit(), 0
        self.back = self.make_back("test.back")
        column = QVBoxLayout(self)
        column.addWidget(self.back)
        column.addWidget(self.line)

    @property
    def can_be_closed(self) -> bool:
        return self.may

    def forget(self) -> None:
        self.line.clear()

    def _fit(self) -> None:
        self.wide = self.width()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[Page]:
    page = Page(theme)
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    yield page


def test_esc_and_back_ask_to_close_it(qtbot: QtBot, page: Page) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        page.back.click()
    assert (page.back.accessibleIdentifier(), page.back.text()) == ("test.back", "Back")


def test_esc_goes_on_where_it_can_not_be_closed(qtbot: QtBot, page: Page) -> None:
    page.may = False
    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_other_keys_do_not_close_it(qtbot: QtBot, page: Page) -> None:
    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Return)


def test_it_forgets_when_it_is_left(page: Page) -> None:
    page.line.setText("typed")
    page.hide()
    assert page.line.text() == ""


def test_it_fits_to_its_room(page: Page) -> None:
    page.resize(500, 300)
    QApplication.processEvents()
    assert page.wide == 500
