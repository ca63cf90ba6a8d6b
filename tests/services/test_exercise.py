# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What breathing sessions and pauses share, seen through the plainer of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from hand_clock import HandClock
from holdspace.domain.pauses import Pause
from holdspace.services.clock import SystemClock
from holdspace.services.exercise import FINISHED, IDLE, RUNNING
from holdspace.services.pauses import PauseSession

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIVE = Pause("sit", 300, "five_minutes")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(clock: HandClock, qtbot: QtBot) -> PauseSession:
    del qtbot
    return PauseSession(clock)


def timers(session: PauseSession) -> list[QTimer]:
    return [timer for timer in session.findChildren(QTimer) if timer.isActive()]


def test_nothing_is_under_way_at_first(session: PauseSession) -> None:
    assert session.state == IDLE
    assert not session.is_under_way
    assert session.elapsed() == 0.0
    session.stop()
    assert session.state == IDLE


def test_the_clock_measures_and_not_the_ticks(session: PauseSession, clock: HandClock) -> None:
    session.start(FIVE)
    clock.pass_by(123.25)
    assert session.elapsed() == 123.25
    assert session.seconds_left() == 176.75
    session.stop()


def test_stopping_tells_what_was_done(session: PauseSession, clock: HandClock, qtbot: QtBot) -> None:
    session.start(FIVE)
    clock.pass_by(42.5)
    with qtbot.waitSignal(session.ended) as ended:
        session.stop()
    assert ended.args == ["sit", 42.5, False]
    assert session.state == FINISHED
    assert timers(session) == []


def test_a_look_after_the_end_ends_it_with_all_of_it_done(
    session: PauseSession, clock: HandClock, qtbot: QtBot
) -> None:
    session.start(FIVE)
    clock.pass_by(8 * 3600)
    with qtbot.waitSignal(session.ended) as ended:
        assert session.elapsed() == 300
    assert ended.args == ["sit", 300.0, True]
    assert session.seconds_left() == 0.0


def test_it_ends_once(session: PauseSession, clock: HandClock) -> None:
    ends: list[str] = []

    def note(pause_id: str) -> None:
        ends.append(pause_id)

    session.ended.connect(note)
    session.start(FIVE)
    clock.pass_by(400)
    for _ in range(3):
        session.elapsed()
        session.stop()
    assert ends == ["sit"]


def test_starting_again_ends_what_was_under_way(
    session: PauseSession, clock: HandClock, qtbot: QtBot
) -> None:
    session.start(FIVE)
    clock.pass_by(10)
    with qtbot.waitSignal(session.ended) as ended:
        session.start(Pause("silence_10", 10, "silence"))
    assert ended.args == ["sit", 10.0, False]
    assert session.state == RUNNING
    assert session.elapsed() == 0.0
    session.stop()


def test_it_ends_by_itself_where_nobody_looks(qtbot: QtBot) -> None:
    session = PauseSession(SystemClock())
    with qtbot.waitSignal(session.ended) as ended:
        session.start(Pause("own", 1, "silence"))
    assert ended.args == ["own", 1.0, True]


def test_a_timer_that_fires_early_is_armed_again(session: PauseSession, clock: HandClock) -> None:
    session.start(FIVE)
    (timer,) = timers(session)
    timer.stop()
    clock.pass_by(299.9)
    timer.timeout.emit()
    assert session.state == RUNNING
    assert 0 < timer.interval() <= 101
    clock.pass_by(0.2)
    timer.timeout.emit()
    assert session.state == FINISHED


def test_the_clock_is_looked_at_now_and_then_since_timers_do_not_count_sleep(session: PauseSession) -> None:
    session.start(FIVE)
    (timer,) = timers(session)
    assert timer.isSingleShot()
    assert timer.interval() <= 20_000
    session.stop()


def test_it_is_handed_on_once_a_snapshot_of_it_was_taken(session: PauseSession) -> None:
    assert session.snapshot() == {}
    session.start(FIVE)
    assert not session.is_handed_on
    snapshot = session.snapshot()
    assert session.is_handed_on
    session.start(FIVE)
    assert not session.is_handed_on
    session.stop()
    assert not session.restore(snapshot | {"id": "unknown"})
