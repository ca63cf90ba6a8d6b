# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How heavy a moment was, before and after, as circles with their numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.load_mark import paint_load

_CIRCLE, _GAP, _NEXT = 15, 8, 14


class LoadLine(QWidget):
    """One circle with its number, or two with the words "before" and "after"."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._loads: tuple[tuple[int, str], ...] = ()
        theme.changed.connect(self._on_theme_changed)

    def show_loads(self, load: int | None, after: int | None) -> None:
        """Show how heavy it was, and how heavy after, where that was said."""
        if load and after:
            self._loads = ((load, self.tr("before,")), (after, self.tr("after")))
        else:
            self._loads = tuple((each, "") for each in (load, after) if each)
        said = ", ".join(f"{each} {words}".strip(" ,") for each, words in self._loads)
        self.setAccessibleName(self.tr("How heavy: {loads}, of 5").replace("{loads}", said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the circles, their numbers and words."""
        metrics = QFontMetrics(self._theme.font())
        width = sum(self._width(load, words, metrics) for load, words in self._loads)
        return QSize(width, max(metrics.height(), self._theme.px(_CIRCLE + 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circles, numbers and words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setFont(theme.font())
        metrics = QFontMetrics(theme.font())
        x, side = 0, theme.px(_CIRCLE)
        for load, words in self._loads:
            paint_load(painter, QRectF(x, (self.height() - side) / 2, side, side), load, theme.colour("ink"))
            at = self.rect().adjusted(x + side + theme.px(_GAP), 0, 0, 0)
            painter.setPen(theme.colour("ink"))
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, str(load))
            at.setLeft(at.left() + metrics.horizontalAdvance(str(load)) + theme.px(_GAP))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, words)
            x += self._width(load, words, metrics)

    def _width(self, load: int, words: str, metrics: QFontMetrics) -> int:
        number = metrics.horizontalAdvance(str(load))
        return self._theme.px(_CIRCLE + 2 * _GAP + _NEXT) + number + metrics.horizontalAdvance(words)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
