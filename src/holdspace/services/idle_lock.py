# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The idle lock: where nobody is there for some minutes, the journal locks and words go out of sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from holdspace.domain.idle import Sign
from holdspace.domain.timing import Clock
from holdspace.services.boot_alarm import BootAlarm
from holdspace.services.settings import Settings
from holdspace.services.vault import LOCKED, UNLOCKED, VaultService

_SETTING = "lock/idle_minutes"


def _no_words() -> bool:
    return False


class IdleLock(QObject):
    """Locks after the minutes that are set; it runs while the vault is open, or the box holds words.

    `has_words` says whether it does, and `lock` locks; without them it is the vault alone that is locked. A
    sign of a person is only written down; the one alarm is set anew from the clock when it rings. What runs
    meanwhile, an exercise too, delays nothing.
    """

    def __init__(
        self,
        vault: VaultService,
        settings: Settings,
        clock: Clock,
        parent: QObject | None = None,
        *,
        has_words: Callable[[], bool] = _no_words,
        lock: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._settings = settings
        self._clock = clock
        self._has_words = has_words
        self._lock = lock or vault.lock
        self._minutes = settings.idle_minutes  # kept here: each move of the pointer asks for it
        self._sign = Sign(clock.seconds(), clock.now())
        self._alarm = BootAlarm(self)
        self._alarm.rang.connect(self.look)
        vault.state_changed.connect(self._begin)
        settings.changed.connect(self._on_setting_changed)
        self._begin()

    @property
    def is_running(self) -> bool:
        """Say whether it will lock."""
        return self._alarm.is_set

    def note_person(self) -> None:
        """Take note that someone is there. Too late is too late: after a sleep the first key locks."""
        if not self._alarm.is_set:
            self._begin()  # words may be begun while the journal is locked
            return
        sign = Sign(self._clock.seconds(), self._clock.now())
        if self._sign.seconds_left(self._minutes, sign.seconds, sign.wall) > 0.0:
            self._sign = sign
        else:
            self.look_if_due()

    def look_if_due(self) -> bool:
        """Lock where the time is over, and say whether it was. For whoever woke."""
        if not self._is_wanted() or self._seconds_left() > 0.0:
            return False
        self._alarm.stop()
        self._lock()
        return True

    def look(self) -> None:
        """Lock where the time is over, or else set the alarm to when it will be."""
        self._alarm.stop()
        if self._is_wanted() and not self.look_if_due():
            self._alarm.set(self._seconds_left())

    def stop(self) -> None:
        """Look no more: the window that would lock is gone."""
        self._alarm.stop()

    def _is_wanted(self) -> bool:
        state = self._vault.state
        return state == UNLOCKED or (state == LOCKED and self._has_words())

    def _seconds_left(self) -> float:
        return self._sign.seconds_left(self._minutes, self._clock.seconds(), self._clock.now())

    def _begin(self) -> None:
        """Count from now, where there is something to lock."""
        self._sign = Sign(self._clock.seconds(), self._clock.now())
        self.look()

    def _on_setting_changed(self, name: str) -> None:
        if name == _SETTING:
            self._minutes = self._settings.idle_minutes
            self.look()
