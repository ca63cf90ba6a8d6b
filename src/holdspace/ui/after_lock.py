# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. Where the keyboard is after a lock by one's own hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.widgets.entry_edit import EntryEdit


class AfterLock(QObject):
    """Keeps the keyboard on the rail's way to unlock after a lock that was asked for, and out of the box.

    Who locks and opens again at once types the passphrase before looking; it must not stand in clear among
    the words (docs/decisions, after a lock). `unlock` is that row of the rail.
    """

    def __init__(self, house: House, window: MainWindow, unlock: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._unlock = unlock
        self._is_asked = False
        self._rests = False
        self._before = ""  # what the empty box says at other times
        house.app.focusChanged.connect(self._on_focus_changed)

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
        self._rests, self._before = True, self._entry.placeholderText()
        self._entry.setPlaceholderText(self._hint())
        self._unlock.installEventFilter(self)
        self._unlock.setFocus()

    def hold(self) -> None:
        """Have the row hold the keyboard on another page than Now: what is typed next is the passphrase."""
        if self._unlock.isVisibleTo(self._window):
            self._unlock.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the row right to the box on Tab, as the box says."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            leads = event.key() == Qt.Key.Key_Tab and self._entry.isVisible()
            if leads:
                self._entry.setFocus(Qt.FocusReason.TabFocusReason)
            return leads
        return False

    def place_for_keys(self, usual: QWidget) -> QWidget:
        """Return what has the keyboard on Now: `usual`, or the row while it rests there."""
        return self._unlock if self._rests and self._unlock.isVisibleTo(self._window) else usual

    def settle(self) -> None:
        """Have Now give the box its caret from here on, once what this start shows is shown."""
        self._rests = False

    def _hint(self) -> str:
        return self.tr("Enter leads to the passphrase. To write, press Tab.")

    @property
    def _entry(self) -> EntryEdit:
        return self._window.now.composer.entry

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if self._before and new is not None and new is not self._unlock:
            self._unlock.removeEventFilter(self)
            if self._entry.placeholderText() == self._hint():
                self._entry.setPlaceholderText(self._before)
            self._before = ""
