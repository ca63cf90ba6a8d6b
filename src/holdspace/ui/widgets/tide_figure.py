# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The tide: water that rises and falls in a bowl, below an open sky that holds the words."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from holdspace.domain.figures import RIM, SKY, Shore, shore
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.breath_core import paint_words
from holdspace.ui.widgets.ring_figure import LAYERS, RingFigure, around


class TideFigure(RingFigure):
    """Five shore lines, cupped; the sky above the highest stays empty but for the words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._edges = [QPainterPath() for _ in self._bodies]

    def shore(self, number: int, fullness: float) -> Shore:
        """Return a shore line in pixels of this widget."""
        line, centre, ring = shore(number, fullness), self._centre, self._ring
        return Shore(line.x * ring, centre.y() + line.y * ring, centre.y() + line.middle * ring)

    def _take_measures(self, centre: QPointF, ring: float) -> None:
        self._reach = ring * (shore(LAYERS, 0.0).y - shore(LAYERS, 1.0).y)
        side = ring * RIM
        self._bowl = QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side)

    def _paint_still(self, painter: QPainter) -> None:
        # The bed and the high-water line: how far it will come, and room that is kept for it.
        pen = QPen(self._theme.colour("line"), 1.0)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._trace(1.0)
        painter.drawPath(self._edges[-1])
        self._draw_bed(painter, self.shore(LAYERS, 1.0))

    def _trace(self, fullness: float) -> None:
        (x, y, ring), bowl = self._plain, self._bowl
        for number, (water, edge) in enumerate(zip(self._bodies, self._edges, strict=True), 1):
            line = shore(number, fullness)
            half, ends, middle = line.x * ring, y + line.y * ring, y + line.middle * ring
            edge.clear()
            edge.moveTo(x - half, ends)
            edge.quadTo(x, 2 * middle - ends, x + half, ends)
            water.clear()
            water.addPath(edge)
            turn = math.degrees(math.atan2(y - ends, half))
            water.arcTo(bowl, turn, -180.0 - 2 * turn)

    def _inner_edge(self, number: int, inside: float) -> QPainterPath:
        return self._edges[number - 1].translated(0.0, inside)

    def _paint_above(self, painter: QPainter) -> None:
        painter.setPen(self._layer_pens[-1][1])
        self._draw_bed(painter, self.shore(LAYERS, self._fullness))

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
        # Below its lowest shore line the water stands as it is.
        highest, lowest = self.shore(LAYERS, max(before, after)), self.shore(1, min(before, after))
        x = self._plain[0]
        return around(x - highest.x, highest.y, x + highest.x, lowest.middle + 1)

    def _core_rect(self) -> QRect:
        up, room = SKY
        side = math.ceil(room * self._ring) + 2
        middle = (self._centre + QPointF(0, up * self._ring)).toPoint()
        return QRect(middle.x() - side, middle.y() - side, 2 * side, 2 * side)
