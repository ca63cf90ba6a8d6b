# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A month of days, walked by keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt

from holdspace.ui.journal.month_grid import Mark, MonthGrid

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

TODAY = date(2026, 10, 14)
MARKS: dict[date, Mark] = {date(2026, 10, 9): (3, 4), date(2026, 10, 10): (1, None)}


@pytest.fixture
def grid(theme: Theme, qtbot: QtBot) -> MonthGrid:
    """October 2026, its weeks from Monday, shown with the keyboard."""

    def marks_of(year: int, month: int) -> dict[date, Mark]:
        return {day: mark for day, mark in MARKS.items() if (day.year, day.month) == (year, month)}

    made = MonthGrid(theme, marks_of, lambda: TODAY, QLocale())
    qtbot.addWidget(made)
    made.show_day(TODAY)
    made.resize(made.sizeHint())
    made.show()
    return made


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([Qt.Key.Key_Left], date(2026, 10, 13)),
        ([Qt.Key.Key_Right], date(2026, 10, 15)),
        ([Qt.Key.Key_Up], date(2026, 10, 7)),
        ([Qt.Key.Key_Up, Qt.Key.Key_Up], date(2026, 9, 30)),
        ([Qt.Key.Key_Down], date(2026, 10, 21)),
        ([Qt.Key.Key_PageUp], date(2026, 9, 14)),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageDown], date(2026, 12, 14)),
        ([Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Home], TODAY),
    ],
)
def test_keys_lead_from_day_to_day(grid: MonthGrid, qtbot: QtBot, keys: list[Qt.Key], day: date) -> None:
    for key in keys:
        qtbot.keyClick(grid, key)
    assert grid.day == day


def test_enter_chooses_the_day_and_a_click_the_one_under_it(grid: MonthGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.day_chosen, check_params_cb=lambda day: day == TODAY):
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    # The ninth is in the second week, a Friday: its row and column, counted from Monday.
    cell = grid._cell(7 + 4)
    with qtbot.waitSignal(grid.day_chosen, check_params_cb=lambda day: day == date(2026, 10, 9)):
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=cell.center())
    with qtbot.assertNotEmitted(grid.day_chosen):
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(2, grid._cell(0).center().y()))


def test_a_day_says_what_is_there(grid: MonthGrid) -> None:
    grid.show_day(date(2026, 10, 9))
    assert grid.accessibleName() == "Friday, 9 October. 3 entries, heaviest 4 of 5"
    grid.show_day(date(2026, 10, 10))
    assert grid.accessibleName() == "Saturday, 10 October. One entry"
    grid.show_day(date(2026, 10, 11))
    assert grid.accessibleName() == "Sunday, 11 October. Nothing on this day"


def test_only_days_with_entries_have_a_mark(grid: MonthGrid, theme: Theme, qtbot: QtBot) -> None:
    image = grid.grab().toImage()
    colour, ratio = theme.colour("ink2"), image.devicePixelRatio()

    def has_mark(index: int) -> bool:
        box = grid._cell(index)
        return any(
            image.pixelColor(round(x * ratio), round(y * ratio)) == colour
            for x in range(box.left() + 4, box.right() - 4)
            for y in range(box.top() + 24, box.bottom() - 4)
        )

    # The first of October 2026 is a Thursday.
    assert [day for day in range(1, 32) if has_mark(day + 2)] == [9, 10]


def test_a_month_is_told_when_it_changes(grid: MonthGrid, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(grid.month_changed):
        qtbot.keyClick(grid, Qt.Key.Key_Left)
    with qtbot.waitSignal(grid.month_changed):
        qtbot.keyClick(grid, Qt.Key.Key_PageUp)


def test_where_years_end_it_stays(grid: MonthGrid, qtbot: QtBot) -> None:
    grid.show_day(date.max)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.day.year == 9998
    grid.show_day(date.min)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert grid.day == date(2, 1, 1)
    assert not grid.grab().isNull()
