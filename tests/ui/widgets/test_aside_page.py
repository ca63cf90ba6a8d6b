# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page on top of a place: one panel at a time, a way back, nothing kept once it is left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.aside_page import AsidePage, Panel


class Line(Panel):
    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    def first_control(self) -> QWidget:
        return self.line


class Page(AsidePage):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.first, self.second = Line(), Line()
        self.fill((self.first, self.second))

    def forget(self) -> None:
        self.first.line.clear()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[Page]:
    page = Page(theme)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.activateWindow()
    yield page


def test_one_panel_is_shown_and_has_the_keyboard(qtbot: QtBot, page: Page) -> None:
    qtbot.waitUntil(page.first.line.hasFocus)
    assert not page.second.isVisible()
    page.show_panel(page.second)
    assert (page.first.isVisible(), page.second.isVisible()) == (False, True)
    qtbot.waitUntil(page.second.line.hasFocus)


def test_esc_and_the_link_lead_back(qtbot: QtBot, page: Page) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.first.line, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        page._back.click()


def test_without_a_way_back_esc_does_nothing(qtbot: QtBot, page: Page) -> None:
    page.show_panel(page.second, back=False)
    assert not page._back.isVisible()
    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(page.second.line, Qt.Key.Key_Escape)


def test_leaving_it_has_it_forget(page: Page) -> None:
    page.first.line.setText("typed")
    page.hide()
    assert page.first.line.text() == ""


@pytest.mark.parametrize("width", [360, 900, 1600])
def test_the_column_stays_inside(qtbot: QtBot, page: Page, theme: Theme, width: int) -> None:
    theme.scale_text(200)
    page.resize(width, 600)
    qtbot.waitUntil(lambda: page.first.mapTo(page, page.first.rect().topRight()).x() < width)
