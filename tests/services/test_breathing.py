# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Breathing sessions: by the clock, pausable, ended by sleep, taken up by another process."""

from __future__ import annotations

import itertools
import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer

from hand_clock import HandClock
from holdspace.domain.breathing import Pattern, PhaseStep, holdless, phase_at
from holdspace.domain.pacing import paced
from holdspace.services.breathing import FINISHED, IDLE, PAUSED, RUNNING, BreathingSession, Lead
from holdspace.services.clock import SystemClock
from holdspace.services.content import load_patterns
from holdspace.services.settings import Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PATTERNS = {content.pattern.id: content.pattern for content in load_patterns()}
SIGH, BOX = PATTERNS["cyclic_sighing"], PATTERNS["box"]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(clock: HandClock, qtbot: QtBot) -> BreathingSession:
    del qtbot
    return BreathingSession(clock)


def breathe(session: BreathingSession, clock: HandClock, seconds: float) -> None:
    """Let time pass as it does while somebody looks on."""
    while seconds > 0:
        step = min(2.0, seconds)
        clock.pass_by(step)
        session.elapsed()
        seconds -= step


def active_timers(session: BreathingSession) -> list[QTimer]:
    return [timer for timer in session.findChildren(QTimer) if timer.isActive()]


def test_it_runs_whole_breaths_and_ends(session: BreathingSession, clock: HandClock, qtbot: QtBot) -> None:
    session.start(SIGH, 1)
    assert (session.state, session.pattern, session.minutes) == (RUNNING, SIGH, 1)
    assert session.total_seconds == 58.5
    with qtbot.waitSignal(session.ended) as ended:
        breathe(session, clock, 60)
    assert ended.args == ["cyclic_sighing", 58.5, True]
    assert session.state == FINISHED


def test_minutes_stay_between_one_and_ten(session: BreathingSession) -> None:
    session.start(BOX, 0)
    assert session.minutes == 1
    session.start(BOX, 99)
    assert session.minutes == 10
    session.stop()


def test_a_blocked_loop_of_two_seconds_leaves_no_phase_error(
    session: BreathingSession, clock: HandClock
) -> None:
    session.start(SIGH, 10)
    begun = clock.seconds()
    for _ in range(200):
        clock.pass_by(2.0)
        assert session.moment() == phase_at(SIGH, clock.seconds() - begun)
    assert session.state == RUNNING
    session.stop()


def seconds_off(session: BreathingSession, began: Fraction, clock: HandClock) -> float:
    """Return by how many seconds the breath shown is away from the clock's, reckoned in exact arithmetic."""
    assert session.pattern is not None
    moment, phases = session.moment(), [Fraction(step.seconds) for step in session.pattern.phases]
    into = Fraction(moment.progress) * phases[moment.index]
    shown = moment.cycle * sum(phases) + sum(phases[: moment.index]) + into
    return abs(float(shown - (Fraction(clock.seconds()) - began)))


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=list(PATTERNS))
@pytest.mark.parametrize("busy", [(2.0,), (2.0, 1 / 60, 1 / 60), (1.9973, 0.0167)])
def test_over_ten_minutes_with_a_loop_blocked_again_and_again_the_phase_is_right(
    pattern: Pattern, busy: tuple[float, ...], qtbot: QtBot
) -> None:
    del qtbot
    clock = HandClock(40 * 86_400.1)  # as after forty days without a restart
    session = BreathingSession(clock)
    session.start(pattern, 10)
    began, gaps, worst = Fraction(clock.seconds()), itertools.cycle(busy), 0.0
    assert session.total_seconds > 575.0
    while clock.seconds() - float(began) + max(busy) < session.total_seconds:
        clock.pass_by(next(gaps))
        worst = max(worst, seconds_off(session, began, clock))
    assert session.state == RUNNING
    assert worst < 0.020
    assert worst < 1e-5, "nothing adds up: what is left is how finely the clock can be written"
    session.stop()


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=list(PATTERNS))
def test_right_after_eight_hours_of_sleep_the_phase_is_right(pattern: Pattern, qtbot: QtBot) -> None:
    del qtbot
    clock = HandClock(40 * 86_400.1)
    session = BreathingSession(clock)
    session.start(pattern, 10)
    breathe(session, clock, 7.3)
    session.pause()
    clock.pass_by(8 * 3600)
    session.resume()
    began = Fraction(clock.seconds()) - Fraction(session.elapsed())
    clock.pass_by(2.0)
    assert seconds_off(session, began, clock) < 1e-5, "one that was paused goes on where it stood"
    clock.pass_by(8 * 3600)
    session.moment()
    assert session.state == FINISHED
    began = Fraction(clock.seconds())
    session.start(pattern, 10)
    clock.pass_by(2.0)
    assert seconds_off(session, began, clock) < 1e-5, "and so does one begun on waking"
    session.stop()


def test_pausing_stands_still(session: BreathingSession, clock: HandClock, qtbot: QtBot) -> None:
    session.start(BOX, 2)
    breathe(session, clock, 5)
    with qtbot.waitSignal(session.paused):
        session.pause()
    clock.pass_by(3600)
    assert session.state == PAUSED
    assert session.elapsed() == 5.0
    assert active_timers(session) == []
    with qtbot.waitSignal(session.resumed):
        session.resume()
    breathe(session, clock, 1)
    assert session.elapsed() == 6.0
    session.stop()


def test_pause_and_resume_mean_nothing_elsewhere(session: BreathingSession, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.paused), qtbot.assertNotEmitted(session.resumed):
        session.pause()
        session.resume()
    assert session.state == IDLE
    session.start(BOX, 1)
    with qtbot.assertNotEmitted(session.resumed):
        session.resume()
    session.stop()


def test_sleep_ends_it_and_what_was_breathed_counts(
    session: BreathingSession, clock: HandClock, qtbot: QtBot
) -> None:
    session.start(BOX, 5)
    breathe(session, clock, 40)
    clock.pass_by(8 * 3600)
    with qtbot.waitSignal(session.ended) as ended:
        session.moment()
    assert ended.args == ["box", 40.0, False]
    assert session.moment() == phase_at(BOX, 40.0)


def test_sleep_is_found_where_nobody_looks(session: BreathingSession, clock: HandClock, qtbot: QtBot) -> None:
    session.start(BOX, 5)
    (timer,) = active_timers(session)
    assert timer.interval() < 10_000
    clock.pass_by(4.0)
    timer.timeout.emit()
    assert session.state == RUNNING
    clock.pass_by(3600)
    with qtbot.waitSignal(session.ended) as ended:
        timer.timeout.emit()
    assert ended.args == ["box", 4.0, False]


def test_sleep_while_paused_changes_nothing(session: BreathingSession, clock: HandClock) -> None:
    session.start(BOX, 5)
    breathe(session, clock, 8)
    session.pause()
    clock.pass_by(3600)
    session.resume()
    assert session.state == RUNNING
    assert session.elapsed() == 8.0
    session.stop()


@given(st.lists(st.floats(0.0, 9.9), max_size=40))
def test_looks_close_together_never_end_it_early(gaps: list[float]) -> None:
    clock = HandClock()
    session = BreathingSession(clock)
    session.start(BOX, 10)
    for gap in gaps:
        clock.pass_by(gap)
        session.elapsed()
    assert session.elapsed() == pytest.approx(min(session.total_seconds, sum(gaps)))
    assert (session.state == FINISHED) == (clock.seconds() - 1000.0 >= session.total_seconds)
    session.stop()


def test_a_moment_needs_a_pattern(session: BreathingSession) -> None:
    with pytest.raises(RuntimeError):
        session.moment()


def test_it_runs_by_the_real_clock(qtbot: QtBot) -> None:
    session = BreathingSession(SystemClock())
    session.start(SIGH, 1)
    qtbot.waitUntil(lambda: session.elapsed() > 0.05)
    session.stop()


def test_what_is_breathed_without_its_holds_goes_on_so(clock: HandClock) -> None:
    session = BreathingSession(clock)
    box = next(content.pattern for content in load_patterns() if content.pattern.id == "box")
    session.start(holdless(box), 2)
    other, could = restored(clock, session.snapshot())
    assert could
    assert other.pattern == holdless(box)
    other.stop()
    session.stop()


def restored(clock: HandClock, snapshot: dict[str, Any]) -> tuple[BreathingSession, bool]:
    session = BreathingSession(clock)
    return session, session.restore(json.loads(json.dumps(snapshot)))


def test_another_process_goes_on_where_the_breath_is(session: BreathingSession, clock: HandClock) -> None:
    session.start(SIGH, 3)
    breathe(session, clock, 21)
    snapshot = session.snapshot()
    clock.pass_by(0.4)
    other, could = restored(clock, snapshot)
    assert could
    assert (other.state, other.pattern, other.minutes) == (RUNNING, SIGH, 3)
    assert other.moment() == session.moment()
    other.stop()
    session.stop()


def test_another_process_finds_it_paused(session: BreathingSession, clock: HandClock) -> None:
    session.start(SIGH, 3)
    breathe(session, clock, 21)
    session.pause()
    clock.pass_by(500)
    other, could = restored(clock, session.snapshot())
    assert could
    assert (other.state, other.elapsed()) == (PAUSED, 21.0)


def test_sleep_between_two_processes_ends_it(session: BreathingSession, clock: HandClock) -> None:
    session.start(SIGH, 3)
    breathe(session, clock, 21)
    snapshot = session.snapshot()
    session.stop()
    clock.pass_by(600)
    other, could = restored(clock, snapshot)
    assert could
    assert (other.state, other.elapsed()) == (FINISHED, 21.0)


def test_nothing_under_way_leaves_nothing(session: BreathingSession) -> None:
    assert session.snapshot() == {}
    assert not session.restore({})


@pytest.mark.parametrize(
    "change",
    [
        {"id": "own", "phases": []},
        {"id": "own", "phases": [["in", 4.0]]},
        {"id": "own", "phases": [["in"], 3]},
        {"minutes": "3"},
        {"seen_at": None},
        {"counted": -4},
        {"running_since": 1e12},
        {"counted": None},
    ],
)
def test_a_snapshot_of_no_session_is_refused(
    session: BreathingSession, clock: HandClock, change: dict[str, Any]
) -> None:
    session.start(SIGH, 3)
    snapshot = session.snapshot()
    session.stop()
    other, could = restored(clock, {**snapshot, **change})
    assert not could
    assert other.state == IDLE


def test_a_warm_up_comes_before_the_breath_and_is_no_part_of_it(
    session: BreathingSession, clock: HandClock, qtbot: QtBot
) -> None:
    session.start(SIGH, 1, Lead(warm_up=3.0))
    assert (session.is_settling, session.elapsed(), session.seconds_left()) == (True, -3.0, 58.5)
    assert (session.moment().kind, session.moment().seconds_left) == ("settle", 3.0)
    breathe(session, clock, 4)
    assert (session.is_settling, session.moment().kind, session.elapsed()) == (False, "in", 1.0)
    with qtbot.waitSignal(session.ended) as ended:
        breathe(session, clock, 58)
    assert ended.args == ["cyclic_sighing", 58.5, True]


def test_ended_while_settling_nothing_was_breathed(
    session: BreathingSession, clock: HandClock, qtbot: QtBot
) -> None:
    session.start(SIGH, 1, Lead(warm_up=3.0))
    clock.pass_by(1)
    with qtbot.waitSignal(session.ended) as ended:
        session.stop()
    assert ended.args == ["cyclic_sighing", 0.0, False]


@pytest.mark.parametrize("is_paused", [False, True])
def test_the_warm_up_can_be_left(session: BreathingSession, clock: HandClock, is_paused: bool) -> None:
    session.start(SIGH, 1, Lead(warm_up=3.0))
    clock.pass_by(1)
    if is_paused:
        session.pause()
    session.settle_no_longer()
    assert (session.elapsed(), session.state) == (0.0, PAUSED if is_paused else RUNNING)
    session.resume()
    clock.pass_by(2)
    session.settle_no_longer()  # which no longer does anything
    assert session.elapsed() == 2.0
    session.stop()


def test_a_pace_of_ones_own_shortens_the_first_breaths_and_no_session(
    session: BreathingSession, clock: HandClock
) -> None:
    even = PATTERNS["resonance_5"]
    session.start(even, 2, Lead(own_pace=15))
    assert 110.0 < session.total_seconds <= 120.0
    breathe(session, clock, 2.5)
    assert session.moment().kind == "out"
    assert session.moment() == paced(even, 15).moment_at(2.5)
    session.stop()


def test_warm_up_and_pace_are_handed_on(session: BreathingSession, clock: HandClock, qtbot: QtBot) -> None:
    del qtbot
    session.start(PATTERNS["resonance_5"], 3, Lead(own_pace=14, warm_up=3.0))
    clock.pass_by(1)
    session.elapsed()
    handed = json.loads(json.dumps(session.snapshot()))
    other = BreathingSession(clock)
    assert other.restore(handed)
    assert (other.elapsed(), other.total_seconds) == (-2.0, session.total_seconds)
    clock.pass_by(5)
    assert other.moment() == session.moment()
    session.stop()
    other.stop()


def test_the_lead_is_as_the_settings_say(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert Lead.as_set(settings) == Lead(0, 3.0)
    settings.own_pace, settings.warm_up = 12, False
    assert Lead.as_set(settings) == Lead(12, 0.0)


def test_a_pattern_of_ones_own_goes_on_though_the_vault_is_locked(
    session: BreathingSession, clock: HandClock
) -> None:
    own = Pattern("6c1f4c1e-6f0e-4a7e-9d2e-0a52f1f6a001", (PhaseStep("in", 3.0), PhaseStep("out", 4.5)))
    session.start(own, 2)
    breathe(session, clock, 8)
    other, could = restored(clock, session.snapshot())
    assert could
    assert other.pattern == own
    assert other.moment() == session.moment()
    session.stop()
    other.stop()
