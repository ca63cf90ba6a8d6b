# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words that a slip of the hand let go: said at the foot, with an Undo that leads back to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from holdspace.ui.widgets.entry_edit import EntryEdit
from household import LOCKED, UNLOCKED
from ui.doorways.conftest import CTRL, ENTER, ESC, Walk

if TYPE_CHECKING:
    from collections.abc import Callable

    WalkIn = Callable[..., Walk]

MARKER = "the stairs again"
SAID = "Let go. Not kept."


def write_of_today(walk: Walk) -> None:
    walk.go("day-end")
    walk.key(2)
    walk.type(MARKER)


def box(walk: Walk) -> EntryEdit:
    found = walk.find("doorway.entry")
    assert isinstance(found, EntryEdit)
    return found


@pytest.mark.parametrize("state", [UNLOCKED, LOCKED])
def test_gone_on_from_by_a_slip_they_are_in_their_box_again(walk_in: WalkIn, state: str) -> None:
    walk = walk_in(state)
    write_of_today(walk)
    walk.key(ENTER, modifier=CTRL)
    assert (walk.step, walk.window.toast.words) == ("work_list", SAID)
    walk.window.undo()
    assert (walk.step, box(walk).plain_text()) == ("held", MARKER)
    assert walk.window.focusWidget() is box(walk)
    walk.find("doorway.keep").click()
    walk.key(ENTER, modifier=CTRL)
    assert (walk.step, walk.window.can_undo) == ("work_list", False), "they are kept"
    walk.key(ESC)
    walk.window.watch._later.stop()


@pytest.mark.parametrize("leaves_end", [False, True])
def test_ended_by_a_slip_it_goes_on_with_them_from_the_end_and_from_now(
    walk_in: WalkIn, leaves_end: bool
) -> None:
    walk = walk_in()
    write_of_today(walk)
    walk.wait(30)
    walk.key(ESC)
    assert (walk.step, walk.window.toast.words) == ("", SAID)
    if leaves_end:
        walk.key(ESC)
        assert walk.window.place == "now"
    walk.wait(3)
    walk.window.undo()
    assert (walk.window.place, walk.step, box(walk).plain_text()) == ("doorway", "held", MARKER)
    assert walk.shows("doorway.entry") and not walk.shows("doorway.end")
    assert walk.window._rail.isHidden()
    assert walk.household.places.interrupted.exists(), "a crash leaves its link again"
    walk.key(ESC)
    walk.window.toast.dismiss()
    (session,) = walk.sessions
    assert (session.practice, session.seconds) == ("day_end", 30.0)


def test_an_end_that_is_taken_back_is_told_in_no_next_process(walk_in: WalkIn) -> None:
    walk = walk_in()
    write_of_today(walk)
    walk.key(ESC)
    walk.window.undo()
    assert "ended" not in walk.page.snapshot()
    walk.page.stop()


def test_another_doorway_begun_since_goes_on_and_the_words_wait_on_now(walk_in: WalkIn) -> None:
    walk = walk_in()
    write_of_today(walk)
    walk.go("before")
    assert walk.window.toast.words == SAID
    walk.window.undo()
    assert (walk.step, walk.window.now.composer.words().text) == ("who", MARKER)
    assert walk.window.toast.words == "Your unfinished words wait on Now."
    walk.page.stop()
    walk.window.now.composer._clear()
    walk.household.capture.keep_draft_now()


def test_once_the_undo_is_gone_so_are_the_words(walk_in: WalkIn) -> None:
    walk = walk_in()
    write_of_today(walk)
    walk.key(ENTER, modifier=CTRL)
    visit: Any = walk.page._visit
    assert visit._let_go.are_held
    walk.window.toast.dismiss()
    assert not visit._let_go.are_held
    walk.key(ESC)


def test_the_undo_of_words_let_go_since_outlives_that_of_those_before(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2, ENTER)
    walk.key(ENTER, modifier=CTRL)
    walk.key(2)
    walk.find("doorway.sort").click()
    for words in ("mine", "theirs"):
        walk.type(words)
        walk.key(ENTER, modifier=CTRL)
    assert walk.step == "system"
    walk.window.undo()
    assert (walk.step, box(walk).plain_text()) == ("theirs", "theirs")
    walk.key(ESC)
    walk.window.toast.dismiss()


def test_what_was_told_before_a_doorway_began_does_not_stand_in_it(walk_in: WalkIn) -> None:
    walk = walk_in()
    write_of_today(walk)
    walk.key(ESC)
    assert walk.window.can_undo
    walk.go("before")
    assert (walk.window.toast.words, walk.window.can_undo) == ("", False)
    assert not walk.page._visit._let_go.are_held
    walk.page.stop()


@pytest.mark.parametrize("kept", [True, False])
def test_words_of_now_from_before_have_their_undo_beside_a_doorway(walk_in: WalkIn, kept: bool) -> None:
    walk = walk_in()
    walk.type(MARKER)
    composer = walk.window.now.composer
    (composer.set_down if kept else composer.let_go)()
    said = walk.window.toast.words
    walk.go("day-end")
    assert (walk.window.toast.words, walk.window.can_undo) == (said, True)
    walk.window.undo()
    assert (walk.household.texts, composer.words().text) == ([], MARKER)
    walk.page.stop()
    composer._clear()
    walk.household.capture.keep_draft_now()


def test_what_went_wrong_is_still_to_be_read_in_a_doorway(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.window.warn("The disk is full.")
    walk.go("before")
    assert walk.window.toast.words == "The disk is full."
    walk.page.stop()
    walk.window.toast.dismiss()
