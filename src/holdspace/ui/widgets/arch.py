# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Arches: thresholds with a small landscape behind, and the closed door."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.mark import draw_arc

HORIZON = 0.27
_OVERHANG = 5.0


def arch_path(box: QRectF) -> QPainterPath:
    """Return the outline of an arch that fills `box`: straight sides under a half circle."""
    radius = box.width() / 2
    path = QPainterPath(box.bottomLeft())
    path.lineTo(box.left(), box.top() + radius)
    path.arcTo(QRectF(box.left(), box.top(), box.width(), box.width()), 180, -180)
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path


def paint_doorway(painter: QPainter, theme: Theme, box: QRectF, doorway: str) -> None:
    """Paint the arch of a doorway (before, after or day_end) with its threshold into `box`."""
    scale = box.height() / 80.0
    arch = box.adjusted((_OVERHANG + 1) * scale, 1, -(_OVERHANG + 1) * scale, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.setClipPath(arch_path(arch))
    {"before": _before, "after": _after, "day_end": _day_end}[doorway](painter, theme, arch, scale)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("ink2"), 1.4))
    painter.drawPath(arch_path(arch))
    painter.drawLine(
        QPointF(arch.left() - _OVERHANG * scale, arch.bottom()),
        QPointF(arch.right() + _OVERHANG * scale, arch.bottom()),
    )
    painter.restore()


def _land(painter: QPainter, theme: Theme, path: QPainterPath, role: str = "sage_soft") -> None:
    painter.setPen(QPen(theme.colour("sage"), 1.4))
    painter.setBrush(theme.colour(role))
    painter.drawPath(path)


def _sun(painter: QPainter, theme: Theme, centre: QPointF, radius: float) -> None:
    painter.setPen(QPen(theme.colour("clay"), 1.4))
    painter.setBrush(theme.colour("clay_soft"))
    painter.drawEllipse(centre, radius, radius)


def _flat(arch: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(arch.left() - 2, arch.bottom() - arch.height() * HORIZON, arch.width() + 4, arch.height())
    return path


def _before(painter: QPainter, theme: Theme, arch: QRectF, scale: float) -> None:
    horizon = arch.bottom() - arch.height() * HORIZON
    _sun(painter, theme, QPointF(arch.center().x(), horizon), 10.5 * scale)
    _land(painter, theme, _flat(arch))
    painter.setPen(QPen(theme.colour("sage"), 1.4))
    for side in (-1, 1):
        top = QPointF(arch.center().x() + side * 3 * scale, horizon)
        painter.drawLine(top, QPointF(arch.center().x() + side * 11.5 * scale, arch.bottom()))


def _after(painter: QPainter, theme: Theme, arch: QRectF, scale: float) -> None:
    _sun(painter, theme, QPointF(arch.center().x() + 8 * scale, arch.top() + 27 * scale), 8 * scale)
    for low, high in ((0.34, 0.46), (0.14, 0.20)):
        left, right = arch.left() - 2, arch.right() + 2
        path = QPainterPath(QPointF(left, arch.bottom() - arch.height() * low * 0.95))
        path.cubicTo(
            QPointF(left + arch.width() * 0.32, arch.bottom() - arch.height() * high),
            QPointF(left + arch.width() * 0.62, arch.bottom() - arch.height() * low * 0.45),
            QPointF(right, arch.bottom() - arch.height() * low * 0.95),
        )
        path.lineTo(right, arch.bottom() + 4)
        path.lineTo(left, arch.bottom() + 4)
        path.closeSubpath()
        _land(painter, theme, path)


def _day_end(painter: QPainter, theme: Theme, arch: QRectF, scale: float) -> None:
    centre = QPointF(arch.center().x() + 5 * scale, arch.top() + 28 * scale)
    moon, bite = QPainterPath(), QPainterPath()
    moon.addEllipse(centre, 8.5 * scale, 8.5 * scale)
    bite.addEllipse(QPointF(centre.x() + 4.5 * scale, centre.y() - 3.5 * scale), 7 * scale, 7 * scale)
    painter.setPen(QPen(theme.colour("clay"), 1.4))
    painter.setBrush(theme.colour("clay_soft"))
    painter.drawPath(moon.subtracted(bite))
    _land(painter, theme, _flat(arch))
    painter.setPen(QPen(theme.colour("sage"), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for up, half in ((14.0, 13.0), (7.0, 8.0)):
        y = arch.bottom() - up * scale
        painter.drawLine(
            QPointF(arch.center().x() - half * scale, y), QPointF(arch.center().x() + half * scale, y)
        )


def paint_landscape(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Paint the large arch of the first screen: a sun over three hills."""
    overhang = box.width() * 0.075
    arch = box.adjusted(overhang + 1, 1, -overhang - 1, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.setClipPath(arch_path(arch))
    painter.fillRect(arch, theme.colour("sheet"))
    _sun(
        painter,
        theme,
        QPointF(arch.left() + arch.width() * 0.565, arch.top() + arch.height() * 0.495),
        arch.width() * 0.182,
    )
    bloom = theme.colour("bloom")
    for index, (start, crest, dip, end) in enumerate(
        ((0.438, 0.57, 0.28, 0.424), (0.307, 0.39, 0.12, 0.254), (0.157, 0.25, 0.14, 0.108))
    ):
        left, right = arch.left() - 2, arch.right() + 2
        path = QPainterPath(QPointF(left, arch.bottom() - arch.height() * start))
        path.cubicTo(
            QPointF(left + arch.width() * 0.45, arch.bottom() - arch.height() * crest),
            QPointF(left + arch.width() * 0.62, arch.bottom() - arch.height() * dip),
            QPointF(right, arch.bottom() - arch.height() * end),
        )
        path.lineTo(right, arch.bottom() + 4)
        path.lineTo(left, arch.bottom() + 4)
        path.closeSubpath()
        _land(painter, theme, path)
        if index:
            bloom.setAlphaF(0.22 * index)
            painter.fillPath(path, bloom)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("ink2"), 1.8))
    painter.drawPath(arch_path(arch))
    painter.drawLine(QPointF(box.left() + 1, arch.bottom()), QPointF(box.right() - 1, arch.bottom()))
    painter.restore()


def paint_closed_door(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Paint the locked journal: two leaves whose handles are the mark."""
    scale = box.height() / 118.0
    outer = box.adjusted(7 * scale, 1, -7 * scale, -1)
    inner = outer.adjusted(10 * scale, 10 * scale, -10 * scale, 0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("ink2"), 1.6))
    painter.drawPath(arch_path(outer))
    _land(painter, theme, arch_path(inner))
    painter.drawLine(
        QPointF(inner.center().x(), inner.top()), inner.center() + QPointF(0, inner.height() / 2)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("clay"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    side = 27 * scale
    handles = QRectF(inner.center().x() - side / 2, inner.top() + 65 * scale - side / 2, side, side)
    draw_arc(painter, handles.translated(1.5 * scale, 0), 38.0, 142.0)
    draw_arc(painter, handles.translated(-1.5 * scale, 0), 218.0, 322.0)
    painter.setPen(QPen(theme.colour("ink2"), 1.6))
    painter.drawLine(QPointF(box.left() + 1, outer.bottom()), QPointF(box.right() - 1, outer.bottom()))
    painter.restore()
