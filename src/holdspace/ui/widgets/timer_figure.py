# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The timer: two arcs that hold the time that is left (DESIGN, Figures)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from holdspace.domain.pauses import clock_text, remaining
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.digits import tabular
from holdspace.ui.widgets.mark import draw_arc

# 0 degrees at the bottom, clockwise; between them gaps of 16 degrees.
TIMER_ARCS: tuple[tuple[float, float], ...] = ((8.0, 172.0), (188.0, 352.0))
_LARGEST = 164
_SMALL = 44  # pixels: the timer of the pocket window, beside its words
_DESIGN_RING = 133.0
_LEFT, _SPENT = 5.0, 1.5
_LEFT_SMALL, _LEFT_TINY, _TINY = 3.0, 2.4, 16  # and up to which ring in pixels
_TIME, _WHOLE = 3.7, 0.93  # times F
_ROOMY = 0.7  # of the design's ring: in a smaller one the time stands alone


def split_arcs(share: float) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return the arcs that are spent, and those left, after a share of 0 to 1; they are spent clockwise."""
    away = share * sum(end - start for start, end in TIMER_ARCS)
    spent, left = [], []
    for start, end in TIMER_ARCS:
        turn = start + min(away, end - start)
        away = max(0.0, away - (end - start))
        spent += [(start, turn)] if turn > start else []
        left += [(turn, end)] if turn < end else []
    return spent, left


class TimerFigure(QWidget):
    """Shows what is left of a pause, in arcs and, unless it is too small for them, in digits."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._seconds = 0.0
        self._elapsed = 0.0
        self._whole = ""
        self._in_place = ""
        self._shown: tuple[int, str] = (0, "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        side = 2 * self._theme.px(_LARGEST) + 12
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: the small timer of the pocket window."""
        return QSize(40, 40)

    @property
    def time_left(self) -> str:
        """Return the time shown, such as "3:42"."""
        return self._in_place or clock_text(remaining(self._seconds, self._elapsed))

    @property
    def ring(self) -> float:
        """Return the radius of the arcs in pixels."""
        return min(min(self.width(), self.height()) / 2 - 6.0, float(self._theme.px(_LARGEST)))

    def show_time(self, seconds: float, elapsed: float, whole: str = "", *, in_place: str = "") -> None:
        """Show what is left of `seconds` after `elapsed`; `whole` is a line below the time ("of 5:00").

        `in_place` is said in place of the time left; a space leaves the middle empty.
        """
        self._seconds, self._elapsed, self._whole, self._in_place = seconds, elapsed, whole, in_place
        # A change of less than a third of a pixel along the arc is not worth painting.
        step = round(elapsed / max(1.0, seconds) * self.ring * 18)
        if (step, self.time_left + whole) != self._shown:
            self._shown = (step, self.time_left + whole)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arcs, and the time between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring, theme = self.ring, self._theme
        small = ring < _SMALL
        line = _LEFT_TINY if ring < _TINY else _LEFT_SMALL if small else _LEFT
        centre = QPointF(self.width() / 2, self.height() / 2)
        circle = QRectF(centre.x() - ring, centre.y() - ring, 2 * ring, 2 * ring)
        spent, left = split_arcs(self._elapsed / self._seconds if self._seconds else 0.0)
        _draw(painter, circle, spent, theme.colour("edge"), _SPENT)
        _draw(painter, circle, left, theme.colour("sage"), line)
        if not small:
            self._paint_time(painter, centre, min(1.0, ring / theme.px(_DESIGN_RING)))

    def _paint_time(self, painter: QPainter, centre: QPointF, scale: float) -> None:
        theme = self._theme
        painter.setFont(tabular(theme.font(_TIME * scale, 300)))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(theme.colour("ink"))
        width = metrics.horizontalAdvance(self.time_left)
        has_line = bool(self._whole) and scale >= _ROOMY
        base = centre.y() + metrics.capHeight() / 2 - (theme.px(12) * scale if has_line else 0)
        painter.drawText(QPointF(centre.x() - width / 2, base), self.time_left)
        if not has_line:
            return
        painter.setFont(tabular(theme.font(_WHOLE)))
        painter.setPen(theme.colour("ink2"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self._whole)
        painter.drawText(QPointF(centre.x() - width / 2, base + theme.px(30) * scale), self._whole)


def _draw(
    painter: QPainter, circle: QRectF, arcs: list[tuple[float, float]], colour: QColor, width: float
) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for start, end in arcs:
        draw_arc(painter, circle, start, end)
