# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One alarm that also rings for time slept through: at wake, not so much later as the sleep was long."""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import sys

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

_CLOCK_BOOTTIME = 7
_FLAGS = os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0)  # the numbers of TFD_NONBLOCK and TFD_CLOEXEC


class BootAlarm(QObject):
    """Rings once after some seconds, sleep included.

    Qt's timers stand still in sleep. Linux has one that does not; elsewhere, and where that is refused, it is
    Qt's, and whoever is woken looks at the clock.
    *Signals*: `rang()`.
    """

    rang = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.rang)
        self._notifier: QSocketNotifier | None = None
        self._descriptor = -1

    @property
    def is_set(self) -> bool:
        """Say whether it will ring."""
        return self._descriptor >= 0 or self._timer.isActive()

    @property
    def counts_sleep(self) -> bool:
        """Say whether what is set rings at wake for time slept through."""
        return self._descriptor >= 0

    def set(self, seconds: float) -> None:
        """Ring in so many seconds, and not when it was set to before."""
        self.stop()
        self._descriptor = _start(seconds)
        if self._descriptor < 0:
            self._timer.start(math.ceil(1000 * seconds))
            return
        self._notifier = QSocketNotifier(self._descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_read)

    def stop(self) -> None:
        """Ring no more."""
        self._timer.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _on_read(self) -> None:
        self.stop()
        self.rang.emit()

    def __del__(self) -> None:
        """Leave no descriptor behind."""
        if getattr(self, "_descriptor", -1) >= 0:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)


class _Timespec(ctypes.Structure):
    _fields_ = (("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long))


class _Itimerspec(ctypes.Structure):
    _fields_ = (("interval", _Timespec), ("value", _Timespec))


def _start(seconds: float) -> int:
    """Return a descriptor that can be read in so many seconds, sleep included, or -1."""
    if sys.platform != "linux":
        return -1
    try:
        libc = ctypes.CDLL(None)
        descriptor = int(libc.timerfd_create(_CLOCK_BOOTTIME, _FLAGS))
    except (OSError, AttributeError):
        return -1
    if descriptor < 0:
        return -1
    nanoseconds = max(1, round(1e9 * seconds))  # nothing at all would be never
    when = _Itimerspec(_Timespec(0, 0), _Timespec(*divmod(nanoseconds, 1_000_000_000)))
    if libc.timerfd_settime(descriptor, 0, ctypes.byref(when), None) != 0:
        os.close(descriptor)
        return -1
    return descriptor
