# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where the parts of the editor stand, and which of them are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.journal.browser import JournalBrowser
    from holdspace.ui.journal.editor import Editor
    from holdspace.ui.journal.page import JournalPage


@pytest.fixture
def editor(browser: JournalBrowser) -> Editor:
    browser.edit()
    assert browser.editor is not None
    return browser.editor


def test_the_links_make_room_for_the_question_and_come_back(editor: Editor, qtbot: QtBot) -> None:
    assert editor._links.isVisible()
    qtbot.mouseClick(editor._links.question, Qt.MouseButton.LeftButton)
    assert editor._question.isVisible()
    assert not editor._links.isVisible()
    qtbot.keyClick(editor._question._answer, Qt.Key.Key_Escape)
    assert editor._links.isVisible()


def test_the_links_stay_away_from_a_question_and_from_a_low_window(
    editor: Editor, page: JournalPage, qtbot: QtBot
) -> None:
    editor.ask_question()
    page.resize(page.width(), 500)
    qtbot.waitUntil(lambda: editor._folded.is_folded)
    page.resize(page.width(), 724)
    qtbot.waitUntil(lambda: not editor._folded.is_folded)
    assert not editor._links.isVisible()
    page.resize(page.width(), 500)
    qtbot.waitUntil(lambda: editor._folded.is_folded)
    editor._question.close_panel()
    assert not editor._links.isVisible()
