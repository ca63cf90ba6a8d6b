# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is protected and what is not, on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.privacy import load_privacy
from holdspace.services.resources import resources_folder
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.privacy import PrivacyPage

Find = Callable[[QWidget, str], Any]


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> PrivacyPage:
    page = PrivacyPage(theme)
    qtbot.addWidget(page)
    page.resize(1198, 768)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_every_word_of_it_is_there(page: PrivacyPage) -> None:
    shown = {label.text() for label in page.findChildren(QLabel)}
    for section in load_privacy(resources_folder()):
        assert {section.heading, *section.paragraphs} <= shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_one_key_goes_back(qtbot: QtBot, page: PrivacyPage, find: Find, key: Qt.Key) -> None:
    back = find(page, "vault.back")
    assert back.hasFocus()
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(back, key)


@pytest.mark.parametrize(("width", "percent", "columns"), [(1198, 100, 2), (700, 100, 1), (1198, 200, 1)])
def test_sections_stand_side_by_side_where_there_is_room(
    page: PrivacyPage, theme: Theme, width: int, percent: int, columns: int
) -> None:
    theme.scale_text(percent)
    page.resize(width, 768)
    QApplication.processEvents()
    headings = {section.heading for section in load_privacy(resources_folder())}
    labels = [label for label in page.findChildren(QLabel) if label.text() in headings]
    lefts = {label.mapTo(page, label.rect().topLeft()).x() for label in labels}
    assert len(lefts) == columns
    for label in page.findChildren(QLabel):
        assert label.mapTo(page, label.rect().topRight()).x() < width
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
