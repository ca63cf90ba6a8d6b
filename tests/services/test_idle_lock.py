# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The idle lock: by two clocks, only while open, delayed by nothing but a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hand_clock import HandClock
from holdspace.services.breathing import BreathingSession
from holdspace.services.capture import Words
from holdspace.services.content import load_patterns
from holdspace.services.idle_lock import IdleLock
from holdspace.services.settings import IDLE_MINUTES, Settings
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from household import Household

MARKER = "her hands were shaking"
Make = Callable[[str], tuple[Household, IdleLock, Settings]]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    """Return a function that makes a household in a state, with its idle lock and settings."""
    made: list[tuple[Household, IdleLock]] = []

    def make(state: str) -> tuple[Household, IdleLock, Settings]:
        household = Household(tmp_path / "home", state)
        settings = Settings(household.places.settings, household.vault)
        lock = IdleLock(household.vault, settings, household.clock, household.vault)
        made.append((household, lock))
        return household, lock, settings

    yield make
    for household, lock in made:
        household.end()
        lock._alarm.stop()


def test_after_five_minutes_without_a_person_it_locks(make: Make) -> None:
    household, lock, _ = make(UNLOCKED)
    household.clock.pass_by(299)
    lock.look()
    assert household.vault.state == UNLOCKED
    household.clock.pass_by(1)
    lock.look()
    assert household.vault.state == LOCKED
    assert not lock.is_running


@pytest.mark.parametrize("minutes", IDLE_MINUTES)
def test_after_the_minutes_that_are_set(make: Make, minutes: int) -> None:
    household, lock, settings = make(UNLOCKED)
    settings.idle_minutes = minutes
    household.clock.pass_by(60 * minutes - 1)
    lock.look()
    assert household.vault.state == UNLOCKED
    household.clock.pass_by(1)
    lock.look()
    assert household.vault.state == LOCKED


def test_fewer_minutes_than_have_passed_lock_at_once(make: Make) -> None:
    household, _, settings = make(UNLOCKED)
    household.clock.pass_by(120)
    settings.idle_minutes = 2
    assert household.vault.state == LOCKED


def test_a_person_puts_it_off(make: Make) -> None:
    household, lock, _ = make(UNLOCKED)
    for _ in range(4):
        household.clock.pass_by(200)
        lock.note_person()
        lock.look()
    assert household.vault.state == UNLOCKED
    household.clock.pass_by(300)
    lock.look()
    assert household.vault.state == LOCKED


def test_the_alarm_itself_rings_and_locks(make: Make, qtbot: QtBot) -> None:
    household, lock, _ = make(UNLOCKED)
    household.clock.pass_by(299.95)
    lock.look()
    with qtbot.waitSignal(lock._alarm.rang):
        household.clock.pass_by(0.05)
    assert household.vault.state == LOCKED


def test_an_alarm_that_rings_early_is_set_anew(make: Make) -> None:
    household, lock, _ = make(UNLOCKED)
    lock._alarm.stop()
    lock._alarm.rang.emit()
    assert household.vault.state == UNLOCKED
    assert lock.is_running


@pytest.mark.parametrize("look", ["look", "look_if_due", "note_person"])
def test_eight_hours_asleep_end_locked_whoever_looks_first(make: Make, look: str) -> None:
    """TRUST 41: the alarm at wake, the session's word, or the first key: none finds the journal open."""
    household, lock, _ = make(UNLOCKED)
    household.clock.pass_by(8 * 3600)
    getattr(lock, look)()
    assert household.vault.state == LOCKED


def test_the_wall_clock_counts_where_the_other_missed_the_sleep(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    household, lock, _ = make(UNLOCKED)
    woken = household.clock.now() + timedelta(hours=8)
    monkeypatch.setattr(household.clock, "now", lambda: woken)
    lock.note_person()
    assert household.vault.state == LOCKED


def test_it_runs_only_while_the_journal_is_open(make: Make) -> None:
    household, lock, _ = make(LOCKED)
    assert not lock.is_running
    household.clock.pass_by(3600)
    lock.note_person()
    household.open()
    assert lock.is_running
    assert household.vault.state == UNLOCKED  # the hour before counts for nothing
    household.vault.lock()
    assert not lock.is_running


def test_locked_it_runs_while_there_are_words(make: Make) -> None:
    household, lock, settings = make(LOCKED)
    lock._has_words = lambda: True
    locked: list[bool] = []
    lock._lock = lambda: locked.append(True)
    lock.note_person()
    assert lock.is_running
    household.clock.pass_by(60 * settings.idle_minutes)
    lock.look()
    assert locked == [True]


def test_where_there_is_no_journal_nothing_happens(make: Make) -> None:
    household, lock, settings = make(NONE)
    household.clock.pass_by(3600)
    settings.idle_minutes = 1
    lock.look()
    assert not lock.is_running
    assert household.vault.state == NONE


def test_unsaved_words_are_sealed_before(make: Make) -> None:
    household, lock, _ = make(UNLOCKED)
    household.capture.read_words_from(lambda: Words(MARKER))
    household.vault.about_to_lock.connect(household.capture.keep_draft_now)
    household.clock.pass_by(300)
    lock.look()
    household.open()
    draft = household.draft()
    assert draft is not None
    assert draft.text == MARKER
    assert not household.disk_holds(MARKER)


def test_no_exercise_delays_it(make: Make) -> None:
    household, lock, _ = make(UNLOCKED)
    clock: Any = household.clock
    assert isinstance(clock, HandClock)
    session = BreathingSession(clock, household.vault)
    session.start(load_patterns()[0].pattern, 10)
    for _ in range(60):
        clock.pass_by(5)
        session.elapsed()
        lock.look()
    assert household.vault.state == LOCKED
    assert session.is_under_way
    session.stop()
