# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The idle lock: where nobody is there for some minutes, the journal locks."""

from __future__ import annotations

from PySide6.QtCore import QObject

from holdspace.domain.idle import Sign
from holdspace.domain.timing import Clock
from holdspace.services.boot_alarm import BootAlarm
from holdspace.services.settings import Settings
from holdspace.services.vault import UNLOCKED, VaultService

_SETTING = "lock/idle_minutes"


class IdleLock(QObject):
    """Locks the vault after the minutes that are set; it runs only while the vault is open.

    A sign of a person is only written down; the one alarm is set anew from the clock when it rings. What runs
    meanwhile, an exercise too, delays nothing.
    """

    def __init__(
        self, vault: VaultService, settings: Settings, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._settings = settings
        self._clock = clock
        self._minutes = settings.idle_minutes  # kept here: each move of the pointer asks for it
        self._sign = Sign(clock.seconds(), clock.now())
        self._alarm = BootAlarm(self)
        self._alarm.rang.connect(self.look)
        vault.state_changed.connect(self._on_state_changed)
        settings.changed.connect(self._on_setting_changed)
        self._on_state_changed(vault.state)

    @property
    def is_running(self) -> bool:
        """Say whether it will lock."""
        return self._alarm.is_set

    def note_person(self) -> None:
        """Take note that someone is there. Too late is too late: after a sleep the first key locks."""
        if self._vault.state != UNLOCKED:
            return
        sign = Sign(self._clock.seconds(), self._clock.now())
        if self._sign.seconds_left(self._minutes, sign.seconds, sign.wall) > 0.0:
            self._sign = sign
        else:
            self.look_if_due()

    def look_if_due(self) -> bool:
        """Lock where the time is over, and say whether it was. For whoever woke."""
        if self._vault.state != UNLOCKED or self._seconds_left() > 0.0:
            return False
        self._alarm.stop()
        self._vault.lock()
        return True

    def look(self) -> None:
        """Lock where the time is over, or else set the alarm to when it will be."""
        if self._vault.state == UNLOCKED and not self.look_if_due():
            self._alarm.set(self._seconds_left())

    def _seconds_left(self) -> float:
        return self._sign.seconds_left(self._minutes, self._clock.seconds(), self._clock.now())

    def _on_state_changed(self, state: str) -> None:
        if state != UNLOCKED:
            self._alarm.stop()
            return
        self._sign = Sign(self._clock.seconds(), self._clock.now())
        self.look()

    def _on_setting_changed(self, name: str) -> None:
        if name == _SETTING:
            self._minutes = self._settings.idle_minutes
            self.look()
