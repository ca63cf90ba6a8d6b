# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A row of choices, by keyboard and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from holdspace.ui.widgets.choice_group import ChoiceGroup, chip_row
from holdspace.ui.widgets.controls import Chip
from holdspace.ui.widgets.scrolled import fill_scrolled

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

TAB, BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


class Row(NamedTuple):
    window: QWidget
    before: QLineEdit
    chips: list[Chip]
    after: QLineEdit


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> Row:
    """Three choices between two fields, the second of them chosen."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    group = ChoiceGroup(window)
    made = Row(window, QLineEdit(), [Chip(theme, words) for words in ("one", "two", "three")], QLineEdit())
    made.chips[1].setChecked(True)
    for chip in made.chips:
        group.addButton(chip)
    for widget in (made.before, *made.chips, made.after):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    made.before.setFocus()
    return made


def press(qtbot: QtBot, key: Qt.Key) -> QWidget:
    qtbot.keyClick(QApplication.focusWidget(), key)
    return QApplication.focusWidget()


def test_tab_leads_to_the_chosen_one_and_out_again(qtbot: QtBot, row: Row) -> None:
    assert press(qtbot, TAB) is row.chips[1]
    assert press(qtbot, TAB) is row.after
    assert press(qtbot, BACK) is row.chips[1]


def test_it_follows_what_is_chosen_by_others(qtbot: QtBot, row: Row) -> None:
    row.chips[2].setChecked(True)
    assert press(qtbot, TAB) is row.chips[2]


def test_where_none_is_chosen_it_is_the_first(qtbot: QtBot, row: Row) -> None:
    group = row.chips[0].group()
    group.setExclusive(False)
    row.chips[1].setChecked(False)
    group.setExclusive(True)
    assert press(qtbot, TAB) is row.chips[0]


def test_a_click_takes_the_keyboard_along(qtbot: QtBot, row: Row) -> None:
    qtbot.mouseClick(row.chips[0], Qt.MouseButton.LeftButton)
    assert row.chips[0].isChecked()
    assert QApplication.focusWidget() is row.chips[0]
    assert press(qtbot, TAB) is row.after


def test_left_and_right_walk_all_chips_over_the_ends_of_lines(qtbot: QtBot, theme: Theme) -> None:
    window, values = QWidget(), [str(number) for number in range(6)]
    qtbot.addWidget(window)
    choices = [(value, f"{value} percent") for value in values]
    group, row = chip_row(theme, window, "Size", "settings.size", choices, "0")
    window.setLayout(row)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    group.buttons()[3].hide()
    assert len({chip.y() for chip in group.buttons()}) > 1, "they stand in one line"
    chosen: list[str] = []
    group.chosen.connect(chosen.append)
    group.checkedButton().setFocus()
    for key in [Qt.Key.Key_Right] * 5 + [Qt.Key.Key_Left] * 5:
        assert press(qtbot, key) is group.checkedButton()
    assert chosen == ["1", "2", "4", "5", "4", "2", "1", "0"]


def test_a_chip_walked_to_is_scrolled_into_sight(qtbot: QtBot, theme: Theme) -> None:
    page, sheet = QWidget(), QWidget()
    qtbot.addWidget(page)
    choices = [(str(number), f"{number} percent") for number in range(12)]
    group, row = chip_row(theme, sheet, "Size", "settings.size", choices, "0")
    sheet.setLayout(row)
    fill_scrolled(page, sheet)
    page.resize(240, 120)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    group.checkedButton().setFocus()
    for _ in range(11):
        chip = press(qtbot, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda chip=chip: chip.visibleRegion().boundingRect() == chip.rect())
    assert group.checkedButton() is group.buttons()[-1]


def test_a_row_of_chips_is_named_checked_and_tells_its_value(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    group, row = chip_row(theme, window, "Sound", "settings.sound", [("no", "Off"), ("yes", "On")], "yes")
    window.setLayout(row)
    window.show()
    first, second = group.buttons()
    assert [each.accessibleName() for each in (first, second)] == ["Sound: Off", "Sound: On"]
    assert first.accessibleIdentifier() == "settings.sound.no"
    assert group.checkedButton() is second
    with qtbot.waitSignal(group.chosen, check_params_cb=lambda value: value == "no"):
        first.click()
