# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a breath without a figure shares: it takes moments as figures do, and can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from holdspace.domain.breathing import Moment, Pattern
from holdspace.ui.theme.theme import Theme


class StillBreath(QWidget):
    """Follows a pattern without motion; each paints what shows. *Signals*: `pressed()` by the pointer."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moment: Moment | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def moment(self) -> Moment | None:
        """Return the moment one is at, or None before the first."""
        return self._moment

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which it can be read."""
        return QSize(220, 120)

    def show_pattern(self, pattern: Pattern) -> None:
        """Take a pattern; nothing of it shows before a moment does."""
        del pattern
        self._moment = None

    def show_moment(self, moment: Moment) -> None:
        """Take a moment of the pattern."""
        self._moment = moment

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that it was pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        else:
            super().mousePressEvent(event)
