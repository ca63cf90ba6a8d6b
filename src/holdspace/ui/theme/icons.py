# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The icons: our own line drawings, painted in any colour and size.

The files keep to a small part of SVG (circles, and paths with M L H V C A Z and spaces between all parts),
so that they are read here without QtSvg: its import alone costs as much as half of the first twelve icons.
"""

from __future__ import annotations

import math
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

GRID = 24.0
STROKE = 1.6

_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7}


class UnknownIconError(LookupError):
    """No icon of this name is in the icons folder; the message is the name."""


class IconSet:
    """The icons of one folder, drawn on demand and kept."""

    def __init__(self, icons_folder: Path) -> None:
        self._folder = icons_folder
        self._outlines: dict[str, tuple[QPainterPath, QPainterPath]] = {}
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def icon_pixmap(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        """Return the icon `name` in `colour`, `size` logical pixels square, at a device pixel `ratio`.

        Raises UnknownIconError.
        """
        key = (name, colour.rgba(), size, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = _draw(*self._outline(name), colour, max(1, round(size * ratio)))
            pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _outline(self, name: str) -> tuple[QPainterPath, QPainterPath]:
        if name not in self._outlines:
            try:
                source = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            except FileNotFoundError:
                raise UnknownIconError(name) from None
            self._outlines[name] = read_icon(source)
        return self._outlines[name]


def read_icon(source: str) -> tuple[QPainterPath, QPainterPath]:
    """Return what an icon file's text only strokes, and what it fills as well, on the grid of 24 units."""
    stroked, filled = QPainterPath(), QPainterPath()
    for element in source.split("<"):
        tag = element.partition(" ")[0]
        if tag in ("path", "circle"):
            parts = element.split('"')
            values = {
                name.strip(" =/>"): value for name, value in zip(parts[:-1:2], parts[1::2], strict=True)
            }
            target = filled if "fill" in values else stroked
            if tag == "path":
                _add_path(target, values[f"{tag} d"])
            else:
                _add_circle(target, float(values[f"{tag} cx"]), float(values["cy"]), float(values["r"]))
    return stroked, filled


def _add_path(target: QPainterPath, data: str) -> None:
    words = iter(data.split())
    command = ""
    for word in words:
        if word == "Z":
            target.closeSubpath()
        elif word in _NUMBERS:
            command = word
        else:
            _extend(target, command, [float(word), *map(float, islice(words, _NUMBERS[command] - 1))])


def _extend(target: QPainterPath, command: str, n: list[float]) -> None:
    if command == "M":
        target.moveTo(n[0], n[1])
    elif command == "L":
        target.lineTo(n[0], n[1])
    elif command == "H":
        target.lineTo(n[0], target.currentPosition().y())
    elif command == "V":
        target.lineTo(target.currentPosition().x(), n[0])
    elif command == "C":
        target.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
    else:
        _add_arc(target, n[0], large=bool(n[3]), clockwise=bool(n[4]), end=(n[5], n[6]))


def _add_arc(
    target: QPainterPath, radius: float, *, large: bool, clockwise: bool, end: tuple[float, float]
) -> None:
    """Add a part of a circle, by appendix F.6.5 of SVG 1.1 with equal radii."""
    start = target.currentPosition().toTuple()
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    reach = math.hypot(half_x, half_y)
    radius = max(radius, reach)
    offset = math.sqrt(radius * radius - reach * reach) / reach * (-1 if large == clockwise else 1)
    x, y = end[0] + half_x + half_y * offset, end[1] + half_y - half_x * offset
    first = math.degrees(math.atan2(start[1] - y, start[0] - x))
    last = math.degrees(math.atan2(end[1] - y, end[0] - x))
    turn = (last - first) % 360 if clockwise else -((first - last) % 360)
    # Qt counts angles the other way round.
    target.arcTo(x - radius, y - radius, 2 * radius, 2 * radius, -first, -turn)


def _add_circle(target: QPainterPath, x: float, y: float, radius: float) -> None:
    target.addEllipse(QPointF(x, y), radius, radius)


def _draw(stroked: QPainterPath, filled: QPainterPath, colour: QColor, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    scale = side / GRID
    # Scaled before it is stroked: Qt strokes curves coarsely at the size of the grid.
    to_device = QTransform.fromScale(scale, scale)
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, STROKE * scale, Qt.PenStyle.SolidLine, round_cap, round_join))
    painter.drawPath(to_device.map(stroked))
    if not filled.isEmpty():
        painter.setBrush(colour)
        painter.drawPath(to_device.map(filled))
    painter.end()
    return pixmap
