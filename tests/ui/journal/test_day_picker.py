# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Going to a day by its month or its date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from holdspace.services.errors import VaultDamaged
from holdspace.services.typed_days import day_meant, sample_day
from holdspace.ui.journal.day_picker import DayPicker, Days
from holdspace.ui.widgets.typed_days import read_as
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

TODAY = date(2026, 10, 14)


@pytest.fixture
def make(theme: Theme, qtbot: QtBot) -> Callable[..., DayPicker]:
    def build(days_of: Callable[[int, int], Days]) -> DayPicker:
        made = DayPicker(theme, days_of, lambda: TODAY, QLocale())
        qtbot.addWidget(made)
        made.show_day(TODAY)
        made.show()
        return made

    return build


@pytest.fixture
def picker(make: Callable[..., DayPicker]) -> DayPicker:
    return make(lambda year, month: [(date(year, month, 9), 2, 5)])


def test_arrows_lead_through_the_months(picker: DayPicker, qtbot: QtBot) -> None:
    assert picker._month.text() == "October 2026"
    find(QAbstractButton, picker, "journal.month_before").click()
    assert picker._month.text() == "September 2026"
    assert "2 entries" not in picker.grid.accessibleName()
    find(QAbstractButton, picker, "journal.month_next").click()
    find(QAbstractButton, picker, "journal.month_next").click()
    assert picker._month.text() == "November 2026"


def test_a_date_is_typed(picker: DayPicker, qtbot: QtBot) -> None:
    field = find(QLineEdit, picker, "journal.date")
    field.setText("2025-03")
    with qtbot.waitSignal(picker.day_chosen, check_params_cb=lambda day: day == date(2025, 3, 31)):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_date_typed_while_the_keyboard_is_in_the_days_is_a_date(picker: DayPicker, qtbot: QtBot) -> None:
    field = find(QLineEdit, picker, "journal.date")
    picker.activateWindow()
    picker.grid.setFocus()
    qtbot.waitUntil(picker.grid.hasFocus)
    qtbot.keyClick(picker.grid, "2")
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "024-02-30")
    with qtbot.assertNotEmitted(picker.day_chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert picker._note.text().startswith("There is no ")


def test_years_and_today_are_one_step_away(picker: DayPicker, qtbot: QtBot) -> None:
    find(QAbstractButton, picker, "journal.year_before").click()
    assert picker._month.text() == "October 2025"
    assert find(QAbstractButton, picker, "journal.year_next").text() == "2026"
    qtbot.keyClick(picker.grid, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert picker._month.text() == "October 2024"
    find(QAbstractButton, picker, "journal.year_next").click()
    find(QAbstractButton, picker, "journal.day_today").click()
    assert picker.grid.day == TODAY


def test_what_is_no_date_is_said_calmly_until_more_is_typed(picker: DayPicker, qtbot: QtBot) -> None:
    field, note = find(QLineEdit, picker, "journal.date"), picker._note
    field.setText("soon")
    with qtbot.assertNotEmitted(picker.day_chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert note.isVisible()
    assert sample_day(QLocale()) in note.text()
    assert sample_day(QLocale()) in field.placeholderText()
    qtbot.keyClicks(field, "er")
    assert not note.isVisible()


def test_how_a_date_is_read_is_said_before_it_is_gone_to(picker: DayPicker) -> None:
    field, note = find(QLineEdit, picker, "journal.date"), picker._note
    field.setText("3/4/2025")
    assert note.isVisible()
    assert note.text() == read_as(day_meant("3/4/2025", TODAY, QLocale()), QLocale())


def test_a_month_is_read_as_a_month(picker: DayPicker) -> None:
    find(QLineEdit, picker, "journal.date").setText("2025-03")
    assert picker._note.text() == "Read as March 2025."


def test_tab_leads_through_all_in_the_order_seen(picker: DayPicker) -> None:
    seen = ["month_before", "month_next", "year_before", "day_today", "year_next", "days", "date"]
    assert [each.accessibleIdentifier() for each in picker.stops] == [f"journal.{each}" for each in seen]


def test_what_is_typed_in_the_days_goes_on_with_what_is_in_the_field(picker: DayPicker, qtbot: QtBot) -> None:
    field = find(QLineEdit, picker, "journal.date")
    field.setText("2025-03")
    picker.activateWindow()
    picker.grid.setFocus()
    qtbot.waitUntil(picker.grid.hasFocus)
    qtbot.keyClick(picker.grid, "4")
    assert field.text() == "2025-034"
    assert field.cursorPosition() == len(field.text())


def test_esc_closes_from_either(picker: DayPicker, qtbot: QtBot) -> None:
    for widget in (picker.grid, find(QLineEdit, picker, "journal.date")):
        with qtbot.waitSignal(picker.closed):
            qtbot.keyClick(widget, Qt.Key.Key_Escape)


def test_a_month_that_cannot_be_read_has_no_marks(make: Callable[..., DayPicker]) -> None:
    def refuse(*_: Any) -> Days:
        raise VaultDamaged

    assert make(refuse).grid.accessibleName().endswith("Nothing on this day")
