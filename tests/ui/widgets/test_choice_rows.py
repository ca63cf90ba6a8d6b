# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The list of which one is chosen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from holdspace.ui.widgets.choice_rows import Choice, ChoiceRows
from holdspace.ui.widgets.scrolled import ScrolledArea

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

SHORT = (Choice("one", "One", "0:10"), Choice("two", "Two", "0:30"))
LONG = (Choice("three", "Three", "4 in · 7 hold · 8 out", "A line of words that says when to use it."),)


@pytest.fixture
def rows(theme: Theme, qtbot: QtBot) -> ChoiceRows:
    made = ChoiceRows(theme, (("Silence", SHORT), ("", LONG)), "own.kind", "Kind")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.choose("one")
    made.show()
    return made


def test_one_is_chosen_without_telling(rows: ChoiceRows, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rows.chosen):
        rows.choose("two")
    assert rows.value == "two"


def test_a_click_chooses_and_a_second_one_keeps_it(rows: ChoiceRows, qtbot: QtBot) -> None:
    for _ in range(2):
        with qtbot.waitSignal(rows.chosen) as chosen:
            qtbot.mouseClick(rows.row("three"), Qt.MouseButton.LeftButton)
        assert chosen.args == ["three"]
        assert rows.value == "three"


def test_arrows_walk_over_groups_and_stop_at_the_ends(rows: ChoiceRows, qtbot: QtBot) -> None:
    rows.row("one").setFocus()
    walked = []
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_Left,
        Qt.Key.Key_Up,
    ):
        qtbot.keyClick(rows.row(rows.value), key)
        walked.append(rows.value)
        assert rows.row(rows.value).hasFocus()
    assert walked == ["two", "three", "three", "two", "one", "one"]


def test_only_the_chosen_row_is_a_stop_of_the_tab_key(rows: ChoiceRows) -> None:
    rows.choose("two")
    stops = [
        each for each in ("one", "two", "three") if rows.row(each).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["two"]


def test_a_screen_reader_hears_name_detail_and_line(rows: ChoiceRows) -> None:
    row = rows.row("three")
    assert row.accessibleIdentifier() == "own.kind.three"
    assert row.accessibleName() == "Three, 4 in · 7 hold · 8 out"
    assert row.accessibleDescription() == LONG[0].line
    face = QAccessible.queryAccessibleInterface(row)
    assert face.role() == QAccessible.Role.RadioButton


@pytest.mark.parametrize("width", [240, 400, 600])
def test_a_narrow_row_is_taller(rows: ChoiceRows, width: int) -> None:
    row = rows.row("three")
    assert row.heightForWidth(width) >= row.heightForWidth(600)
    assert row.heightForWidth(240) > row.heightForWidth(600)


@pytest.mark.parametrize("width", [300, 600])
def test_rows_do_not_overlap(rows: ChoiceRows, qtbot: QtBot, width: int) -> None:
    rows.resize(width, 500)
    qtbot.waitUntil(lambda: rows.row("two").y() >= rows.row("one").geometry().bottom())
    ends = [rows.row(each).geometry() for each in ("one", "two", "three")]
    assert all(above.bottom() < below.top() for above, below in pairwise(ends))
    assert not rows.grab().isNull()


def test_what_is_chosen_stays_chosen(rows: ChoiceRows, qtbot: QtBot) -> None:
    told: list[str] = []
    rows.chosen.connect(told.append)
    rows.row("two").click()
    for _ in range(5):
        QApplication.processEvents()  # whatever waits to take a check for a click
    assert (told, rows.value) == (["two"], "two")


def test_the_row_walked_to_is_scrolled_whole_into_sight(theme: Theme, qtbot: QtBot) -> None:
    choices = tuple(Choice(str(number), f"Row {number}", "0:10") for number in range(20))
    made, area = ChoiceRows(theme, (("", choices),), "own.kind", "Kind"), ScrolledArea()
    area.setWidget(made)
    qtbot.addWidget(area)
    made.choose("0")
    area.resize(400, 150)
    area.show()
    area.activateWindow()  # a row without the keyboard leaves the keys to the list by itself
    qtbot.waitUntil(area.isActiveWindow)
    made.row("0").setFocus()
    assert QApplication.focusWidget() is made.row("0")
    for key in [Qt.Key.Key_Down] * 19 + [Qt.Key.Key_Up] * 19 + [Qt.Key.Key_End, Qt.Key.Key_Home]:
        qtbot.keyClick(made.row(made.value), key)
        row = made.row(made.value)
        place = row.rect().translated(row.mapTo(area.viewport(), QPoint()))
        assert area.viewport().rect().contains(place), made.value


def test_home_and_end_lead_to_the_first_and_the_last(rows: ChoiceRows, qtbot: QtBot) -> None:
    rows.activateWindow()
    rows.row("one").setFocus()
    walked = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(rows.row(rows.value), key)
        walked.append(rows.value)
        assert rows.row(rows.value).hasFocus()
    assert walked == ["three", "three", "one"]
