# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words broken into lines once and painted often."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_UNBOUNDED = 1e6


class TextBlock:
    """Words in one font, broken at `width` pixels; `leading` is the line height in times the font's size.

    With `max_lines` the last line allowed ends in an ellipsis where words are left over.
    """

    def __init__(self, text: str, font: QFont, width: float, leading: float, max_lines: int = 0) -> None:
        self._font = font
        self._metrics = QFontMetricsF(font)
        self.pitch = round(font.pixelSize() * leading)
        self.lines, self.width = _break(text, font, width)
        if max_lines and len(self.lines) > max_lines:
            rest = " ".join(self.lines[max_lines - 1 :])
            last = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
            self.lines = [*self.lines[: max_lines - 1], last]

    @property
    def height(self) -> int:
        """Return the height of all lines in pixels."""
        return self.pitch * len(self.lines)

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Paint the lines with the upper left corner at `x`, `y`."""
        painter.setFont(self._font)
        painter.setPen(colour)
        baseline = y + (self.pitch - self._metrics.height()) / 2 + self._metrics.ascent()
        for index, line in enumerate(self.lines):
            painter.drawText(QPointF(x, round(baseline + index * self.pitch)), line)


def balanced(text: str, font: QFont, width: float, leading: float) -> TextBlock:
    """Return the words in as few lines as `width` allows, the lines about as long as one another."""
    block = TextBlock(text, font, width, leading)
    low, high = block.width / 2, block.width
    wanted = len(block.lines)
    while wanted > 1 and high - low > font.pixelSize() / 4:
        middle = (low + high) / 2
        trial = TextBlock(text, font, middle, leading)
        if len(trial.lines) > wanted or trial.width > middle:
            low = middle
        else:
            high, block = middle, trial
    return block


def _break(text: str, font: QFont, width: float) -> tuple[list[str], float]:
    """Return the lines of `text`, and the width of the longest in pixels."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    lines, longest = [], 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, min(width, _UNBOUNDED)))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        longest = max(longest, line.naturalTextWidth())
    layout.endLayout()
    return lines, longest
