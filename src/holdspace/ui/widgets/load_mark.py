# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How heavy, as fullness: a circle filled from below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

# Share of the height that is filled, by load 1 to 5 (DESIGN, Figures).
FILLED: dict[int, float] = {1: 0.0, 2: 0.27, 3: 0.50, 4: 0.73, 5: 1.0}


def paint_load(painter: QPainter, box: QRectF, load: int, colour: QColor) -> None:
    """Paint the circle of a load into a square `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = box.adjusted(0.75, 0.75, -0.75, -0.75)
    level = circle.bottom() - circle.height() * FILLED[load]
    path = QPainterPath()
    path.addEllipse(circle)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setClipRect(QRectF(circle.left() - 1, level, circle.width() + 2, circle.bottom() - level + 1))
    painter.fillPath(path, colour)
    painter.restore()
