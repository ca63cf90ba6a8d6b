# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Day and time are typed in place; what is none says why, and nothing moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from holdspace.domain.entries import Entry
from holdspace.services.journal import JournalService
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.journal.when_field import WhenField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

Find = Callable[[str], QWidget]
MOMENT = datetime(2026, 10, 14, 14, 10, 33, tzinfo=UTC)


def field_in(theme: Theme, qtbot: QtBot, country: QLocale.Country) -> WhenField:
    field = WhenField(theme, QLocale(QLocale.Language.English, country), lambda: date(2026, 10, 14))
    qtbot.addWidget(field)
    field.show()
    field.show_moment(MOMENT, "UTC")
    return field


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> WhenField:
    return field_in(theme, qtbot, QLocale.Country.UnitedKingdom)


def test_it_shows_numbers_in_the_order_of_the_locale(field: WhenField, theme: Theme, qtbot: QtBot) -> None:
    assert (field.day.text(), field.time.text()) == ("14/10/2026", "14:10")
    other = field_in(theme, qtbot, QLocale.Country.UnitedStates)
    assert (other.day.text(), other.time.text()) == ("10/14/2026", "2:10 pm")


def test_enter_moves_it(field: WhenField, qtbot: QtBot) -> None:
    field.day.setText("2/3/2026")
    field.time.setText("9:05")
    with qtbot.waitSignal(field.moved) as told:
        qtbot.keyClick(field.time, Qt.Key.Key_Return)
    assert told.args == [datetime(2026, 3, 2, 9, 5, tzinfo=UTC)]


def test_a_day_that_could_be_two_says_how_it_is_read(theme: Theme, field: WhenField, qtbot: QtBot) -> None:
    field.day.clear()
    qtbot.keyClicks(field.day, "2/3/2026")
    assert field.message.text == "Read as Monday, 2 March 2026."
    other = field_in(theme, qtbot, QLocale.Country.UnitedStates)
    other.day.clear()
    qtbot.keyClicks(other.day, "2/3/2026")
    assert other.message.text == "Read as Tuesday, February 3, 2026."


def test_what_stays_the_same_moves_nothing(field: WhenField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.left), qtbot.assertNotEmitted(field.moved):
        qtbot.keyClick(field.day, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field.day, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("day", "time", "words", "where"),
    [
        ("soon", "9:05", "That is not a day. Type it like 31/03/2026.", "journal.when_day"),
        ("2/3/2026", "late", "That is not a time. Type it like 14:10.", "journal.when_time"),
        ("15/10/2026", "9:05", "That day is still to come.", "journal.when_day"),
    ],
)
def test_bad_input_says_why(
    field: WhenField, day: str, time: str, words: str, where: str, qtbot: QtBot
) -> None:
    field.day.setText(day)
    field.time.setText(time)
    with qtbot.assertNotEmitted(field.moved):
        qtbot.keyClick(field.day, Qt.Key.Key_Return)
    assert field.message.text.startswith(words)
    assert field.message.text.endswith("Nothing was moved.")
    assert field.focusWidget().accessibleIdentifier() == where
    qtbot.keyClicks(field.focusWidget(), "1")
    assert words not in field.message.text


def test_an_hour_that_was_skipped_says_so(theme: Theme, field: WhenField, qtbot: QtBot) -> None:
    field.show_moment(MOMENT, "America/Chicago")
    field.day.setText("8/3/2026")
    field.time.setText("2:30")
    qtbot.keyClick(field.day, Qt.Key.Key_Return)
    assert field.message.text.startswith("The clocks went forward")


def test_an_entry_moves_and_its_editor_stays(
    browser: JournalBrowser, journal: JournalService, three: list[Entry], find: Find, qtbot: QtBot
) -> None:
    browser.edit()
    editor = browser.editor
    assert editor is not None
    editor.words.insertPlainText(" too")
    qtbot.mouseClick(find("journal.when"), Qt.MouseButton.LeftButton)
    find("journal.when_day").setText("1/10/2026")  # type: ignore[attr-defined]
    qtbot.keyClick(find("journal.when_day"), Qt.Key.Key_Return)
    assert browser.editor is editor
    assert editor.words.hasFocus()
    moved = journal.get(three[0].id)
    assert (moved.created_at.date(), moved.text) == (date(2026, 10, 1), "**newest** words too")
    assert browser.list.currentIndex().row() == 2
    assert editor.entry == moved
    browser.leave_edit()
    assert browser.reader.entry == moved
