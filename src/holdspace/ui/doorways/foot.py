# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The foot of a doorway where room is short: the way on, the time and the way out, always in sight."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.ui.doorways.step_view import StepView
from holdspace.ui.doorways.time_column import TimeColumn
from holdspace.ui.theme.theme import Theme

_TWO_LINES = 0.6  # of the length of the note: breaks leave some of a line empty


class DoorwayFoot(QWidget):
    """One row below what scrolls.

    What the time has to say stands in it on two lines at most; where that has no room, above it once the
    time is over, and not before: the digits say until when.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._time: TimeColumn | None = None
        self._go: QWidget | None = None
        self._room = 0
        self.column = QVBoxLayout(self)
        self.column.setSpacing(theme.px(8))
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(12))
        self.column.addLayout(self._row)

    def take_time(self, time: TimeColumn) -> None:
        """Take time, its note and Stop into the row."""
        if self._time is None:
            time.told.connect(self.arrange)
        self._time = time
        self._row.addWidget(time)
        self._row.addWidget(time.note, 1)
        self._row.addStretch()
        self._row.addWidget(time.stop)

    def take_go(self, view: StepView) -> None:
        """Take the way on of a step, first in the row."""
        self._go = view.go
        view.hand_go(self._row)
        view.go.show()

    def drop_go(self) -> None:
        """Forget the way on of a step that is dropped."""
        self._go = None

    def arrange(self, room: int = 0) -> None:
        """Stand in a width of `room` pixels, or in the one before."""
        self._room = room or self._room
        if self._time is None or self.isHidden():
            return
        note = self._time.note
        fits = note.fontMetrics().horizontalAdvance(note.text()) * _TWO_LINES <= self._left
        if not fits and self.column.indexOf(note) < 0:
            self._row.removeWidget(note)
            self.column.insertWidget(0, note)
        elif fits and self.column.indexOf(note) >= 0:
            self.column.removeWidget(note)
            self._row.insertWidget(self._row.indexOf(self._time) + 1, note, 1)
        note.setVisible(fits or self._time.is_over)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline between it and the step."""
        del event
        QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.colour("line"))

    @property
    def _left(self) -> int:
        """The pixels that are left for the note in the row."""
        assert self._time is not None  # noqa: S101 - asked for only where it has one
        parts = [self._time, self._time.stop]
        if self._go is not None:
            parts.append(self._go)
        return self._room - sum(part.sizeHint().width() + self._row.spacing() for part in parts)
