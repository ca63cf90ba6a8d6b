# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Searching and going to a day, through the journal's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from hand_clock import HandClock
from holdspace.domain.entries import Entry
from holdspace.services.errors import VaultDamaged
from holdspace.services.finding import FindService
from holdspace.services.journal import JournalService
from holdspace.services.settings import Settings
from holdspace.services.vault import VaultService
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.journal.page import JournalPage
from holdspace.ui.journal.timeline_pane import TimelinePane

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

Find = Callable[[str], QWidget]
Keep = Callable[..., Entry]


@pytest.fixture
def pane(browser: JournalBrowser, qtbot: QtBot) -> TimelinePane:
    """The column, with its list of three."""
    browser.list.setFocus()
    qtbot.waitUntil(browser.list.hasFocus)
    return browser.pane


def test_the_first_hit_is_shown_with_its_words_marked(
    browser: JournalBrowser, pane: TimelinePane, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    qtbot.keyClick(browser.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = find("journal.search")
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "oldest")
    assert pane.list is not pane.timeline
    assert pane.list.model().rowCount() == 1
    qtbot.waitUntil(lambda: browser.reader.entry == three[2])
    selections = browser.reader.view.extraSelections()
    assert [mark.cursor.selectedText() for mark in selections] == ["oldest"]
    assert pane.list._end == "Nothing older matches."


def test_esc_returns_to_where_one_was(
    browser: JournalBrowser, pane: TimelinePane, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    qtbot.keyClick(browser.list, Qt.Key.Key_Down)
    assert browser.reader.entry == three[1]
    pane.search()
    qtbot.keyClicks(find("journal.search"), "oldest")
    qtbot.keyClick(find("journal.search"), Qt.Key.Key_Down)
    assert pane.list.hasFocus()
    assert browser.reader.entry == three[2]
    pane.search()
    qtbot.keyClick(find("journal.search"), Qt.Key.Key_Escape)
    assert pane.list is pane.timeline
    assert pane.timeline.hasFocus()
    assert pane.timeline.currentIndex().row() == 1
    assert browser.reader.entry == three[1]
    assert browser.reader.view.extraSelections() == []


def test_typing_leaves_alone_what_is_being_edited(
    browser: JournalBrowser, pane: TimelinePane, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    browser.edit()
    pane.search()
    qtbot.keyClicks(find("journal.search"), "oldest")
    qtbot.waitUntil(lambda: not pane._show_first.isActive())
    assert browser.editor is not None
    qtbot.keyClick(find("journal.search"), Qt.Key.Key_Down)
    assert browser.editor is not None  # going there is not yet choosing
    pane.list.setCurrentIndex(pane.list.model().index(-1, 0))
    pane.list.setCurrentIndex(pane.list.model().index(0, 0))
    assert browser.editor is None
    assert browser.reader.entry == three[2]


def test_deleting_what_was_found_takes_its_row(
    browser: JournalBrowser, pane: TimelinePane, three: list[Entry], qtbot: QtBot
) -> None:
    pane.bar.field.setText("words")
    qtbot.keyClick(pane.bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: pane.list.model().rowCount() == 1)
    assert browser.reader.entry == three[2]
    assert pane.timeline.model().rowCount() == 2


def test_a_lock_takes_every_word_of_a_search(
    page: JournalPage, pane: TimelinePane, vault: VaultService, qtbot: QtBot
) -> None:
    pane.bar.field.setText("oldest")
    finder = page._find()
    vault.lock()
    assert not finder.is_active
    assert finder.query.clauses == ()
    vault.unlock("kettle orchard quiet tram")
    assert page.browser is not None
    assert page.browser.pane.bar.field.text() == ""
    assert page.browser.list.model().rowCount() == 3


def test_what_cannot_be_searched_is_said(
    browser: JournalBrowser, page: JournalPage, pane: TimelinePane, qtbot: QtBot
) -> None:
    pane.bar.field.setText("words")
    page._find().failed.emit(VaultDamaged())
    assert browser._message.text != ""


def test_a_day_that_is_chosen_is_at_the_top_of_the_list(
    vault: VaultService,
    keep: Callable[..., Entry],
    make_page: Callable[..., JournalPage],
    clock: HandClock,
    qtbot: QtBot,
) -> None:
    with vault.vault.entries._connection.write():
        kept = [keep(f"day {number}", 24 * 60 * number) for number in range(120)]
    page = make_page()
    assert page.browser is not None
    pane = page.browser.pane
    page.show_days()
    assert pane._days is not None
    qtbot.waitUntil(pane._days.grid.hasFocus)
    assert pane._days.grid.day == clock.now().date()
    for _ in range(2):
        qtbot.keyClick(pane._days.grid, Qt.Key.Key_PageUp)
    qtbot.keyClick(pane._days.grid, Qt.Key.Key_Return)
    wanted = pane._days.grid.day
    assert page.browser.reader.entry is not None
    assert page.browser.reader.entry.created_at.date() == wanted
    assert pane.timeline.shown_rows()[0].row == pane.timeline.currentIndex().row() > 50
    assert pane.timeline.hasFocus()
    pane.show_day(kept[-1].created_at.date() - timedelta(days=900))
    assert page.browser.reader.entry == kept[-1]


def test_a_search_is_kept_while_a_day_is_gone_to(
    page: JournalPage, pane: TimelinePane, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    pane.search()
    qtbot.keyClicks(find("journal.search"), "oldest")
    page.show_days()
    assert pane._days is not None
    assert pane._days.grid.day == three[2].created_at.date()
    pane.show_day(three[0].created_at.date())
    assert not pane.is_searching
    back = find("journal.search_back")
    assert back.isVisible()
    back.click()  # type: ignore[attr-defined]
    assert pane.list.model().rowCount() == 1
    assert pane.list.hasFocus()
    assert not back.isVisible()


def test_a_day_without_an_entry_is_not_passed_over_in_silence(
    pane: TimelinePane, three: list[Entry], qtbot: QtBot
) -> None:
    oldest = three[2].created_at.date()
    pane.show_day(oldest)
    assert pane.bar.way_back.note == ""
    pane.show_day(oldest - timedelta(days=400))
    assert "The oldest entry is shown." in pane.bar.way_back.note
    pane.show_day(three[0].created_at.date() + timedelta(days=2))
    assert "The one before it is shown." in pane.bar.way_back.note
    qtbot.keyClick(pane.bar.field, Qt.Key.Key_Escape)
    assert not pane.bar.way_back.isVisible()


def test_what_is_said_of_an_empty_day_goes_when_another_row_is_chosen(
    pane: TimelinePane, three: list[Entry], qtbot: QtBot
) -> None:
    pane.show_day(three[2].created_at.date() - timedelta(days=400))
    assert pane.bar.way_back.isVisible()
    qtbot.keyClick(pane.timeline, Qt.Key.Key_Home)
    assert pane.bar.way_back.note == ""
    assert not pane.bar.way_back.isVisible()


def test_what_is_said_of_an_empty_day_goes_when_its_row_is_scrolled_away(
    keep: Keep, make_page: Callable[..., JournalPage], qtbot: QtBot
) -> None:
    kept = [keep(f"words of entry {each}", each * 60) for each in range(40)]
    page = make_page()
    assert page.browser is not None
    pane = page.browser.pane
    pane.search()
    qtbot.keyClicks(pane.bar.field, "words")
    pane.show_day(kept[-1].created_at.date() - timedelta(days=400))
    assert pane.bar.way_back.note
    pane.timeline.verticalScrollBar().setValue(0)
    assert pane.bar.way_back.note == ""
    assert pane.bar.way_back.isVisible()  # what was looked for is still one press away


def test_esc_leads_from_the_days_back_to_the_list(pane: TimelinePane, find: Find, qtbot: QtBot) -> None:
    find("journal.calendar").click()  # type: ignore[attr-defined]
    assert not pane.timeline.isVisible()
    qtbot.keyClick(find("journal.days"), Qt.Key.Key_Escape)
    assert pane.timeline.isVisible()
    assert pane.timeline.hasFocus()
    find("journal.calendar").click()  # type: ignore[attr-defined]
    find("journal.calendar").click()  # type: ignore[attr-defined]
    assert pane.timeline.isVisible()


def test_typing_words_leaves_the_days(pane: TimelinePane, find: Find, qtbot: QtBot) -> None:
    pane.show_days()
    qtbot.keyClicks(find("journal.search"), "words")
    assert pane.list.isVisible()
    assert pane.list.model().rowCount() == 2


@pytest.mark.parametrize(("mode", "years"), [("off", []), ("light", ["2024"]), ("all", ["2025", "2024"])])
def test_on_this_day_leads_to_earlier_years(
    page: JournalPage,
    pane: TimelinePane,
    keep: Callable[..., Entry],
    journal: JournalService,
    clock: HandClock,
    tmp_path: Path,
    qtbot: QtBot,
    mode: str,
    years: list[str],
) -> None:
    today = clock.now()
    for year, load in ((2025, 5), (2024, 3)):
        then = today.replace(year=year)
        keep("then", (today - then) / timedelta(minutes=1), load=load)
    journal.reset.emit()  # they were kept behind its back
    page._settings = Settings(tmp_path / "settings.ini")
    page._settings.on_this_day = mode
    page.hide()
    page.show()
    if mode == "off":
        pane._show_that_day()
        assert pane._that_day is None
        return
    qtbot.waitUntil(lambda: pane._that_day is not None and pane._that_day.isVisible())
    assert pane._that_day is not None
    links = pane._that_day.findChildren(QAbstractButton)
    assert [link.text() for link in links] == years
    links[-1].click()
    assert page.browser is not None
    assert page.browser.reader.entry is not None
    assert page.browser.reader.entry.created_at.year == 2024
    page._settings.on_this_day = "off"
    pane._show_that_day()
    assert not pane._that_day.isVisible()


def test_more_is_looked_for_near_the_end(
    page: JournalPage, pane: TimelinePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(FindService, "more", lambda _self: asked.append(True))
    pane.bar.field.setText("words")
    pane._on_found_scrolled()
    assert asked == [True]
