# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Buttons, chips and segmented boxes: keys, room for their words, looks for each state, and the one ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from holdspace.ui.theme.tokens import SCHEMES
from holdspace.ui.widgets.controls import Button, Chip, Painted, Segmented, WordChip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

KINDS = ("primary", "secondary", "quiet", "small", "link", "icon")


def make(theme: Theme, kind: str) -> Painted:
    if kind == "chip":
        return Chip(theme, "Client or family", "a.chip")
    if kind == "word":
        return WordChip(theme, "relieved", "a.word")
    return Button(theme, "Set it down", kind, icon="check" if kind == "icon" else "", identifier="a.button")


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> object:
    def show(control: QWidget) -> QWidget:
        qtbot.addWidget(control)
        control.resize(control.sizeHint())
        control.show()
        control.activateWindow()
        QApplication.processEvents()
        return control

    return show


def look(control: QWidget) -> QImage:
    return control.grab().toImage()


@pytest.mark.parametrize("kind", [*KINDS, "chip", "word"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_it(qtbot: QtBot, theme: Theme, kind: str, key: Qt.Key) -> None:
    control = make(theme, kind)
    qtbot.addWidget(control)
    control.show()
    with qtbot.waitSignal(control.clicked):
        qtbot.keyClick(control, key)


def test_enter_with_ctrl_is_left_to_what_stands_round_it(qtbot: QtBot, theme: Theme) -> None:
    control = make(theme, "secondary")
    qtbot.addWidget(control)
    control.show()
    with qtbot.assertNotEmitted(control.clicked):
        qtbot.keyClick(control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_one_that_cannot_be_used_is_not_pressed_and_looks_it(qtbot: QtBot, theme: Theme) -> None:
    for kind in ("primary", "secondary", "quiet", "link"):
        control = make(theme, kind)
        qtbot.addWidget(control)
        control.resize(control.sizeHint())
        before = look(control)
        control.setEnabled(False)
        assert look(control) != before
        with qtbot.assertNotEmitted(control.clicked):
            control.click()


def test_an_icon_alone_has_its_words_as_name_and_tooltip(qtbot: QtBot, theme: Theme) -> None:
    control = make(theme, "icon")
    qtbot.addWidget(control)
    assert (control.text(), control.accessibleName(), control.toolTip()) == ("", "Set it down", "Set it down")
    assert control.accessibleIdentifier() == "a.button"


@pytest.mark.parametrize(
    ("kind", "height"), [("primary", 40), ("secondary", 40), ("quiet", 32), ("icon", 36), ("chip", 34)]
)
def test_heights_are_those_of_the_design_and_grow(qtbot: QtBot, theme: Theme, kind: str, height: int) -> None:
    control = make(theme, kind)
    qtbot.addWidget(control)
    assert control.sizeHint().height() == height
    theme.scale_text(200)
    assert control.sizeHint().height() == 2 * height


@pytest.mark.parametrize("kind", [*KINDS, "chip", "word"])
@pytest.mark.parametrize("percent", [100, 200])
def test_its_words_have_room(qtbot: QtBot, theme: Theme, kind: str, percent: int) -> None:
    theme.scale_text(percent)
    control = make(theme, kind)
    qtbot.addWidget(control)
    font = theme.serif(1.1) if kind == "word" else theme.font(1.0, 500)
    asked = control.sizeHint() if kind == "chip" else control.minimumSizeHint()
    assert asked.width() >= control.font_metrics(font).horizontalAdvance(control.text())
    assert control.minimumSizeHint().height() >= control.font_metrics(font).height()


@pytest.mark.parametrize("kind", ["chip", "word"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_checked_it_looks_another_way_and_asks_for_no_more_room(
    qtbot: QtBot, theme: Theme, kind: str, scheme: str
) -> None:
    theme.choose(scheme)
    control = make(theme, kind)
    qtbot.addWidget(control)
    control.resize(control.sizeHint())
    before, hint = look(control), control.sizeHint()
    control.click()
    assert control.isChecked()
    assert look(control) != before
    assert control.sizeHint() == hint


def test_under_the_mouse_and_pressed_it_looks_another_way(qtbot: QtBot, theme: Theme) -> None:
    for kind in ("primary", "secondary", "quiet", "icon"):
        control = make(theme, kind)
        qtbot.addWidget(control)
        control.resize(control.sizeHint())
        rest = look(control)
        control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        over = look(control)
        control.setDown(True)
        assert rest != over != look(control) != rest


def test_a_hint_makes_room_for_itself(qtbot: QtBot, theme: Theme) -> None:
    plain, hinted = Button(theme, "Stop"), Button(theme, "Stop", hint="Esc")
    for button in (plain, hinted):
        qtbot.addWidget(button)
    assert hinted.sizeHint().width() > plain.sizeHint().width() + 15


# A box of numbers


@pytest.fixture
def loads(qtbot: QtBot, theme: Theme) -> Segmented:
    loads = Segmented(theme, (1, 2, 3, 4, 5), "now.load", loads=True)
    qtbot.addWidget(loads)
    loads.show()
    loads.activateWindow()
    QApplication.processEvents()
    return loads


def test_one_number_at_most_is_chosen(qtbot: QtBot, loads: Segmented) -> None:
    assert loads.value == 0
    for number in (2, 5):
        with qtbot.waitSignal(loads.chosen) as chosen:
            loads.part(number).click()
        assert chosen.args == [number]
        assert loads.value == number
        assert [each for each in range(1, 6) if loads.part(each).isChecked()] == [number]


def test_a_load_pressed_again_is_taken_away_and_minutes_are_not(
    qtbot: QtBot, theme: Theme, loads: Segmented
) -> None:
    loads.choose(3)
    with qtbot.waitSignal(loads.chosen) as chosen:
        loads.part(3).click()
    assert (chosen.args, loads.value) == ([0], 0)
    minutes = Segmented(theme, (1, 2, 3), "now.minutes")
    qtbot.addWidget(minutes)
    minutes.choose(3)
    minutes.part(3).click()
    assert minutes.value == 3


def test_choosing_from_outside_tells_nobody(qtbot: QtBot, loads: Segmented) -> None:
    with qtbot.assertNotEmitted(loads.chosen):
        loads.choose(4)
        loads.choose(0)
    assert loads.value == 0


def test_arrows_move_along_the_box_and_stop_at_its_ends(qtbot: QtBot, theme: Theme) -> None:
    window, before, after = QWidget(), QLineEdit(), QLineEdit()
    loads = Segmented(theme, (1, 2, 3, 4, 5), "now.load", loads=True)
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (before, loads, after):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    loads.part(4).setFocus()
    qtbot.waitUntil(loads.part(4).hasFocus)
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert loads.part(5).hasFocus()
    for _ in range(9):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert loads.part(1).hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert loads.value == 1


def test_a_change_of_theme_reaches_controls_that_stand_already(qtbot: QtBot, theme: Theme) -> None:
    control = make(theme, "primary")
    qtbot.addWidget(control)
    control.resize(control.sizeHint())
    before = look(control)
    theme.choose("dark")
    assert look(control) != before
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


# As assistive technology presses


def press_by_accessibility(button: QAbstractButton) -> None:
    """Do the first thing that assistive technology is offered: of what can be checked, to toggle it."""
    action = QAccessible.queryAccessibleInterface(button).actionInterface()
    action.doAction(action.actionNames()[0])


def test_what_assistive_technology_checks_is_clicked(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Client or family")
    qtbot.addWidget(chip)
    clicks: list[bool] = []
    chip.clicked.connect(lambda checked: clicks.append(checked))
    for checked in (True, False):
        with qtbot.waitSignal(chip.clicked):
            press_by_accessibility(chip)
        assert chip.isChecked() is checked
    assert clicks == [True, False]


def test_what_we_check_is_not_clicked(theme: Theme, qtbot: QtBot) -> None:
    chips = [Chip(theme, word) for word in ("one", "two")]
    group = QButtonGroup()
    for chip in chips:
        qtbot.addWidget(chip)
        group.addButton(chip)
    pressed: list[QAbstractButton] = []
    group.buttonClicked.connect(lambda button: pressed.append(button))
    chips[0].setChecked(True)
    chips[1].setChecked(True)
    QApplication.processEvents()
    assert pressed == []
    with qtbot.waitSignal(group.buttonClicked):
        press_by_accessibility(chips[0])
    assert pressed == [chips[0]]
    assert [chip.isChecked() for chip in chips] == [True, False]
    QApplication.processEvents()
    assert pressed == [chips[0]]


def test_a_key_that_has_no_room_is_left_out_whole(qtbot: QtBot, theme: Theme) -> None:
    one, other = (Button(theme, "Set it down", "primary", hint=hint) for hint in ("Ctrl A", "Ctrl B"))
    for button in (one, other):
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
    assert one.grab().toImage() != other.grab().toImage()
    for button in (one, other):
        button.resize(button.sizeHint().width() - 30, button.height())
    assert one.grab().toImage() == other.grab().toImage()
