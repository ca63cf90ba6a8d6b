# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page on top of a place, which Esc and its way back lead from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button


class ClosablePage(QWidget):
    """Fits to its room, asks to be closed on Esc, and forgets once it is left. *Signals*: `closed()`."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @property
    def can_be_closed(self) -> bool:
        """Say whether Esc closes it now."""
        return True

    def forget(self) -> None:
        """Drop all that was typed or shown; called when the page is left."""

    def make_back(self, identifier: str) -> Button:
        """Return a way back for the head of the page."""
        back = Button(self._theme, self.tr("Back"), "quiet", icon="chevron-left", identifier=identifier)
        back.clicked.connect(self.closed)
        return back

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep nothing on a page nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is shown to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, where that is possible."""
        if event.key() == Qt.Key.Key_Escape and self.can_be_closed:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Fit to the room there is; a page that has something to arrange does it here."""
