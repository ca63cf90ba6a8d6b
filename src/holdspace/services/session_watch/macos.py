# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""macOS: the notification that the screen locks. Written from the documentation, untested there.

Sleep is not announced without a run loop source of its own; the idle lock looks at the clock at the first
sign of a person after it, and a closed lid locks the screen where the system is set so.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtCore import QObject

from holdspace.services.session_watch.watch import SessionWatch

_CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_SCREEN_IS_LOCKED = b"com.apple.screenIsLocked"
_UTF8, _DELIVER_IMMEDIATELY = 0x08000100, 4
_Callback = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)


class MacSessionWatch(SessionWatch):
    """Hears that the screen locks, on the main thread's run loop, which is Qt's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callback = _Callback(self._on_notified)  # kept: the system holds only its address
        if sys.platform == "darwin":
            _observe(self._callback)

    def _on_notified(self, *told: Any) -> None:
        del told
        self.session_locked.emit()


def _observe(callback: Any) -> None:
    foundation = ctypes.CDLL(_CORE_FOUNDATION)
    foundation.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
    foundation.CFStringCreateWithCString.restype = ctypes.c_void_p
    foundation.CFStringCreateWithCString.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32)
    name = foundation.CFStringCreateWithCString(None, _SCREEN_IS_LOCKED, _UTF8)
    centre = ctypes.c_void_p(foundation.CFNotificationCenterGetDistributedCenter())
    foundation.CFNotificationCenterAddObserver(
        centre, None, callback, ctypes.c_void_p(name), None, ctypes.c_long(_DELIVER_IMMEDIATELY)
    )
