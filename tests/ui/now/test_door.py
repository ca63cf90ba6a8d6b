# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A doorway as a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt

from holdspace.ui.now.door import Door

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

LINES = ("One or two minutes, to arrive steady.", "One or two minutes.")


@pytest.fixture
def door(qtbot: QtBot, theme: Theme) -> Door:
    door = Door(theme, "before", "Before", *LINES)
    qtbot.addWidget(door)
    door.resize(272, 129)
    door.show()
    return door


def test_it_is_named_and_described(door: Door) -> None:
    assert door.doorway == "before"
    assert door.accessibleIdentifier() == "now.before"
    assert door.text() == "Before"
    assert door.accessibleDescription() == LINES[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_it_opens_by_the_keyboard(qtbot: QtBot, door: Door, key: Qt.Key) -> None:
    with qtbot.waitSignal(door.clicked):
        qtbot.keyClick(door, key)


def test_small_it_asks_for_less_room(door: Door) -> None:
    before = door.sizeHint()
    door.set_small(True)
    assert door.sizeHint().width() < before.width()
    assert door.sizeHint().height() < before.height()


@pytest.mark.parametrize("percent", [100, 130, 150, 200])
@pytest.mark.parametrize("small", [True, False])
def test_its_words_fit_into_the_room_it_asks_for(door: Door, theme: Theme, percent: int, small: bool) -> None:
    theme.scale_text(percent)
    door.set_small(small)
    door.resize(door.sizeHint())
    line = LINES[1] if small else LINES[0]
    font = theme.font(0.95)
    left = theme.px(15 + (44 + 14 if small else 62 + 18))
    room = QRect(0, 0, door.width() - left - theme.px(12), 1000)
    wraps = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    lines = door.font_metrics(font).boundingRect(room, wraps, line)
    name = door.font_metrics(theme.serif(1.25 if small else 1.36)).height()
    assert lines.width() <= room.width()
    assert name + lines.height() + 2 <= door.height()


@pytest.mark.parametrize("doorway", ["before", "after", "day_end"])
def test_each_has_a_picture_of_its_own(qtbot: QtBot, theme: Theme, doorway: str) -> None:
    doors = [Door(theme, name, "Name", *LINES) for name in ("before", doorway)]
    for door in doors:
        qtbot.addWidget(door)
        door.resize(272, 129)
    first, second = (door.grab().toImage() for door in doors)
    assert (first == second) is (doorway == "before")
