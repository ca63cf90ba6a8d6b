# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a session can tell, the same on every system."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class SessionWatch(QObject):
    """Listens to the session. This one hears nothing.

    *Signals*: `session_locked()` when the session's screen locks; `sleep_announced()` just before the
    computer sleeps, which waits until this has been handled where sleep was held up; `woken()` after.
    """

    session_locked = Signal()
    sleep_announced = Signal()
    woken = Signal()

    def hold_sleep(self) -> None:
        """Ask that sleep waits until `sleep_announced` has been handled, where the system does that."""

    def let_sleep(self) -> None:
        """Hold sleep up no longer."""
