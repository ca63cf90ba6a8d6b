# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The breath: layers that rise from a still core, inside a ring of phases (DESIGN, Figures)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPainterPath

from holdspace.ui.widgets.breath_core import paint_core
from holdspace.ui.widgets.ring_figure import FULL, LAYERS, RingFigure, around

_CORE, _LIFT, _RIM = 0.27, 0.45, 0.03
_SPAN = FULL - _CORE - _RIM * LAYERS  # what the outermost layer grows, of the ring's radius


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a figure whose ring has its centre at `centre` and the radius `ring`, in pixels."""

    centre: QPointF
    ring: float

    core_radius: float = field(init=False)
    core_centre: QPointF = field(init=False)
    core_x: float = field(init=False)
    core_y: float = field(init=False)

    def __post_init__(self) -> None:
        # So low that the full breath is concentric with the ring.
        lowered = self.centre + QPointF(0, (FULL - _CORE) * self.ring * _LIFT)
        object.__setattr__(self, "core_radius", _CORE * self.ring)
        object.__setattr__(self, "core_centre", lowered)
        object.__setattr__(self, "core_x", lowered.x())
        object.__setattr__(self, "core_y", lowered.y())

    def layer(self, number: int, fullness: float) -> tuple[QPointF, float]:
        """Return centre and radius of layer 1 (inmost) to 5 at a fullness of 0 to 1."""
        left, top, radius = self.corner(number, fullness)
        return QPointF(left + radius, top + radius), radius

    def corner(self, number: int, fullness: float) -> tuple[float, float, float]:
        """Return left and top of the square round a layer, and the layer's radius: half of its side."""
        core, full = self.core_radius, FULL * self.ring
        low = core + _RIM * self.ring * number
        high = core + (full - core) * number / LAYERS
        radius = low + (high - low) * fullness
        return self.core_x - radius, self.core_y - (radius - core) * _LIFT - radius, radius


class BreathFigure(RingFigure):
    """It cups low, opens upward, and full it is concentric with the ring; the core holds the words."""

    @property
    def shape(self) -> Shape:
        """Return the measures in force."""
        return self._shape

    def _take_measures(self, centre: QPointF, ring: float) -> None:
        self._shape = Shape(centre, ring)
        self._reach = ring * _SPAN

    def _trace(self, fullness: float) -> None:
        shape = self._shape
        for number, disc in enumerate(self._bodies, 1):
            left, top, radius = shape.corner(number, fullness)
            disc.clear()
            disc.addEllipse(left, top, 2 * radius, 2 * radius)

    def _inner_edge(self, number: int, inside: float) -> QPainterPath:
        left, top, radius = self._shape.corner(number, self._fullness)
        side = 2 * (radius - inside)
        self._inner.clear()
        self._inner.addEllipse(left + inside, top + inside, side, side)
        return self._inner

    def _paint_words(self, painter: QPainter, words: tuple[str, str]) -> None:
        paint_core(
            painter, self._theme, self._shape.core_centre, self._shape.core_radius, words, self._rings_focus
        )

    def _breath_rect(self, before: float, after: float) -> QRect:
        left, top, radius = self._shape.corner(LAYERS, max(before, after))
        return around(left, top, left + 2 * radius, top + 2 * radius)

    def _core_rect(self) -> QRect:
        middle, side = self._shape.core_centre.toPoint(), math.ceil(self._shape.core_radius) + 2
        return QRect(middle.x() - side, middle.y() - side, 2 * side, 2 * side)
