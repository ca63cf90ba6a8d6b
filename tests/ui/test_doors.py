# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ways in: doorways and exercises, and what is handed on about one under way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from holdspace.services.known_practices import KnownPractices
from holdspace.services.practices import RUNNING
from household import NONE, UNLOCKED
from window_house import find


def test_nothing_is_under_way_at_first_and_no_page_is_made_for_the_question(window_in: Any) -> None:
    window = window_in(NONE)
    assert not window._doors.is_under_way()
    assert window._doors.snapshot() == {}
    assert window.page_if_made("breathe") is None


def test_a_breath_under_way_is_handed_on_without_words(window_in: Any) -> None:
    window = window_in(NONE)
    window._doors.start("breathe", "box", 2)
    assert window._doors.is_under_way("breathe")
    assert not window._doors.is_under_way("pause")
    state = window._doors.snapshot()
    assert state["exercise"] == "breathe"
    assert "box" in str(state["session"])
    window.page("breathe")._session.stop()


def test_a_pause_without_an_id_leaves_the_choice(window_in: Any) -> None:
    window = window_in(NONE)
    window._doors.start("pause")
    assert window.place == "pause"
    assert not window._doors.is_under_way()


@pytest.mark.parametrize("doorway", ["before", "after", "day_end"])
def test_each_doorway_leads_through_its_practice(window_in: Any, doorway: str) -> None:
    window = window_in(NONE)
    window._doors.go_through(doorway)
    page = window.page("doorway")
    assert window.place == "doorway"
    assert page._session.practice.id == doorway
    assert window._doors.is_under_way()
    window._doors.go_through(doorway)
    assert page._session.step_index == 0, "one that is under way goes on"
    page.stop()


def test_another_doorway_ends_the_one_under_way(window_in: Any) -> None:
    window = window_in(NONE)
    window._doors.go_through("day_end")
    window._doors.go_through("before")
    page = window.page("doorway")
    assert page._session.practice.id == "before"
    assert page.view.content.step.id == "who"
    page.stop()


def test_what_cannot_be_gone_on_with_leads_to_now(window_in: Any) -> None:
    window = window_in(NONE)
    assert not window._doors.resume({"exercise": "doorway", "session": {"practice": {}}})
    assert window.place == "now"
    window._doors.go_on()
    assert window.place == "now"


class Lock:
    """A window that locks, and that of the process after it."""

    def __init__(self, household_in: Any, window_in: Any) -> None:
        self._household = household_in(UNLOCKED)
        self._window_in = window_in
        self.window = window_in(self._household)

    def next_window(self, *, asked: bool = False) -> Any:
        """The window that goes on with what this one hands on, once its exercises are taken from it."""
        self.window.after_lock._is_asked = asked
        handed_on = json.loads(json.dumps(self.window.snapshot()))
        for place in ("breathe", "pause", "doorway"):
            page = self.window.page_if_made(place)
            if page is not None:
                page.blockSignals(True)
                page._session._timer.stop()
        self._household.kill()
        window = self._window_in(self._household)
        if asked:
            window.after_lock.rest()
        window.resume(handed_on)
        QApplication.processEvents()
        return window


@pytest.fixture
def lock(household_in: Any, window_in: Any) -> Lock:
    return Lock(household_in, window_in)


def end(window: Any) -> None:
    for place in ("breathe", "pause", "doorway"):
        page = window.page_if_made(place)
        if page is not None:
            page._session.stop()


def focused(window: Any) -> str:
    return str(window.focusWidget().accessibleIdentifier())


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize("left_for", ["now", "journal", "cards"])
def test_a_doorway_that_was_left_does_not_show_itself_after_a_lock(
    lock: Lock, left_for: str, asked: bool
) -> None:
    lock.window._doors.go_through("after")
    lock.window.page("doorway")._session.next()
    lock.window.show_place(left_for)
    window = lock.next_window(asked=asked)
    assert window.place == left_for
    assert find(QWidget, window, "nav.lock").isVisible()
    window.show_now()
    assert find(QLabel, window, "now.go_on_why").text() == ""
    find(QAbstractButton, window, "now.go_on").click()
    assert (window.place, window.page("doorway").view.content.step.id) == ("doorway", "way")
    end(window)


@pytest.mark.parametrize(("place", "exercise"), [("breathe", "box"), ("pause", "silence_60")])
def test_an_exercise_that_was_left_waits_in_its_place_after_a_lock(
    lock: Lock, place: str, exercise: str
) -> None:
    lock.window._doors.start(place, exercise)
    lock.window.show_now()
    window = lock.next_window(asked=True)
    assert (window.place, focused(window)) == ("now", "nav.lock")
    assert window._doors.is_under_way(place)
    window.show_place(place)
    assert not find(QWidget, window, "nav.lock").isVisible(), "its figure has the window"
    end(window)


def test_a_doorway_that_was_left_waits_beside_an_exercise_that_is_shown(lock: Lock) -> None:
    lock.window._doors.go_through("after")
    lock.window.page("doorway")._session.next()
    lock.window._doors.start("breathe", "box")
    assert lock.window.page("doorway").is_under_way
    window = lock.next_window()
    assert (window.place, window._doors.is_under_way("breathe")) == ("breathe", True)
    window.show_now()
    find(QAbstractButton, window, "now.go_on").click()
    assert (window.place, window.page("doorway").view.content.step.id) == ("doorway", "way")
    end(window)


def test_what_is_typed_after_a_lock_that_was_asked_for_is_in_no_box_of_a_doorway(
    lock: Lock, qtbot: Any
) -> None:
    lock.window._doors.go_through("after")
    page = lock.window.page("doorway")
    page._session.next()
    page._session.take_way("words")
    window = lock.next_window(asked=True)
    page = window.page("doorway")
    assert (window.place, focused(window)) == ("now", "nav.lock")
    qtbot.keyClicks(window.focusWidget(), "my4passphrase")
    assert (page.doorway, page.view.box.plain_text(), window.holds_words) == ("after", "", False)
    link = find(QAbstractButton, window, "now.go_on")
    assert link.isVisible()
    assert find(QLabel, window, "now.go_on_why").text().startswith("“After” waits here")
    link.click()
    assert (window.place, focused(window)) == ("doorway", "doorway.entry")
    window.show_now()
    assert find(QLabel, window, "now.go_on_why").text() == "", "left by hand it is no news"
    end(window)


def test_why_a_doorway_waits_goes_as_the_journal_opens_and_the_way_back_stays(lock: Lock) -> None:
    lock.window._doors.go_through("day_end")
    window = lock.next_window(asked=True)
    why = find(QLabel, window, "now.go_on_why")
    assert why.text() == "“Day’s end” waits here, so that a passphrase typed now does not land in it."
    lock._household.open()
    assert why.text() == ""
    assert find(QAbstractButton, window, "now.go_on").isVisible()
    end(window)


def test_nor_is_it_at_the_end_of_one(lock: Lock, qtbot: Any) -> None:
    lock.window._doors.go_through("after")
    lock.window.page("doorway").stop()
    window = lock.next_window(asked=True)
    assert (window.place, focused(window)) == ("now", "nav.lock")
    for letter in "my pass phrase":
        qtbot.keyClicks(window.focusWidget(), letter)
    assert window.now.composer.entry.plain_text() == ""


def test_a_lock_that_nobody_asked_for_leaves_the_doorway_in_sight(lock: Lock) -> None:
    lock.window._doors.go_through("after")
    window = lock.next_window()
    assert (window.place, window.page("doorway").doorway) == ("doorway", "after")
    end(window)


def test_a_breath_of_a_doorway_that_does_not_show_itself_waits_to_be_seen(lock: Lock) -> None:
    lock.window._doors.go_through("before")
    for _ in range(2):
        lock.window.page("doorway")._session.next()
    window = lock.next_window(asked=True)
    session = window.page("doorway")._session
    left = session.seconds_left()
    window._house.clock.pass_by(60)
    assert (session.step.kind, session.state, session.seconds_left()) == ("breathe", RUNNING, left - 60)
    find(QAbstractButton, window, "now.go_on").click()
    assert (session.step.kind, session.step_elapsed()) == ("breathe", 0.0)
    end(window)


@pytest.mark.parametrize("state", [{}, {"exercise": "cards"}, {"exercise": None, "session": {}}])
def test_what_is_no_exercise_is_not_resumed(window_in: Any, state: dict[str, Any]) -> None:
    assert not window_in(NONE)._doors.resume(state)


def test_a_reply_that_is_practised_is_words_in_hand_and_is_not_handed_on(window_in: Any, qtbot: Any) -> None:
    window = window_in(NONE)
    assert not window._doors.hold_words
    window.show_aside("practice")
    assert window._doors.is_under_way()
    assert not window._doors.is_under_way("breathe")
    qtbot.keyClicks(window.page("practice").focusProxy(), "quince")
    assert window._doors.hold_words
    assert window._doors.snapshot() == {}


def _begin_all(window: Any) -> None:
    window._doors.start("breathe", "box", 2)
    window._doors.start("pause", "silence_60")
    for wish in ("before", "after", "day-end", "breathe"):
        window.do(wish)
    window._doors.go_on()


def test_nothing_begins_under_a_recovery_code_which_holds_its_page(
    window_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_in(NONE)
    window.start_setup()
    setup = window.page("setup")
    monkeypatch.setattr(type(setup), "shows_code", True)
    _begin_all(window)
    assert window.place == "setup"
    assert not window._doors.is_under_way()
    window.show_place("doorway")
    assert window.place == "setup"
    monkeypatch.undo()
    window.do("before")
    assert window.place == "doorway", "it holds no longer"
    window.page("doorway").stop()


STRANGE_STEPS = [["card", "", 30.0, 9, []], ["choose", "boundary", 20.0, 0, []], ["stretch", "", 20.0, 0, []]]


def cut_off_in(household: Any, step: list[Any], **others: Any) -> Any:
    """Leave a practice of one's own as a crash does, with a step of this; return its file."""
    kept = {
        "id": "9c000000-0000-4000-8000-000000000001",
        "steps": [step, ["let_go", "", 15.0, 0, []]],
        "step": "step_1",
        "counted": 5.0,
        "kept_at": household.clock.now().isoformat(),
    }
    file = household.places.interrupted
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kept | others))
    return file


@pytest.mark.parametrize("step", STRANGE_STEPS)
def test_a_step_nobody_knows_that_was_cut_off_costs_the_link_and_not_the_window(
    household_in: Any, window_in: Any, step: list[Any]
) -> None:
    household = household_in(UNLOCKED)
    file = cut_off_in(household, step)
    window = window_in(household)
    assert window.place == "now"
    assert window.page("doorway").interrupted == ("", 0.0)
    assert not file.exists()


def test_a_link_that_cannot_be_told_is_none(
    household_in: Any, window_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        raise KeyError("card_9")

    monkeypatch.setattr(KnownPractices, "content_of", fails)
    household = household_in(UNLOCKED)
    file = cut_off_in(household, ["let_go", "", 15.0, 0, []])
    window = window_in(household)
    assert window.page("doorway").interrupted == ("", 0.0)
    assert not file.exists()
