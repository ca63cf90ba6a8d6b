# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The breath: layers that rise from a still core, inside a ring of phases (DESIGN, Figures)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from holdspace.ui.widgets.breath_core import paint_core
from holdspace.ui.widgets.ring_figure import FULL, LAYERS, LINE_STEP, RingFigure

_CORE, _LIFT, _RIM = 0.27, 0.45, 0.03
_SPAN = FULL - _CORE - _RIM * LAYERS  # what the outermost layer grows, of the ring's radius


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a figure whose ring has its centre at `centre` and the radius `ring`, in pixels."""

    centre: QPointF
    ring: float

    core_radius: float = field(init=False)
    core_centre: QPointF = field(init=False)

    def __post_init__(self) -> None:
        # So low that the full breath is concentric with the ring.
        lowered = self.centre + QPointF(0, (FULL - _CORE) * self.ring * _LIFT)
        object.__setattr__(self, "core_radius", _CORE * self.ring)
        object.__setattr__(self, "core_centre", lowered)

    def layer(self, number: int, fullness: float) -> tuple[QPointF, float]:
        """Return centre and radius of layer 1 (inmost) to 5 at a fullness of 0 to 1."""
        core, full = self.core_radius, FULL * self.ring
        low = core + _RIM * self.ring * number
        high = core + (full - core) * number / LAYERS
        radius = low + (high - low) * fullness
        return self.core_centre - QPointF(0, (radius - core) * _LIFT), radius


class BreathFigure(RingFigure):
    """It cups low, opens upward, and full it is concentric with the ring; the core holds the words."""

    @property
    def shape(self) -> Shape:
        """Return the measures in force."""
        return self._shape

    def _take_measures(self, centre: QPointF, ring: float) -> None:
        self._shape = Shape(centre, ring)

    def _reach(self) -> float:
        return self._ring * _SPAN

    def _paint_layers(self, painter: QPainter) -> None:
        # Discs with hard edges, and over each edge a soft line that hides its steps: a third of the cost of
        # soft discs. A cosmetic pen of one pixel is drawn as lines, a sixth of the cost of stroking a circle.
        layers = [self._shape.layer(number + 1, self._fullness) for number in range(LAYERS)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for (centre, radius), (fill, _) in zip(reversed(layers), reversed(self._layer_pens), strict=True):
            painter.setBrush(fill)
            painter.drawEllipse(centre, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ratio = self.devicePixelRatioF()
        for number, (centre, radius) in enumerate(layers, 1):
            painter.setPen(self._layer_pens[number - 1][1])
            for line in range(self._line_count(number)):
                side = radius - line * LINE_STEP / ratio
                painter.drawEllipse(centre, side, side)

    def _paint_words(self, painter: QPainter, words: tuple[str, str]) -> None:
        paint_core(
            painter, self._theme, self._shape.core_centre, self._shape.core_radius, words, self._rings_focus
        )

    def _breath_rect(self, before: float, after: float) -> QRect:
        centre, radius = self._shape.layer(LAYERS, max(before, after))
        side = radius + 2
        return QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side).toAlignedRect()

    def _core_rect(self) -> QRect:
        middle, side = self._shape.core_centre.toPoint(), math.ceil(self._shape.core_radius) + 2
        return QRect(middle.x() - side, middle.y() - side, 2 * side, 2 * side)
