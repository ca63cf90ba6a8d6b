# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is chosen by a digit or a click, and that the earlier load shows only afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.doorways.conftest import CTRL, ENTER, ESC, Walk

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_digit_checks_who_is_behind_the_door_and_again_unchecks(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(1, 6, 1, 9)
    assert walk.page._visit.audiences == ("myself",)
    walk.key(ESC)


def test_a_click_on_a_load_chooses_and_waits_a_digit_goes_on(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("after")
    walk.find("doorway.load.2").click()
    assert (walk.step, walk.page._visit.load) == ("load", 2)
    walk.find("doorway.load.2").click()
    assert walk.page._visit.load is None
    walk.key(7)
    assert walk.step == "load"
    walk.key(5)
    assert (walk.step, walk.page._visit.load) == ("way", 5)
    walk.key(ESC)


def test_what_was_said_before_shows_only_once_it_is_said_anew(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2)
    walk.key(ENTER, modifier=CTRL)
    assert walk.find("doorway.load_before").text() == ""
    walk.key(3)
    assert walk.step == "load_after"
    assert walk.find("doorway.load_before").text() == "it was 4"
    walk.key(ESC)


def test_the_one_tap_is_not_the_way_on(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("day-end")
    assert walk.window.focusWidget() is walk.find("doorway.left.some")
    walk.key(9, ENTER)
    assert walk.step == "held"
    walk.key(ENTER, 1)
    assert walk.find("doorway.work_list.on_it").isChecked()
    walk.key(ESC)
