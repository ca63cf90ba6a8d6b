# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether figures may move: the person's choice, or else what the system was told."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any

from holdspace.services.process_hygiene import readable_by_portals

_PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
_PORTAL_MS = 200
_SPI_GETCLIENTAREAANIMATION = 0x1042


def wants_reduced_motion(choice: str) -> bool:
    """Return whether to do without motion, by the setting: "system", "full" or "reduced"."""
    if choice == "system":
        return system_wants_reduced_motion()
    return choice == "reduced"


def system_wants_reduced_motion() -> bool:
    """Return whether the system asks for less motion; False where it cannot be asked. Never raises.

    It may take a fifth of a second on Linux, so it is asked when a figure first starts and not before.
    """
    try:
        return _system_wants_reduced_motion()
    except Exception:  # noqa: BLE001 - a system that answers oddly must not stop a breath
        return False


if sys.platform == "win32":

    def _system_wants_reduced_motion() -> bool:  # untested
        animates = ctypes.c_int(1)
        user32 = ctypes.windll.user32
        told = user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animates), 0)
        return bool(told) and not animates.value

elif sys.platform == "darwin":

    def _system_wants_reduced_motion() -> bool:  # untested
        argv = ["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"]
        told = subprocess.run(argv, capture_output=True, text=True, timeout=0.5, check=False)  # noqa: S603 - fixed
        return told.stdout.strip() == "1"

else:

    def _system_wants_reduced_motion() -> bool:
        if _portal_setting("org.freedesktop.appearance", "reduced-motion") == 1:
            return True
        return _portal_setting("org.gnome.desktop.interface", "enable-animations") is False


def _portal_setting(namespace: str, key: str) -> Any:
    """Return a setting of the desktop as its portal tells it, or None."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    question = QDBusMessage.createMethodCall(*_PORTAL, "Read")
    question.setArguments([namespace, key])
    with readable_by_portals():
        answer = bus.call(question, QDBus.CallMode.Block, _PORTAL_MS)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        return None
    value = answer.arguments()[0]
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value
