# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words broken into lines once and painted often."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

_UNBOUNDED = 1e6
_MARK = 2  # pixels of the line under a hit
_REACH = (0.82, 0.62)  # the serif's own line is half as high again as its letters

Hits = tuple[tuple[int, int], ...]


class TextBlock:
    """Words in one font, broken at `width` pixels; `leading` is the line height in times the font's size.

    With `max_lines` the last line allowed ends in an ellipsis where words are left over. `hits` are stretches
    of the text, from and to in characters, that `draw_hits` marks.
    """

    def __init__(
        self, text: str, font: QFont, width: float, leading: float, max_lines: int = 0, hits: Hits = ()
    ) -> None:
        self._font = font
        self._metrics = QFontMetricsF(font)
        self.pitch = round(font.pixelSize() * leading)
        self.lines, self.width, self.marks = _break(text, font, width, hits)
        if max_lines:
            self.marks = [mark for mark in self.marks if mark[0] < max_lines]
        if max_lines and len(self.lines) > max_lines:
            rest = " ".join(self.lines[max_lines - 1 :])
            last = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
            self.lines = [*self.lines[: max_lines - 1], last]

    @property
    def height(self) -> int:
        """Return the height of all lines in pixels."""
        return self.pitch * len(self.lines)

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor, *, centred_in: float = 0.0) -> None:
        """Paint the lines with the upper left corner at `x`, `y`; each midway in so many pixels, if any."""
        painter.setFont(self._font)
        painter.setPen(colour)
        baseline = y + (self.pitch - self._metrics.height()) / 2 + self._metrics.ascent()
        for index, line in enumerate(self.lines):
            aside = max(0.0, (centred_in - self._metrics.horizontalAdvance(line)) / 2) if centred_in else 0.0
            painter.drawText(QPointF(x + aside, round(baseline + index * self.pitch)), line)

    def draw_hits(
        self,
        painter: QPainter,
        x: float,
        y: float,
        fill: QColor,
        line: QColor,
        *,
        thick: int = _MARK,
        reach: tuple[float, float] = _REACH,
    ) -> None:
        """Paint what lies behind the hits, and the line under each; the words come after.

        `reach` is how far the fill goes above and below the letters' line, in shares of the font's own.
        """
        ascent, descent = self._metrics.ascent(), self._metrics.descent()
        baseline = y + (self.pitch - self._metrics.height()) / 2 + ascent
        above, below = ascent * reach[0], descent * reach[1]
        for index, left, right in self.marks:
            at = round(baseline + index * self.pitch)
            top, foot = round(at - above), round(at + below)
            from_, width = round(x + left) - 1, round(right - left) + 2
            painter.fillRect(QRect(from_, top, width, foot - top), fill)
            painter.fillRect(QRect(from_, foot, width, thick), line)


def balanced(text: str, font: QFont, width: float, leading: float, hits: Hits = ()) -> TextBlock:
    """Return the words in as few lines as `width` allows, the lines about as long as one another."""
    block = TextBlock(text, font, width, leading, hits=hits)
    low, high = block.width / 2, block.width
    wanted = len(block.lines)
    while wanted > 1 and high - low > font.pixelSize() / 4:
        middle = (low + high) / 2
        trial = TextBlock(text, font, middle, leading, hits=hits)
        if len(trial.lines) > wanted or trial.width > middle:
            low = middle
        else:
            high, block = middle, trial
    return block


def _break(
    text: str, font: QFont, width: float, hits: Hits
) -> tuple[list[str], float, list[tuple[int, float, float]]]:
    """Return the lines of `text`, the width of the longest in pixels, and where hits are: line, from, to."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    lines: list[str] = []
    longest = 0.0
    marks: list[tuple[int, float, float]] = []
    units = _Units(text)
    wanted = [(units.of(start), units.of(end)) for start, end in hits]
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, min(width, _UNBOUNDED)))
        start = line.textStart()
        marks += [(len(lines), *place) for place in _places(line, wanted)]
        lines.append(units.cut(start, start + line.textLength()).rstrip())
        longest = max(longest, line.naturalTextWidth())
    layout.endLayout()
    return lines, longest, marks


def _places(line: QTextLine, wanted: list[tuple[int, int]]) -> list[tuple[float, float]]:
    """Return from where to where the hits stand in a line, in pixels."""
    first, last = line.textStart(), line.textStart() + line.textLength()
    places = []
    for start, end in wanted:
        if start < last and end > first:
            from_, to = _x(line, max(first, start)), _x(line, min(last, end))
            places.append((min(from_, to), max(from_, to)))
    return places


def _x(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)  # a pair, whatever its stub says
    return float(found[0])


class _Units:
    """Characters counted as Qt does, in 16 bits: an emoji takes two."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_plain = text.isascii() or max(text, default="") <= "\uffff"
        self._encoded = b"" if self._is_plain else text.encode("utf-16-le", "surrogatepass")

    def of(self, at: int) -> int:
        """Return Qt's position of a character."""
        return at if self._is_plain else len(self._text[:at].encode("utf-16-le", "surrogatepass")) // 2

    def cut(self, start: int, end: int) -> str:
        """Return what stands between two of Qt's positions."""
        if self._is_plain:
            return self._text[start:end]
        return self._encoded[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
