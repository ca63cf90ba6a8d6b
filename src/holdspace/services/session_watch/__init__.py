# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the session tells: that it locks, that the computer is about to sleep, that it woke."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject

from holdspace.services.session_watch.watch import SessionWatch

__all__ = ["SessionWatch", "watch_session"]


def watch_session(window_id: Callable[[], int], parent: QObject | None = None) -> SessionWatch:
    """Return what listens to the session of this person; `window_id` names a native window, for Windows.

    Nothing waits for an answer. Where the session tells nothing, it says nothing.
    """
    if sys.platform == "win32":
        from holdspace.services.session_watch.windows import WindowsSessionWatch

        return WindowsSessionWatch(window_id(), parent)
    if sys.platform == "darwin":
        from holdspace.services.session_watch.macos import MacSessionWatch

        return MacSessionWatch(parent)
    from PySide6.QtDBus import QDBusConnection

    from holdspace.services.session_watch.linux import LinuxSessionWatch

    return LinuxSessionWatch(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), parent)
