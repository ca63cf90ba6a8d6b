# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Keeping the screen on while a breath runs, where that is set. Nothing of it outlives the breath.

On Linux the screen saver is asked on a connection of its own: closing it, and a crash, lets go. Windows and
macOS are written by their documentation and untested.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from holdspace.services.breathing import RUNNING, BreathingSession
from holdspace.services.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
_WHY = "A breath is running."  # for whoever asks what keeps the screen on
_CONNECTION = "holdspace-keep-awake"
_CONTINUOUS, _DISPLAY_REQUIRED = 0x80000000, 0x00000002
_ASSERTION_ON = 255
_UTF8 = 0x08000100


class Hold(Protocol):
    """What keeps the screen on; both may be called at any time, again too."""

    def take(self) -> None:
        """Keep it on from now."""

    def let_go(self) -> None:
        """Leave it to the system again."""


class KeepAwake(QObject):
    """Keeps the screen on while a session that it follows runs, and not while one is paused."""

    def __init__(self, settings: Settings, hold: Hold | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._hold = hold if hold is not None else make_hold()
        self._running: set[int] = set()

    def follow(self, session: BreathingSession) -> None:
        """Keep the screen on whenever `session` runs, where that is set as it begins or goes on."""

        def look() -> None:
            self._running.discard(id(session))
            if session.state == RUNNING:
                self._running.add(id(session))
            self._apply()

        for signal in (session.started, session.resumed, session.paused, session.ended):
            signal.connect(look)

    def _apply(self) -> None:
        if self._running and self._settings.keep_awake:
            self._hold.take()
        else:
            self._hold.let_go()


class NoHold:
    """For a system that offers nothing of the kind."""

    def take(self) -> None:
        """Do nothing."""

    def let_go(self) -> None:
        """Do nothing."""


class ScreenSaverHold:
    """Asks the desktop's screen saver to wait. What cannot be reached is left alone, and nobody is told."""

    def __init__(self, connect: Callable[[str], QDBusConnection] | None = None) -> None:
        self._connect = connect or _session_bus
        self._is_held = False

    def take(self) -> None:
        """Ask, without waiting for an answer."""
        if self._is_held:
            return
        from PySide6.QtDBus import QDBusMessage

        self._is_held = True
        bus = self._connect(_CONNECTION)
        if bus.isConnected():
            question = QDBusMessage.createMethodCall(*_SAVER, "Inhibit")
            question.setArguments(["HoldSpace", _WHY])
            bus.asyncCall(question)

    def let_go(self) -> None:
        """Close the connection, with which the screen saver forgets what was asked."""
        if not self._is_held:
            return
        from PySide6.QtDBus import QDBusConnection

        self._is_held = False
        QDBusConnection.disconnectFromBus(_CONNECTION)


class WindowsHold:
    """Asks Windows to keep the display on, by this thread. Untested there."""

    def __init__(self, set_state: Callable[[int], Any] | None = None) -> None:
        self._set_state = set_state or _set_execution_state

    def take(self) -> None:
        """Keep it on."""
        self._set_state(_CONTINUOUS | _DISPLAY_REQUIRED)

    def let_go(self) -> None:
        """Leave it to Windows again."""
        self._set_state(_CONTINUOUS)


class MacHold:  # pragma: no cover - untested: there is no Mac to run it on
    """Asks macOS not to let the display sleep. Untested there."""

    def __init__(self) -> None:
        self._assertion: ctypes.c_uint32 | None = None

    def take(self) -> None:
        """Keep it on."""
        if self._assertion is not None:
            return
        foundation = ctypes.CDLL(ctypes.util.find_library("CoreFoundation"))
        foundation.CFStringCreateWithCString.restype = ctypes.c_void_p
        foundation.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
        kind, why = (
            foundation.CFStringCreateWithCString(None, words, _UTF8)
            for words in (b"NoDisplaySleepAssertion", _WHY.encode())
        )
        create = ctypes.CDLL(ctypes.util.find_library("IOKit")).IOPMAssertionCreateWithName
        create.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint32)]
        assertion = ctypes.c_uint32(0)
        if create(kind, _ASSERTION_ON, why, ctypes.byref(assertion)) == 0:
            self._assertion = assertion

    def let_go(self) -> None:
        """Leave it to macOS again."""
        if self._assertion is not None:
            ctypes.CDLL(ctypes.util.find_library("IOKit")).IOPMAssertionRelease(self._assertion)
            self._assertion = None


def make_hold(platform: str = sys.platform) -> Hold:
    """Return what keeps the screen on, on this system."""
    if platform == "win32":
        return WindowsHold()
    if platform == "darwin":
        return MacHold()
    return ScreenSaverHold() if platform.startswith("linux") else NoHold()


def _session_bus(name: str) -> QDBusConnection:
    from PySide6.QtDBus import QDBusConnection

    return QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, name)


def _set_execution_state(state: int) -> Any:  # pragma: no cover - Windows alone has it
    return ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint32(state))  # type: ignore[attr-defined]
