# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page: before there is a journal, locked, and open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from holdspace.domain.entries import Entry
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.storage.inbox import seal_entry
from holdspace.ui.journal.page import JournalPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hand_clock import HandClock
    from holdspace.ui.theme.theme import Theme

PASSPHRASE = "kettle orchard quiet tram"  # as in household.py
Find = Callable[[str], QWidget]

DELETED = "Deleted. It can be brought back for 30 days."
MANY = "entries deleted. They can be brought back for 30 days."


def test_before_there_is_a_journal_it_invites(
    theme: Theme, closed: VaultService, clock: HandClock, qtbot: QtBot
) -> None:
    page = JournalPage(theme, JournalService(closed, clock), closed, clock, QWidget, lambda: True)
    qtbot.addWidget(page)
    page.show()
    assert "Your words will be here." in [label.text() for label in page.findChildren(QLabel)]
    (link,) = [each for each in page.findChildren(QWidget) if each.accessibleIdentifier() == "journal.setup"]
    with qtbot.waitSignal(page.setup_wanted):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def test_the_journal_opens_where_the_door_was(
    theme: Theme,
    vault: VaultService,
    journal: JournalService,
    clock: HandClock,
    three: list[Entry],
    qtbot: QtBot,
) -> None:
    vault.lock()
    page = JournalPage(theme, journal, vault, clock, lambda: QLabel("closed door"), lambda: True)
    qtbot.addWidget(page)
    page.show()
    assert [label.text() for label in page.findChildren(QLabel)] == ["closed door"]
    assert page.browser is None
    vault.unlock(PASSPHRASE)
    assert page.browser is not None
    assert page.browser.list.isVisible()


def test_locking_leaves_no_widget_that_holds_words(
    page: JournalPage, vault: VaultService, qtbot: QtBot
) -> None:
    browser = page.browser
    assert browser is not None
    browser.edit()
    assert browser.editor is not None
    gone = [browser, browser.list, browser.reader.view, browser.editor.words]
    vault.lock()
    qtbot.waitUntil(lambda: not any(shiboken6.isValid(widget) for widget in gone))
    assert page.browser is None
    assert [label.text() for label in page.findChildren(QLabel) if label.isVisible()] == ["closed door"]


def test_notes_written_while_locked_join_the_list(
    page: JournalPage, vault: VaultService, clock: HandClock, keep: Callable[..., Entry], qtbot: QtBot
) -> None:
    from holdspace.domain.entries import new_entry

    vault.lock()
    seal_entry(vault.places, new_entry("from the stairwell", now=clock.now(), time_zone="UTC"))
    vault.unlock(PASSPHRASE)
    browser = page.browser
    assert browser is not None
    qtbot.waitUntil(lambda: browser.list.model().rowCount() == 4)
    first = browser.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "from the stairwell" in first
    assert first.endswith("Written while locked")


def test_a_deleted_entry_comes_back_by_what_the_toast_holds(
    page: JournalPage, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    assert page.browser is not None
    with qtbot.waitSignal(page.toast_wanted) as told:
        page.browser.delete_shown()
    words, undo = told.args
    assert words == DELETED
    assert three[0].text not in repr(undo)
    undo()
    assert journal.get(three[0].id) == three[0]


def delete_shown(page: JournalPage, qtbot: QtBot) -> tuple[str, Callable[[], None]]:
    """Delete the entry that is shown; return what the toast says, and what its Undo does."""
    assert page.browser is not None
    with qtbot.waitSignal(page.toast_wanted) as told:
        page.browser.delete_shown()
    words, undo = told.args
    return words, undo


def test_entries_deleted_within_the_toasts_time_come_back_together(
    page: JournalPage, journal: JournalService, three: list[Entry], clock: HandClock, qtbot: QtBot
) -> None:
    assert delete_shown(page, qtbot)[0] == DELETED
    clock.pass_by(9)
    assert delete_shown(page, qtbot)[0] == f"2 {MANY}"
    clock.pass_by(9)  # the toast is shown anew with every one
    words, undo = delete_shown(page, qtbot)
    assert words == f"3 {MANY}"
    undo()
    assert [journal.get(entry.id) for entry in three] == three


def test_what_was_deleted_before_the_toast_went_stays_deleted(
    page: JournalPage, journal: JournalService, three: list[Entry], clock: HandClock, qtbot: QtBot
) -> None:
    delete_shown(page, qtbot)
    clock.pass_by(11)
    words, undo = delete_shown(page, qtbot)
    assert words == DELETED
    undo()
    assert len(journal.positions()) == 2
    assert delete_shown(page, qtbot)[0] == DELETED  # what came back is no longer counted


def test_what_could_not_come_back_can_be_tried_again_alone(
    page: JournalPage,
    vault: VaultService,
    journal: JournalService,
    three: list[Entry],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    delete_shown(page, qtbot)
    _, undo = delete_shown(page, qtbot)
    restore = journal.undo_delete

    def fail_at_second(entry_id: str) -> None:
        if entry_id == three[1].id:
            vault.vault.entries._connection.run("PRAGMA query_only = ON")
        restore(entry_id)

    monkeypatch.setattr(journal, "undo_delete", fail_at_second)
    with qtbot.waitSignal(page.warning_wanted) as told:
        undo()
    assert journal.get(three[0].id) == three[0]
    monkeypatch.undo()
    vault.vault.entries._connection.run("PRAGMA query_only = OFF")
    with qtbot.assertNotEmitted(page.warning_wanted):
        told.args[1]()
    assert [journal.get(entry.id) for entry in three] == three


def test_undo_after_the_lock_does_nothing(page: JournalPage, vault: VaultService, qtbot: QtBot) -> None:
    assert page.browser is not None
    with qtbot.waitSignal(page.toast_wanted) as told:
        page.browser.delete_shown()
    vault.lock()
    with qtbot.assertNotEmitted(page.toast_wanted):
        told.args[1]()


def test_undo_that_fails_says_so(
    page: JournalPage, vault: VaultService, three: list[Entry], qtbot: QtBot
) -> None:
    assert page.browser is not None
    page.browser.delete_shown()
    vault.vault.entries._connection.run("PRAGMA query_only = ON")
    with qtbot.waitSignal(page.warning_wanted) as told:
        page.undo_delete(three[0].id)
    assert told.args[0]
    vault.vault.entries._connection.run("PRAGMA query_only = OFF")
    told.args[1]()  # it can be tried again: nothing else would bring the entry back
    assert vault.vault.entries.get(three[0].id) == three[0]


def test_what_was_copied_leaves_the_clipboard_at_the_lock(
    page: JournalPage, vault: VaultService, qtbot: QtBot
) -> None:
    assert page.browser is not None
    view = page.browser.reader.view
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "newest words"
    vault.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_an_entry_kept_while_the_page_is_away_is_there_when_it_comes(
    page: JournalPage, journal: JournalService, keep: Callable[..., Entry]
) -> None:
    assert page.browser is not None
    page.hide()
    journal.announce_added(keep("written on Now").id)
    page.show()
    assert page.browser.list.model().rowCount() == 4


def test_the_day_before_is_yesterday_after_midnight(page: JournalPage, clock: HandClock) -> None:
    assert page.browser is not None
    model = page.browser.list.model()
    said = Qt.ItemDataRole.AccessibleTextRole
    assert str(model.index(0, 0).data(said)).startswith("Today")
    clock.pass_by(24 * 3600)
    assert str(model.index(0, 0).data(said)).startswith("Yesterday")


def test_the_keyboard_goes_to_the_list(page: JournalPage, qtbot: QtBot) -> None:
    assert page.browser is not None
    page.setFocus()
    assert page.focusWidget() is page.browser.list


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_every_scheme_paints(page: JournalPage, theme: Theme, scheme: str) -> None:
    theme.choose(scheme)
    shot = page.grab().toImage()
    seen = {
        shot.pixelColor(x, y).name() for x in range(0, shot.width(), 3) for y in range(0, shot.height(), 3)
    }
    assert theme.colour("sheet").name() in seen
    assert theme.colour("ink").name() in seen
    theme.choose("light")


def test_an_edit_that_a_lock_interrupted_is_shown_again(
    page: JournalPage, vault: VaultService, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    browser = page.browser
    assert browser is not None
    browser.list.show_row(2)
    browser.edit()
    assert browser.editor is not None
    qtbot.keyClicks(browser.editor.words, " and more")
    assert page.keep_edit()
    vault.lock()
    vault.unlock(PASSPHRASE)
    browser = page.browser
    assert browser is not None
    assert browser.reader.entry is not None
    assert browser.reader.entry.id == three[2].id
    assert browser.list.currentIndex().row() == 2
    assert "writing here" in browser._message.text
    vault.lock()
    vault.unlock(PASSPHRASE)
    assert page.browser is not None
    assert page.browser.reader.entry == three[0]


def test_an_edit_that_was_left_is_not_shown_again(
    page: JournalPage, vault: VaultService, three: list[Entry]
) -> None:
    browser = page.browser
    assert browser is not None
    browser.list.show_row(2)
    browser.edit()
    browser.leave_edit()
    vault.lock()
    vault.unlock(PASSPHRASE)
    assert page.browser is not None
    assert page.browser.reader.entry == three[0]


def test_what_was_done_last_can_be_undone_long_after_the_toast_but_not_over_later_words(
    page: JournalPage, journal: JournalService, three: list[Entry]
) -> None:
    entry = three[0]
    journal.edit(entry, text="other words")
    journal.end_sitting()
    _newest, oldest = journal.revisions_of(entry.id)
    browser = page.browser
    assert browser is not None
    browser.list.show_row(0)

    def bring_back() -> None:
        assert browser.show_history()
        assert browser.layers.page is not None
        browser.layers.page.restore_wanted.emit(oldest.id)  # type: ignore[attr-defined]

    bring_back()
    assert journal.get(entry.id).text == entry.text
    page.undo_last()
    assert journal.get(entry.id).text == "other words"
    assert not page.can_undo
    bring_back()
    journal.edit(journal.get(entry.id), text="later words")
    assert not page.can_undo
    page.undo_last()
    assert journal.get(entry.id).text == "later words"


def test_what_came_back_by_another_way_is_not_undone(
    page: JournalPage, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    _, undo = delete_shown(page, qtbot)
    assert page.can_undo
    with qtbot.waitSignal(page.undo_changed):
        journal.undo_delete(three[0].id)
    assert not page.can_undo
    with qtbot.assertNotEmitted(page.warning_wanted):
        undo()  # the toast is still there
    assert journal.get(three[0].id) == three[0]


def test_undo_brings_back_those_that_are_still_deleted(
    page: JournalPage, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    delete_shown(page, qtbot)
    delete_shown(page, qtbot)
    journal.undo_delete(three[0].id)
    assert page.can_undo
    journal.edit(three[0], text="other words")
    with qtbot.assertNotEmitted(page.warning_wanted):
        page.undo_last()
    assert journal.get(three[0].id).text == "other words"
    assert journal.get(three[1].id) == three[1]
    assert not page.can_undo


@pytest.mark.parametrize("is_told", [True, False])
def test_what_was_erased_for_good_is_not_undone(
    page: JournalPage,
    vault: VaultService,
    journal: JournalService,
    three: list[Entry],
    qtbot: QtBot,
    is_told: bool,
) -> None:
    delete_shown(page, qtbot)
    vault.vault.entries.erase(three[0].id)
    if is_told:
        with qtbot.waitSignal(page.undo_changed):
            journal.announce_erased(three[0].id)
    assert not page.can_undo
    with qtbot.assertNotEmitted(page.warning_wanted):
        page.undo_last()


def test_it_tells_that_an_earlier_version_can_be_undone_no_more(
    page: JournalPage, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    journal.edit(three[0], text="other words")
    journal.end_sitting()
    newest, _ = journal.revisions_of(three[0].id)
    assert page.browser is not None
    with qtbot.waitSignal(page.undo_changed):
        page.browser.brought_back.emit(three[0].id, newest.id)
    assert page.can_undo
    with qtbot.waitSignal(page.undo_changed):
        journal.edit(three[0], text="later words")
    assert not page.can_undo
