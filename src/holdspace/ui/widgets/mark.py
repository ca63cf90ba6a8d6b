# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The mark: two arcs that hold open space."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Theme

_STROKE = 0.085
# 0 degrees at the bottom, clockwise (DESIGN, Figures).
ARCS: tuple[tuple[float, float], ...] = ((28.0, 152.0), (208.0, 332.0))


def draw_arc(painter: QPainter, circle: QRectF, start: float, end: float) -> None:
    """Draw an arc from `start` to `end`, in degrees from the bottom, clockwise."""
    # Qt counts from three o'clock, anticlockwise, in sixteenths of a degree.
    painter.drawArc(circle, round((270.0 - start) * 16), round(-(end - start) * 16))


def paint_mark(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Paint the mark into a square `box`."""
    stroke = box.width() * _STROKE
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    circle = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    for start, end in ARCS:
        draw_arc(painter, circle, start, end)
    painter.restore()


def paint_held(painter: QPainter, box: QRectF, colour: QColor, width: float = 2.4) -> None:
    """Paint the left arc alone, tall as `box`: it holds what is current."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    side = box.height() / 0.883
    circle = QRectF(box.left() + width / 2, box.center().y() - side / 2, side, side)
    draw_arc(painter, circle, 45.0, 135.0)
    painter.restore()


class Mark(QWidget):
    """The mark as a widget; `size` is of the design."""

    def __init__(self, theme: Theme, size: int, role: str = "sage") -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self._role = role
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """Return the mark's square."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()), self._theme.colour(self._role))

    def _on_theme_changed(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
