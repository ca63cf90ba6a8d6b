# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The doorway: light in the shape of an arch that widens and narrows round a still door with the words."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from holdspace.domain.figures import THRESHOLD, Arch, light
from holdspace.ui.widgets.breath_core import paint_words
from holdspace.ui.widgets.ring_figure import LAYERS, RingFigure, around, round_pen

_PAST = 0.04  # of the ring: how far the threshold goes past the widest light
_EYE = 0.06  # of the ring: so far below the spring of the door's bow its words have their middle


class DoorwayFigure(RingFigure):
    """Five arches of light on one threshold; the door in their middle holds the words and never moves."""

    def arch(self, number: int, fullness: float) -> QPainterPath:
        """Return an arch of light, or the door as 0, in pixels of this widget."""
        return self._path(light(number, fullness))

    def _take_measures(self, centre: QPointF, ring: float) -> None:
        self._door = light(0, 0.0)
        self._threshold = centre.y() + THRESHOLD * ring
        self._reach = ring * (light(LAYERS, 0.0).top - light(LAYERS, 1.0).top)

    def _paint_still(self, painter: QPainter) -> None:
        theme, widest = self._theme, light(LAYERS, 1.0)
        side = (widest.half + _PAST) * self._ring
        painter.setPen(round_pen(theme.colour("sage"), 1.6))
        left = QPointF(self._centre.x() - side, self._threshold)
        painter.drawLine(left, QPointF(self._centre.x() + side, self._threshold))

    def _trace(self, fullness: float) -> None:
        for number, path in enumerate(self._bodies, 1):
            self._draw(path, light(number, fullness), 0.0)

    def _inner_edge(self, number: int, inside: float) -> QPainterPath:
        self._draw(self._inner, light(number, self._fullness), inside)
        return self._inner

    def _draw(self, path: QPainterPath, arch: Arch, inside: float) -> None:
        """Make a path an arch open at the threshold, so many pixels within itself."""
        (x, y, ring), threshold = self._plain, self._threshold
        half, spring = arch.half * ring - inside, y + arch.spring * ring
        path.clear()
        path.moveTo(x - half, threshold)
        path.lineTo(x - half, spring)
        path.arcTo(x - half, spring - half, 2 * half, 2 * half, 180.0, -180.0)
        path.lineTo(x + half, threshold)

    def _path(self, arch: Arch) -> QPainterPath:
        path = QPainterPath()
        self._draw(path, arch, 0.0)
        return path

    def _paint_words(self, painter: QPainter, words: tuple[str, str]) -> None:
        theme = self._theme
        rim = QColor(theme.colour("sage"))
        rim.setAlphaF(0.38)
        painter.setBrush(theme.colour("sheet"))
        focused = QPen(theme.colour("focus"), theme.tokens.focus)
        painter.setPen(focused if self._rings_focus else QPen(rim, 1.1))
        painter.drawPath(self._path(self._door))
        painter.setPen(round_pen(theme.colour("sage"), 1.6))
        half = self._door.half * self._ring
        left = QPointF(self._centre.x() - half, self._threshold)
        painter.drawLine(left, QPointF(self._centre.x() + half, self._threshold))
        middle = QPointF(self._centre.x(), self._centre.y() + (self._door.spring + _EYE) * self._ring)
        paint_words(painter, theme, middle, half, words)

    def _breath_rect(self, before: float, after: float) -> QRect:
        widest = light(LAYERS, max(before, after))
        x, y, ring = self._plain
        half = widest.half * ring
        return around(x - half, y + widest.top * ring, x + half, self._threshold + 1)

    def _core_rect(self) -> QRect:
        half = math.ceil(self._door.half * self._ring) + 2
        top = math.floor(self._centre.y() + self._door.top * self._ring) - 2
        left = round(self._centre.x()) - half
        return QRect(left, top, 2 * half, math.ceil(self._threshold) + 3 - top)
