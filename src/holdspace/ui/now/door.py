# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A doorway as a button: an arch, a name and one line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.arch import paint_doorway
from holdspace.ui.widgets.controls import RADIUS, Painted


class Door(Painted):
    """A doorway; small where the window is."""

    def __init__(self, theme: Theme, doorway: str, name: str, line: str, short_line: str) -> None:
        super().__init__(theme, name, f"now.{doorway}")
        self._doorway = doorway
        self._line = line
        self._short_line = short_line
        self._small = False
        self.setAccessibleDescription(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def doorway(self) -> str:
        """Return the doorway's id."""
        return self._doorway

    def set_small(self, small: bool) -> None:
        """Show the arch smaller, with the short line."""
        self._small = small
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the door's size; it may grow to fill its column."""
        theme = self._theme
        text = (
            self.font_metrics(theme.serif(1.36)).height() + 2 * self.font_metrics(theme.font(0.95)).height()
        )
        return QSize(
            theme.px(220 if self._small else 272),
            max(theme.px(84 if self._small else 112), text + theme.px(16)),
        )

    def minimumSizeHint(self) -> QSize:
        """Return the size down to which its line still fits, in two rows of words."""
        return QSize(
            self._theme.px(192) if self._small else self.sizeHint().width(), self.sizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet, arch and words."""
        theme = self._theme
        edge = theme.tokens.border
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            painter.translate(0, 1)
        painter.setPen(QPen(theme.colour("edge"), edge))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "sheet"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, theme.px(RADIUS), theme.px(RADIUS))
        width, height = (theme.px(44), theme.px(57)) if self._small else (theme.px(62), theme.px(80))
        arch = QRectF(theme.px(15), (self.height() - height) / 2, width, height)
        paint_doorway(painter, theme, arch, self._doorway)
        self._paint_words(painter, round(arch.right()) + theme.px(14 if self._small else 18))

    def _paint_words(self, painter: QPainter, left: int) -> None:
        theme = self._theme
        name_font, line_font = theme.serif(1.25 if self._small else 1.36), theme.font(0.95)
        room = QRect(left, 0, self.width() - left - theme.px(12), self.height())
        line = self._short_line if self._small else self._line
        wraps = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        name_height = self.font_metrics(name_font).height()
        line_box = self.font_metrics(line_font).boundingRect(room, wraps, line)
        top = (self.height() - name_height - line_box.height() - 2) // 2
        painter.setFont(name_font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRect(left, top, room.width(), name_height), Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(line_font)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRect(left, top + name_height + 2, room.width(), line_box.height() + 2), wraps, line)
