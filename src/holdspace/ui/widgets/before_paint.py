# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One more look at the clock right before a window paints: what is painted is true then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class BeforePaint(QObject):
    """Calls `look` each time the window of a widget is about to paint what changed, while it watches.

    A tick asks for a paint, which comes when the window gets to it: behind a loop that was blocked, that is
    seconds later. A figure cannot put it right while it paints, as then only what had changed may be painted.
    """

    def __init__(self, widget: QWidget, look: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._look = look
        self._window: QWidget | None = None

    def watch(self) -> None:
        """Look before each paint of the window that the widget is in now."""
        window = self._widget.window()
        if window is not self._window:
            self.leave()
            self._window = window
            window.installEventFilter(self)

    def leave(self) -> None:
        """Look no more."""
        window, self._window = self._window, None
        if window is not None and isValid(window):
            window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look, and let every event pass."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._look()
        return False
