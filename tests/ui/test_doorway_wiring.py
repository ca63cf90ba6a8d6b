# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What ties the page of the doorways to the window."""

from __future__ import annotations

from functools import partial
from typing import Any

from hand_clock import HandClock
from holdspace.services.capture import Words
from holdspace.services.doorway_boxes import Box
from holdspace.services.errors import DiskFull
from holdspace.ui.doorway_wiring import hand_cards
from household import LOCKED, UNLOCKED


def test_other_cards_come_at_another_time_and_the_same_at_the_same() -> None:
    clock = HandClock()
    hand = hand_cards(clock)
    _, first = hand(("client",), 2)
    assert first == hand(("client",), 2)[1]
    clock.pass_by(60)
    assert first != hand(("client",), 2)[1]


def test_words_that_found_no_place_wait_on_now_and_it_is_said_why(window_in: Any) -> None:
    window = window_in(UNLOCKED)
    page = window.page("doorway")
    page.words_left.emit(Words("left over", kind="after"), DiskFull())
    assert window.now.composer.words().text == "left over"
    assert "Now" in window.toast.words
    assert "disk is full" in window.toast.words
    window.now.composer._clear()
    window._house.capture.keep_draft_now()


def test_locked_words_leave_memory_once_one_is_done(window_in: Any) -> None:
    window = window_in(LOCKED)
    page = window.page("doorway")
    page.left.emit()
    assert window.watch._has_sealed
    assert window.watch._later.isActive()
    window.watch._later.stop()


def test_words_let_go_on_now_by_a_slip_can_be_had_again_beside_a_doorway(window_in: Any) -> None:
    window = window_in(UNLOCKED)
    taken_back: list[bool] = []
    window.tell("Let go.", partial(taken_back.append, True))
    window.go_through("before")
    assert (window.place, window.can_undo) == ("doorway", True)
    window.undo()
    assert taken_back == [True]
    window.page("doorway").stop()


def test_words_let_go_at_a_doorway_are_held_no_longer_than_their_undo(window_in: Any) -> None:
    window = window_in(UNLOCKED)
    window.go_through("before")
    page = window.page("doorway")
    page._visit._let_go.hold(Box(page._session.practice.steps[0], "half a thought"), short=False)
    page._visit.words_let_go.emit()
    assert page._visit._let_go.are_held
    window.tell("Deleted.", int)
    assert not page._visit._let_go.are_held, "an Undo of something else took its place"
    window.toast.dismiss()
    page.stop()
