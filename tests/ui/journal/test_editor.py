# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Editing keeps as one types; where it cannot, the words stay and it says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from hand_clock import HandClock
from holdspace.domain.entries import Entry
from holdspace.services.capture import Words
from holdspace.services.errors import VaultDamaged
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
    with qtbot.waitSignal(journal.entry_changed):
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


def test_two_minutes_have_the_line_until_somebody_writes_on(
    editor: Editor, clock: HandClock, find: Find, qtbot: QtBot
) -> None:
    qtbot.mouseClick(find("journal.two_minutes"), Qt.MouseButton.LeftButton)
    clock.pass_by(125)
    editor._two_minutes._look()
    assert editor.state == "Two minutes. Stop here, or go on."
    qtbot.keyClicks(editor.words, " on")
    assert editor.state == "Kept as you type"


def test_the_long_page_shows_the_words_alone(editor: Editor, browser: JournalBrowser, qtbot: QtBot) -> None:
    height = editor.words.height()
    assert browser.toggle_long_page()
    assert browser.is_long
    qtbot.waitUntil(lambda: editor.words.height() > height + 100)
    assert not editor._rows.isVisible()
    with qtbot.assertNotEmitted(editor.done_wanted):
        qtbot.keyClick(editor.words, Qt.Key.Key_Escape)
    assert editor._rows.isVisible()
    browser.toggle_long_page()
    browser.leave_edit()
    assert not browser.is_long
    assert browser.list.isVisible()


def test_tags_are_kept_and_offered_again(
    browser: JournalBrowser, journal: JournalService, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    journal.set_tags(three[1].id, ["silence"])
    browser.edit()
    line = find("journal.tags")
    line.setFocus()
    qtbot.keyClicks(line, "phone,")
    qtbot.keyClicks(line, "si")
    assert line.text() == "silence"  # type: ignore[attr-defined]
    browser.leave_edit()  # what is still in the line is a tag, too
    assert journal.get(three[0].id).tags == ("phone", "silence")
    assert find("journal.list").hasFocus()
    assert "phone, silence" in [label.text() for label in browser.reader.findChildren(QLabel)]


def test_a_tag_that_cannot_be_kept_says_so_and_stays(
    editor: Editor, journal: JournalService, monkeypatch: pytest.MonkeyPatch, find: Find, qtbot: QtBot
) -> None:
    def refuse(*_: object) -> None:
        raise VaultDamaged

    for what in ("set_tags", "tags"):
        monkeypatch.setattr(journal, what, refuse)
    qtbot.keyClicks(find("journal.tags"), "phone,")
    assert not editor.keep()
    assert editor.state.startswith("Not kept.")
    assert editor._tags.tags == ("phone",)


def test_the_star_is_given_and_taken_while_editing(
    editor: Editor, journal: JournalService, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    editor.words.insertPlainText(" too")
    qtbot.mouseClick(find("journal.star"), Qt.MouseButton.LeftButton)
    starred = journal.get(three[0].id)
    assert (starred.starred, starred.text) == (True, "**newest** words too")
    assert editor._star.accessibleName() == "Take the star away"
    editor.words.insertPlainText(" and more")
    assert editor.keep()
    assert journal.get(three[0].id).starred


def test_the_long_page_has_words_alone(editor: Editor, find: Find) -> None:
    editor.change_when()
    editor.set_long(True)
    for each in (editor._star, editor._when, editor._change_when, editor._rows):
        assert not each.isVisible()


def test_words_that_are_as_they_were_again_are_kept_as_they_were(
    editor: Editor, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor.words, "!")
    assert editor.keep()
    assert journal.get(three[0].id).text == three[0].text + "!"
    qtbot.keyClick(editor.words, Qt.Key.Key_Backspace)
    assert editor.keep()
    assert journal.get(three[0].id).text == three[0].text


def test_a_sitting_in_which_nothing_changes_makes_no_version(
    browser: JournalBrowser, journal: JournalService, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    entry = journal.edit(three[0], audiences=("myself", "client"), load=4, feelings=("worn", "tired"))
    journal.set_tags(entry.id, ("b", "a"))
    journal.end_sitting()
    before, history = journal.get(entry.id), journal.revisions_of(entry.id)
    for _ in range(2):
        browser.edit()
        editor = browser.editor
        assert editor is not None
        with qtbot.assertNotEmitted(journal.entry_changed):
            editor._on_changed()
            assert editor.keep()
            browser.leave_edit()
    assert journal.get(entry.id) == before
    assert journal.revisions_of(entry.id) == history


def test_only_what_was_changed_here_is_kept_and_what_came_meanwhile_stays(
    editor: Editor, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    entry = journal.edit(journal.get(three[0].id), load=5, feelings=("worn",), audiences=("adjuster",))
    journal.set_tags(entry.id, ("from elsewhere",))
    qtbot.keyClicks(editor.words, " and more")
    assert editor.keep()
    kept = journal.get(entry.id)
    assert kept.text == three[0].text + " and more"
    assert (kept.load, kept.feelings, kept.audiences) == (5, ("worn",), ("adjuster",))
    assert kept.tags == ("from elsewhere",)


GONE = "This entry was deleted. Type on, and it comes back."


def test_it_is_said_of_an_entry_that_is_gone_and_of_one_that_came_back(
    editor: Editor, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    journal.delete(three[0].id)
    assert editor.state == GONE
    assert editor.keep()
    assert editor.state == GONE
    journal.undo_delete(three[0].id)
    assert editor.state == "Kept as you type"
    journal.delete(three[1].id)
    assert editor.state == "Kept as you type"


def test_that_it_came_back_is_said_until_it_is_kept_again(
    editor: Editor, vault: VaultService, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    journal.delete(three[0].id)
    qtbot.keyClicks(editor.words, " and more")
    assert editor.keep()
    assert editor.state == "This entry had been deleted. It is back, with what you wrote."
    qtbot.keyClicks(editor.words, " still")
    assert editor.state == "This entry had been deleted. It is back, with what you wrote."
    assert editor.keep()
    assert editor.state == "Kept as you type"
    vault.vault.entries.delete(three[0].id, at=three[0].created_at)  # and nobody told
    assert editor.keep()
    assert editor.state == GONE


def test_once_it_was_left_no_deletion_reaches_it(
    editor: Editor, browser: JournalBrowser, journal: JournalService, three: list[Entry]
) -> None:
    assert browser.leave_edit()
    journal.delete(three[0].id)
    assert editor.state == "Kept as you type"
