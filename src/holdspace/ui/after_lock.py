# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. Where the keyboard is after a lock by one's own hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow


class AfterLock(QObject):
    """Keeps the keyboard on the rail's way to unlock after a lock that was asked for, and out of the box.

    Who locks and opens again at once types the passphrase before looking; it must not stand in clear among
    the words (docs/decisions, after a lock). `unlock` is that row of the rail.
    """

    def __init__(self, house: House, window: MainWindow, unlock: QWidget) -> None:
        super().__init__(window)
        self._app = house.app
        self._window = window
        self._unlock = unlock
        self._is_asked = False
        self._rests = False

    def lock(self) -> None:
        """Lock because someone here asks for it."""
        self._is_asked = True
        try:
            self._window.lock()
        finally:
            self._is_asked = False  # a relaunch that comes later is no answer to these keys

    def snapshot(self) -> dict[str, Any]:
        """Return that the lock was asked for, which the next process is handed; no words."""
        return {"lock_asked": True} if self._is_asked else {}

    def rest(self) -> None:
        """Have the keyboard rest on the row, from before the window is shown; the empty box says so."""
        from holdspace.ui.widgets.keyboard_rest import KeyboardRest

        self._rests = True
        hint = self.tr("Enter leads to the passphrase. To write, press Tab.")
        KeyboardRest(self._app, self._unlock, self._window.now.composer.entry, hint).begin()

    def hold(self) -> None:
        """Have the row hold the keyboard on another page than Now: what is typed next is the passphrase."""
        if self._unlock.isVisibleTo(self._window):
            self._unlock.setFocus()

    def place_for_keys(self, usual: QWidget) -> QWidget:
        """Return what has the keyboard on Now: `usual`, or the row while it rests there."""
        return self._unlock if self._rests and self._unlock.isVisibleTo(self._window) else usual

    def settle(self) -> None:
        """Have Now give the box its caret from here on, once what this start shows is shown."""
        self._rests = False
