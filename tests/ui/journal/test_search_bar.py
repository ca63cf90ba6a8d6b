# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The field and its lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from holdspace.domain.entries import Entry
from holdspace.services.errors import VaultDamaged
from holdspace.services.finding import FindService
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.ui.journal.search_bar import SearchBar
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def finder(vault: VaultService, journal: JournalService) -> FindService:
    return FindService(vault, journal)


@pytest.fixture
def bar(theme: Theme, finder: FindService, three: list[Entry], qtbot: QtBot) -> SearchBar:
    made = SearchBar(theme, lambda: finder, QLocale())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_what_was_found_is_counted_as_one_types(bar: SearchBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.field, "word")
    assert bar.count == "2 entries with “word”"
    qtbot.keyClicks(bar.field, "s newest")
    assert bar.count == "One entry with “words”, “newest”"
    bar.clear()
    assert bar.count == ""
    assert not bar._count.isVisible()


def test_what_can_be_asked_is_said_while_the_field_is_empty(bar: SearchBar, qtbot: QtBot) -> None:
    bar.focus_field()
    qtbot.waitUntil(lambda: "felt:" in bar.note)
    bar.field.clearFocus()
    assert bar.note == ""
    bar.focus_field()
    qtbot.keyClicks(bar.field, "a")
    assert bar.note == ""


def test_a_strange_query_explains_itself_once_typing_pauses(bar: SearchBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.field, "load:9")
    assert bar.note == ""
    qtbot.waitUntil(lambda: bar.note.startswith("load:9 is left out."))
    qtbot.keyClicks(bar.field, " words")
    assert bar.note.startswith("load:9 is left out.")
    assert bar.count == "2 entries with “words”"


def test_what_cannot_be_meant_alone_lists_nothing_once_typing_pauses(
    bar: SearchBar, finder: FindService, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.field, "before:2024-02-30")
    assert not finder.is_active
    qtbot.waitUntil(lambda: finder.is_active)
    assert (finder.total, bar.count) == (0, "")
    assert "There is no February 30, 2024." in bar.note or "30 February 2024." in bar.note


def test_where_nothing_answers_what_lies_near_is_a_press_away(bar: SearchBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.field, "words newests")
    assert bar.near.isHidden()
    qtbot.waitUntil(lambda: bar.near.isVisible())
    assert "No entry has “newests”." in bar.near.words
    way = find(QAbstractButton, bar, "journal.near.1")
    assert way.text() == "words newest*"
    way.click()
    assert bar.field.text() == "words newest*"
    assert bar.near.isHidden()
    assert bar.count.startswith("One entry with")


def test_tab_completes_the_first_way_and_a_click_any(
    bar: SearchBar, keep: Callable[..., Entry], qtbot: QtBot
) -> None:
    keep("tagged", 30, tags=("big case", "sleep"), feelings=("tired",))
    qtbot.keyClicks(bar.field, "-for:ad")
    assert [way.value for way in bar.completions] == ["adjuster"]
    qtbot.keyClick(bar.field, Qt.Key.Key_Tab)
    assert bar.field.text() == "-for:adjuster "
    assert bar.completions == []
    bar.field.setText("tag:")
    assert bar._row is not None
    bar._row.findChildren(QAbstractButton)[0].click()
    assert bar.field.text() == 'tag:"big case" '
    assert bar.count == "One entry tagged “big case”"
    bar.field.setText("#sl")
    assert [way.query for way in bar.completions] == ["#sleep "]
    bar.field.setText("felt:t")
    assert [way.value for way in bar.completions] == ["tired"]


def test_tab_without_a_way_goes_on_as_always(bar: SearchBar, qtbot: QtBot) -> None:
    bar.focus_field()
    qtbot.waitUntil(bar.field.hasFocus)
    qtbot.keyClicks(bar.field, "words")
    qtbot.keyClick(bar.field, Qt.Key.Key_Tab)
    assert not bar.field.hasFocus()


def test_esc_looks_for_nothing_any_more(bar: SearchBar, finder: FindService, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.field, "words")
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not finder.is_active
    assert bar.field.text() == ""
    qtbot.keyClick(bar.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.field.text() == ""


def test_down_goes_on_to_what_was_found(bar: SearchBar, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        with qtbot.waitSignal(bar.left_downwards):
            qtbot.keyClick(bar.field, key)
    with qtbot.waitSignal(bar.day_wanted):
        find(QAbstractButton, bar, "journal.calendar").click()


def test_where_tags_cannot_be_read_only_what_is_known_completes(
    bar: SearchBar, finder: FindService, qtbot: QtBot
) -> None:
    def refuse() -> None:
        raise VaultDamaged

    finder.words_used = refuse  # type: ignore[method-assign, assignment]
    bar.field.setText("tag:")
    assert bar.completions == []
    bar.field.setText("is:s")
    assert [way.value for way in bar.completions] == ["starred", "sealed"]


def test_the_field_is_named_for_those_who_hear_it(bar: SearchBar) -> None:
    assert find(QLineEdit, bar, "journal.search").accessibleName() == "Find in the journal"
    assert find(QAbstractButton, bar, "journal.calendar").accessibleName() == "Go to a day"
