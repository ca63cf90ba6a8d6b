# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page of the visor sheet laid out: for paper as for its preview, in words as large as the page allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.services.visor_sheet import VisorLine
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.gaps import BRACKETS, block_with_gaps
from holdspace.ui.widgets.mark import paint_mark
from holdspace.ui.widgets.text_block import TextBlock

_UNIT = 4  # of the layout's own units to a point: words are laid out once and scaled, never anew
_LARGEST, _SMALLEST = 54, 9  # points
_LEADING = 1.24
_SMALL = 11.0  # points, of the foot and of what stands above a card
_SMALLER = 9.0  # of the latter, where it is long
_COLUMNS = (1, 2, 3)
_EDGE, _FOOT, _BETWEEN, _PAD = 20.0, 22.0, 26.0, 6.0  # points


class _Cell(NamedTuple):
    """A card in its place: for whom and when above, the words below it."""

    box: QRectF
    label: str
    words: TextBlock


class SheetPage:
    """The page laid out; `points` is the size of its words. `foot` is a line below the cards."""

    def __init__(self, theme: Theme, lines: Sequence[VisorLine], size: QSizeF, foot: str) -> None:
        """Lay out for a page of `size` in points."""
        self._theme = theme
        self._size = size
        self._foot = foot
        self._small = self._sized(theme.font(1), _SMALL)
        self.points, self._cells = self._lay_out(lines)

    def paint(self, painter: QPainter, target: QRectF, ink: QColor, quiet: QColor) -> None:
        """Paint the page into `target`: the words in `ink`, the rest in `quiet`."""
        painter.save()
        painter.translate(target.topLeft())
        scale = target.width() / (self._size.width() * _UNIT)
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, cell in enumerate(self._cells):
            if place and cell.box.top() > self._cells[0].box.top():
                painter.setPen(QPen(quiet, 0.5 * _UNIT))
                painter.drawLine(cell.box.topLeft(), cell.box.topRight())
            self._paint_cell(painter, cell, ink, quiet)
        self._paint_foot(painter, quiet)
        painter.restore()

    def _paint_cell(self, painter: QPainter, cell: _Cell, ink: QColor, quiet: QColor) -> None:
        metrics = QFontMetricsF(self._small)
        spare = cell.box.height() - metrics.height() - 2 * _UNIT - cell.words.height
        top = cell.box.top() + min(spare / 2, _PAD * _UNIT)  # on a line with those beside it
        painter.setFont(self._small)
        painter.setPen(quiet)
        if metrics.horizontalAdvance(cell.label) > cell.box.width():
            painter.setFont(self._sized(self._theme.font(1), _SMALLER))
        painter.drawText(QPointF(cell.box.left(), top + metrics.ascent()), cell.label)
        below = top + metrics.height() + 2 * _UNIT
        clear = QColor(Qt.GlobalColor.transparent)  # paper: a line to write on, and no ink behind the words
        cell.words.draw_hits(painter, cell.box.left(), below, clear, quiet, thick=_UNIT, reach=BRACKETS)
        cell.words.draw(painter, cell.box.left(), below, ink)

    def _paint_foot(self, painter: QPainter, quiet: QColor) -> None:
        side = 9.0 * _UNIT
        left, bottom = _EDGE * _UNIT, (self._size.height() - _EDGE) * _UNIT
        paint_mark(painter, QRectF(left, bottom - side, side, side), quiet)
        painter.setFont(self._small)
        painter.setPen(quiet)
        painter.drawText(QPointF(left + side + 6 * _UNIT, bottom - 1.5 * _UNIT), self._foot)

    def _lay_out(self, lines: Sequence[VisorLine]) -> tuple[int, tuple[_Cell, ...]]:
        """Return the largest size in points at which every card fits, and the cells for it."""
        if not lines:
            return _LARGEST, ()
        grids = [self._grid(len(lines), columns) for columns in _COLUMNS if columns <= len(lines)]
        low, high = _SMALLEST, _LARGEST
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._fitting(lines, grids, middle) else (low, middle - 1)
        boxes = self._fitting(lines, grids, low) or grids[-1]
        cells = [
            _Cell(box, label_of(line), self._words(line, low, box, even=True))
            for line, box in zip(lines, boxes, strict=True)
        ]
        return low, tuple(cells)

    def _fitting(
        self, lines: Sequence[VisorLine], grids: Sequence[list[QRectF]], points: int
    ) -> list[QRectF] | None:
        """Return the first grid whose boxes hold the words at a size, or None."""
        above = QFontMetricsF(self._small).height() + (2 + 2 * _PAD) * _UNIT
        for boxes in grids:
            pairs = zip(lines, boxes, strict=True)
            if all(self._words(line, points, box).height + above <= box.height() for line, box in pairs):
                return boxes
        return None

    def _grid(self, count: int, columns: int) -> list[QRectF]:
        """Return a box for each card, down the columns, in units."""
        rows = -(-count // columns)
        wide = (self._size.width() - 2 * _EDGE - (columns - 1) * _BETWEEN) / columns
        high = (self._size.height() - 2 * _EDGE - _FOOT) / rows
        places = [divmod(place, rows) for place in range(count)]
        return [
            QRectF(
                (_EDGE + column * (wide + _BETWEEN)) * _UNIT, (_EDGE + row * high) * _UNIT,
                wide * _UNIT, high * _UNIT,
            )
            for column, row in places
        ]  # fmt: skip

    def _words(self, line: VisorLine, points: int, box: QRectF, *, even: bool = False) -> TextBlock:
        font = self._sized(self._theme.serif(1), points)
        return block_with_gaps(quoted(line.say), font, box.width(), _LEADING, even=even)

    @staticmethod
    def _sized(font: QFont, points: float) -> QFont:
        font.setPixelSize(round(points * _UNIT))
        return font


def label_of(line: VisorLine) -> str:
    """Return what stands small above a card: its moment, and for whom it is where the sheet says so."""
    if not line.audience:
        return line.moment
    audience = QCoreApplication.translate("audiences", AUDIENCE_LABELS[line.audience])
    return f"{audience}  \N{MIDDLE DOT}  {line.moment}"
