# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Pauses count the world's time, and go on in another process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from hand_clock import HandClock
from holdspace.services.content import load_groundings, load_pauses
from holdspace.services.pauses import FINISHED, RUNNING, PauseSession

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PAUSES = {content.pause.id: content.pause for content in load_pauses()}


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(clock: HandClock, qtbot: QtBot) -> PauseSession:
    del qtbot
    return PauseSession(clock)


def snapshot_after(clock: HandClock, seconds: float) -> dict[str, Any]:
    before = PauseSession(clock)
    before.start(PAUSES["outside"])
    clock.pass_by(seconds)
    snapshot: dict[str, Any] = json.loads(json.dumps(before.snapshot()))
    before.stop()
    return snapshot


def test_sleep_counts(session: PauseSession, clock: HandClock) -> None:
    session.start(PAUSES["outside"])
    clock.pass_by(60)
    session.elapsed()
    clock.pass_by(120)  # the lid is shut meanwhile
    assert session.seconds_left() == 120
    assert session.state == RUNNING
    session.stop()


def test_another_process_goes_on(session: PauseSession, clock: HandClock) -> None:
    snapshot = snapshot_after(clock, 90)
    clock.pass_by(5)
    assert session.restore(snapshot)
    assert session.pause == PAUSES["outside"]
    assert session.seconds_left() == 205
    session.stop()


def test_another_process_goes_on_with_a_grounding(session: PauseSession, clock: HandClock) -> None:
    feet = next(each.pause for each in load_groundings() if each.pause.id == "feet")
    session.start(feet)
    snapshot = session.snapshot()
    session.stop()
    clock.pass_by(30)
    assert session.restore(snapshot)
    assert (session.pause, session.seconds_left()) == (feet, 30.0)
    session.stop()


def test_one_that_is_over_meanwhile_ends_at_once(
    session: PauseSession, clock: HandClock, qtbot: QtBot
) -> None:
    snapshot = snapshot_after(clock, 90)
    clock.pass_by(1000)
    with qtbot.waitSignal(session.ended) as ended:
        assert session.restore(snapshot)
    assert ended.args == ["outside", 300.0, True]
    assert session.state == FINISHED


def test_nothing_under_way_leaves_nothing(session: PauseSession) -> None:
    assert session.snapshot() == {}
    assert not session.restore({})


@pytest.mark.parametrize(
    "change",
    [
        {"id": "nap"},
        {"running_since": None},
        {"running_since": "soon"},
        {"running_since": 1e12},
        {"running_since": -1.0},
        {"counted": None},
        {"counted": float("nan")},
    ],
)
def test_a_snapshot_of_no_pause_is_refused(
    session: PauseSession, clock: HandClock, change: dict[str, Any]
) -> None:
    snapshot = snapshot_after(clock, 10)
    assert not session.restore({**snapshot, **change})
    assert not session.is_under_way
