# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A line that the desktop shows, with a press or two under it; the desktop decides whether it may disturb."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

from holdspace.services.notifications.notifications import Line, Notifications

__all__ = ["Line", "Notifications", "make_notifications"]


def make_notifications(parent: QObject | None = None, platform: str = sys.platform) -> Notifications:
    """Return what shows a line on this system; on Windows and macOS that is nothing yet."""
    if not platform.startswith("linux"):
        return Notifications(parent)
    from PySide6.QtDBus import QDBusConnection

    from holdspace.services.notifications.linux import LinuxNotifications

    return LinuxNotifications(QDBusConnection.sessionBus(), parent)
