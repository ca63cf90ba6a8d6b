# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words on more than one line, with the line height of the design, which a plain label does not have."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from holdspace.ui.theme.theme import TEXT_STYLES, Text, Theme
from holdspace.ui.widgets.text_block import TextBlock, balanced

_LEADING = 1.55
_TITLE_LEADING = 1.3
_LARGE = 1.5  # from this factor on words are a title
_WIDEST = 560


class Paragraph(Text):
    """A label that wraps; titles are broken into lines of about the same length."""

    def __init__(self, theme: Theme, style: str, text: str = "") -> None:
        super().__init__(theme, style, text, wraps=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def pitch(self) -> int:
        """Return the height of a line in pixels."""
        return round(self.font().pixelSize() * self._leading())

    def sizeHint(self) -> QSize:
        """Return the size on lines of a readable length."""
        block = self._block(self._theme.px(_WIDEST))
        return QSize(round(block.width) + 2, block.height + self._below())

    def minimumSizeHint(self) -> QSize:
        """Return room for some words a line."""
        return QSize(min(self._theme.px(80), self.sizeHint().width()), self.pitch + self._below())

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels that all lines take."""
        return self._block(width).height + self._below()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        colour = self.palette().color(self.foregroundRole())
        centred = bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)
        block = self._block(self.width())
        block.draw(QPainter(self), 0, 0, colour, centred_in=self.width() if centred else 0)

    def _below(self) -> int:
        """Return the pixels that the last line reaches below it: a title stands closer than its font asks."""
        return max(0, (self.fontMetrics().height() - self.pitch + 1) // 2)

    def _leading(self) -> float:
        return _TITLE_LEADING if TEXT_STYLES[self._style][1] >= _LARGE else _LEADING

    def _block(self, width: int) -> TextBlock:
        leading = self._leading()
        breaks = balanced if leading == _TITLE_LEADING else TextBlock
        return breaks(self.text(), self.font(), max(1, width), leading)
