# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""List and entry together: choosing, deleting, and one at a time where there is little room."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from holdspace.domain.entries import Entry
from holdspace.services.errors import VaultDamaged
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.journal.page import JournalPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

Find = Callable[[str], QWidget]


def test_the_newest_is_shown_at_first(browser: JournalBrowser, three: list[Entry], find: Find) -> None:
    assert find("journal.list").currentIndex().row() == 0  # type: ignore[attr-defined]
    assert browser.reader.entry == three[0]
    assert find("journal.entry").toPlainText() == "newest words"  # type: ignore[attr-defined]


def refuse(*_: object) -> None:
    raise VaultDamaged


@pytest.mark.parametrize("what", ["positions", "entries_at"])
def test_where_nothing_can_be_read_it_says_so_and_leads_to_what_helps(
    make_page: Callable[..., JournalPage],
    journal: JournalService,
    three: list[Entry],
    qtbot: QtBot,
    what: str,
) -> None:
    setattr(journal, what, refuse)  # and it stays so: the list is still there when the vault has gone
    page = make_page()
    browser = page.browser
    assert browser is not None
    qtbot.waitUntil(lambda: browser._sheets.currentWidget() is browser._harmed)
    assert not browser.reader.isVisible()
    with qtbot.waitSignal(page.help_wanted):
        browser._harmed.link_pressed.emit()


def test_walking_the_list_shows_each(browser: JournalBrowser, three: list[Entry], qtbot: QtBot) -> None:
    browser.list.setFocus()
    qtbot.keyClick(browser.list, Qt.Key.Key_Down)
    assert browser.reader.entry == three[1]
    qtbot.keyClick(browser.list, Qt.Key.Key_End)
    assert browser.reader.entry == three[2]


def test_deleting_asks_nothing_and_shows_the_next(
    browser: JournalBrowser, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(browser.deleted, check_params_cb=lambda told: told == three[0].id):
        qtbot.mouseClick(find("journal.delete"), Qt.MouseButton.LeftButton)
    assert browser.list.model().rowCount() == 2
    assert browser.reader.entry == three[1]


def test_what_comes_back_is_shown(
    browser: JournalBrowser, journal: JournalService, three: list[Entry], qtbot: QtBot
) -> None:
    browser.list.show_row(2)
    browser.list.setFocus()
    qtbot.keyClick(browser.list, Qt.Key.Key_Delete)
    assert browser.reader.entry == three[1]
    journal.undo_delete(three[2].id)
    assert browser.reader.entry == three[2]
    assert browser.list.currentIndex().row() == 2


def test_the_last_one_gone_leaves_an_invitation(
    browser: JournalBrowser, three: list[Entry], find: Find, journal: JournalService, qtbot: QtBot
) -> None:
    for _ in three:
        browser.delete_shown()
    assert not browser.list.isVisible()
    with qtbot.waitSignal(browser.write_wanted):
        qtbot.mouseClick(find("journal.write"), Qt.MouseButton.LeftButton)
    journal.undo_delete(three[1].id)
    assert browser.list.isVisible()
    assert browser.reader.entry == three[1]


def test_a_star_is_given(
    browser: JournalBrowser, journal: JournalService, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    qtbot.mouseClick(find("journal.star"), Qt.MouseButton.LeftButton)
    assert journal.get(three[0].id).starred
    assert browser.reader.entry == journal.get(three[0].id)


def test_a_failed_delete_says_so_and_keeps_the_entry(
    browser: JournalBrowser, vault: VaultService, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    vault.vault.entries._connection.run("PRAGMA query_only = ON")
    with qtbot.assertNotEmitted(browser.deleted):
        browser.delete_shown()
    assert find("journal.message").text()  # type: ignore[attr-defined]
    assert browser.list.model().rowCount() == 3
    vault.vault.entries._connection.run("PRAGMA query_only = OFF")
    browser.list.show_row(1)
    assert browser._message.text == ""


def test_a_vault_that_cannot_be_read_is_said_and_never_looks_empty(
    browser: JournalBrowser, vault: VaultService, journal: JournalService, find: Find
) -> None:
    vault.vault.entries._connection.close()
    journal.reset.emit()
    assert find("journal.message").text()  # type: ignore[attr-defined]
    assert browser.list.isVisible()


@pytest.fixture
def narrow(page: JournalPage, browser: JournalBrowser, qtbot: QtBot) -> JournalBrowser:
    page.resize(780, 600)
    qtbot.waitUntil(lambda: browser.width() == 780)
    return browser


def test_little_room_shows_the_list_then_the_entry_and_back(
    narrow: JournalBrowser, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    assert narrow.list.isVisible()
    assert not narrow.reader.isVisible()
    narrow.list.setFocus()
    qtbot.keyClick(narrow.list, Qt.Key.Key_Down)
    qtbot.keyClick(narrow.list, Qt.Key.Key_Return)
    assert not narrow.list.isVisible()
    assert narrow.reader.entry == three[1]
    assert narrow.focusWidget() is narrow.reader.view
    assert narrow.reader._back.isVisible()
    qtbot.keyClick(narrow.reader.view, Qt.Key.Key_Escape)
    assert narrow.list.isVisible()
    assert narrow.focusWidget() is narrow.list


def test_little_room_goes_back_to_the_list_after_deleting(narrow: JournalBrowser, qtbot: QtBot) -> None:
    narrow._open_entry()
    narrow.delete_shown()
    assert narrow.list.isVisible()
    assert narrow.list.model().rowCount() == 2


def test_large_text_needs_more_room_for_both(
    page: JournalPage, browser: JournalBrowser, theme: Theme
) -> None:
    assert browser.reader.isVisible()
    theme.scale_text(200)
    assert not browser.reader.isVisible()
    theme.scale_text(100)
    assert browser.reader.isVisible()


@pytest.mark.parametrize("width", [800, 856, 1198, 1700])
def test_nothing_stands_wider_than_the_page(
    page: JournalPage, browser: JournalBrowser, width: int, qtbot: QtBot
) -> None:
    page.resize(width, 600)
    browser.edit()
    editor = browser.editor
    assert editor is not None

    def widest() -> int:
        shown = [each for each in (browser.list, *editor.findChildren(QWidget)) if each.isVisible()]
        return max(each.mapTo(page, each.rect().topRight()).x() for each in shown)

    qtbot.waitUntil(lambda: widest() <= width)


def test_with_little_room_the_keyboard_is_at_the_entry_when_the_journal_comes_again(
    narrow: JournalBrowser, page: JournalPage, find: Find, qtbot: QtBot
) -> None:
    narrow._open_entry()
    page.hide()
    page.show()
    page.setFocus()
    assert page.focusWidget() is narrow.reader.view
    narrow.edit()
    page.hide()
    page.show()
    page.setFocus()
    assert narrow.editor is not None
    assert page.focusWidget() is narrow.editor.words
    narrow.leave_edit()
    qtbot.keyClick(narrow.reader.view, Qt.Key.Key_Escape)
    page.hide()
    page.show()
    page.setFocus()
    assert page.focusWidget() is narrow.list


@pytest.mark.parametrize(
    "act",
    [
        JournalBrowser.edit,
        JournalBrowser.toggle_star,
        JournalBrowser.change_when,
        JournalBrowser.delete_shown,
        JournalBrowser.toggle_long_page,
    ],
)
def test_nothing_is_done_to_an_entry_that_a_page_lies_over(
    page: JournalPage,
    journal: JournalService,
    three: list[Entry],
    act: Callable[[JournalBrowser], object],
) -> None:
    assert page.browser is not None
    assert page.browser.show_history()
    act(page.browser)
    assert [journal.get(entry.id) for entry in three] == three
    assert page.browser.editor is None
    assert page.browser.layers.page is not None


@pytest.mark.parametrize(
    ("find_what", "identifier"),
    [
        (JournalBrowser.search, "journal.search"),
        (JournalBrowser.show_days, "journal.date"),
        (JournalBrowser.find_in_entry, "journal.find"),
    ],
)
def test_what_finds_comes_out_from_below_a_page(
    page: JournalPage, find: Find, find_what: Callable[[JournalBrowser], None], identifier: str
) -> None:
    assert page.browser is not None
    assert page.browser.show_history()
    find_what(page.browser)
    assert page.browser.layers.page is None
    assert find(identifier).isVisible()
    assert page.browser.isAncestorOf(page.window().focusWidget())
