# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Undo goes on after Esc and after other pages; the lock, and a text changed elsewhere, end it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from holdspace.domain.entries import Entry, new_entry
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.journal.editor import Editor
from holdspace.ui.journal.kept_documents import MOST, KeptDocuments
from holdspace.ui.journal.page import JournalPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import MakeWindow

CTRL = Qt.KeyboardModifier.ControlModifier
NOW = datetime(2026, 10, 14, 9, 30, tzinfo=UTC)


@pytest.fixture
def edit(browser: JournalBrowser) -> Callable[[], Editor]:
    def begin() -> Editor:
        browser.edit()
        assert browser.editor is not None
        return browser.editor

    return begin


def entry(text: str = "words") -> Entry:
    return new_entry(text, now=NOW, time_zone="UTC")


def test_undo_goes_on_when_the_same_entry_is_opened_again(
    edit: Callable[[], Editor],
    browser: JournalBrowser,
    journal: JournalService,
    three: list[Entry],
    theme: Theme,
    qtbot: QtBot,
) -> None:
    qtbot.keyClicks(edit().words, " too")
    browser.leave_edit()
    QApplication.processEvents()
    assert journal.get(three[0].id).text == three[0].text + " too"
    browser.list.show_row(1)
    browser.edit()
    browser.leave_edit()
    browser.list.show_row(0)
    words = edit().words
    assert words.plain_text() == three[0].text + " too"
    assert words.textCursor().atEnd()
    assert words.document().firstBlock().layout().formats()  # it is lightly coloured again
    qtbot.keyClick(words, Qt.Key.Key_Z, CTRL)
    assert words.plain_text() == three[0].text
    browser.leave_edit()
    assert journal.get(three[0].id).text == three[0].text


def test_what_was_changed_elsewhere_is_shown_as_it_is(
    edit: Callable[[], Editor],
    browser: JournalBrowser,
    journal: JournalService,
    three: list[Entry],
    qtbot: QtBot,
) -> None:
    qtbot.keyClicks(edit().words, " too")
    browser.leave_edit()
    journal.edit(journal.get(three[0].id), text="restored words")
    words = edit().words
    assert words.plain_text() == "restored words"
    assert not words.document().isUndoAvailable()


def test_a_released_editor_keeps_nothing(
    edit: Callable[[], Editor], journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    editor = edit()
    document = editor.release()
    editor.words.blockSignals(False)
    qtbot.keyClicks(editor.words, "x")
    assert editor.keep()
    assert journal.get(three[0].id).text == three[0].text
    assert document.toPlainText() == three[0].text


def test_deleting_and_locking_let_it_go(
    edit: Callable[[], Editor], browser: JournalBrowser, page: JournalPage, vault: VaultService, qtbot: QtBot
) -> None:
    qtbot.keyClicks(edit().words, " too")
    browser.leave_edit()
    assert len(browser._kept._kept) == 1
    browser.delete_shown()
    assert browser._kept._kept == {}
    browser.list.show_row(0)
    qtbot.keyClicks(edit().words, " too")
    browser.leave_edit()
    (held,) = [document for _text, document in browser._kept._kept.values()]
    with qtbot.waitSignal(held.destroyed):
        vault.lock()
    assert not shiboken6.isValid(held)
    assert page.browser is None


def test_only_the_last_few_are_held(qtbot: QtBot) -> None:
    kept = KeptDocuments()
    entries = [entry(str(number)) for number in range(MOST + 1)]
    for each in entries:
        kept.keep(each, QTextDocument(each.text))
    assert kept.take(entries[0]) is None
    assert kept.take(replace(entries[1], text="another")) is None
    found = kept.take(entries[2])
    assert found is not None
    assert found.toPlainText() == "2"
    assert kept.take(entries[2]) is None
    kept.forget_all()
    assert kept.take(entries[3]) is None


def test_undo_on_now_goes_on_after_another_page(window_in: MakeWindow, qtbot: QtBot) -> None:
    window = window_in("locked")
    box = window.now.composer.entry
    qtbot.keyClicks(box, "words")
    window.show_breathe()
    window.show_now()
    assert box.plain_text() == "words"
    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert box.plain_text() == ""
    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert box.plain_text() == "words"


def test_a_document_shown_again_goes_with_its_box(
    edit: Callable[[], Editor], browser: JournalBrowser, vault: VaultService, qtbot: QtBot
) -> None:
    qtbot.keyClicks(edit().words, " too")
    browser.leave_edit()
    document = edit().words.document()
    with qtbot.waitSignal(document.destroyed):
        vault.lock()
