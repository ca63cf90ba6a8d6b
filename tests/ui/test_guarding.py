# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The guard in the whole window: on Now, in the journal and in the pocket window, with the real service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from holdspace.services.capture import Words
from holdspace.services.settings import Settings
from holdspace.ui.journal.editor import Editor
from holdspace.ui.main_window import MainWindow
from holdspace.ui.pocket.window import PocketWindow
from holdspace.ui.widgets.box_guard import BoxGuard
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.messages import say
from household import PASSPHRASE, fresh_keys
from raw_pages import pages_holding
from window_house import find, now_content

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from ui.screen_reader import Reader
    from window_house import Make, MakeWindow

NAME = "Okaforquince"
TEXT = f"Mrs. {NAME} called."
SENTENCE = f"“Mrs. {NAME}” could point to a person."
COMMANDS = {"guard_say", "guard_more", "guard_fine"}


@pytest.fixture
def household(household_in: Make) -> Household:
    return household_in("unlocked")


@pytest.fixture
def window(window_in: MakeWindow, household: Household) -> MainWindow:
    return window_in(household)


def rest(box: EntryEdit) -> BoxGuard:
    """Let the guard of a box look at what is written, whatever the clock says."""
    guard = box.findChild(BoxGuard)
    assert guard is not None
    look = guard.look
    look._rest.stop()
    look._begin()
    while not look.is_at_rest:
        look._look_on()
    return guard


def role_key(qtbot: QtBot, box: EntryEdit) -> None:
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)


def offered(window: MainWindow) -> set[str]:
    return {command.id for command in window.commands.all()} & COMMANDS


def edit_first(window: MainWindow, words: str) -> Editor:
    """Edit the newest entry, and add words to it."""
    window.show_journal()
    browser = window.page("journal").browser  # type: ignore[attr-defined]
    browser.edit()
    QApplication.processEvents()
    assert isinstance(browser.editor, Editor)
    browser.editor.words.textCursor().insertText(words)
    return browser.editor


def pages_of_the_locked(household: Household, words: str) -> int:
    """Lock the journal and return on how many pages of it the words stand, in use or not."""
    household.vault.lock()
    return pages_holding(household.places, bytearray(fresh_keys().root), words)


def test_on_now_one_key_says_a_role(window: MainWindow, household: Household, qtbot: QtBot) -> None:
    box = window.now.composer.entry
    qtbot.keyClicks(box, TEXT)
    household.capture.keep_draft_now()
    assert offered(window) == set()
    assert rest(box).line.sentence == SENTENCE
    assert find(QWidget, window, "now.guard").isVisible()
    assert offered(window) == COMMANDS
    role_key(qtbot, box)
    assert box.plain_text() == "A client called."
    assert offered(window) == set()
    household.capture.keep_draft_now()
    draft = household.draft()
    assert draft is not None
    assert draft.text == "A client called."
    box.undo()
    assert box.plain_text() == TEXT


def test_from_the_menu_of_other_words_esc_leads_back_to_the_text(window: MainWindow, qtbot: QtBot) -> None:
    box = window.now.composer.entry
    qtbot.keyClicks(box, TEXT)
    guard = rest(box)
    find(QWidget, window, "now.guard_more").setFocus()
    guard.show_roles()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.focusWidget() is box)


@pytest.mark.parametrize("state", ["none", "locked"])
def test_nothing_is_needed_for_it(window_in: MakeWindow, state: str, qtbot: QtBot) -> None:
    window = window_in(state)
    box = window.now.composer.entry
    qtbot.keyClicks(box, TEXT)
    guard = rest(box)
    assert guard.line.sentence == SENTENCE
    window.commands.run("guard_fine")
    assert guard.line.isHidden()
    assert box.plain_text() == TEXT


def test_what_is_fine_while_locked_is_remembered_once_open(
    window_in: MakeWindow, household: Household, qtbot: QtBot
) -> None:
    household.vault.lock()
    window = window_in(household)
    qtbot.keyClicks(window.now.composer.entry, TEXT)
    rest(window.now.composer.entry).leave_it()
    household.open()
    assert household.vault.vault.fine_words.all() == {NAME.lower()}


def test_the_palette_says_a_role_in_the_box_written_in_last(window: MainWindow, qtbot: QtBot) -> None:
    box = window.now.composer.entry
    qtbot.keyClicks(box, TEXT)
    rest(box)
    window.open_palette()
    assert offered(window) == COMMANDS
    window._palette.close_quietly()  # type: ignore[union-attr]
    window.commands.run("guard_say")
    assert box.plain_text() == "A client called."
    assert QApplication.focusWidget() is box


def test_it_never_stands_in_the_way_of_setting_down(
    window: MainWindow, household: Household, qtbot: QtBot
) -> None:
    box = window.now.composer.entry
    qtbot.keyClicks(box, TEXT)
    guard = rest(box)
    window.now.composer.set_down()
    assert household.texts == [TEXT]
    assert guard.line.isHidden()


def test_it_can_be_turned_off_and_on(window: MainWindow, qtbot: QtBot) -> None:
    box = window.now.composer.entry
    qtbot.keyClicks(box, TEXT)
    rest(box)
    page = window.page("settings")
    find(QAbstractButton, page, "settings.guard.no").click()
    assert rest(box).line.isHidden()
    find(QAbstractButton, page, "settings.guard.yes").click()
    assert rest(box).line.sentence == SENTENCE


def test_nothing_is_looked_at_where_it_is_off(window_in: MakeWindow, household: Household) -> None:
    Settings(household.places.settings).guard = False
    window = window_in(household)
    window.now.composer.fill(Words(TEXT))
    assert rest(window.now.composer.entry).told is None


def test_a_word_is_read_out_once_in_all_boxes(
    window: MainWindow, household: Household, reader: Reader, qtbot: QtBot
) -> None:
    household.capture.set_down(Words("quiet words"))
    qtbot.keyClicks(window.now.composer.entry, TEXT)
    rest(window.now.composer.entry)
    editor = edit_first(window, f" and {TEXT}")
    assert rest(editor.words).line.sentence == SENTENCE
    assert [words.startswith(SENTENCE) for words, _ in reader.heard].count(True) == 1


def test_the_pocket_window_has_it_too(
    window: MainWindow, household: Household, theme: Theme, qtbot: QtBot
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    feelings = now_content().feelings
    pocket = PocketWindow(app, theme, household.vault, household.capture, feelings, say)
    qtbot.addWidget(pocket)
    pocket.show()
    pocket.activateWindow()
    pocket.focus_entry()
    qtbot.waitUntil(lambda: app.focusWidget() is pocket.composer.entry)
    before = pocket.minimumHeight()
    qtbot.keyClicks(pocket.composer.entry, TEXT)
    rest(pocket.composer.entry)
    assert find(QWidget, pocket, "pocket.guard").isVisible()
    qtbot.waitUntil(lambda: pocket.minimumHeight() > before)
    assert offered(window) == set()  # its keys are its own: the palette is the large window's
    role_key(qtbot, pocket.composer.entry)
    assert pocket.composer.words().text == "A client called."


def test_what_was_kept_before_is_replaced_for_good(
    window: MainWindow, household: Household, qtbot: QtBot
) -> None:
    """In earlier versions, earlier saves of this sitting, the box's undo, and free pages."""
    done = household.capture.set_down(Words(f"{TEXT} {NAME} was tired, and so was I."))
    entries = household.vault.vault.entries
    editor = edit_first(window, f" I saw {NAME} again.")
    assert editor.keep()
    assert NAME in entries.get(done.entry_id).text
    rest(editor.words)
    role_key(qtbot, editor.words)
    replaced = "A client called. A client was tired, and so was I. I saw a client again."
    assert editor.words.plain_text() == replaced
    editor.words.undo()
    editor.words.redo()  # one step, until it is kept
    assert editor.words.plain_text() == replaced
    settings = Settings(household.places.settings)
    with qtbot.waitSignal(window._house.safety().erasing.erased):
        assert editor.keep()
        assert settings.erasing_unfinished
    assert not settings.erasing_unfinished
    assert not editor.words.document().isUndoAvailable()
    assert entries.get(done.entry_id).text == replaced
    assert all(NAME not in each.entry.text for each in entries.history(done.entry_id))
    assert household.vault.vault.ledger_agrees()
    assert window.toast.isVisible()
    assert pages_of_the_locked(household, NAME) == 0
    assert pages_of_the_locked(household, "was tired, and so was I") > 0
    assert not household.disk_holds(NAME)


def test_a_replacement_undone_before_it_is_kept_replaces_nothing(
    window: MainWindow, household: Household, qtbot: QtBot
) -> None:
    done = household.capture.set_down(Words(TEXT))
    editor = edit_first(window, " And more.")
    rest(editor.words)
    role_key(qtbot, editor.words)
    editor._timer.stop()
    editor.words.undo()
    assert editor.keep()
    entries = household.vault.vault.entries
    assert entries.get(done.entry_id).text == f"{TEXT} And more."
    assert len(entries.history(done.entry_id)) == 2
    assert not Settings(household.places.settings).erasing_unfinished


def test_what_a_lock_cut_short_is_done_after_the_next_unlock(
    window: MainWindow, household: Household, qtbot: QtBot
) -> None:
    household.capture.set_down(Words(TEXT))
    editor = edit_first(window, " And more.")
    rest(editor.words)
    role_key(qtbot, editor.words)
    assert editor.keep()
    household.vault.lock()  # before the helper began
    settings = Settings(household.places.settings)
    assert settings.erasing_unfinished
    with qtbot.waitSignal(window._house.safety().erasing.erased):
        household.vault.unlock(PASSPHRASE)
    assert not Settings(household.places.settings).erasing_unfinished
    assert pages_of_the_locked(household, NAME) == 0


def test_a_box_is_guarded_once_and_from_its_first_word(window: MainWindow, qtbot: QtBot) -> None:
    box = window.now.composer.entry
    for _ in range(3):
        window.setFocus()
        box.setFocus()
    assert box.findChildren(BoxGuard) == []
    qtbot.keyClicks(box, "ab")
    assert len(box.findChildren(BoxGuard)) == 1


def test_tab_leads_from_the_words_to_the_ways(window: MainWindow, household: Household, qtbot: QtBot) -> None:
    household.capture.set_down(Words("quiet words"))
    editor = edit_first(window, f" {TEXT}")
    rest(editor.words)
    qtbot.keyClick(editor.words, Qt.Key.Key_Tab)
    assert window.focusWidget() is find(QWidget, window, "journal.guard_say")
