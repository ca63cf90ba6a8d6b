# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. Keys of the moment in which a lock has nobody take them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from holdspace.ui.standing import Standing

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_ScrollLock,
)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_PAUSE_MS = 1000  # between what was typed blindly and what is typed on a page that is seen


class GapKeys(QObject):
    """Takes the keys of a window that was locked by someone's hand, until it is painted; they do nothing.

    Who locks and opens again at once types the passphrase before there is anything to see. Its beginning is
    lost with the process before, so nothing of what follows is taken either until the hands have paused: half
    a passphrase is not seen as dots. Where nothing was typed meanwhile, the first key after the paint counts.
    *Signals*: `lost()` once, if keys were pressed that nobody took.
    """

    lost = Signal()

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._were_pressed = False
        self._is_painted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.deleteLater)
        window.installEventFilter(self)

    def end(self, were_pressed: bool) -> None:
        """Let keys through, now that the window is painted: at once, or after a pause where any are lost.

        `were_pressed`: some were pressed before this window was there.
        """
        self._is_painted = True
        if were_pressed or self._were_pressed:
            self._pause.start()
            self.lost.emit()
        else:
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key, and keep from the commands what would be one."""
        if event.type() not in _KEYS or (self._is_painted and not self._pause.isActive()):
            return False
        event.accept()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _types(event):
            # A key that repeats was pressed, and counted, before; the hands do not pause while it is held.
            self._were_pressed = self._were_pressed or not event.isAutoRepeat()
            if self._is_painted:
                self._pause.start()
        return True


def hold_keys(window: Any, standing: Standing | None, tell: Callable[[], None] | None) -> None:
    """Have nothing do anything that is typed in a window of ours before there is something to see in it.

    `standing` holds what the process before left on the screen; `tell` says that keys were lost.
    """
    handle = window.windowHandle()
    if handle is None:
        return
    keys = GapKeys(handle)
    if tell is not None:
        keys.lost.connect(tell)
    if standing is not None:
        standing.over.connect(keys.end)
    else:
        window.first_painted.connect(partial(keys.end, False))


def _types(event: QKeyEvent) -> bool:
    """Say whether a key types: not Shift alone, nor what is pressed with Ctrl, Alt or Super."""
    return event.key() not in _MODIFIERS and not event.modifiers() & _COMMANDS
