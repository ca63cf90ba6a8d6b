# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is chosen by a digit or a click, and that the earlier load shows only afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.ui.widgets.controls import Button
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


def to_the_last_question(walk: Walk) -> None:
    walk.go("after")
    walk.key(4, 2)
    walk.key(ENTER, modifier=CTRL)
    assert (walk.step, walk.find("doorway.load_before").text()) == ("load_after", "")


def test_what_was_said_before_shows_only_once_it_is_said_anew(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    to_the_last_question(walk)
    walk.find("doorway.load_after.3").click()
    assert (walk.step, walk.find("doorway.load_before").text()) == ("load_after", "it was 4")
    walk.key(ENTER)
    assert walk.find("doorway.loads").accessibleName() == "How heavy: 4 before, 3 now."


@pytest.mark.parametrize(
    ("digit", "words"), [(2, "How heavy: 4 before, 2 now."), (4, "How heavy: 4 before, 4 now.")]
)
def test_a_digit_goes_on_at_the_last_question_as_at_the_first_and_the_end_has_both(
    walk_in: Callable[..., Walk], digit: int, words: str
) -> None:
    walk = walk_in()
    to_the_last_question(walk)
    walk.key(digit)
    assert (walk.step, walk.page._visit.load_after) == ("", digit)
    assert walk.find("doorway.loads").accessibleName() == words
    assert walk.shows("doorway.loads")


def test_the_day_is_closed_by_the_one_filled_button_and_not_by_enter_twice(
    walk_in: Callable[..., Walk],
) -> None:
    walk = walk_in()
    walk.go("day-end")
    tap = walk.find("doorway.left.nothing")
    assert isinstance(tap, Button)
    assert (walk.window.focusWidget(), tap._kind) == (tap, "primary")
    walk.key(9, ENTER)
    assert walk.step == "left", "the second press of two"
    walk.wait(1)
    walk.key(ENTER)
    assert walk.find("doorway.end").accessibleName() == "The day is closed."


def test_from_the_one_tap_the_keys_lead_to_the_way_on(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("day-end")
    walk.key(Qt.Key.Key_Right)
    assert walk.window.focusWidget() is walk.find("doorway.left.some")
    walk.key(ENTER)
    assert walk.step == "held"
    walk.key(ENTER, 1)
    assert walk.find("doorway.work_list.on_it").isChecked()
    walk.key(ESC)


def test_enter_at_the_ways_takes_none_and_keys_lead_to_each(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, ENTER, ENTER)
    assert walk.step == "way", "nobody has moved to a way yet"
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        walk.key(key)
        seen.append(walk.window.focusWidget().accessibleIdentifier())
    assert seen == [f"doorway.way.{way}" for way in ("outside", "words", "coffee")]
    walk.key(Qt.Key.Key_Left, ENTER)
    assert walk.step == "words"
    walk.key(ESC)


def test_tab_leads_from_the_question_to_the_first_way(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in("none")
    walk.go("after")
    walk.key(4, Qt.Key.Key_Tab)
    assert walk.window.focusWidget() is walk.find("doorway.way.outside")
    walk.key(ENTER)
    assert walk.step == "outside"
    walk.key(ESC)
