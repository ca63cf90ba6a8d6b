# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Doorways that are left, in the middle or at their limit: what is kept, said, and handed on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from holdspace.services.practices import OVER
from household import LOCKED
from ui.doorways.conftest import CTRL, ENTER, ESC, Walk

if TYPE_CHECKING:
    from collections.abc import Callable

    WalkIn = Callable[..., Walk]

MARKER = "the stairs again"


def handed_on(states: list[dict[str, Any]]) -> dict[str, Any]:
    state = json.loads(json.dumps(states[-1]))
    assert isinstance(state, dict)
    return state


def to_the_end_of_after(walk: Walk, seconds: float = 20.0) -> None:
    walk.go("after")
    walk.key(4, 2)
    walk.type(MARKER)
    walk.wait(seconds)
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)


def test_one_left_at_its_limit_is_recorded_and_leaves_no_link(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(3, ENTER, ENTER)
    walk.wait(200)
    assert (walk.step, walk.page._session.state) == ("cards", OVER)
    assert not walk.household.places.interrupted.exists()
    again = walk.as_next_process()
    again.window.show_now()
    assert not again.shows("now.go_on")
    again.open()
    (session,) = again.sessions
    assert (session.seconds, session.whole, session.audiences) == (120.0, True, ("adjuster",))


def test_what_is_said_after_the_limit_is_added_to_the_same_session(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2)
    walk.wait(310)
    assert [(each.load, each.load_after) for each in walk.sessions] == [(4, None)]
    walk.key(ENTER, modifier=CTRL)
    walk.key(2)
    assert [(each.load, each.load_after, each.seconds) for each in walk.sessions] == [(4, 2, 300.0)]


def test_one_left_at_its_limit_is_nobodys_work_and_lets_the_process_go(walk_in: WalkIn) -> None:
    walk = walk_in(LOCKED)
    walk.go("after")
    walk.key(4)
    walk.window.show_now()
    link = walk.find("now.go_on")
    assert (link.isVisible(), link.text()) == (True, "Go on with After")
    walk.household.clock.pass_by(30)
    assert walk.window.is_in_use
    walk.wait(400)
    assert walk.page._session.state == OVER
    assert not link.isVisible(), "nothing is left to go on with"
    assert not walk.window.is_in_use
    states: list[dict[str, Any]] = []
    walk.window.relaunch_wanted.connect(states.append)
    walk.window.watch.leave_memory()
    walk.window.watch.leave_no_words()
    walk.window.watch._later.stop()
    again = walk.as_next_process()
    again.window.resume(handed_on(states))
    assert (again.window.place, again.step) == ("now", "way"), "it does not come back by itself"
    again.page.stop()


def test_words_that_stand_at_its_limit_keep_the_process_without_waking_it(walk_in: WalkIn) -> None:
    walk = walk_in(LOCKED)
    walk.go("day-end")
    walk.key(2)
    walk.type(MARKER)
    walk.wait(310)
    walk.window.show_now()
    assert walk.find("now.go_on").isVisible(), "the words wait there"
    states: list[dict[str, Any]] = []
    walk.window.relaunch_wanted.connect(states.append)
    walk.window.watch.leave_memory()
    walk.window.watch._later.stop()
    walk.window.watch.leave_no_words()
    assert (states, walk.window.watch._later.isActive()) == ([], False)
    walk.page.stop()
    assert walk.window.watch._later.isActive(), "its end comes to that again"
    walk.window.watch._later.stop()


def test_locked_words_leave_memory_while_the_end_is_still_shown(walk_in: WalkIn) -> None:
    walk = walk_in(LOCKED)
    to_the_end_of_after(walk)
    assert walk.window.place == "doorway"
    assert walk.window.watch._later.isActive()
    walk.window.watch._later.stop()


def test_a_doorway_that_is_shown_is_handed_on_and_not_a_breath_that_was_left(walk_in: WalkIn) -> None:
    states: list[dict[str, Any]] = []
    walk = walk_in()
    walk.window.relaunch_wanted.connect(states.append)
    walk.window.do("breathe", "long_exhale")
    walk.household.clock.pass_by(3)
    walk.window.page("breathe")._session.elapsed()
    walk.household.clock.pass_by(4)
    walk.window.show_now()
    walk.go("after")
    walk.key(4)
    walk.wait(10)
    walk.key(1)
    state = handed_on(states)
    assert state["exercise"] == "doorway"
    assert "left" not in state
    assert state["session"]["practice"]["id"] == "after"
    walk.window.page("breathe")._session.stop()
    walk.page.stop()


def test_what_is_shown_is_handed_on_before_a_doorway_that_waits(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4)
    walk.window.show_now()
    walk.window.do("breathe", "box")
    assert walk.window._doors.snapshot()["exercise"] == "breathe"
    assert walk.page._session.is_handed_on, "beside it: it waits there, too"
    walk.window.page("breathe")._session.stop()
    walk.window.show_now()
    assert walk.window._doors.snapshot()["left"] is True
    assert walk.page._session.is_handed_on
    walk.page.stop()


def test_a_step_kept_for_a_crash_is_not_handed_on(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4)
    assert walk.household.places.interrupted.exists()
    assert not walk.page._session.is_handed_on
    walk.key(ESC)


def test_sorting_belongs_to_the_session_it_is_offered_for(walk_in: WalkIn) -> None:
    walk = walk_in()
    to_the_end_of_after(walk)
    visit = walk.page._visit
    (after,) = walk.sessions
    visit.begin(
        next(each.practice for each in walk.page._room.practices if each.practice.id == "before_short")
    )
    walk.wait(8)
    visit.session.stop()
    walk.find("doorway.sort").click()
    walk.type(MARKER)
    walk.find("doorway.keep").click()
    walk.key(ENTER, modifier=CTRL)
    walk.key(ESC)
    assert {each.session_id for each in walk.household.entries} == {after.id}
    assert f"What was mine?\n{MARKER}" in walk.household.texts
    assert len(walk.sessions) == 2


def test_the_end_is_shown_in_the_next_process_as_it_was_with_its_offer(walk_in: WalkIn) -> None:
    states: list[dict[str, Any]] = []
    walk = walk_in()
    walk.window.relaunch_wanted.connect(states.append)
    to_the_end_of_after(walk)
    (after,) = walk.sessions
    shown = [walk.find(f"doorway.{each}").accessibleName() for each in ("end", "kept")]
    assert shown == ["This time was yours.", "Set down."]
    walk.household.vault.lock()
    assert MARKER not in json.dumps(states)
    again = walk.as_next_process()
    again.window.resume(handed_on(states))
    assert [again.find(f"doorway.{each}").accessibleName() for each in ("end", "kept")] == shown
    again.open()
    again.find("doorway.sort").click()
    again.type("mine")
    again.find("doorway.keep").click()
    again.key(ENTER, modifier=CTRL)
    again.key(ESC)
    assert {each.session_id for each in again.household.entries} == {after.id}
    assert "What was mine?\nmine" in again.household.texts


@pytest.mark.parametrize("of", [None, 7, "", "nobody"])
def test_an_end_of_no_session_offers_nothing_to_follow(walk_in: WalkIn, of: object) -> None:
    walk = walk_in()
    walk.window.resume({"exercise": "doorway", "session": {"ended": "after", "of": of}})
    assert walk.shows("doorway.end")
    assert not walk.shows("doorway.sort")


@pytest.mark.parametrize(
    ("seconds", "words"), [(12, "This time was yours."), (280, "Five minutes, and they were yours.")]
)
def test_the_end_tells_no_minutes_that_were_not(walk_in: WalkIn, seconds: float, words: str) -> None:
    walk = walk_in()
    to_the_end_of_after(walk, seconds)
    assert walk.find("doorway.end").accessibleName() == words


def test_outside_asks_for_its_lock_once(walk_in: WalkIn) -> None:
    states: list[dict[str, Any]] = []
    walk = walk_in()
    walk.window.relaunch_wanted.connect(states.append)
    walk.go("after")
    walk.key(4)
    walk.wait(10)
    walk.key(1)
    again = walk.as_next_process()
    again.household.clock.pass_by(0.4)
    again.window.resume(handed_on(states))
    assert again.step == "outside"
    assert not again.window.watch._has_sealed
    assert not again.window.watch._later.isActive()
    again.page.stop()
    again.window.watch._later.stop()


def test_one_cut_off_outside_locks_where_it_goes_on_with_the_journal_open(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 1)
    again = walk.as_next_process()
    again.open()
    again.find("now.go_on").click()
    assert again.step == "outside"
    assert again.household.vault.state == LOCKED
    again.page.stop()


@pytest.mark.parametrize("keys", [(), (ENTER,), (ENTER, ENTER)], ids=["who", "intention", "breathe"])
def test_left_at_any_step_the_minutes_are_ones_own_and_run_on(walk_in: WalkIn, keys: tuple[Any, ...]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(*keys)
    step, until = walk.step, walk.find("doorway.until").text()
    walk.window.show_now()
    link = walk.find("now.go_on")
    assert link.text() == "Go on with Before"
    walk.household.clock.pass_by(50)
    link.click()
    assert (walk.step, walk.page._session.seconds_left()) == (step, 70.0)
    assert walk.find("doorway.until").text() == until
    walk.window.show_now()
    walk.wait(100)
    assert (walk.page._session.state, link.isVisible()) == (OVER, False)
    walk.page.stop()
    assert [each.seconds for each in walk.sessions] == [120.0]
