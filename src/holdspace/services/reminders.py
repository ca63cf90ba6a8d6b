# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reminders, where they are wanted: one line now and then, quietly, and nothing where it would disturb."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QObject, Signal

from holdspace.domain.reminders import ReminderTimes, may_come, next_at
from holdspace.domain.sessions import SHORTEST_SESSION
from holdspace.domain.timing import Clock
from holdspace.services.boot_alarm import BootAlarm
from holdspace.services.notifications import Line, Notifications
from holdspace.services.settings import Settings
from holdspace.services.vault import UNLOCKED, VaultService

BREATHE, SKIP = "breathe", "skip"
_ON = "reminders/on"
_OF_REMINDERS = "reminders/"
_ON_TIME = 30.0  # seconds: what comes later was missed, and is not made up for
_AFTER_UNLOCK = 60.0


def _nobody() -> bool:
    return False


class Reminders(QObject):
    """One at most an hour, in the hours chosen; it comes or is skipped, and never later.

    The distance between two is by the clock that counts sleep, the hours by the one on the wall. The one
    alarm is set only while reminders are on. `is_exercising` says whether an exercise is under way.
    *Signals*: `breath_wanted(str)` where a reminder is answered, with a token to come forward with.
    """

    breath_wanted = Signal(str)

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        vault: VaultService,
        notifications: Notifications,
        is_exercising: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.notifications = notifications
        self._settings = settings
        self._clock = clock
        self._vault = vault
        self._is_exercising = is_exercising
        self._is_in_front: Callable[[], bool] = _nobody
        self._line: Line | None = None  # until it can be said, nothing runs
        self._last = clock.seconds()
        self._due: float | None = None
        self._unlocked_at = -math.inf
        self._alarm = BootAlarm(self)
        self._alarm.rang.connect(self.look)
        notifications.pressed.connect(self._on_pressed)
        settings.changed.connect(self._on_setting_changed)
        vault.state_changed.connect(self._on_vault_changed)

    @property
    def is_running(self) -> bool:
        """Say whether an alarm is set."""
        return self._alarm.is_set

    def begin(self, line: Line, is_in_front: Callable[[], bool], handed_on: object = None) -> None:
        """Remind with a line from now on, where that is set, and not while a window of ours is in front.

        `handed_on` is what the process before had in its snapshot.
        """
        self._line, self._is_in_front = line, is_in_front
        self._last = self._clock.seconds()
        if isinstance(handed_on, dict):
            self._take_up(handed_on)
        self._plan()

    def snapshot(self) -> dict[str, Any]:
        """Return what the next process needs to count on; no words."""
        return {"last": self._last, "shown": self.notifications.shown}

    def look(self) -> None:
        """Remind where it is time and nothing speaks against it; then set the alarm to the next."""
        self._alarm.stop()
        now = self._clock.seconds()
        if self._due is not None and now >= self._due:
            self._last = self._due
            if now - self._due <= _ON_TIME and self._is_welcome(now):
                assert self._line is not None  # noqa: S101 - without it nothing is due
                self.notifications.show(self._line)
        self._plan()

    def note_exercise(self, seconds: float) -> None:
        """Count from here: whoever has just breathed needs no reminder of it."""
        if seconds >= SHORTEST_SESSION:
            self._last = self._clock.seconds()
            self._plan()

    def end(self) -> None:
        """Remind no more, and take off what is shown: nobody is there to answer it."""
        self._line = None
        self._plan()
        self.notifications.withdraw()

    def _is_welcome(self, now: float) -> bool:
        if self._is_exercising() or self._is_in_front() or now - self._unlocked_at < _AFTER_UNLOCK:
            return False
        return may_come(self._wall(), self._times())  # the clock on the wall may have been set meanwhile

    def _plan(self) -> None:
        self._alarm.stop()
        self._due = None
        if self._line is None or not self._settings.reminders_on:
            return
        wall, now = self._wall(), self._clock.seconds()
        last = wall.astimezone(UTC) - timedelta(seconds=now - self._last)
        following = next_at(wall, self._times(), last)
        if following is not None:
            left = (following.astimezone(UTC) - wall.astimezone(UTC)).total_seconds()
            self._due = now + left
            self._alarm.set(left)

    def _wall(self) -> datetime:
        """Return the time on the wall, in a zone that knows when its clocks change."""
        now = self._clock.now()
        try:
            return now.astimezone(ZoneInfo(self._clock.time_zone()))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return now

    def _times(self) -> ReminderTimes:
        settings = self._settings
        return ReminderTimes(
            settings.reminders_on,
            time.fromisoformat(settings.reminders_from),
            time.fromisoformat(settings.reminders_to),
            frozenset(day - 1 for day in settings.reminders_days),
            timedelta(minutes=settings.reminders_every),
        )

    def _take_up(self, handed_on: dict[str, Any]) -> None:
        last, shown = handed_on.get("last"), handed_on.get("shown")
        if isinstance(last, int | float) and 0.0 <= last <= self._last:
            self._last = float(last)
        if isinstance(shown, int) and shown > 0:
            self.notifications.take_up(shown)

    def _on_pressed(self, press: str, token: str) -> None:
        if press == BREATHE:
            self.breath_wanted.emit(token)

    def _on_setting_changed(self, name: str) -> None:
        if name == _ON:
            self._last = self._clock.seconds()
            if not self._settings.reminders_on:
                self.notifications.withdraw()
        if name.startswith(_OF_REMINDERS):
            self._plan()

    def _on_vault_changed(self, state: str) -> None:
        if state == UNLOCKED:
            self._unlocked_at = self._clock.seconds()
