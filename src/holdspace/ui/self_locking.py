# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Locking by itself: where nobody is there, where the session locks, and before the computer sleeps."""

from __future__ import annotations

from PySide6.QtCore import QObject

from holdspace.services.idle_lock import IdleLock
from holdspace.services.session_watch import watch_session
from holdspace.ui.house import House
from holdspace.ui.main_window import MainWindow


class SelfLocking(QObject):
    """Ties the idle lock and the session to the window. It is the vault's, and goes with it."""

    def __init__(self, house: House, window: MainWindow) -> None:
        super().__init__(house.vault)
        self._window = window
        self.idle = IdleLock(
            house.vault,
            house.settings,
            house.clock,
            self,
            has_words=self._has_words,
            lock=window.lock_unasked,
        )
        self.session = watch_session(window.winId, self)
        window.destroyed.connect(self.idle.stop)
        window.presence.noticed.connect(self.idle.note_person)
        house.app.focusWindowChanged.connect(window.presence.watch)
        self.session.session_locked.connect(window.lock_unasked)
        self.session.sleep_announced.connect(window.lock_unasked)
        self.session.woken.connect(self._on_woken)
        self.session.hold_sleep()  # locked, too: words that are begun then are sealed before it

    def _has_words(self) -> bool:
        return self._window.holds_words

    def _on_woken(self) -> None:
        self.idle.look_if_due()
        self.session.hold_sleep()
