# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery code as it is read: three rows of three groups."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from holdspace.domain.recovery_code import ALPHABET
from holdspace.ui.theme.fonts import fixed_font
from holdspace.ui.theme.theme import Theme

_COLUMNS = 3
_PAD_X, _PAD_Y = 34, 18
_CORNER = 14
_SPREAD = 1.15  # cells are a little wider than the characters, to be counted


class RecoveryCodeView(QLabel):
    """The code in three rows of three groups, each character in a cell of its own width.

    Its text, which a screen reader reads, is the code with hyphens. *Signals*: `copy_wanted()`.
    """

    copy_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleIdentifier("vault.recovery_code")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """Return room for three rows."""
        theme, metrics = self._theme, self._metrics()
        width = (
            round(cell_width(QFontMetricsF(self._font(), self)) * 4 * _COLUMNS)
            + 2 * theme.px(_PAD_X)
            + 2 * theme.px(24)
        )
        return QSize(width, _COLUMNS * self._line(metrics) + 2 * theme.px(_PAD_Y))

    def minimumSizeHint(self) -> QSize:
        """Return the height of three rows."""
        return QSize(self._theme.px(240), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on the usual key."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet and the groups on it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        width = theme.tokens.focus if focused else theme.tokens.border
        painter.setPen(QPen(theme.colour("focus" if focused else "line"), width))
        painter.setBrush(theme.colour("sheet"))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, theme.px(_CORNER), theme.px(_CORNER))
        painter.setPen(theme.colour("ink"))
        painter.setFont(self._font())
        paint_groups(painter, self._inner(), self.text(), cell_width(QFontMetricsF(self._font(), self)))

    def _inner(self) -> QRectF:
        pad_x, pad_y = self._theme.px(_PAD_X), self._theme.px(_PAD_Y)
        return QRectF(self.rect()).adjusted(pad_x, pad_y, -pad_x, -pad_y)

    def _font(self) -> QFont:
        return fixed_font(self._theme.font_pixels * 1.7)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font(), self)

    def _line(self, metrics: QFontMetrics) -> int:
        return round(metrics.height() * 1.25)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def cell_width(metrics: QFontMetricsF) -> float:
    """Return the width in pixels that every character of a code gets."""
    return max(metrics.horizontalAdvance(character) for character in ALPHABET) * _SPREAD


def paint_groups(painter: QPainter, box: QRectF, code: str, cell: float) -> None:
    """Paint a code with hyphens as three rows of three groups into `box`, a character every `cell` pixels."""
    groups = code.split("-")
    line = box.height() / _COLUMNS
    column = (box.width() - 4 * cell) / (_COLUMNS - 1)
    for index, group in enumerate(groups):
        left = box.left() + index % _COLUMNS * column
        top = box.top() + index // _COLUMNS * line
        for place, character in enumerate(group):
            painter.drawText(
                QRectF(left + place * cell, top, cell, line), Qt.AlignmentFlag.AlignCenter, character
            )
