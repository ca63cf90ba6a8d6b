# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The card that a line stands on: who says it, small, and the words in the largest type that fits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.text_block import TextBlock, balanced

_FACTORS = (2.4, 2.2, 2.0, 1.85, 1.7, 1.55, 1.42)
_STRIP_FACTORS = (1.42, 1.3, 1.2, 1.1, 1.0)
_LEADING = 1.36
_RADIUS = 14
_ROOM, _LOW_ROOM, _STRIP_ROOM = 196, 156, 84  # the height of the card, of the design
_PAD, _LOW_PAD, _STRIP_PAD = 36, 24, 14
_ABOVE, _STRIP_ABOVE, _WHO, _GAP = 22, 8, 22, 10


class LineCard(Text):
    """A label on paper. Lines differ in length and the card does not, so that nothing below it moves."""

    def __init__(self, theme: Theme) -> None:
        self._who = ""
        self._is_low = self._is_strip = False
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
        self._hold_height()
        self.updateGeometry()
        self.update()

    def set_low(self, low: bool, *, strip: bool = False) -> None:
        """Take less height, for a small window; as a `strip` the least, to stay above what scrolls."""
        if (low, strip) != (self._is_low, self._is_strip):
            self._is_low, self._is_strip = low, strip
            self._blocks.clear()
            self._hold_height()
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width."""
        super().resizeEvent(event)
        self._hold_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, who says it, and the words midway in what is left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_paper(painter)
        theme, pad = self._theme, self._pad()
        who = TextBlock(self._who, theme.font(0.95), self.width() - 2 * pad, 1.3, 1)
        who.draw(painter, pad, theme.px(self._above()), theme.colour("ink2"))
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
            factors = _STRIP_FACTORS if self._is_strip else _FACTORS
            for factor in factors if room else factors[-1:]:
                lay = TextBlock if self._is_strip else balanced  # a strip has no width to leave unused
                block = lay(self.text(), self._theme.serif(factor), inner, _LEADING)
                if block.height <= room:
                    break
            self._blocks[key] = block
        return self._blocks[key]

    def _hold_height(self) -> None:
        """Let nothing squeeze a strip: above what scrolls no layout asks for a height by its width."""
        self.setMinimumHeight(self.heightForWidth(self.width()) if self._is_strip else 0)

    def _room(self) -> int:
        return self._theme.px(self._sized(_ROOM, _LOW_ROOM, _STRIP_ROOM))

    def _pad(self) -> int:
        return self._theme.px(self._sized(_PAD, _LOW_PAD, _STRIP_PAD))

    def _above(self) -> int:
        return self._sized(_ABOVE, _ABOVE, _STRIP_ABOVE)

    def _head(self) -> int:
        return self._theme.px(self._above() + _WHO + self._sized(_GAP, _GAP, 0))

    def _sized(self, usual: int, low: int, strip: int) -> int:
        return strip if self._is_strip else low if self._is_low else usual
