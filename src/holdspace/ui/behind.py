# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A window that lay behind others as the journal locked comes up where it lay, where an X server shows it.

A window manager lays a new window in front of others, even one that it does not give the keyboard. So ours
comes up below all of them; and before the one goes that is left standing (ui/standing.py), ours takes its
place: a window manager lays a transient right above the window that it belongs to.
"""

from __future__ import annotations

import contextlib
import ctypes
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from holdspace.ui.standing import connection_to_display, library_of_display

if TYPE_CHECKING:
    from holdspace.ui.standing import Standing

STOOD = "stood"
"""What the id of a window that lay behind is called among what a process hands on."""

_TRANSIENT_FOR, _WINDOW = 68, 33  # X11/Xatom.h: XA_WM_TRANSIENT_FOR, XA_WINDOW
_REPLACE, _BITS = 0, 32  # X11/X.h: PropModeReplace, and how long the id of a window is
_BELOW = Qt.WindowType.WindowStaysOnBottomHint
_TAKEN_MS = 1000  # by then a window manager has read whose place it is


def place_behind(window: QWidget) -> dict[str, Any]:
    """Return what to hand on of a window that is seen and not the active one; empty for any other."""
    lies_behind = window.isVisible() and not (window.isActiveWindow() or window.isMinimized())
    handle = window.windowHandle()
    return {STOOD: int(handle.winId())} if lies_behind and handle is not None else {}


def come_up_behind(window: QWidget, state: dict[str, Any], standing: Standing | None) -> None:
    """Have a window, not shown yet, come up where the one before it lay, if that was behind others."""
    other = state.get(STOOD)
    if standing is not None and type(other) is int and not window.isVisible() and connection_to_display():
        standing.linger()
        standing.about_to_let_go.connect(Behind(window, other).take_place)


class Behind(QObject):
    """Keeps a window below all others until it takes the place of the one that it follows."""

    def __init__(self, window: QWidget, other: int) -> None:
        super().__init__(window)
        self._window = window
        self._other = other
        window.setWindowFlag(_BELOW, True)

    def take_place(self) -> None:
        """Lie right above the other window, whatever lies over that, and be as any window from then on."""
        window, handle = self._window, self._window.windowHandle()
        self._belong_to(self._other)
        window.overrideWindowFlags(window.windowFlags() & ~_BELOW)
        if handle is not None:
            handle.setFlag(_BELOW, False)
        QTimer.singleShot(_TAKEN_MS, self, self._belong_to_none)

    def _belong_to_none(self) -> None:
        self._belong_to(0)
        self.deleteLater()

    def _belong_to(self, other: int) -> None:
        """Say whose transient the window is; 0: nobody's."""
        handle = self._window.windowHandle()  # which knows its id; the widget has that of one before it
        if handle is None:
            return
        connection, ours = connection_to_display(), int(handle.winId())
        with contextlib.suppress(OSError, AttributeError):  # it lies below the active one then
            xcb = library_of_display()
            if other:
                whose = (ctypes.c_uint32 * 1)(other)
                xcb.xcb_change_property.argtypes = [
                    ctypes.c_void_p, ctypes.c_uint8, *[ctypes.c_uint32] * 3, ctypes.c_uint8,
                    ctypes.c_uint32, ctypes.c_void_p,
                ]  # fmt: skip
                xcb.xcb_change_property(connection, _REPLACE, ours, _TRANSIENT_FOR, _WINDOW, _BITS, 1, whose)
            else:
                xcb.xcb_delete_property.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32]
                xcb.xcb_delete_property(connection, ours, _TRANSIENT_FOR)
            xcb.xcb_flush(connection)
