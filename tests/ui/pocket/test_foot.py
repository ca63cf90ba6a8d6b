# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a toast stays off at the foot of the pocket window: the buttons into an exercise and out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from holdspace.services.vault import UNLOCKED
from holdspace.ui.pocket.foot import foot_buttons
from holdspace.ui.pocket.window import PocketWindow
from holdspace.ui.pocket_room import pocket_room
from window_house import find, make_house

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make


@pytest.fixture
def pocket(qtbot: QtBot, theme: Theme, household_in: Make) -> PocketWindow:
    """A pocket window in which words were let go just now, which can be undone."""
    house = make_house(theme, household_in(UNLOCKED))
    pocket = PocketWindow(
        house.app, theme, house.vault, house.capture, house.now.feelings, house.say, pocket_room(house)
    )
    qtbot.addWidget(pocket)
    pocket.show()
    pocket.activateWindow()
    pocket.focus_entry()
    QApplication.processEvents()
    qtbot.keyClicks(pocket.composer.entry, "a few words")
    qtbot.mouseClick(find(QWidget, pocket, "pocket.let_go"), Qt.MouseButton.LeftButton)
    return pocket


def covered(pocket: PocketWindow) -> list[str]:
    assert pocket.toast.can_undo
    assert pocket._exercises is not None
    buttons = foot_buttons(pocket._exercises)
    assert buttons
    return [
        button.accessibleIdentifier()
        for button in buttons
        if QRect(button.mapTo(pocket, QPoint(0, 0)), button.size()).intersects(pocket.toast.geometry())
    ]


def test_it_lies_on_no_way_into_an_exercise(qtbot: QtBot, pocket: PocketWindow) -> None:
    qtbot.waitUntil(lambda: covered(pocket) == [])
    assert pocket.rect().contains(pocket.toast.geometry())


@pytest.mark.parametrize(
    ("way", "out"),
    [("one_breath", "pause.stop"), ("breathe", "breathe.stop"), ("silence", "pocket.silence_stop")],
)
def test_it_lies_on_no_way_out_of_one(qtbot: QtBot, pocket: PocketWindow, way: str, out: str) -> None:
    find(QAbstractButton, pocket, f"pocket.{way}").click()
    exercises = pocket._exercises
    assert exercises is not None
    assert out in [each.accessibleIdentifier() for each in foot_buttons(exercises)]
    qtbot.waitUntil(lambda: covered(pocket) == [])
    assert pocket.rect().contains(pocket.toast.geometry())
    exercises.stop()
