# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page that scrolls: filled to its edges, up and down, and no stop of the Tab key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.widgets.scrolled import fill_scrolled


@pytest.mark.parametrize("sideways", [False, True])
def test_a_sheet_too_large_scrolls_and_is_not_pressed_together(qtbot: QtBot, sideways: bool) -> None:
    page, sheet = QWidget(), QWidget()
    qtbot.addWidget(page)
    sheet.setMinimumSize(400, 900)
    area = fill_scrolled(page, sheet, sideways=sideways)
    page.resize(300, 200)
    page.show()
    QApplication.processEvents()
    assert area.geometry() == page.rect()
    assert sheet.height() == 900
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().isVisible() is sideways
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_sheet_that_fits_fills_the_page(qtbot: QtBot) -> None:
    page, sheet = QWidget(), QWidget()
    qtbot.addWidget(page)
    fill_scrolled(page, sheet)
    page.resize(300, 200)
    page.show()
    QApplication.processEvents()
    assert sheet.size() == page.size()
