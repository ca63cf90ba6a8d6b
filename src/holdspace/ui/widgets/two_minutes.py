# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. Two minutes of writing, with a ring and no hard stop.

Two minutes on two days already helped, and between visits deep writing is better kept short (Burton and King
2008, Smyth 1998).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from holdspace.domain.timing import Clock, Stopwatch
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.mark import draw_arc

SECONDS = 120.0
_MINUTE = 60.0
_CLOSING = 0.8  # seconds in which the ring closes
_TICK_MS, _CLOSING_MS = 500, 40
_SIDE, _STROKE, _EDGE = 34, 2.4, 1.5
_GAP = 16.0  # degrees between the two arcs, as the timer's


class Ring(QWidget):
    """The mark's two arcs, which fill from the foot clockwise and then close into a ring."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self._closed = 0.0
        self.hide()
        theme.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the ring's square."""
        return QSize(self._theme.px(_SIDE), self._theme.px(_SIDE))

    @property
    def share(self) -> float:
        """Return which share of the two minutes is shown as gone, 0 to 1."""
        return self._share

    @property
    def closed(self) -> float:
        """Return how far the ring is closed, 0 to 1."""
        return self._closed

    def show_share(self, share: float, closed: float = 0.0) -> None:
        """Show how much is gone, and how far the ring is closed, both 0 to 1."""
        if (share, closed) != (self._share, self._closed):
            self._share, self._closed = share, closed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is to come thin, and what is gone in sage."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = _STROKE / 2 + 1
        circle = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        gap = _GAP * (1 - self._closed) / 2
        for first in (0.0, 180.0):
            start, end = first + gap, first + 180.0 - gap
            turn = start + max(0.0, min(1.0, 2 * self._share - first / 180.0)) * (end - start)
            self._draw(painter, circle, (turn, end), "edge", _EDGE)
            self._draw(painter, circle, (start, turn), "sage", _STROKE)

    def _draw(
        self, painter: QPainter, circle: QRectF, arc: tuple[float, float], role: str, width: float
    ) -> None:
        if arc[1] > arc[0]:
            cap = Qt.PenCapStyle.RoundCap
            painter.setPen(QPen(self._theme.colour(role), width, Qt.PenStyle.SolidLine, cap))
            draw_arc(painter, circle, *arc)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()


class _Beginning(Button):
    """The button, which tells whether it is seen. *Signals*: `seen(bool)`."""

    seen = Signal(bool)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it is seen."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is not."""
        super().hideEvent(event)
        self.seen.emit(False)


class TwoMinutes(QObject):
    """The button and the ring; whoever writes goes on as long as they like.

    While the button is hidden nothing ticks, and the time goes on. With reduced motion there are words alone.
    *Signals*: `said(str)` with a line to show, or "" where it is to go.
    """

    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        motion_reduced: Callable[[], bool],
        parent: QObject,
        identifier: str = "",
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._motion_reduced = motion_reduced
        self._watch: Stopwatch | None = None
        self._is_reduced = False
        self._line = ""
        self.button = _Beginning(theme, self.tr("Two minutes"), "quiet", identifier=identifier)
        self.button.setToolTip(self.tr("A ring for two minutes of writing. Nothing stops you after."))
        self.ring = Ring(theme)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self.button.clicked.connect(self.toggle)
        self.button.seen.connect(self._on_seen)

    @property
    def line(self) -> str:
        """Return the line that is to be shown, or ""."""
        return self._line

    @property
    def is_under_way(self) -> bool:
        """Say whether the two minutes have begun and are not over."""
        return self._watch is not None and self._elapsed() < SECONDS

    def toggle(self) -> None:
        """Begin, or leave it."""
        if self.is_under_way:
            self.leave()
        else:
            self._watch = Stopwatch().started(self._clock.seconds())
            self._is_reduced = self._motion_reduced()
            self.ring.show_share(0.0)
            self.button.setAccessibleName(self.tr("Leave the two minutes"))
            self.ring.setVisible(not self._is_reduced)
            self._say("")
            self._look()

    def leave(self) -> None:
        """Put ring and line away."""
        self._watch = None
        self._timer.stop()
        self.ring.hide()
        self.button.setAccessibleName("")
        self._say("")

    def go_on(self) -> None:
        """Put ring and line away once the time is over and somebody writes on."""
        if self._watch is not None and self._elapsed() >= SECONDS + _CLOSING:
            self.leave()

    def _elapsed(self) -> float:
        return 0.0 if self._watch is None else self._watch.elapsed(self._clock.seconds())

    def _on_seen(self, seen: bool) -> None:
        if seen:
            self._look()
        else:
            self._timer.stop()

    def _look(self) -> None:
        """Show where the time stands, and look again when that changes."""
        self._timer.stop()
        if self._watch is None or not self.button.isVisible():
            return
        elapsed = self._elapsed()
        self.ring.show_share(min(1.0, elapsed / SECONDS), max(0.0, min(1.0, (elapsed - SECONDS) / _CLOSING)))
        if elapsed >= SECONDS:
            self.button.setAccessibleName("")
            self._say(self.tr("Two minutes. Stop here, or go on."))
        elif self._is_reduced:
            late = elapsed >= _MINUTE
            self._say(self.tr("About a minute left.") if late else self.tr("Two minutes, from now."))
        if elapsed < SECONDS + (0.0 if self._is_reduced else _CLOSING):
            self._timer.start(self._milliseconds_to_next(elapsed))

    def _milliseconds_to_next(self, elapsed: float) -> int:
        if elapsed >= SECONDS:
            return _CLOSING_MS
        turn = _MINUTE if elapsed < _MINUTE else SECONDS
        left = int((turn - elapsed) * 1000) + 1
        return left if self._is_reduced else min(left, _TICK_MS)

    def _say(self, line: str) -> None:
        if line != self._line:
            self._line = line
            self.said.emit(line)
