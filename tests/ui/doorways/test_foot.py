# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The foot of a doorway: what of the time it tells in the room that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.doorways.conftest import ENTER, ESC, Walk
from ui.doorways.test_pocket import PocketWalk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make


def test_in_its_row_it_says_until_when_the_time_is_ones_own(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.window.resize(700, 600)
    walk.go("before")
    QApplication.processEvents()
    time = walk.page.time
    assert time.note.isVisible()
    assert time.digits.isVisible()
    assert abs(time.note.geometry().center().y() - time.geometry().center().y()) < time.stop.height() / 2
    walk.key(ESC)


def test_where_the_row_has_no_room_it_is_said_that_the_time_is_over_and_nothing_before(
    household_in: Make, theme: Theme, qtbot: QtBot
) -> None:
    walk = PocketWalk(household_in("unlocked"), theme, qtbot)
    walk.go("before")
    time = walk.view.time
    assert not time.note.isVisible()
    assert time.digits.text() == "1:00"
    walk.key(ENTER)
    walk.wait(33)
    walk.wait(30)
    QApplication.processEvents()
    assert time.note.isVisible()
    assert time.note.geometry().bottom() <= time.stop.geometry().top()
    assert time.note.text() == "That’s the minute. Go when you’re ready."
    walk.key(ENTER)
