# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said beside the words makes room for them where the window is low, and comes at a press."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.domain.entries import Entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.journal.browser import JournalBrowser
    from holdspace.ui.journal.page import JournalPage

Find = Callable[[str], QWidget]


def test_a_low_window_leaves_its_height_to_the_words(
    make_page: Callable[..., JournalPage], three: list[Entry], qtbot: QtBot
) -> None:
    page = make_page(856, 556)
    browser = page.browser
    assert browser is not None
    browser.edit()
    editor = browser.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.words.height() >= 8 * editor.words.line_height)
    bar = browser._right.verticalScrollBar()
    assert bar.maximum() == bar.minimum()  # the words alone scroll
    (link,) = [
        each for each in editor.findChildren(QWidget) if each.accessibleIdentifier() == "journal.unfold"
    ]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert editor._rows.isVisible()
    assert editor._audiences.isAncestorOf(page.window().focusWidget())


def test_a_high_window_shows_all(browser: JournalBrowser, page: JournalPage, qtbot: QtBot) -> None:
    browser.edit()
    assert browser.editor is not None
    assert browser.editor._rows.isVisible()
    page.resize(page.width(), 500)
    qtbot.waitUntil(lambda: browser.editor is not None and not browser.editor._rows.isVisible())


class _Windows(QObject):
    """Notes each window that is shown while it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_the_editor_opens_without_any_window_of_its_own(browser: JournalBrowser, qapp: QApplication) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    try:
        browser.edit()
    finally:
        qapp.removeEventFilter(windows)
    assert browser.editor is not None
    assert browser.editor.isVisible()
    assert windows.shown == []
