# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The card that a line stands on: who says it, small, and the words in the largest type that fits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.text_block import TextBlock, balanced

_FACTORS = (2.4, 2.2, 2.0, 1.85, 1.7, 1.55, 1.42)
_LEADING = 1.36
_RADIUS = 14
_ROOM, _LOW_ROOM = 196, 156  # the height of the card, of the design
_PAD, _LOW_PAD = 36, 24
_ABOVE, _WHO, _GAP = 22, 22, 10


class LineCard(Text):
    """A label on paper. Lines differ in length and the card does not, so that nothing below it moves."""

    def __init__(self, theme: Theme) -> None:
        self._who = ""
        self._is_low = False
        self._blocks: dict[tuple[int, int, float], TextBlock] = {}
        super().__init__(theme, "title", wraps=True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleIdentifier("practice.line")

    def show_line(self, who: str, says: str) -> None:
        """Show what somebody says; `who` is said above it."""
        self._who = who
        self._blocks.clear()
        self.setText(quoted(says))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(who)
        self.updateGeometry()
        self.update()

    def set_low(self, low: bool) -> None:
        """Take less height, for a small window."""
        if low != self._is_low:
            self._is_low = low
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow card may have to be taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the card; it grows only where the smallest words need more."""
        return max(self._room(), self._head() + self._block(width, 0).height + self._pad() * 3 // 4)

    def sizeHint(self) -> QSize:
        """Return a width to begin with; the page gives what it has."""
        return QSize(self._theme.px(480), self._room())

    def minimumSizeHint(self) -> QSize:
        """Return the least width, at the height of the design."""
        return QSize(self._theme.px(240), self._room())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, who says it, and the words midway in what is left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_paper(painter)
        theme, pad = self._theme, self._pad()
        who = TextBlock(self._who, theme.font(0.95), self.width() - 2 * pad, 1.3, 1)
        who.draw(painter, pad, theme.px(_ABOVE), theme.colour("ink2"))
        room = self.height() - self._head() - pad * 3 // 4
        block = self._block(self.width(), room)
        block.draw(painter, pad, self._head() + max(0, (room - block.height) // 2), theme.colour("ink"))

    def _paint_paper(self, painter: QPainter) -> None:
        edge, radius = self._theme.tokens.border, self._theme.px(_RADIUS)
        painter.setPen(QPen(self._theme.colour("line"), edge))
        painter.setBrush(self._theme.colour("sheet"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, radius, radius)

    def _block(self, width: int, room: int) -> TextBlock:
        """Return the words at the largest size of which all lines fit `room` pixels, or at the smallest."""
        inner = max(1, width - 2 * self._pad())
        key = (inner, room, self._theme.font_pixels)
        if key not in self._blocks:
            for factor in _FACTORS if room else _FACTORS[-1:]:
                block = balanced(self.text(), self._theme.serif(factor), inner, _LEADING)
                if block.height <= room:
                    break
            self._blocks[key] = block
        return self._blocks[key]

    def _room(self) -> int:
        return self._theme.px(_LOW_ROOM if self._is_low else _ROOM)

    def _pad(self) -> int:
        return self._theme.px(_LOW_PAD if self._is_low else _PAD)

    def _head(self) -> int:
        return self._theme.px(_ABOVE + _WHO + _GAP)
