# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words at a doorway through a lock: sealed, to be kept or not, and back in their box once it is open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from holdspace.domain.own_practices import OwnStep
from holdspace.services.practices import OVER
from holdspace.storage.earlier_drafts import earlier_drafts
from ui.doorways.conftest import CTRL, ENTER, ESC, Walk
from ui.doorways.test_own import begin

if TYPE_CHECKING:
    from collections.abc import Callable

    WalkIn = Callable[..., Walk]

MARKER = "six doors and a laugh"


def to_day_end(walk: Walk) -> None:
    walk.go("day-end")
    walk.key(2)


def to_before(walk: Walk) -> None:
    walk.go("before")
    walk.key(ENTER)


def to_before_at_its_end(walk: Walk) -> None:
    to_before(walk)
    walk.wait(130)
    assert walk.page._session.state == OVER


def to_sorting(walk: Walk) -> None:
    walk.go("after")
    walk.key(4, 2)
    walk.wait(20)
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    walk.find("doorway.sort").click()


def to_own(walk: Walk) -> None:
    begin(walk, OwnStep("write", "", 60), OwnStep("let_go", "", 15))
    walk.key(ENTER)


def through_a_lock(walk: Walk) -> Walk:
    """Lock as someone asks for it, and go on in the next process, with the journal open again."""
    states: list[dict[str, Any]] = []
    walk.window.relaunch_wanted.connect(states.append)
    walk.window.lock()
    assert states
    said = json.dumps(states)
    assert not any(word in said for word in (MARKER, "laugh"))
    assert not walk.household.disk_holds(MARKER)
    again = walk.as_next_process(states[-1] | {"lock_asked": True})
    again.open()
    return again


@pytest.mark.parametrize("to", [to_day_end, to_before, to_before_at_its_end, to_sorting, to_own])
def test_words_of_a_doorway_stand_in_their_box_again_after_a_lock(
    walk_in: WalkIn, to: Callable[[Walk], None]
) -> None:
    walk = walk_in()
    to(walk)
    walk.type(MARKER)
    step = walk.step
    again = through_a_lock(walk)
    again._qtbot.waitUntil(lambda: bool(again.page.view.box.plain_text()))
    assert again.find("now.go_on").isVisible()
    again.find("now.go_on").click()
    assert (again.step, again.page.view.box.plain_text(), again.page.view.keeps) == (step, MARKER, False)
    assert earlier_drafts(again.household.places) == [], "what is not to be kept is on no disk again"
    again.key(ENTER, modifier=CTRL)
    again.page.stop()
    assert MARKER not in "".join(again.household.texts)


def test_words_that_are_kept_and_what_was_laid_by_come_back_as_they_were(walk_in: WalkIn) -> None:
    walk = walk_in()
    to_sorting(walk)
    walk.type("plum")
    walk.find("doorway.keep").click()
    walk.page.view.box.setFocus()
    walk.key(ENTER, modifier=CTRL)
    walk.type(MARKER)
    walk.find("doorway.keep").click()
    again = through_a_lock(walk)
    again._qtbot.waitUntil(lambda: bool(again.page.view.box.plain_text()))
    assert again.page.view.keeps
    assert again.household.texts == [], "they are no entry yet"
    again.find("now.go_on").click()
    again.key(ENTER, modifier=CTRL)
    again.page.stop()
    assert again.household.texts == [f"What was mine?\nplum\n\nWhat was theirs?\n{MARKER}"]


def test_one_thought_through_a_lock_is_one_entry(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2)
    walk.type(MARKER)
    again = through_a_lock(walk)
    again._qtbot.waitUntil(lambda: bool(again.page.view.box.plain_text()))
    again.find("now.go_on").click()
    assert again.page.view.box.plain_text() == MARKER
    again.page.stop()
    assert again.household.texts == [MARKER]
    assert earlier_drafts(again.household.places) == []


def test_what_was_typed_while_it_was_locked_stands_below_what_was_before(walk_in: WalkIn) -> None:
    walk = walk_in()
    to_day_end(walk)
    walk.type(MARKER)
    states: list[dict[str, Any]] = []
    walk.window.relaunch_wanted.connect(states.append)
    walk.window.lock()
    again = walk.as_next_process(states[-1] | {"lock_asked": True})
    again.find("now.go_on").click()
    assert again.find("doorway.step").isVisible()
    again.type("and more")
    again.open()
    again._qtbot.waitUntil(lambda: MARKER in again.page.view.box.plain_text())
    assert again.page.view.box.plain_text() == f"{MARKER}\nand more"
    again.page.stop()


def test_with_nothing_to_go_on_with_they_are_a_note(walk_in: WalkIn) -> None:
    walk = walk_in()
    to_day_end(walk)
    walk.type(MARKER)
    states: list[dict[str, Any]] = []
    walk.window.relaunch_wanted.connect(states.append)
    walk.window.lock()
    again = walk.as_next_process(states[-1] | {"lock_asked": True})
    again.find("now.go_on").click()
    again.key(ESC)
    again.open()
    again._qtbot.waitUntil(lambda: again.household.texts == [MARKER])
