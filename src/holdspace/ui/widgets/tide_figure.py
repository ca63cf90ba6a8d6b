# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The tide: water that rises and falls in a bowl, below an open sky that holds the words."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from holdspace.domain.figures import RIM, SKY, Shore, shore
from holdspace.ui.widgets.breath_core import paint_words
from holdspace.ui.widgets.ring_figure import LAYERS, LINE_STEP, RingFigure


class TideFigure(RingFigure):
    """Five shore lines, cupped; the sky above the highest stays empty but for the words."""

    def shore(self, number: int, fullness: float) -> Shore:
        """Return a shore line in pixels of this widget."""
        line, centre, ring = shore(number, fullness), self._centre, self._ring
        return Shore(line.x * ring, centre.y() + line.y * ring, centre.y() + line.middle * ring)

    def _take_measures(self, centre: QPointF, ring: float) -> None:
        side = ring * RIM
        self._bowl = QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side)

    def _reach(self) -> float:
        return self._ring * (shore(LAYERS, 0.0).y - shore(LAYERS, 1.0).y)

    def _paint_still(self, painter: QPainter) -> None:
        # The bed and the high-water line: how far it will come, and room that is kept for it.
        pen = QPen(self._theme.colour("line"), 1.0)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        highest = self.shore(LAYERS, 1.0)
        painter.drawPath(self._edge(highest, 0.0))
        self._draw_bed(painter, highest)

    def _paint_layers(self, painter: QPainter) -> None:
        lines = [self.shore(number + 1, self._fullness) for number in range(LAYERS)]
        # Hard edges with a soft line over each, as the breath figure and for the same reason.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for line, (fill, _) in zip(reversed(lines), reversed(self._layer_pens), strict=True):
            painter.setBrush(fill)
            painter.drawPath(self._water(line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ratio = self.devicePixelRatioF()
        for number, line in enumerate(lines, 1):
            painter.setPen(self._layer_pens[number - 1][1])
            for each in range(self._line_count(number)):
                painter.drawPath(self._edge(line, each * LINE_STEP / ratio))
        painter.setPen(self._layer_pens[-1][1])
        self._draw_bed(painter, lines[-1])

    def _water(self, line: Shore) -> QPainterPath:
        path = self._edge(line, 0.0)
        turn = self._turn(line)
        path.arcTo(self._bowl, turn, -180.0 - 2 * turn)
        path.closeSubpath()
        return path

    def _edge(self, line: Shore, down: float) -> QPainterPath:
        """Return a shore line from left to right, so many pixels lower than it is."""
        centre, y = self._centre.x(), line.y + down
        path = QPainterPath(QPointF(centre - line.x, y))
        path.quadTo(QPointF(centre, 2 * line.middle - line.y + down), QPointF(centre + line.x, y))
        return path

    def _draw_bed(self, painter: QPainter, line: Shore) -> None:
        turn = self._turn(line)
        painter.drawArc(self._bowl, round(turn * 16), round((-180.0 - 2 * turn) * 16))

    def _turn(self, line: Shore) -> float:
        """Return where a line ends to the right, in degrees from three o'clock, anticlockwise."""
        return math.degrees(math.atan2(self._centre.y() - line.y, line.x))

    def _paint_words(self, painter: QPainter, words: tuple[str, str]) -> None:
        up, room = SKY
        middle = self._centre + QPointF(0, up * self._ring)
        if self._rings_focus:
            painter.setPen(QPen(self._theme.colour("focus"), self._theme.tokens.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, room * self._ring, room * self._ring)
        paint_words(painter, self._theme, middle, room * self._ring, words)

    def _breath_rect(self, before: float, after: float) -> QRect:
        highest = self.shore(LAYERS, max(before, after))
        top = highest.y - 2
        box = QRectF(self._bowl.left() - 2, top, self._bowl.width() + 4, self._bowl.bottom() + 2 - top)
        return box.toAlignedRect()

    def _core_rect(self) -> QRect:
        up, room = SKY
        side = math.ceil(room * self._ring) + 2
        middle = (self._centre + QPointF(0, up * self._ring)).toPoint()
        return QRect(middle.x() - side, middle.y() - side, 2 * side, 2 * side)
