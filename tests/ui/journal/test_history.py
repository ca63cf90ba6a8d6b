# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Earlier versions: chosen by keys, compared with the present one, brought back and that undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hand_clock import HandClock
from holdspace.domain.entries import Entry
from holdspace.services.errors import VaultDamaged
from holdspace.services.journal import JournalService
from holdspace.ui.journal import history
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.journal.history import HistoryPage
from holdspace.ui.journal.page import JournalPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Find = Callable[[str], QWidget]


@pytest.fixture
def changed(journal: JournalService, three: list[Entry], clock: HandClock) -> Entry:
    """The newest entry, changed in two sittings."""
    entry = three[0]
    for text, load in (("newest words, and more", 4), ("words, and more", 5)):
        clock.pass_by(120)
        entry = journal.edit(entry, text=text, load=load)
        journal.end_sitting()
    return entry


@pytest.fixture
def over(changed: Entry, browser: JournalBrowser, find: Find, qtbot: QtBot) -> HistoryPage:
    qtbot.mouseClick(find("journal.history"), Qt.MouseButton.LeftButton)
    page = browser.layers.page
    assert isinstance(page, HistoryPage)
    return page


def test_the_version_before_is_compared_first(over: HistoryPage, find: Find) -> None:
    assert over.focusWidget().accessibleIdentifier() == "journal.version.1"
    assert over.said == "One word taken out since."
    assert find("journal.history_diff").toPlainText() == "newest words, and more"  # type: ignore[attr-defined]


def test_arrows_walk_the_versions(over: HistoryPage, find: Find, qtbot: QtBot) -> None:
    qtbot.keyClick(over.focusWidget(), Qt.Key.Key_Down)
    assert over.said == "2 words added since, one word taken out since."
    assert find("journal.history_restore").isVisible()
    for _ in range(2):
        qtbot.keyClick(over.focusWidget(), Qt.Key.Key_Up)
    assert over.said == "This is the entry as it is now."
    assert not over._bring.isVisible()


def test_a_version_is_brought_back_and_that_undone(
    over: HistoryPage,
    page: JournalPage,
    browser: JournalBrowser,
    journal: JournalService,
    changed: Entry,
    three: list[Entry],
    find: Find,
    qtbot: QtBot,
) -> None:
    over.choose(2)
    with qtbot.waitSignal(page.toast_wanted) as told:
        qtbot.mouseClick(find("journal.history_restore"), Qt.MouseButton.LeftButton)
    words, undo = told.args
    assert words.startswith("Brought back whole.")
    assert browser.layers.page is None
    assert journal.get(changed.id).text == three[0].text
    assert find("journal.entry").toPlainText() == "newest words"  # type: ignore[attr-defined]
    assert find("journal.list").hasFocus()
    undo()
    now = journal.get(changed.id)
    assert (now.text, now.load) == (changed.text, changed.load)
    assert len(journal.revisions_of(changed.id)) == 5


def test_what_else_goes_back_is_said_at_the_button(over: HistoryPage, find: Find) -> None:
    over.choose(2)
    said = find("journal.history_goes_back")
    assert said.text() == "Goes back with the words: How heavy."  # type: ignore[attr-defined]
    assert find("journal.history_restore").accessibleDescription() == "Goes back with the words: How heavy."
    over.choose(0)
    assert said.text() == ""  # type: ignore[attr-defined]


def test_a_version_is_compared_with_the_one_before_it_too(
    over: HistoryPage, find: Find, qtbot: QtBot
) -> None:
    qtbot.mouseClick(find("journal.history_other_way"), Qt.MouseButton.LeftButton)
    assert over.said == "2 words added then."
    over.choose(0)
    assert over.said == "One word taken out then."
    over.choose(2)
    assert not over._other_way.isVisible()
    assert over.said == "2 words added since, one word taken out since."
    over.choose(1)
    qtbot.mouseClick(find("journal.history_other_way"), Qt.MouseButton.LeftButton)
    assert over.said == "One word taken out since."


def test_esc_leads_back_to_the_list(over: HistoryPage, browser: JournalBrowser, qtbot: QtBot) -> None:
    qtbot.keyClick(over.focusWidget(), Qt.Key.Key_Escape)
    assert browser.layers.page is None
    assert browser.list.hasFocus()


def test_an_entry_with_one_version_says_so(
    browser: JournalBrowser, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    browser.show_history()
    page = browser.layers.page
    assert isinstance(page, HistoryPage)
    assert page.said == "This entry was never changed: there is the one version you see."
    assert page.back.hasFocus()


def test_many_versions_come_as_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, changed: Entry, browser: JournalBrowser, find: Find, qtbot: QtBot
) -> None:
    monkeypatch.setattr(history, "FIRST_SHOWN", 2)
    browser.show_history()
    page = browser.layers.page
    assert isinstance(page, HistoryPage)
    assert page._older.isVisible()
    qtbot.mouseClick(find("journal.history_older"), Qt.MouseButton.LeftButton)
    assert not page._older.isVisible()
    page.choose(2)
    assert page.chosen.entry.text == "**newest** words"


def test_where_it_cannot_be_brought_back_the_page_stays_and_says_why(
    over: HistoryPage, browser: JournalBrowser, journal: JournalService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise VaultDamaged

    monkeypatch.setattr(journal, "restore_revision", refuse)
    over._on_bring_clicked()
    assert browser.layers.page is over
    assert over.message.text


def test_history_is_left_by_a_lock(over: HistoryPage, page: JournalPage, changed: Entry) -> None:
    page._vault.lock()
    assert page.browser is None
    assert not over.isVisible()


def test_tab_leads_through_the_versions_and_their_sheet_in_the_order_seen(
    over: HistoryPage,
) -> None:
    seen = ["version.1", "history_other_way", "history_diff", "history_restore"]
    order, stop = [], over.back.nextInFocusChain()
    while stop is not over.back:
        order.append(stop.accessibleIdentifier().removeprefix("journal."))
        stop = stop.nextInFocusChain()
    assert [each for each in order if each in seen] == seen
