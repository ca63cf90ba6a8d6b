# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Each doorway from end to end by keys, with what is kept of it, and what is handed on to another process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from holdspace.services.errors import DiskFull
from holdspace.services.practices import OVER
from household import LOCKED, NONE
from ui.doorways.conftest import CTRL, ENTER, ESC, Walk
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader

    WalkIn = Callable[..., Walk]

MARKER = "the stairs again"


def test_after_by_keys_alone_is_an_entry_and_a_session(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    assert walk.window._rail.isHidden()
    walk.key(4)
    assert walk.step == "way"
    walk.key(2)
    assert walk.step == "words"
    walk.type(MARKER)
    walk.wait(60)
    walk.key(ENTER, modifier=CTRL)
    walk.key(2)
    assert walk.step == ""
    assert not walk.window._rail.isHidden()
    (entry,) = walk.household.entries
    (session,) = walk.sessions
    assert (entry.text, entry.kind, entry.load, entry.load_after) == (MARKER, "after", 4, 2)
    assert (entry.session_id, entry.practice) == (session.id, "after")
    assert (session.place, session.way, session.load, session.load_after) == ("doorway", "words", 4, 2)
    assert (session.whole, session.seconds) == (True, 60.0)
    assert not walk.household.has_draft


def test_before_by_keys_alone_hands_out_two_cards_for_those_behind_the_door(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(3, ENTER)
    walk.type("his plan, in his words")
    walk.key(ENTER, modifier=CTRL)
    assert walk.step == "breathe"
    walk.wait(33)
    assert walk.step == "cards"
    assert walk.shows("doorway.card.1")
    assert walk.shows("doorway.card.2")
    walk.key(ENTER)
    (session,) = walk.sessions
    assert (session.practice, session.audiences, session.whole) == ("before", ("adjuster",), True)
    assert walk.household.entries == [], "an intention goes unless it is kept"


def test_day_end_by_keys_alone_keeps_a_boundary_and_locks(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("day-end")
    walk.key(2)
    walk.type(MARKER)
    walk.find("doorway.keep").click()
    walk.page.view.box.setFocus()
    walk.key(ENTER, modifier=CTRL)
    walk.key(1, ENTER)
    walk.key(2)
    walk.wait(20)
    walk.key(ENTER)
    assert walk.step == "threshold"
    walk.key(ENTER)
    assert walk.household.vault.state == LOCKED
    walk.household.open()
    (entry,) = walk.household.entries
    (boundary,) = walk.household.vault.vault.entries.boundaries.all()
    assert (entry.text, entry.kind, entry.practice) == (MARKER, "day_end", "day_end")
    assert (boundary.what, boundary.session_id) == ("said", entry.session_id)


def test_one_tap_closes_the_day(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("day-end")
    walk.key(1)
    assert walk.household.vault.state == LOCKED
    assert walk.page.snapshot() == {"ended": "day_end"}, "the next process says that the day is closed"
    walk.household.open()
    assert [each.whole for each in walk.sessions] == [True]


def test_esc_ends_and_still_counts_and_keeps_the_words(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(5, 2)
    walk.type(MARKER)
    walk.wait(12)
    walk.key(ESC)
    assert walk.household.texts == [MARKER]
    assert [(each.seconds, each.whole) for each in walk.sessions] == [(12.0, False)]
    assert walk.find("doorway.end").accessibleName() == "A moment. It counts too."
    walk.key(ESC)
    assert walk.window.place == "now"


def test_esc_at_day_end_does_not_lock(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("day-end")
    walk.wait(8)
    walk.key(ESC)
    assert walk.household.vault.state == "unlocked"


def test_a_slip_of_under_five_seconds_is_not_recorded(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.wait(3)
    walk.key(ESC)
    assert walk.sessions == []


def test_one_stays_at_a_step_whose_words_cannot_be_kept(walk_in: WalkIn, monkeypatch: Any) -> None:
    walk = walk_in()
    walk.go("day-end")
    walk.key(2)
    walk.type(MARKER)
    walk.find("doorway.keep").click()
    walk.page.view.box.setFocus()

    def refuse(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(walk.household.capture, "keep_apart", refuse)
        walk.key(ENTER, modifier=CTRL)
        assert walk.step == "held"
        assert "disk" in walk.page.view.state.words
    walk.key(ENTER, modifier=CTRL)
    assert walk.step == "work_list"
    walk.key(ESC)
    assert walk.household.texts == [MARKER]


def test_while_locked_all_is_sealed_and_joins_at_unlock(walk_in: WalkIn) -> None:
    walk = walk_in(LOCKED)
    walk.go("after")
    walk.key(3, 2)
    walk.type(MARKER)
    walk.wait(30)
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    assert walk.household.sealed == 2, "the note, and the session"
    assert not walk.household.disk_holds(MARKER)
    walk.open()
    (entry,) = walk.household.entries
    assert (entry.text, entry.kind, entry.sealed, entry.practice) == (MARKER, "after", True, "after")
    assert [each.id for each in walk.household.vault.vault.entries.sessions.all()] == [entry.session_id]


def test_words_survive_a_kill_as_a_draft(walk_in: WalkIn, qtbot: QtBot) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2)
    walk.type(MARKER)
    qtbot.waitUntil(lambda: not walk.page._visit.is_draft_pending)
    session_id = walk.page._visit.snapshot()["session_id"]
    again = walk.as_next_process()
    again.open()
    again.household.capture.take_up_draft()
    (entry,) = again.household.entries
    assert (entry.text, entry.kind, entry.session_id) == (MARKER, "after", session_id)


def test_what_is_let_go_never_touches_the_disk(walk_in: WalkIn, qtbot: QtBot) -> None:
    walk = walk_in()
    walk.go("day-end")
    walk.key(2)
    walk.type(MARKER)
    assert not walk.page._visit.is_draft_pending
    walk.key(ENTER)
    walk.page._visit.keep_now()
    walk.key(ESC)
    assert walk.household.entries == []
    assert not list(walk.household.places.home.glob("draft*"))


def test_locked_words_are_sealed_and_leave_the_screen_where_the_session_locks(walk_in: WalkIn) -> None:
    walk = walk_in(LOCKED)
    states: list[dict[str, Any]] = []
    walk.window.relaunch_wanted.connect(states.append)
    walk.go("after")
    walk.key(4, 2)
    walk.window.lock_unasked()
    assert states == []
    walk.type(MARKER)
    assert walk.window.holds_words
    walk.window.lock_unasked()
    assert MARKER not in json.dumps(states[-1])
    again = walk.as_next_process()
    again.window.resume(states[-1])
    assert again.step == "words"
    view: Any = again.page.view
    assert view.box.plain_text() == ""
    assert view.state.words == "Your unfinished words are sealed and safe."
    again.key(ESC)
    again.open()
    again.household.capture.take_up_draft()
    assert again.household.texts == [MARKER]


def test_the_snapshot_has_no_words(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(1, ENTER)
    walk.type(MARKER)
    walk.find("doorway.keep").click()
    state = json.dumps(walk.window.snapshot())
    assert MARKER not in state
    assert "stairs" not in state
    snapshot = json.loads(state)["session"]
    assert set(snapshot) == {
        *("practice", "session_id", "started_at", "audiences", "load", "load_after", "follows")
    }
    assert snapshot["audiences"] == ["client"]
    assert "stairs" not in (walk.household.places.home / "session.json").read_text()
    walk.key(ESC)


@pytest.mark.parametrize("way", [1, 3])
def test_outside_and_coffee_lock_at_their_start_and_go_on_in_the_next_process(
    walk_in: WalkIn, way: int
) -> None:
    states: list[dict[str, Any]] = []
    walk = walk_in()
    walk.window.relaunch_wanted.connect(states.append)
    walk.go("after")
    walk.key(4)
    walk.wait(10)
    walk.key(way)
    assert walk.household.vault.state == LOCKED
    state = json.loads(json.dumps(states[-1]))
    assert state["exercise"] == "doorway"
    before = walk.page._visit.snapshot()
    again = walk.as_next_process()
    again.window.resume(state)
    assert again.window.place == "doorway"
    assert again.step == ("outside" if way == 1 else "coffee")
    again.wait(20)
    assert again.page._visit.snapshot()["session_id"] == before["session_id"]
    again.key(ENTER, 2, ENTER)
    again.open()
    (session,) = again.household.vault.vault.entries.sessions.all()
    assert (session.load, session.load_after, session.seconds) == (4, 2, 30.0)


def test_a_soft_end_tears_nothing_away_and_strikes_the_chime(walk_in: WalkIn, monkeypatch: Any) -> None:
    walk = walk_in()
    struck: list[bool] = []
    monkeypatch.setattr(walk.window._house.tones(), "chime", lambda: struck.append(True))
    walk.go("after")
    walk.key(4, 2)
    walk.type(MARKER)
    walk.wait(310)
    assert walk.page._session.state == OVER
    assert struck == [True]
    assert walk.find("doorway.until").text() == "That was five minutes. Finish what you’re at."
    assert walk.page.view.box.plain_text() == MARKER
    assert walk.page.time.timed.time_left == "0:00"
    assert not walk.page.time.is_ticking
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    assert [each.whole for each in walk.sessions] == [True]


def test_sorting_is_offered_after_and_keeps_only_what_one_says(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2)
    walk.wait(20)
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    walk.find("doorway.sort").click()
    assert walk.step == "mine"
    walk.type("I was short with him")
    walk.key(ENTER, modifier=CTRL)
    walk.type("his fear")
    walk.find("doorway.keep").click()
    walk.page.view.box.setFocus()
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER, ENTER)
    assert walk.step == ""
    (session,) = walk.sessions
    (entry,) = walk.household.entries
    assert (entry.session_id, entry.text) == (session.id, "What was theirs?\nhis fear")


def test_without_a_journal_kept_words_wait_on_now(walk_in: WalkIn) -> None:
    walk = walk_in(NONE)
    walk.go("after")
    walk.key(4, 2)
    walk.type(MARKER)
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    words = walk.window.now.composer.words()
    assert (words.text, words.kind) == (MARKER, "after")
    assert not walk.household.disk_holds(MARKER)


def test_a_doorway_that_is_left_has_a_link_on_now_and_goes_on_only_there(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4)
    walk.wait(30)
    walk.window.show_now()
    link = walk.find("now.go_on")
    assert link.text() == "Go on with After", "its time runs on, and no number stands still"
    link.click()
    assert walk.window.place == "doorway"
    assert walk.step == "way"
    walk.key(ESC, ESC)
    assert link.isHidden()


def test_one_cut_off_by_a_crash_leaves_a_link_and_does_not_reopen(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.wait(8)
    walk.key(4)
    again = walk.as_next_process()
    assert again.window.place == "now"
    link = again.find("now.go_on")
    assert link.isVisible()
    assert link.text() == "Go on with After, 4:52 left"
    link.click()
    assert again.step == "way"
    again.key(ESC)


def test_gone_on_with_after_a_crash_words_and_load_are_of_one_session(walk_in: WalkIn, qtbot: QtBot) -> None:
    walk = walk_in()
    walk.go("after")
    walk.wait(8)
    walk.key(4, 2)
    walk.type(MARKER)
    qtbot.waitUntil(lambda: not walk.page._visit.is_draft_pending)
    again = walk.as_next_process()
    again.find("now.go_on").click()
    again.type("and the dog")
    again.key(ENTER, modifier=CTRL)
    again.key(2)
    assert again.find("doorway.loads").accessibleName() == "How heavy: 4 before, 2 now."
    again.open()
    again.household.capture.take_up_draft()
    (session,) = again.sessions
    assert (session.load, session.load_after) == (4, 2)
    assert {each.session_id for each in again.household.entries} == {session.id}
    assert sorted(again.household.texts) == ["and the dog", MARKER]


def test_a_breath_that_was_slept_through_is_a_moment_and_leaves_a_link(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.wait(6)
    walk.key(ENTER, ENTER)
    walk.household.clock.pass_by(8 * 3600)
    walk.page._session.elapsed()
    assert (walk.step, walk.find("doorway.end").accessibleName()) == ("", "A moment. It counts too.")
    assert [(each.practice, each.whole) for each in walk.sessions] == [("before", False)]
    walk.key(ENTER)
    link = walk.find("now.go_on")
    assert (walk.window.place, link.text()) == ("now", "Go on with Before, 1:54 left")
    link.click()
    assert (walk.window.place, walk.step) == ("doorway", "breathe")
    walk.wait(8)
    walk.key(ESC, ESC)
    assert link.isHidden()
    assert [(each.practice, each.seconds) for each in walk.sessions] == [("before", 14.0)]


def test_a_breath_slept_through_between_two_processes_is_a_moment_too(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(ENTER, ENTER)
    handed_on = walk.window.snapshot()
    walk.household.clock.pass_by(8 * 3600)
    again = walk.as_next_process(handed_on)
    assert again.find("doorway.end").accessibleName() == "A moment. It counts too."
    again.key(ENTER)
    assert again.find("now.go_on").isVisible()


def test_an_end_that_was_handed_on_says_the_same_again(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(ESC)
    again = walk.as_next_process(walk.window.snapshot())
    assert again.find("doorway.end").accessibleName() == "A moment. It counts too."


def test_a_breath_that_nobody_saw_begins_anew_in_what_is_left(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(ENTER, ENTER)
    walk.wait(8)
    assert walk.page.time.is_ticking
    walk.window.show_now()
    assert not walk.page.time.is_ticking
    walk.household.clock.pass_by(60)
    walk.window.show_place("doorway")
    session = walk.page._session
    assert (walk.step, session.seconds_left(), session.step_elapsed()) == ("breathe", 52.0, 0.0)
    assert walk.page.time.is_ticking
    assert walk.window.focusWidget() is walk.find("doorway.go")
    walk.wait(32)
    assert walk.step == "cards"
    walk.key(ESC)


def test_every_step_is_announced_and_named(walk_in: WalkIn, reader: Reader) -> None:
    walk = walk_in()
    walk.go("day-end")
    walk.key(2, ENTER, ENTER, ENTER)
    said = " ".join((words for words, _ in reader.heard))
    for words in ("What I held today", "Anything still to do", "One boundary", "Where does home begin?"):
        assert words in said
    assert walk.find("doorway.step").accessibleName() == "Where does home begin?"
    walk.key(ESC)


def test_in_large_text_a_breath_is_as_large_as_there_is_room_and_its_word_as_the_design_says(
    walk_in: WalkIn, theme: Theme
) -> None:
    walk = walk_in(motion_reduced=lambda: False)
    theme.scale_text(200)
    walk.window.resize(1024, 600)
    walk.go("before")
    walk.key(ENTER, ENTER)
    time, word = walk.page.time, find(QLabel, walk.window, "doorway.word")
    assert time._narrow
    assert theme.px(132) < time.breath.height() <= walk.page.height()
    assert (word.text(), word.font().pixelSize()) == ("in", round(2.6 * theme.font_pixels))
    walk.wait(5)
    time.look()
    assert word.text() == "out"
    walk.key(ESC)
    theme.scale_text(100)


def test_the_end_of_the_day_offers_to_close_and_that_of_another_doorway_does_not(walk_in: WalkIn) -> None:
    walk = walk_in(NONE)
    walk.go("before")
    walk.key(ESC)
    assert not walk.shows("doorway.close")
    walk.go("day-end")
    walk.key(1)
    assert walk.shows("doorway.done")
    find(QWidget, walk.window, "doorway.close").click()  # type: ignore[attr-defined]
    assert not walk.window.isVisible()
