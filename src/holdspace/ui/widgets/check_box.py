# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A box to check, with a sentence that may take more than one line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Painted

_BOX, _GAP, _PAD, _CORNER = 20, 11, 6, 5
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class CheckBox(Painted):
    """A square that is checked or not, and words that wrap."""

    def __init__(self, theme: Theme, text: str, identifier: str = "") -> None:
        super().__init__(theme, text, identifier)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the size of box and words on one line."""
        words = self.font_metrics(self._theme.font()).horizontalAdvance(self.text()) + 2
        width = self._indent() + words + self._theme.px(_PAD)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for the box and some words beside it, or all of them where they are few."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._indent() + self._theme.px(120)), hint.height())

    def heightForWidth(self, width: int) -> int:
        """Return the height at which no word is cut off, in pixels."""
        theme = self._theme
        room = QRect(0, 0, max(1, width - self._indent()), 1_000_000)
        words = self.font_metrics(theme.font()).boundingRect(room, _WRAPPED, self.text()).height()
        return max(theme.px(_BOX), words) + 2 * theme.px(_PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, check and words."""
        theme, checked = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        width = theme.tokens.checked if checked else theme.tokens.border
        role = "line" if not self.isEnabled() else "sage" if checked else "edge"
        painter.setPen(QPen(theme.colour(role), width))
        painter.setBrush(theme.colour("sage_soft" if checked else "hover" if self.underMouse() else "sheet"))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(box).adjusted(inset, inset, -inset, -inset), theme.px(_CORNER), theme.px(_CORNER)
        )
        if checked:
            theme.draw_icon(painter, "check", "sage", box, 15)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink" if self.isEnabled() else "ink3"))
        painter.drawText(self.rect().adjusted(self._indent(), self._words_top(), 0, 0), _WRAPPED, self.text())

    def _box(self) -> QRect:
        theme = self._theme
        return QRect(0, theme.px(_PAD), theme.px(_BOX), theme.px(_BOX))

    def _words_top(self) -> int:
        line = self.font_metrics(self._theme.font()).height()
        return self._box().center().y() - (line - 1) // 2

    def _indent(self) -> int:
        return self._theme.px(_BOX + _GAP)
