# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A practice under way: by the clock, within its minutes, over once, and taken up by another process."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTimer

from hand_clock import HandClock
from holdspace.domain.breathing import Pattern, PhaseStep
from holdspace.domain.own_practices import OwnStep
from holdspace.domain.practices import BadPractice, Practice, Step
from holdspace.services.clock import SystemClock
from holdspace.services.interrupted import InterruptedPractice
from holdspace.services.practice_content import load_practices
from holdspace.services.practices import FINISHED, IDLE, OVER, PAUSED, RUNNING, PracticeSession
from practised import PATTERN
from practised import PRACTICE as OWN_PRACTICE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PRACTICES = {each.practice.id: each.practice for each in load_practices()}
BEFORE, AFTER, DAY_END = PRACTICES["before"], PRACTICES["after"], PRACTICES["day_end"]
NIGHT = 8 * 3600.0
MOVES = (
    *("next", "skip", "pause", "resume", "stop", "finish", "outside", "words", "coffee", "look"),
    *("look_away", "look_back"),
)
GAPS = st.one_of(st.floats(0, 9.9), st.sampled_from((0.0, 2.0, 2.0, 30.0, 270.0, 600.0, NIGHT)))


class Heard:
    """Everything a session said, in order."""

    def __init__(self, session: PracticeSession) -> None:
        self.steps: list[int] = []
        self.overs = 0
        self.ends: list[tuple[str, float, bool]] = []
        session.step_changed.connect(self._on_step)
        session.softly_over.connect(self._on_over)
        session.ended.connect(self._on_ended)

    def _on_step(self, index: int) -> None:
        self.steps.append(index)

    def _on_over(self) -> None:
        self.overs += 1

    def _on_ended(self, practice_id: str, seconds: float, whole: bool) -> None:
        self.ends.append((practice_id, seconds, whole))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(clock: HandClock, qtbot: QtBot) -> PracticeSession:
    del qtbot
    return PracticeSession(clock)


@pytest.fixture
def heard(session: PracticeSession) -> Heard:
    return Heard(session)


def look_on(session: PracticeSession, clock: HandClock, seconds: float) -> None:
    """Let time pass as it does while somebody looks on."""
    while seconds > 0:
        clock.pass_by(min(2.0, seconds))
        session.elapsed()
        seconds -= 2.0


def active_timers(session: PracticeSession) -> list[QTimer]:
    return [timer for timer in session.findChildren(QTimer) if timer.isActive()]


def step_id(session: PracticeSession) -> str:
    assert session.step is not None
    return session.step.id


def test_nothing_is_under_way_at_first(session: PracticeSession) -> None:
    assert (session.state, session.step, session.practice, session.way) == (IDLE, None, None, "")
    assert (session.step_index, session.step_elapsed(), session.step_seconds_left()) == (0, 0.0, 0.0)
    for move in ("next", "skip", "pause", "resume", "stop", "finish"):
        getattr(session, move)()
    session.take_way("outside")
    assert session.state == IDLE
    assert session.snapshot() == {}


def test_before_leads_from_who_to_go(session: PracticeSession, clock: HandClock, heard: Heard) -> None:
    session.start(BEFORE)
    assert step_id(session) == "who"
    clock.pass_by(6)
    session.next()
    clock.pass_by(14)
    session.next()
    assert step_id(session) == "breathe"
    look_on(session, clock, 10)
    assert (session.step_elapsed(), session.step_seconds_left()) == (10.0, 20.0)
    look_on(session, clock, 20)
    assert step_id(session) == "cards"
    clock.pass_by(15)
    session.next()
    assert heard.steps == [0, 1, 2, 3]
    assert heard.ends == [("before", 65.0, True)]
    assert heard.overs == 0
    assert active_timers(session) == []


@pytest.mark.parametrize("way", ["outside", "words", "coffee"])
def test_after_ends_softly_at_five_minutes_by_whichever_way(
    way: str, session: PracticeSession, clock: HandClock, heard: Heard
) -> None:
    session.start(AFTER)
    clock.pass_by(3)
    session.next()
    clock.pass_by(9)
    session.take_way(way)
    assert (step_id(session), session.way) == (way, way)
    clock.pass_by(400)
    assert (session.seconds_left(), session.step_seconds_left()) == (0.0, 0.0)
    assert (session.state, heard.overs) == (OVER, 1)
    assert session.is_under_way
    assert step_id(session) == (way if way == "words" else "load_after"), "what is written stays"
    assert active_timers(session) == []
    clock.pass_by(NIGHT)
    while session.is_under_way:
        session.next()
    assert heard.ends == [("after", 300.0, True)]
    assert heard.overs == 1


def test_one_who_dwells_has_less_time_for_what_follows(
    session: PracticeSession, clock: HandClock, heard: Heard
) -> None:
    session.start(AFTER)
    session.next()
    clock.pass_by(200)
    session.take_way("coffee")
    assert session.step_seconds_left() == 100.0
    clock.pass_by(100)
    assert session.elapsed() == 300.0
    assert (session.state, step_id(session), heard.overs) == (OVER, "load_after", 1)
    session.stop()
    assert heard.ends == [("after", 300.0, True)]


def test_esc_ends_it_and_what_was_done_counts(
    session: PracticeSession, clock: HandClock, heard: Heard
) -> None:
    session.start(AFTER)
    clock.pass_by(42)
    session.stop()
    session.stop()
    assert heard.ends == [("after", 42.0, False)]
    assert session.state == FINISHED


def test_an_end_that_was_a_slip_is_taken_back(
    session: PracticeSession, clock: HandClock, heard: Heard, qtbot: QtBot
) -> None:
    session.start(AFTER)
    session.reopen(AFTER.steps[0])
    assert heard.ends == [], "there is no end to take back"
    clock.pass_by(42)
    session.stop()
    clock.pass_by(1000)
    with qtbot.waitSignal(session.reopened):
        session.reopen(AFTER.steps[0])
    assert (session.state, session.elapsed(), step_id(session)) == (RUNNING, 42.0, "load")
    assert active_timers(session)
    clock.pass_by(8)
    session.stop()
    assert heard.ends == [("after", 42.0, False), ("after", 50.0, False)]


def test_an_end_after_the_limit_is_taken_back_with_no_time_left(
    session: PracticeSession, clock: HandClock, heard: Heard
) -> None:
    session.start(AFTER)
    clock.pass_by(400)
    session.stop()
    session.reopen(AFTER.steps[0])
    assert (session.state, session.seconds_left(), heard.overs) == (OVER, 0.0, 1)
    assert active_timers(session) == []
    session.stop()


def test_one_goes_back_to_a_step_that_was_left_by_a_slip(
    session: PracticeSession, clock: HandClock, heard: Heard
) -> None:
    session.start(DAY_END)
    session.next()
    held = session.step
    assert held is not None
    clock.pass_by(10)
    session.next()
    session.back_to(held)
    assert (session.step, session.step_elapsed(), session.elapsed()) == (held, 0.0, 10.0)
    session.finish()
    session.back_to(held)
    assert heard.ends == [("day_end", 10.0, True)]


def test_one_tap_closes_the_day(session: PracticeSession, clock: HandClock, heard: Heard) -> None:
    session.start(DAY_END)
    clock.pass_by(4)
    session.finish()
    assert heard.ends == [("day_end", 4.0, True)]


def test_what_is_optional_leaves_no_trace_and_the_rest_does(
    session: PracticeSession, clock: HandClock, heard: Heard
) -> None:
    for skipped, whole in (((0, 1, 3), True), ((2,), False)):
        session.start(BEFORE)
        for place in range(4):
            clock.pass_by(1)
            (session.skip if place in skipped else session.next)()
        assert heard.ends[-1] == ("before", 4.0, whole)


def test_one_may_change_over_to_another_way(session: PracticeSession, clock: HandClock) -> None:
    session.start(AFTER)
    session.next()
    session.take_way("words")
    clock.pass_by(60)
    session.take_way("outside")
    assert (step_id(session), session.step_elapsed(), session.step_seconds_left()) == ("outside", 0.0, 240.0)
    with pytest.raises(BadPractice):
        session.take_way("upstairs")
    session.stop()


def test_pausing_stands_still(session: PracticeSession, clock: HandClock, qtbot: QtBot) -> None:
    session.start(BEFORE)
    clock.pass_by(5)
    with qtbot.waitSignal(session.paused):
        session.pause()
    clock.pass_by(NIGHT)
    session.next()
    assert (session.state, session.elapsed(), step_id(session)) == (PAUSED, 5.0, "intention")
    assert active_timers(session) == []
    with qtbot.waitSignal(session.resumed):
        session.resume()
    clock.pass_by(1)
    assert (session.state, session.elapsed()) == (RUNNING, 6.0)
    session.stop()


def at_breath(session: PracticeSession, clock: HandClock) -> None:
    """Be four seconds into the breath of Before, which began at its twentieth."""
    session.start(BEFORE)
    clock.pass_by(20)
    session.next()
    session.next()
    clock.pass_by(4)
    assert (step_id(session), session.step_elapsed()) == ("breathe", 4.0)


def test_a_breath_unseen_waits_and_the_minutes_run_on(
    session: PracticeSession, clock: HandClock, heard: Heard
) -> None:
    at_breath(session, clock)
    session.look_away()
    clock.pass_by(8 * 6)
    assert (session.elapsed(), step_id(session), heard.ends) == (72.0, "breathe", []), "asleep, too"
    session.look_back()
    assert (session.elapsed(), session.step_elapsed()) == (72.0, 0.0)
    look_on(session, clock, 30)
    assert (step_id(session), session.is_whole) == ("cards", True)
    session.stop()


def test_a_breath_that_nobody_saw_to_the_limit_was_not_breathed(
    session: PracticeSession, clock: HandClock, heard: Heard
) -> None:
    at_breath(session, clock)
    session.look_away()
    clock.pass_by(500)
    assert (session.elapsed(), session.state, step_id(session)) == (120.0, OVER, "cards")
    assert (session.is_whole, heard.overs) == (False, 1)
    session.look_back()
    session.stop()
    assert heard.ends == [("before", 120.0, False)]


def test_another_process_goes_on_with_a_breath_unseen(session: PracticeSession, clock: HandClock) -> None:
    at_breath(session, clock)
    session.look_away()
    clock.pass_by(60)
    other = PracticeSession(clock)
    assert other.restore(json.loads(json.dumps(session.snapshot())))
    assert (step_id(other), other.elapsed()) == ("breathe", 84.0)
    other.look_back()
    assert other.step_elapsed() == 0.0
    other.stop()
    session.stop()


def test_seen_again_at_once_a_breath_is_looked_at_as_often_as_before(
    session: PracticeSession, clock: HandClock
) -> None:
    at_breath(session, clock)
    before = [timer.interval() for timer in active_timers(session)]
    session.look_away()
    assert [timer.interval() for timer in active_timers(session)] != before
    session.look_back()
    assert [timer.interval() for timer in active_timers(session)] == before
    session.stop()


def test_sleep_ends_a_breath_and_what_was_done_counts(
    session: PracticeSession, clock: HandClock, heard: Heard
) -> None:
    session.start(BEFORE)
    session.next()
    session.next()
    look_on(session, clock, 12)
    clock.pass_by(NIGHT)
    session.elapsed()
    assert heard.ends == [("before", 12.0, False)]
    assert heard.overs == 0


def test_a_breath_in_a_practice_keeps_its_phase_through_a_blocked_loop(
    session: PracticeSession, clock: HandClock
) -> None:
    steps = (
        Step("who", "choose", 5, "audience"),
        Step("breathe", "breathe", 590, "long_exhale"),
        Step("cards", "card", 5, count=2),
    )
    session.start(Practice("own", "before", 600, steps))
    clock.pass_by(3.7)
    session.next()
    began = clock.seconds()
    for _ in range(290):
        clock.pass_by(2.0)
        assert session.step_elapsed() == pytest.approx(clock.seconds() - began, abs=1e-6)
        assert step_id(session) == "breathe"
    session.stop()


def test_sleep_counts_outside(session: PracticeSession, clock: HandClock, heard: Heard) -> None:
    session.start(AFTER)
    session.next()
    session.take_way("outside")
    clock.pass_by(200)  # the lid is shut meanwhile
    assert (step_id(session), session.elapsed()) == ("outside", 200.0)
    clock.pass_by(NIGHT)
    assert (session.elapsed(), session.state, step_id(session)) == (300.0, OVER, "load_after")
    assert heard.ends == []
    session.next()
    assert heard.ends == [("after", 300.0, True)]


def test_a_breath_that_would_have_begun_asleep_ends_where_it_would_have_begun(
    clock: HandClock, session: PracticeSession, heard: Heard
) -> None:
    feet = Step("feet", "ground", 40, "feet")
    session.start(Practice("own", "before", 100, (feet, Step("breathe", "breathe", 30, "long_exhale"))))
    clock.pass_by(NIGHT)
    session.elapsed()
    assert heard.ends == [("own", 40.0, False)]


def test_the_last_step_that_takes_time_ends_it_by_itself(
    clock: HandClock, session: PracticeSession, heard: Heard
) -> None:
    session.start(Practice("own", "after", 50, (Step("feet", "ground", 40, "feet"),)))
    clock.pass_by(NIGHT)
    session.elapsed()
    assert heard.ends == [("own", 40.0, True)]
    assert (session.state, heard.overs) == (FINISHED, 0)


def test_it_is_over_where_nobody_looks(qtbot: QtBot) -> None:
    session = PracticeSession(SystemClock())
    with qtbot.waitSignal(session.softly_over):
        session.start(Practice("own", "before", 1, (Step("who", "choose", 1, "audience"),)))
    assert (session.state, session.elapsed()) == (OVER, 1.0)
    session.stop()


def test_a_step_goes_on_where_nobody_looks(session: PracticeSession, clock: HandClock, heard: Heard) -> None:
    steps = (Step("feet", "ground", 15, "feet"), Step("who", "choose", 5, "audience"))
    session.start(Practice("own", "before", 30, steps))
    (timer,) = active_timers(session)
    assert timer.interval() == 15_000
    clock.pass_by(15)
    timer.timeout.emit()
    assert heard.steps == [0, 1]
    assert timer.interval() == 15_000
    session.stop()


def test_a_breath_is_looked_at_often_enough_to_find_sleep(session: PracticeSession) -> None:
    session.start(BEFORE)
    (timer,) = active_timers(session)
    assert timer.interval() == 20_000
    session.next()
    session.next()
    assert timer.interval() <= 4000
    session.stop()


def test_one_who_stops_at_a_signal_is_heeded(
    session: PracticeSession, clock: HandClock, heard: Heard
) -> None:
    session.softly_over.connect(session.stop)
    session.start(AFTER)
    clock.pass_by(NIGHT)
    session.elapsed()
    assert heard.ends == [("after", 300.0, True)]
    session.step_changed.connect(session.stop)
    session.start(BEFORE)
    assert heard.ends[1:] == [("before", 0.0, False)]


def moved(session: PracticeSession, move: str) -> None:
    if move in ("outside", "words", "coffee"):
        if session.practice is not None and move in session.practice.ways:
            session.take_way(move)
    elif move == "look":
        session.elapsed()
    else:
        getattr(session, move)()


def taken_up(session: PracticeSession, clock: HandClock) -> tuple[PracticeSession, bool]:
    other = PracticeSession(clock)
    return other, other.restore(json.loads(json.dumps(session.snapshot())))


def where(session: PracticeSession) -> tuple[Any, ...]:
    session.elapsed()
    return (
        *(session.practice, session.step_index, session.way, session.state),
        *(session.elapsed(), session.step_elapsed(), session.step_seconds_left()),
    )


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(PRACTICES)),
    st.lists(st.tuples(st.sampled_from(MOVES), GAPS), max_size=20),
)
def test_whatever_is_done_it_stays_within_its_minutes_and_ends_once(
    practice_id: str, moves: list[tuple[str, float]]
) -> None:
    clock, practice = HandClock(), PRACTICES[practice_id]
    session = PracticeSession(clock)
    heard = Heard(session)
    session.start(practice)
    before = 0.0
    for move, gap in moves:
        clock.pass_by(gap)
        moved(session, move)
        elapsed = session.elapsed()
        assert before <= elapsed <= practice.seconds
        assert elapsed <= clock.seconds() - 1000.0 + 1e-9
        assert session.seconds_left() == pytest.approx(practice.seconds - elapsed)
        assert session.step is not None
        assert 0.0 <= session.step_seconds_left() <= min(session.step.seconds, session.seconds_left())
        assert session.step.way in ("", session.way)
        assert len(active_timers(session)) == (session.state == RUNNING)
        assert len(heard.ends) == (session.state == FINISHED)
        assert heard.overs <= 1
        if session.is_under_way:
            other, could = taken_up(session, clock)
            assert could
            assert where(other) == where(session)
            other.stop()
        before = elapsed
    session.stop()
    assert len(heard.ends) == 1
    assert heard.ends[0][:2] == (practice_id, pytest.approx(before))
    assert len(heard.steps) <= 1 + len(moves) + len(practice.steps) * (1 + len(moves))
    assert active_timers(session) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 9.9), max_size=30), st.sampled_from((0.0, 2.0, 400.0, NIGHT)))
def test_two_who_look_at_different_times_agree(gaps: list[float], last: float) -> None:
    clock = HandClock()
    often, seldom = PracticeSession(clock), PracticeSession(clock)
    for session in (often, seldom):
        session.start(AFTER)
        session.next()
        session.take_way("coffee")
    for gap in (*gaps, last):
        clock.pass_by(gap)
        often.elapsed()
    assert where(often) == where(seldom)
    often.stop()
    seldom.stop()


def test_another_process_catches_up_with_what_passed(session: PracticeSession, clock: HandClock) -> None:
    session.start(AFTER)
    session.next()
    session.take_way("outside")
    snapshot = session.snapshot()
    session.stop()
    clock.pass_by(280)
    other = PracticeSession(clock)
    heard = Heard(other)
    assert other.restore(snapshot)
    assert (step_id(other), other.state, other.elapsed()) == ("load_after", RUNNING, 280.0)
    clock.pass_by(NIGHT)
    other.elapsed()
    assert (other.state, heard.overs) == (OVER, 1)
    third, could = taken_up(other, clock)
    late = Heard(third)
    third.elapsed()
    assert could
    assert (third.state, late.overs) == (OVER, 0), "said once"
    other.stop()
    third.stop()


def test_sleep_between_two_processes_ends_a_breath(session: PracticeSession, clock: HandClock) -> None:
    session.start(PRACTICES["after_short"])
    session.next()
    look_on(session, clock, 8)
    snapshot = session.snapshot()
    session.stop()
    clock.pass_by(600)
    other = PracticeSession(clock)
    heard = Heard(other)
    assert other.restore(snapshot)
    assert heard.ends == [("after_short", 8.0, False)]


def test_a_snapshot_holds_ids_and_times_and_never_a_word(session: PracticeSession) -> None:
    session.start(AFTER)
    session.next()
    session.take_way("words")
    snapshot = session.snapshot()
    assert {key for key, value in snapshot.items() if isinstance(value, str)} == {"id", "step", "way"}
    assert (snapshot["id"], snapshot["step"], snapshot["way"]) == ("after", "words", "words")
    session.stop()


@pytest.mark.parametrize(
    "change",
    [
        {"id": "nap"},
        {"step": "nap"},
        {"step": "coffee"},
        {"way": "upstairs"},
        {"way": None},
        {"began": "soon"},
        {"began": -1.0},
        {"began": 1e12},
        {"began": float("nan")},
        {"seen_at": None},
        {"counted": None},
        {"counted": -4},
        {"running_since": 1e12},
    ],
)
def test_a_snapshot_of_no_practice_is_refused(
    session: PracticeSession, clock: HandClock, change: dict[str, Any]
) -> None:
    session.start(AFTER)
    session.next()
    session.take_way("outside")
    snapshot = session.snapshot()
    session.stop()
    other = PracticeSession(clock)
    assert not other.restore({**snapshot, **change})
    assert not other.is_under_way
    assert other.snapshot() == {}


MINUTE = PRACTICES["before_short"]


def test_a_minute_goes_on_in_the_longer_form_with_the_time_that_is_gone(
    clock: HandClock, session: PracticeSession
) -> None:
    heard = Heard(session)
    session.start(MINUTE)
    clock.pass_by(9)
    session.next()
    session.widen(BEFORE)
    assert (session.practice, session.step and session.step.id) == (BEFORE, "intention")
    assert (session.total_seconds, session.elapsed(), session.state) == (120.0, 9.0, RUNNING)
    assert heard.steps == [0, 1, 1]
    assert session.snapshot()["id"] == "before"
    clock.pass_by(10)
    session.stop()
    assert heard.ends == [("before", 19.0, False)]
    assert session.was_stopped


def test_one_whose_minute_is_over_has_the_longer_form_s_minutes_left(
    clock: HandClock, session: PracticeSession
) -> None:
    heard = Heard(session)
    session.start(MINUTE)
    clock.pass_by(61)
    session.elapsed()
    assert session.state == OVER
    session.widen(BEFORE)
    assert (session.state, session.seconds_left()) == (RUNNING, 60.0)
    clock.pass_by(60)
    session.elapsed()
    assert (session.state, heard.overs) == (OVER, 2)
    session.finish()
    assert heard.ends == [("before", 120.0, True)]
    assert not session.was_stopped


def test_one_that_stands_still_stands_still_in_the_longer_form(
    clock: HandClock, session: PracticeSession
) -> None:
    session.start(MINUTE)
    clock.pass_by(5)
    session.pause()
    session.widen(BEFORE)
    clock.pass_by(30)
    assert (session.state, session.elapsed()) == (PAUSED, 5.0)
    session.stop()


def test_where_nothing_is_under_way_there_is_nothing_to_widen(session: PracticeSession) -> None:
    heard = Heard(session)
    session.widen(BEFORE)
    assert (session.state, session.practice, heard.steps) == (IDLE, None, [])


def test_one_of_ones_own_is_taken_up_by_its_steps_alone(clock: HandClock, qtbot: QtBot) -> None:
    """A locked process cannot know it: what is handed on are ids and numbers, and no name."""
    del qtbot
    practice = OWN_PRACTICE.walked(lambda ref: Pattern(ref, PATTERN.phases))
    session, again = PracticeSession(clock), PracticeSession(clock)
    session.start(practice)
    session.next()
    clock.pass_by(2.0)
    handed = json.dumps(session.snapshot())
    assert "quince" not in handed
    assert again.restore(json.loads(handed))
    assert (again.practice, again.step, again.step_elapsed()) == (practice, practice.steps[1], 2.0)
    for steps in ([], None, "quince", [["pause", "gone_by", 30, 0, []]], [["breathe", "box", 30, 0, []]]):
        assert not again.restore({**json.loads(handed), "steps": steps})


def test_the_longest_of_ones_own_that_was_cut_off_fits_the_file(
    clock: HandClock, qtbot: QtBot, tmp_path: Path
) -> None:
    del qtbot
    phases = tuple(PhaseStep(kind, 12.5) for _ in range(12) for kind in ("in", "out"))
    steps = (OwnStep("breathe", PATTERN.id, 100),) * 6
    session = PracticeSession(clock)
    kept = InterruptedPractice(tmp_path, session, clock)
    session.start(replace(OWN_PRACTICE, steps=steps).walked(lambda ref: Pattern(ref, phases)))
    after = InterruptedPractice(tmp_path, PracticeSession(clock), clock)
    assert (after.practice_id, after.practice) == (OWN_PRACTICE.id, session.practice)
    assert kept.practice is None, "what is under way is not cut off"
    session._timer.stop()
