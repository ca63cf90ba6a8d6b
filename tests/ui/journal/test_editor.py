# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Editing keeps as one types; where it cannot, the words stay and it says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from holdspace.domain.entries import Entry
from holdspace.services.capture import Words
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.journal.editor import KEEP_AFTER_MS, Editor
from holdspace.ui.journal.page import JournalPage
from holdspace.ui.widgets.entry_edit import LONGEST_LINE, is_editable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import Make, MakeWindow

Find = Callable[[str], QWidget]


@pytest.fixture
def editor(browser: JournalBrowser) -> Editor:
    browser.edit()
    assert browser.editor is not None
    return browser.editor


def test_editing_begins_in_the_words_at_their_end(
    editor: Editor, browser: JournalBrowser, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    assert find("journal.editor") is editor.words
    assert editor.words.plain_text() == three[0].text
    assert browser.focusWidget() is editor.words
    assert editor.words.textCursor().atEnd()
    assert editor.words.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_words_are_kept_within_a_second_of_the_last_key(
    editor: Editor, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    assert KEEP_AFTER_MS < 1000
    with qtbot.waitSignal(journal.entry_changed, timeout=5000):
        qtbot.keyClicks(editor.words, " and more")
    assert journal.get(three[0].id).text == three[0].text + " and more"
    assert editor.state == "Kept as you type"


def test_the_wait_is_not_begun_anew_by_every_key(editor: Editor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.words, "a")
    editor._timer.setInterval(60_000)
    editor._timer.start()
    left = editor._timer.remainingTime()
    qtbot.keyClicks(editor.words, "b")
    assert editor._timer.remainingTime() <= left


def test_audiences_load_and_feelings_are_kept_too(
    editor: Editor, journal: JournalService, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    for identifier in (
        "journal.audience.employer",
        "journal.load.2",
        "journal.feeling.tired",
        "journal.feeling.sad",
    ):
        qtbot.mouseClick(find(identifier), Qt.MouseButton.LeftButton)
    assert editor.keep()
    kept = journal.get(three[0].id)
    assert (kept.audiences, kept.load, kept.feelings) == (("client", "employer", "myself"), 2, ("sad",))
    qtbot.mouseClick(find("journal.load.2"), Qt.MouseButton.LeftButton)
    assert editor.keep()
    assert journal.get(three[0].id).load is None


def test_opening_and_leaving_changes_nothing(
    browser: JournalBrowser, journal: JournalService, keep: Callable[..., Entry], qtbot: QtBot
) -> None:
    odd = keep("nbsp\u00a0here, a line\u2028inside, \ufdd0 \ufffc", 1)
    journal.announce_added(odd.id)
    browser.show_entry(odd)
    with qtbot.assertNotEmitted(journal.entry_changed):
        browser.edit()
        browser.leave_edit()
    assert journal.get(odd.id) == odd


def test_escape_keeps_and_goes_back_to_reading(
    editor: Editor,
    browser: JournalBrowser,
    journal: JournalService,
    three: list[Entry],
    find: Find,
    qtbot: QtBot,
) -> None:
    qtbot.keyClicks(editor.words, " at last")
    qtbot.keyClick(editor.words, Qt.Key.Key_Escape)
    assert browser.editor is None
    assert journal.get(three[0].id).text.endswith(" at last")
    assert find("journal.entry").toPlainText() == "newest words at last"  # type: ignore[attr-defined]
    assert browser.focusWidget() is browser.list


def test_another_row_keeps_first(
    editor: Editor, browser: JournalBrowser, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor.words, " too")
    browser.list.show_row(1)
    assert browser.editor is None
    assert browser.reader.entry == three[1]
    assert journal.get(three[0].id).text.endswith(" too")


def test_another_page_keeps_first(
    editor: Editor, page: JournalPage, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor.words, " too")
    page.hide()
    assert journal.get(three[0].id).text.endswith(" too")


def test_locking_keeps_first_and_once(
    window_in: MakeWindow, household_in: Make, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    household = household_in("unlocked")
    household.capture.set_down(Words("words"))
    window = window_in(household)
    window.show_journal()
    page = window.page("journal")
    assert isinstance(page, JournalPage)
    assert page.browser is not None
    page.browser.edit()
    editor = page.browser.editor
    assert editor is not None
    qtbot.keyClicks(editor.words, " too")
    kept: list[bool] = []
    keep = editor.keep
    monkeypatch.setattr(editor, "keep", lambda: kept.append(keep()) or kept[-1])
    household.vault.lock()
    assert kept == [True]
    household.open()
    assert household.texts == ["words too"]


def test_what_is_copied_from_it_goes_where_the_page_wants_it(editor: Editor, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    editor.words.selectAll()
    qtbot.keyClick(editor.words, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "**newest** words"
    assert not clipboard.mimeData().hasHtml()
    editor._journal._vault.lock()
    assert clipboard.text() == ""


def test_a_paste_that_is_too_long_is_refused_and_said_until_something_is_typed(
    editor: Editor, three: list[Entry], qtbot: QtBot
) -> None:
    pasted = QMimeData()
    pasted.setText("x" * (LONGEST_LINE + 1))
    qtbot.keyClicks(editor.words, "!")
    editor.words.insertFromMimeData(pasted)
    assert editor.words.plain_text() == three[0].text + "!"
    assert editor.keep()  # what was typed before is kept meanwhile, and the refusal stays
    assert editor.state.startswith("That is too long to paste here")
    qtbot.keyClicks(editor.words, "?")
    assert editor.state == "Kept as you type"
    assert editor.keep()


def test_what_is_not_kept_stays_and_says_so(
    editor: Editor, browser: JournalBrowser, vault: VaultService, three: list[Entry], qtbot: QtBot
) -> None:
    vault.vault.entries._connection.run("PRAGMA query_only = ON")  # a real refusal to write
    qtbot.keyClicks(editor.words, " unkept")
    qtbot.waitUntil(lambda: editor.state.startswith("Not kept."))
    assert editor.words.plain_text() == three[0].text + " unkept"
    browser.leave_edit()
    browser.list.show_row(1)
    assert browser.editor is editor
    assert browser.list.currentIndex().row() == 0
    vault.vault.entries._connection.run("PRAGMA query_only = OFF")
    browser.leave_edit()
    assert browser.editor is None
    assert vault.vault.entries.get(three[0].id).text == three[0].text + " unkept"


def test_the_undo_history_goes_with_the_editor(browser: JournalBrowser, editor: Editor, qtbot: QtBot) -> None:
    words = editor.words
    with qtbot.waitSignal(words.destroyed):
        browser.leave_edit()


def test_what_would_hold_up_the_window_is_not_edited(
    browser: JournalBrowser, keep: Callable[..., Entry], journal: JournalService, find: Find, qtbot: QtBot
) -> None:
    assert is_editable("words \n" * 10_000)
    assert not is_editable("words " * 40_000)
    assert not is_editable("x" * (LONGEST_LINE + 1))
    long = keep("x" * (LONGEST_LINE + 1), 1)
    journal.announce_added(long.id)
    browser.show_entry(long)
    browser.edit()
    assert browser.editor is None
    assert "too long to edit" in find("journal.message").text()  # type: ignore[attr-defined]
