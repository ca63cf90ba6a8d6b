# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The slider: by keyboard, by mouse, and told to assistive technology."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from holdspace.ui.widgets.slider import Slider

if TYPE_CHECKING:
    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def slider(qtbot: QtBot, theme: Theme) -> Slider:
    made = Slider(theme, "Volume", "some.volume")
    qtbot.addWidget(made)
    made.resize(400, 40)
    made.setValue(50)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def settled(slider: Slider) -> list[int]:
    told: list[int] = []
    slider.settled.connect(told.append)
    return told


def test_keys_move_it_step_by_step_and_settle_at_each(slider: Slider, qtbot: QtBot) -> None:
    told = settled(slider)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(slider, key)
    assert told == [55, 50, 70, 0, 100]
    qtbot.keyClick(slider, Qt.Key.Key_Right)  # no further
    qtbot.keyClick(slider, Qt.Key.Key_A)
    assert told == [55, 50, 70, 0, 100]


def test_the_mouse_takes_it_along_and_it_settles_once_let_go(slider: Slider, qtbot: QtBot) -> None:
    told, middle = settled(slider), slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(100, middle))
    assert slider.value() == pytest.approx(23, abs=2)
    qtbot.mouseMove(slider, QPoint(300, middle))
    assert slider.value() == pytest.approx(77, abs=2)
    assert told == []
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(900, middle))
    assert told == [100]
    qtbot.mouseClick(slider, Qt.MouseButton.RightButton, pos=QPoint(10, middle))
    assert told == [100]


def test_whoever_scrolls_past_changes_nothing(slider: Slider) -> None:
    turn = QWheelEvent(
        QPointF(100, 10),
        QPointF(100, 10),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, turn)
    assert slider.value() == 50
    assert not turn.isAccepted()


def test_from_right_to_left_more_is_at_the_left(slider: Slider, qtbot: QtBot) -> None:
    slider.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(100, 10))
    assert slider.value() == pytest.approx(77, abs=2)
    assert slider._knob.x() == pytest.approx(100, abs=4)


def test_assistive_technology_is_told_its_name_and_value(slider: Slider) -> None:
    told = QAccessible.queryAccessibleInterface(slider)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "Volume"
    value = told.valueInterface()
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0, 50, 100)
    assert slider.accessibleIdentifier() == "some.volume"


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_it_shows_how_far_it_is_and_that_it_has_the_keyboard(
    slider: Slider, theme: Theme, scheme: str
) -> None:
    theme.choose(scheme)

    def picture() -> QImage:
        return slider.grab().toImage()

    slider.clearFocus()
    plain = picture()
    slider.setFocus()
    ringed = picture()
    slider.setValue(80)
    assert plain != ringed != picture()
    ratio = ringed.devicePixelRatio()
    focus = theme.colour("focus").name()
    assert focus in {
        ringed.pixelColor(round(x * ratio), round(slider.height() / 2 * ratio)).name()
        for x in range(slider.width())
    }


def test_it_grows_with_the_text(slider: Slider, theme: Theme) -> None:
    before = slider.sizeHint()
    theme.scale_text(200)
    assert slider.sizeHint().height() > before.height()
    assert slider.minimumSizeHint().width() < slider.sizeHint().width()
