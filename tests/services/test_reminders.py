# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reminders: when one comes, what keeps it away, and that none is made up for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hand_clock import HandClock
from holdspace.services.notifications import Line, Notifications
from holdspace.services.notifications.linux import LinuxNotifications
from holdspace.services.reminders import BREATHE, SKIP, Reminders
from holdspace.services.settings import Settings
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from household import Household
from services.notification_bus import NotificationBus

HOUR = 3600.0
LINE = Line("A minute, if you have one.", ((BREATHE, "One breath"), (SKIP, "Not now")))


class Noted(Notifications):
    """Notes what it was to show. The clock of the tests begins on a Wednesday at 14:10, in UTC."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.taken_up: list[int] = []
        self.withdrawn = 0

    @property
    def shown(self) -> int:
        return len(self.lines)

    def show(self, line: Line) -> None:
        self.lines.append(line)

    def take_up(self, number: int) -> None:
        self.taken_up.append(number)

    def withdraw(self) -> None:
        self.withdrawn += 1


class Room:
    """Reminders over a vault, with what keeps them away in the test's hands."""

    def __init__(self, home: Path, state: str) -> None:
        self.household = Household(home, state)
        self.clock: HandClock = self.household.clock
        self.settings = Settings(self.household.places.settings, self.household.vault)
        self.settings.reminders_on = True
        self.settings.reminders_every = 60
        self.noted = Noted()
        self.is_exercising = self.is_in_front = False
        self.reminders = self.make(self.noted)

    def make(self, notifications: Notifications) -> Reminders:
        return Reminders(
            *(self.settings, self.clock, self.household.vault, notifications, lambda: self.is_exercising),
            self.household.vault,
        )

    def begin(self, handed_on: object = None) -> None:
        self.reminders.begin(LINE, lambda: self.is_in_front, handed_on)

    def pass_by(self, seconds: float) -> int:
        """Let time pass, have the alarm ring, and return how many have come by then."""
        self.clock.pass_by(seconds)
        self.reminders.look()
        return len(self.noted.lines)

    def end(self) -> None:
        self.reminders._alarm.stop()
        self.household.end()


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    """A room whose reminders have not begun; there is no vault, which they do not need."""
    room = Room(tmp_path / "home", NONE)
    yield room
    room.end()


def test_one_comes_after_an_hour_and_the_next_after_another(room: Room) -> None:
    room.begin()
    assert room.pass_by(HOUR - 1) == 0
    assert room.pass_by(1) == 1
    assert room.noted.lines == [LINE]
    assert room.pass_by(HOUR - 1) == 1
    assert room.pass_by(1) == 2


def test_the_alarm_itself_rings(room: Room, qtbot: QtBot) -> None:
    room.begin()
    room.clock.pass_by(HOUR - 0.05)
    room.reminders.look()
    with qtbot.waitSignal(room.reminders._alarm.rang):
        room.clock.pass_by(0.05)
    assert len(room.noted.lines) == 1
    assert room.reminders.is_running


def test_an_alarm_that_rings_early_is_set_anew(room: Room) -> None:
    room.begin()
    assert room.pass_by(1800) == 0
    assert room.reminders.is_running


def test_off_nothing_runs_and_nothing_comes(room: Room) -> None:
    """PERFORMANCE goal 8: without reminders there is no timer of theirs."""
    room.settings.reminders_on = False
    room.begin()
    assert not room.reminders.is_running
    assert room.pass_by(HOUR) == 0


def test_before_it_has_words_nothing_runs(room: Room) -> None:
    assert not room.reminders.is_running
    room.settings.reminders_every = 90
    assert not room.reminders.is_running


def test_on_and_off_hold_at_once(room: Room) -> None:
    room.settings.reminders_on = False
    room.begin()
    room.clock.pass_by(2 * HOUR)
    room.settings.reminders_on = True
    assert room.reminders.is_running
    assert room.pass_by(HOUR - 1) == 0  # counted from when it was turned on
    withdrawn = room.noted.withdrawn
    room.settings.reminders_on = False
    assert not room.reminders.is_running
    assert room.noted.withdrawn == withdrawn + 1
    assert room.pass_by(1) == 0


def test_a_longer_distance_holds_at_once(room: Room) -> None:
    room.begin()
    room.settings.reminders_every = 120
    assert room.pass_by(HOUR) == 0
    assert room.pass_by(HOUR) == 1


def test_other_settings_change_nothing(room: Room) -> None:
    room.begin()
    room.reminders._alarm.stop()
    room.settings.motion = "reduced"
    assert not room.reminders.is_running


def test_none_comes_outside_the_hours_and_the_first_as_they_begin(room: Room) -> None:
    room.begin()
    for _ in range(2):
        room.pass_by(HOUR)  # 15:10 and 16:10
    assert len(room.noted.lines) == 2
    assert room.pass_by(HOUR) == 2  # 17:10
    assert room.pass_by(15 * HOUR + 2999) == 2  # 8:59:59 on Thursday
    assert room.pass_by(1) == 3


def test_without_a_day_nothing_runs(room: Room) -> None:
    room.settings.reminders_days = ()
    room.begin()
    assert not room.reminders.is_running


@pytest.mark.parametrize("what", ["is_exercising", "is_in_front"])
def test_none_comes_while_it_would_disturb_and_it_is_not_made_up_for(room: Room, what: str) -> None:
    room.begin()
    setattr(room, what, True)
    assert room.pass_by(HOUR) == 0
    setattr(room, what, False)
    assert room.pass_by(60) == 0
    assert room.pass_by(HOUR - 61) == 0
    assert room.pass_by(1) == 1


@pytest.mark.parametrize(("seconds", "comes"), [(59.0, 0), (60.0, 1)])
def test_none_comes_in_the_minute_after_an_unlock(
    tmp_path: Path, qtbot: QtBot, seconds: float, comes: int
) -> None:
    room = Room(tmp_path / "home", LOCKED)
    room.begin()
    room.pass_by(HOUR - seconds)
    room.household.open()
    assert room.pass_by(seconds) == comes
    room.end()


def test_locked_or_open_it_is_the_same_line(tmp_path: Path, qtbot: QtBot) -> None:
    room = Room(tmp_path / "home", UNLOCKED)
    room.begin()
    assert room.pass_by(HOUR) == 1
    room.household.vault.lock()
    assert room.pass_by(HOUR) == 2
    assert set(room.noted.lines) == {LINE}
    room.end()


def test_what_was_slept_through_is_not_made_up_for(room: Room) -> None:
    room.begin()
    assert room.pass_by(2.5 * HOUR) == 0  # 15:10 and 16:10 were in the sleep, until 16:40
    assert room.reminders.is_running
    assert room.pass_by(16 * HOUR + 19 * 60) == 0  # 8:59
    assert room.pass_by(60) == 1


@pytest.mark.parametrize(("late", "comes"), [(30.0, 1), (31.0, 0)])
def test_a_busy_computer_may_be_a_little_late(room: Room, late: float, comes: int) -> None:
    room.begin()
    assert room.pass_by(HOUR + late) == comes


def set_clock(room: Room, monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    """Set the clock on the wall; the one that counts goes on as it was."""
    now = room.clock.now

    def wrong() -> datetime:
        return now() + by

    monkeypatch.setattr(room.clock, "now", wrong)


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_that_was_set_brings_none_nearer(
    room: Room, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    room.begin()
    assert room.pass_by(HOUR) == 1
    set_clock(room, monkeypatch, timedelta(hours=hours))
    room.reminders.look()
    assert room.pass_by(HOUR - 1) == 1
    assert room.pass_by(1) == (2 if hours < 0 else 1)  # 17:10 is over


def test_ten_years_back_do_not_silence_it(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.begin()
    assert room.pass_by(HOUR) == 1
    set_clock(room, monkeypatch, timedelta(days=-3654))  # a Thursday
    room.reminders.look()
    assert room.pass_by(HOUR) == 2


def test_a_clock_set_out_of_the_hours_keeps_what_was_due_away(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.begin()
    set_clock(room, monkeypatch, timedelta(hours=6))
    assert room.pass_by(HOUR) == 0
    assert room.reminders.is_running


def test_a_zone_that_nobody_knows_is_that_of_the_clock(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.clock, "time_zone", lambda: "Nowhere/At all")
    room.begin()
    assert room.pass_by(HOUR) == 1


def test_whoever_has_just_breathed_is_not_reminded_of_it(room: Room) -> None:
    room.begin()
    room.pass_by(1800)
    room.reminders.note_exercise(4.9)  # a slip
    room.pass_by(600)
    room.reminders.note_exercise(5.0)
    assert room.pass_by(1200) == 0
    assert room.pass_by(HOUR - 1200) == 1


def test_the_next_process_counts_on(room: Room) -> None:
    room.begin()
    room.pass_by(HOUR)
    room.pass_by(1800)
    handed_on = room.reminders.snapshot()
    assert handed_on == {"last": 1000.0 + HOUR, "shown": 1}
    room.reminders = room.make(room.noted)
    room.begin(handed_on)
    assert room.noted.taken_up == [1]
    assert room.pass_by(1799) == 1
    assert room.pass_by(1) == 2


@pytest.mark.parametrize(
    "handed_on",
    [None, "a word", {}, {"last": "soon"}, {"last": 1e9}, {"last": -1.0}, {"shown": "7"}, {"shown": -7}],
)
def test_what_no_process_hands_on_counts_for_nothing(room: Room, handed_on: Any) -> None:
    room.begin(handed_on)
    assert room.noted.taken_up == []
    assert room.pass_by(HOUR - 1) == 0
    assert room.pass_by(1) == 1


def test_one_breath_is_wanted_and_not_now_is_nothing_at_all(room: Room, qtbot: QtBot) -> None:
    room.begin()
    with qtbot.assertNotEmitted(room.reminders.breath_wanted):
        room.noted.pressed.emit(SKIP, "")
        room.noted.pressed.emit("default", "")
    with qtbot.waitSignal(room.reminders.breath_wanted) as wanted:
        room.noted.pressed.emit(BREATHE, "come-forward")
    assert wanted.args == ["come-forward"]
    assert room.pass_by(HOUR - 1) == 0  # to skip is no snooze
    assert room.pass_by(1) == 1


def test_at_the_end_nothing_is_left_to_press(room: Room) -> None:
    room.begin()
    room.reminders.end()
    assert room.noted.withdrawn == 1
    assert not room.reminders.is_running
    room.reminders.note_exercise(60.0)
    assert not room.reminders.is_running


@pytest.mark.skipif(sys.platform != "linux", reason="the service is Linux's")
def test_on_a_real_bus_it_comes_and_one_breath_is_heard(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    bus = NotificationBus(tmp_path, qtbot, "actions", "body")
    room.reminders = room.make(LinuxNotifications(bus.bus, room.household.vault))
    room.begin()
    room.pass_by(HOUR)
    said = bus.wait_for("Notify")
    assert "'A minute, if you have one.', '', ['breathe', 'One breath', 'skip', 'Not now']" in said
    assert "'urgency': <byte 0x00>" in said
    qtbot.waitUntil(lambda: room.reminders.snapshot()["shown"] == 7)
    with qtbot.waitSignal(room.reminders.breath_wanted):
        bus.tell("ActionInvoked (uint32 7, 'breathe')")
    room.reminders.end()
    bus.wait_for("CloseNotification (uint32 7,)")
    bus.close()
