# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the two forms of a doorway share: one visit for both, and each shows its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from holdspace.services.practices import RUNNING
from holdspace.ui.doorway_wiring import doorway_room
from holdspace.ui.doorways.pocket import PocketDoorway
from ui.doorways.conftest import ENTER, ESC

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.doorways.conftest import Walk


@pytest.fixture
def pocket_of(qtbot: QtBot) -> Callable[[Walk], PocketDoorway]:
    """A function that shows the minute's form beside a window, over the same visit."""

    shown: list[PocketDoorway] = []  # as the program has it: one that nobody has goes amid its events

    def make(walk: Walk) -> PocketDoorway:
        pocket = PocketDoorway(doorway_room(walk.window._house))
        shown.append(pocket)
        qtbot.addWidget(pocket)
        pocket.resize(360, 480)
        pocket.show()
        return pocket

    return make


def test_the_page_shows_nothing_of_a_minute_in_the_pocket_window(
    walk_in: Callable[..., Walk], pocket_of: Callable[[Walk], PocketDoorway]
) -> None:
    walk = walk_in()
    page, pocket = walk.page, pocket_of(walk)
    pocket.begin("before")
    assert pocket.doorway == "before"
    assert (page.is_under_way, page.view, page.doorway, page.snapshot()) == (False, None, "", {})
    assert page.interrupted == ("", 0.0)
    pocket.stop()
    walk.go("after")
    assert (pocket.is_under_way, pocket.view, pocket.snapshot()) == (False, None, {})
    walk.key(ESC)


def test_the_page_takes_a_minute_over_with_its_time_and_what_was_said(
    walk_in: Callable[..., Walk], pocket_of: Callable[[Walk], PocketDoorway], qtbot: QtBot
) -> None:
    walk = walk_in()
    pocket = pocket_of(walk)
    pocket.begin("after")
    pocket._take_digit(4)
    walk.wait(12)
    with qtbot.waitSignal(pocket.left):
        walk.go("after")
    assert walk.step == "way"
    assert pocket.view is None
    assert walk.find("doorway.remaining").accessibleName() == "4:48"
    assert walk.window._rail.isHidden()
    walk.key(2)
    walk.key(ENTER)
    walk.key(ESC)
    (session,) = walk.sessions
    assert (session.practice, session.load, session.seconds) == ("after", 4, 12.0)


def test_a_breath_in_the_pocket_window_waits_while_nobody_sees_it_and_its_minute_does_not(
    walk_in: Callable[..., Walk], pocket_of: Callable[[Walk], PocketDoorway]
) -> None:
    walk = walk_in()
    pocket = pocket_of(walk)
    pocket.begin("before")
    pocket._on_go()
    assert pocket.time.is_ticking
    pocket.hide()
    assert not pocket.time.is_ticking
    walk.household.clock.pass_by(40)
    pocket.show()
    session = pocket._session
    assert (session.state, session.seconds_left(), pocket.time.is_ticking) == (RUNNING, 20.0, True)
    assert (session.step_elapsed(), session.step_seconds_left()) == (0.0, 20.0)
    pocket.stop()


def test_a_step_gone_at_once_comes_as_no_window(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.page._on_go()
    walk.page._on_go()
    walk.page.stop()
    QApplication.processEvents()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [walk.window]


def test_a_step_that_comes_by_itself_leaves_the_keyboard_where_it_is(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(ENTER, ENTER)
    assert walk.step == "breathe"
    stop = walk.find("doorway.stop")
    stop.setFocus()
    walk.wait(30)
    assert walk.step == "cards"
    assert walk.window.focusWidget() is stop, "it was not in the step"
    walk.key(ESC)


def test_the_palette_stays_open_over_a_step_that_comes_by_itself(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(ENTER, ENTER)
    walk.window.open_palette()
    QApplication.processEvents()
    at = QApplication.focusWidget()
    assert at is not None
    assert walk.window._palette.isVisible()
    walk.wait(30)
    QApplication.processEvents()
    assert walk.step == "cards"
    assert walk.window._palette.isVisible()
    assert QApplication.focusWidget() is at
    walk.window._palette.hide()
    walk.page.stop()


def test_a_key_meant_for_the_breath_that_has_just_ended_takes_no_step(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(ENTER, ENTER)
    walk.wait(30)
    assert walk.step == "cards"
    assert walk.window.focusWidget() is walk.find("doorway.go")
    walk.household.clock.pass_by(0.9)
    walk.key(ENTER, Qt.Key.Key_Space)
    assert walk.step == "cards", "unread"
    walk.household.clock.pass_by(0.2)
    walk.key(ENTER)
    assert walk.step == ""
