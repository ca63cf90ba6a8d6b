# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Windows: session and power messages to a window of ours. Written from the documentation, untested there."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject

from holdspace.services.session_watch.watch import SessionWatch

_WM_POWERBROADCAST, _WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
_PBT_APMSUSPEND, _PBT_APMRESUMESUSPEND, _PBT_APMRESUMEAUTOMATIC = 0x04, 0x07, 0x12
_WTS_SESSION_LOGOFF, _WTS_SESSION_LOCK = 0x06, 0x07
_WTS_CONSOLE_DISCONNECT, _WTS_REMOTE_DISCONNECT = 0x02, 0x04  # another person signs in beside this one
_NOTIFY_FOR_THIS_SESSION = 0

_MEANINGS: dict[tuple[int, int], str] = {
    (_WM_POWERBROADCAST, _PBT_APMSUSPEND): "sleep_announced",
    (_WM_POWERBROADCAST, _PBT_APMRESUMESUSPEND): "woken",
    (_WM_POWERBROADCAST, _PBT_APMRESUMEAUTOMATIC): "woken",
    (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK): "session_locked",
    (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOGOFF): "session_locked",
    (_WM_WTSSESSION_CHANGE, _WTS_CONSOLE_DISCONNECT): "session_locked",
    (_WM_WTSSESSION_CHANGE, _WTS_REMOTE_DISCONNECT): "session_locked",
}


class _Message(ctypes.Structure):
    """The head of Windows' MSG; what follows is not needed."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
    )


def meaning_of(message: int, wparam: int) -> str:
    """Return which signal of SessionWatch a message means, or ""."""
    return _MEANINGS.get((message, wparam), "")


class WindowsSessionWatch(SessionWatch):
    """Hears what Windows tells a window. Sleep waits for the handling of its message, about two seconds."""

    def __init__(self, window_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            # WM_POWERBROADCAST comes to every top-level window; session changes only where asked for.
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(
                ctypes.c_void_p(window_id), _NOTIFY_FOR_THIS_SESSION
            )

    def hear(self, message: int, wparam: int) -> None:
        """Tell what a message means, if it means something here."""
        meaning = meaning_of(message, wparam)
        if meaning:
            getattr(self, meaning).emit()


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, watch: WindowsSessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: Any
    ) -> tuple[bool, int]:
        if QByteArray(kind).data() == b"windows_generic_MSG":
            told = _Message.from_address(int(message))
            self._watch.hear(told.message, told.wparam)
        return False, 0
