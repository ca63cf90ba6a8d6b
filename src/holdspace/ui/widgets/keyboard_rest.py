# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint of a relaunch: keep it light. The keyboard kept out of an entry box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from holdspace.ui.widgets.entry_edit import EntryEdit


class KeyboardRest(QObject):
    """Has a way to unlock hold the keyboard of its window in place of the entry box, which says so.

    Until the keyboard goes elsewhere there, Tab leads from it right to the box, where that is shown.
    """

    def __init__(self, app: QApplication, unlock: QWidget, entry: EntryEdit, hint: str) -> None:
        super().__init__(unlock)
        self._unlock = unlock
        self._entry = entry
        self._hint = hint  # what the empty box says meanwhile
        self._before = ""  # what the empty box says at other times
        self._is_on = False
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def is_on(self) -> bool:
        """Say whether the keyboard rests."""
        return self._is_on

    def begin(self) -> None:
        """Have it rest, from before the window is shown or from now on."""
        self._is_on, self._before = True, self._entry.placeholderText()
        self._entry.setPlaceholderText(self._hint)
        self._unlock.installEventFilter(self)
        self._unlock.setFocus()

    def end(self) -> None:
        """Let it go: the box says again what it always says."""
        if not self._is_on:
            return
        self._is_on = False
        self._unlock.removeEventFilter(self)
        if self._entry.placeholderText() == self._hint:
            self._entry.setPlaceholderText(self._before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead right to the box on Tab, as the box says."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            leads = event.key() == Qt.Key.Key_Tab and self._entry.isVisible()
            if leads:
                self._entry.setFocus(Qt.FocusReason.TabFocusReason)
            return leads
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is not None and new is not self._unlock and new.window() is self._unlock.window():
            self.end()
