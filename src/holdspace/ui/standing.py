# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A window stands on while the process behind it is replaced, where the display is an X server.

X keeps the windows of a program for as long as its connection is open, and a connection is a descriptor that
can be handed over an exec. So the next process holds the windows of this one until its own are painted, and
then closes the descriptor. Keys that reach a window left standing reach nobody: it is only looked whether
any did. A process that dies lets go of its descriptors, whatever it dies of.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
import struct
import threading
import time
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

HELD = "held"
"""What the descriptor is called among what a process hands on."""

_PATIENCE_MS = 1500  # for a first frame that does not come: another window may lie over all of ours
_PLACE_MS = 200  # in which a window manager sees to whose place a new window takes
_MOST_SECONDS = 10.0  # for a process that does not get as far as that
_MOST_BYTES = 1 << 18  # of what the server has told of since; all but nothing of it is keys
_EVENT_BYTES = 32  # X11/Xproto.h: of an event, an error, and a reply or an extension's event without its rest
_REPLY, _KEY_PRESS, _KEY_RELEASE, _GENERIC, _SENT = 1, 2, 3, 35, 0x80
_LENGTH = struct.Struct("=I")  # in words of four bytes, in the order of this machine, which Qt asked for
_COMMANDS = 0x04 | 0x08 | 0x40  # X11/X.h, of a key's state: Control, Alt, Super; none of them types
_LEVELS = 8  # of modifiers, in the answer about them: Shift to Mod5
_ANSWER_BYTES = 32  # X11/Xproto.h: of a reply, before its rest
_ANSWER_SECONDS = 0.5  # for a server that another program has grabbed, or that hangs
_LOOK_SECONDS = 0.001
_STATE, _STATE_AT = struct.Struct("=H"), 28  # X11/Xproto.h: what else is held, in an event of a key
_STANDARD = 2  # the last of the descriptors that every process has


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


def can_stand() -> bool:
    """Say whether windows can outlive this process here: an X server shows them, and it answers in time.

    Asked before the cover is painted, since Qt's painting waits for the server without a limit.
    """
    connection = connection_to_display()
    try:
        return connection != 0 and bool(_answer_about_focus(library_of_display(), connection))
    except (OSError, AttributeError):
        return False


def leave_standing() -> dict[str, Any]:
    """Have our windows outlive this process, as they are on the screen now; return what to hand on.

    Nothing where the display cannot be asked for it.
    """
    connection = connection_to_display()
    try:
        return {HELD: _held(connection)} if connection else {}
    except (OSError, AttributeError):
        return {}


class Standing(QObject):
    """Holds the windows of the process before on the screen, by what that one handed on.

    It lets go once our own windows are painted, after a second and a half if they are not, and after ten
    where the window's thread does not get so far. *Signals*: `about_to_let_go()` while they stand, after
    `linger`; `over(bool)` when it has let go; True: keys were pressed in those windows meanwhile.
    """

    about_to_let_go = Signal()
    over = Signal(bool)

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor: int | None = descriptor
        self._once = threading.Lock()
        self._is_over = False
        self._lingers = False
        self._is_lingering = False
        os.set_inheritable(descriptor, False)
        self._last = threading.Timer(_MOST_SECONDS, self._close)
        self._last.daemon = True
        self._last.start()
        self._to_paint: set[QWidget] = set()

    def until_painted(self, windows: Iterable[QWidget]) -> None:
        """Let go once each of `windows`, which are shown, has been painted."""
        self._to_paint = {each for each in windows if each.isVisible() and not each.isMinimized()}
        for window in self._to_paint:
            window.installEventFilter(self)
        QTimer.singleShot(_PATIENCE_MS if self._to_paint else 0, self, self._on_due)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that a window is painted."""
        if event.type() == QEvent.Type.Paint and watched in self._to_paint:
            watched.removeEventFilter(self)
            self._to_paint = {each for each in self._to_paint if each is not watched}
            if not self._to_paint:
                QTimer.singleShot(0, self, self._on_due)  # when the frame has been sent
        return False

    def linger(self) -> None:
        """Hold them for a moment after it is told that they are to go, for another window to take a place."""
        self._lingers = True

    def let_go(self) -> None:
        """Have the windows of the process before vanish."""
        if self._lingers:
            self._lingers, self._is_lingering = False, True
            QTimer.singleShot(_PLACE_MS, self, self.let_go)
            self.about_to_let_go.emit()
            return
        self._last.cancel()
        descriptor = self._take()  # before it is looked at: the other thread may be about to close it
        were_pressed = descriptor is not None and _were_keys_pressed(descriptor)
        if descriptor is not None:
            os.close(descriptor)
        if not self._is_over:
            self._is_over = True
            self.over.emit(were_pressed)

    def _on_due(self) -> None:
        """Let go, unless that is under way: the frame or the patience came first, and the moment runs."""
        if not self._is_lingering:
            self.let_go()

    def _close(self) -> None:
        descriptor = self._take()
        if descriptor is not None:
            os.close(descriptor)

    def _take(self) -> int | None:
        """Return the descriptor for whoever asks first, and None after."""
        with self._once:
            descriptor, self._descriptor = self._descriptor, None
            return descriptor


def take_over(state: dict[str, Any]) -> Standing | None:
    """Return what holds the windows of the process before, or None where nothing sound was handed on."""
    descriptor = state.pop(HELD, None)
    if type(descriptor) is not int or descriptor <= _STANDARD:
        return None
    with contextlib.suppress(OSError):
        if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
            return Standing(descriptor)
    return None


def key_presses(told: bytes, modifiers: frozenset[int] = frozenset()) -> int:
    """Return how many keys were typed, in what an X server has told of.

    Not one of `modifiers`, key codes, nor with one that makes a command of it (a held Ctrl+L, Alt+Tab), nor
    one that repeats because it is held.
    """
    presses, down, at = 0, set[int](), 0
    while at + _EVENT_BYTES <= len(told):
        kind, key, (rest,) = told[at] & ~_SENT, told[at + 1], _LENGTH.unpack_from(told, at + 4)
        if kind == _KEY_PRESS:
            (held,) = _STATE.unpack_from(told, at + _STATE_AT)
            presses += not (key in down or key in modifiers or held & _COMMANDS)
            down.add(key)
        elif kind == _KEY_RELEASE:
            down.discard(key)  # Qt has X tell of no release between the repeats of a key that is held
        at += _EVENT_BYTES + (rest * 4 if kind in (_REPLY, _GENERIC) else 0)
    return presses


def _were_keys_pressed(descriptor: int) -> bool:
    with contextlib.suppress(OSError):
        os.set_blocking(descriptor, False)
        told = os.read(descriptor, _MOST_BYTES)  # nobody else reads it any more
        return key_presses(told) > 0 and key_presses(told, _modifiers()) > 0
    return False


def _modifiers() -> frozenset[int]:
    """Return the codes of the keys that are held with others; none where the display does not say."""
    connection = connection_to_display()
    try:
        return (
            _codes_in(_answer_about_modifiers(library_of_display(), connection))
            if connection
            else frozenset()
        )
    except (OSError, AttributeError):
        return frozenset()


def _codes_in(answer: int) -> frozenset[int]:
    """Return the key codes of an answer about modifiers."""
    length = _ANSWER_BYTES + _LEVELS * ctypes.string_at(answer, 2)[1]
    return frozenset(ctypes.string_at(answer, length)[_ANSWER_BYTES:]) - {0}


def connection_to_display() -> int:
    """Return Qt's connection to the X server, or 0."""
    application = QGuiApplication.instance()
    if QGuiApplication.platformName() != "xcb" or not isinstance(application, QGuiApplication):
        return 0
    native: Any = application.nativeInterface()
    return int(native.connection()) if native is not None else 0


def _held(connection: int) -> int:
    """Return a descriptor of a connection that an exec leaves open, once the server did all it was sent."""
    xcb = library_of_display()
    # A question like any other: what was sent before is done by the time of its answer.
    _answer_about_focus(xcb, connection)
    return _for_the_next(xcb.xcb_get_file_descriptor(connection))


def library_of_display() -> Any:
    """Return the library that Qt's connection is of."""
    xcb = ctypes.CDLL("libxcb.so.1")
    for ask in (xcb.xcb_get_input_focus, xcb.xcb_get_modifier_mapping):
        ask.argtypes, ask.restype = [ctypes.c_void_p], _Cookie
    for ours in (xcb.xcb_flush, xcb.xcb_get_file_descriptor):
        ours.argtypes = [ctypes.c_void_p]
    place = ctypes.POINTER(ctypes.c_void_p)
    xcb.xcb_poll_for_reply.argtypes = [ctypes.c_void_p, ctypes.c_uint, place, ctypes.c_void_p]
    return xcb


def _answer_about_focus(xcb: Any, connection: int) -> int:
    return _answer(xcb, connection, xcb.xcb_get_input_focus(connection))


def _answer_about_modifiers(xcb: Any, connection: int) -> int:
    return _answer(xcb, connection, xcb.xcb_get_modifier_mapping(connection))


def _answer(xcb: Any, connection: int, asked: _Cookie) -> int:
    """Return where the server's answer lies. It is not freed: these few bytes are asked for once or twice.

    Raises TimeoutError after half a second, and ConnectionError where there is no server any more.
    """
    answer, until = ctypes.c_void_p(), time.monotonic() + _ANSWER_SECONDS
    xcb.xcb_flush(connection)
    while not xcb.xcb_poll_for_reply(connection, asked.sequence, ctypes.byref(answer), None):
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(_LOOK_SECONDS)
    if not answer.value:
        raise ConnectionError
    return answer.value


def _for_the_next(descriptor: int) -> int:
    """Return a copy that an exec leaves open, never in the place of a standard one that was closed.

    Such a copy would be no connection to whoever takes over, and so never closed.
    """
    import fcntl  # not on Windows

    copy = fcntl.fcntl(descriptor, fcntl.F_DUPFD, _STANDARD + 1)
    os.set_inheritable(copy, True)
    return copy
