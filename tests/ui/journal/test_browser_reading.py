# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is read: nothing after the only hit was deleted or where nothing was found, and words typed into what
is gone are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from holdspace.domain.entries import Entry
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.journal.editor import Editor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


Find = Callable[[str], QWidget]


def look_for(browser: JournalBrowser, words: str, qtbot: QtBot) -> None:
    browser.pane.bar.field.setText(words)
    qtbot.waitUntil(lambda: not browser.pane._show_first.isActive())


def open_editor(browser: JournalBrowser) -> Editor:
    browser.edit()
    assert browser.editor is not None
    browser.editor.words.moveCursor(QTextCursor.MoveOperation.End)
    return browser.editor


def test_the_only_hit_deleted_leaves_nothing_that_could_be_edited(
    browser: JournalBrowser, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    look_for(browser, "between", qtbot)
    assert browser.reader.entry == three[1]
    qtbot.mouseClick(find("journal.delete"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: browser.list.model().rowCount() == 0)
    assert browser.reader.entry is None
    browser.edit()
    assert browser.editor is None
    qtbot.mouseClick(find("journal.bring_back"), Qt.MouseButton.LeftButton)
    assert browser.reader.entry is not None
    assert browser.reader.entry.text == "the one between"
    assert browser.reader.isVisible()


def test_where_nothing_is_found_no_entry_stands_beside_it(
    browser: JournalBrowser, three: list[Entry], qtbot: QtBot
) -> None:
    look_for(browser, "zebra", qtbot)
    assert not browser.reader.isVisible()
    assert browser.reader.entry is None
    look_for(browser, "", qtbot)
    assert browser.reader.isVisible()
    assert browser.reader.entry == three[0]


def test_words_typed_into_a_deleted_entry_bring_it_back(
    browser: JournalBrowser, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    editor = open_editor(browser)
    journal.delete(three[0].id)
    qtbot.keyClicks(editor.words, " and more")
    browser.leave_edit()
    assert browser.editor is None
    assert journal.get(three[0].id).text == "**newest** words and more"
    assert browser.reader.entry == journal.get(three[0].id)


def test_words_typed_into_an_erased_entry_are_a_new_one(
    browser: JournalBrowser, journal: JournalService, vault: VaultService, three: list[Entry], qtbot: QtBot
) -> None:
    editor = open_editor(browser)
    vault.vault.entries.erase(three[0].id)
    journal.announce_removed(three[0].id)
    qtbot.keyClicks(editor.words, " and more")
    assert browser.keep_edit()
    assert "is back" in editor.state
    newest = journal.entries_at(journal.positions())[0]
    assert newest.id != three[0].id
    assert newest.text == "**newest** words and more"
    assert (newest.audiences, newest.load) == (three[0].audiences, three[0].load)
    browser.leave_edit()
    assert browser.reader.entry == newest


@pytest.mark.parametrize("erased", [False, True])
def test_a_deleted_entry_into_which_nothing_was_typed_stays_away(
    browser: JournalBrowser,
    journal: JournalService,
    vault: VaultService,
    three: list[Entry],
    erased: bool,
) -> None:
    open_editor(browser)
    if erased:
        vault.vault.entries.erase(three[0].id)
        journal.announce_removed(three[0].id)
    else:
        journal.delete(three[0].id)
    browser.leave_edit()
    assert browser.editor is None
    assert browser.list.model().rowCount() == 2
    shown = browser.reader.entry
    assert shown is None or shown.id != three[0].id


def test_a_hit_is_edited_where_it_stands_and_read_there_again(
    browser: JournalBrowser, keep: Callable[..., Entry], journal: JournalService, qtbot: QtBot
) -> None:
    lines = ["a line of words 😀"] * 120
    lines[60] = "then the bluebird came"
    entry = keep("\n\n".join(lines), 200)
    journal.announce_added(entry.id)
    look_for(browser, "bluebird", qtbot)
    browser.edit()
    assert browser.editor is not None
    cursor = browser.editor.words.textCursor()
    assert cursor.block().text() == lines[60]
    assert cursor.positionInBlock() == len("then the ")
    browser.leave_edit()
    view = browser.reader.view
    assert view.verticalScrollBar().value() > 0
    assert view.rect().contains(view.cursorRect().center())


def test_esc_leaves_the_editor_also_from_the_list_and_it_is_seen_where_the_keyboard_is(
    browser: JournalBrowser, qtbot: QtBot
) -> None:
    open_editor(browser)
    browser.list.setFocus()
    qtbot.keyClick(browser.list, Qt.Key.Key_Escape)
    assert browser.editor is None
    assert browser.focusWidget() is browser.list
    assert browser.list._delegate.shows_focus


def test_tab_leads_from_what_was_found_to_the_entry(
    browser: JournalBrowser, three: list[Entry], qtbot: QtBot
) -> None:
    look_for(browser, "between", qtbot)
    browser.list.setFocus()
    stop = browser.list.nextInFocusChain()
    while not (stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible()):
        stop = stop.nextInFocusChain()
    assert browser.reader.isAncestorOf(stop)


def test_an_edit_that_answers_the_search_no_longer_goes_on(
    browser: JournalBrowser, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    look_for(browser, "words", qtbot)
    editor = open_editor(browser)
    editor.words.show_text("now another")
    assert browser.keep_edit()
    qtbot.waitUntil(lambda: browser.list.model().rowCount() == 1)
    qtbot.waitUntil(lambda: not browser.pane._show_first.isActive())
    assert browser.editor is editor
    browser.leave_edit()
    assert browser.reader.entry == journal.get(three[0].id)


def test_the_hit_that_was_edited_is_marked_afterwards(
    browser: JournalBrowser, three: list[Entry], qtbot: QtBot
) -> None:
    look_for(browser, "words", qtbot)
    browser.list.show_row(1)
    editor = open_editor(browser)
    qtbot.keyClicks(editor.words, " and more")
    qtbot.keyClick(editor.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not browser.pane._finder()._again.isActive())
    assert [each.row() for each in browser.list.selectionModel().selectedIndexes()] == [1]
    assert browser.reader.entry is not None
    assert browser.reader.entry.id == three[2].id


@pytest.mark.parametrize("erased", [False, True])
def test_what_becomes_of_a_deleted_hit_elsewhere_shows_in_its_place(
    browser: JournalBrowser,
    journal: JournalService,
    vault: VaultService,
    three: list[Entry],
    qtbot: QtBot,
    erased: bool,
) -> None:
    look_for(browser, "between", qtbot)
    browser.delete_shown()
    assert browser._no_entry.entry_id == three[1].id
    browser.hide()  # as under the page of what was deleted
    if erased:
        vault.vault.entries.erase(three[1].id)
        journal.announce_erased(three[1].id)
        assert browser._no_entry.entry_id == ""
        assert browser.reader.entry is None
    else:
        journal.undo_delete(three[1].id)
        assert browser._sheets.currentWidget() is browser.reader
        assert browser.reader.entry == journal.get(three[1].id)
