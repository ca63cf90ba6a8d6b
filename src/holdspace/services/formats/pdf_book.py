# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The pages of a PDF: each entry is laid out by itself and divided at its lines, so that memory is bounded.

Loads QtGui: imported when a PDF is written, and never before. Any thread, where there is a window; without
one it makes Qt's application itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import BinaryIO

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QEventLoop,
    QIODevice,
    QMarginsF,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from holdspace.services.formats.page_words import Opening
from holdspace.services.formats.pdf_text import DPI, INK, LINE, MM, QUIET, SAGE, SMALL, Fonts, LaidOut
from holdspace.storage.errors import NotKept

_SIZES = {
    "A4": (QPageSize.PageSizeId.A4, QSizeF(210.0, 297.0)),
    "Letter": (QPageSize.PageSizeId.Letter, QSizeF(215.9, 279.4)),
}
# In millimetres. The margin beside the words is wide: somebody will write there.
_LEFT, _TOP, _BOTTOM = 24.0, 25.0, 27.0
_BESIDE, _MEASURE = 21.0, 124.0  # the times to the left of the words, and how wide these are
_TIME_GAP, _HAIR, _MARK_SIZE, _MARK_LINE = 5.0, 0.2, 11.0, 1.0
_FOOT = 14.0  # from the page's lower edge to the baseline of its number
_AFTER_ENTRY, _BEFORE_DAY, _AFTER_DAY = 7.5, 6.0, 4.5
_TITLE_AT, _NOTES_AT = 62.0, 46.0  # from the upper and the lower edge
_DAY, _TITLE, _SPAN, _MADE = 14.0, 26.0, 12.0, 9.0  # points
_MEDIUM = 500
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Book:
    """A PDF that grows page by page in `file`, which is open for writing and stays the caller's to close.

    Its properties hold no words. Raises NotKept, or OSError as the system gives it.
    """

    def __init__(self, file: BinaryIO, page_size: str) -> None:
        """Begin it on "A4" or "Letter"."""
        self._application = _application()  # held as long as something is drawn
        self._loop = QEventLoop()  # never run: a long text sets a timer, which a bare thread has no place for
        self._file = file
        self._fonts = Fonts()
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        paper, size = _SIZES.get(page_size, _SIZES["A4"])
        self._size = size * MM
        self._writer = _writer(self._buffer, paper)
        self._painter = QPainter()
        if not self._painter.begin(self._writer):
            raise NotKept
        self._page = 1
        self._y = 0.0

    def open_with(self, opening: Opening) -> None:
        """Draw the title page."""
        y = _TITLE_AT * MM
        self._draw_mark(y)
        y = self._draw_words(opening.title, self._fonts.serif(_TITLE, _MEDIUM), INK, y + 19 * MM) + 8 * MM
        for line in filter(None, (opening.span, opening.count)):
            y = self._draw_words(line, self._fonts.serif(_SPAN), INK, y) + MM
        self._draw_words(opening.made, self._fonts.sans(_MADE), QUIET, y + 5 * MM)
        y = self._size.height() - _NOTES_AT * MM
        for note in opening.notes:
            y = self._draw_words(note, self._fonts.sans(_MADE), INK, y) + MM
        self._turn()

    def add_entry(self, heading: str, time: str, pieces: Iterable[str]) -> None:
        """Draw an entry: `heading` above it where it opens a day, `time` beside, its HTML in `pieces`."""
        for number, piece in enumerate(pieces):
            text = LaidOut(piece, self._fonts, self._writer, _MEASURE * MM)
            if number == 0:
                self._begin_entry(heading, time, text)
            self._pour(text)
        self._y += _AFTER_ENTRY * MM

    def close(self) -> None:
        """Write what is left; nothing can be added then."""
        self._draw_number()
        self._painter.end()
        del self._writer  # only then is the last of it written
        self._drain()

    def _begin_entry(self, heading: str, time: str, text: LaidOut) -> None:
        """Draw what stands above and beside the first lines, on the page where these will stand."""
        first = text.slices[0].bottom - text.slices[0].top
        if heading:
            self._draw_day(heading, first)
        elif not self._has_room(first):
            self._turn()
        if time:
            font = self._fonts.sans(SMALL)
            width = QFontMetricsF(font, self._writer).horizontalAdvance(time)
            self._set_pen(font, QUIET)
            place = QPointF(_words_at() - _TIME_GAP * MM - width, self._y + text.baseline)
            self._painter.drawText(place, time)

    def _draw_day(self, heading: str, first: float) -> None:
        """Draw the heading of a day, where `first`, the height of what follows at least, has room, too."""
        font = self._fonts.serif(_DAY, _MEDIUM)
        height = self._height(heading, font) + _AFTER_DAY * MM
        if not self._is_at_top():
            if self._has_room(_BEFORE_DAY * MM + height + first):
                self._draw_line(self._y + _BEFORE_DAY * MM / 3)
                self._y += _BEFORE_DAY * MM
            else:
                self._turn()
        self._draw_words(heading, font, INK, self._y)
        self._y += height

    def _pour(self, text: LaidOut) -> None:
        """Draw the lines of a text where the last ones ended, on as many pages as they take."""
        top = text.slices[0].top
        for each in text.slices:
            if not self._has_room(each.bottom - top) and not (each.top == top and self._is_at_top()):
                self._draw_part(text, top, each.top)
                self._turn()
                top = each.top
        self._draw_part(text, top, text.slices[-1].bottom)
        self._y += text.slices[-1].bottom - top

    def _draw_part(self, text: LaidOut, top: float, bottom: float) -> None:
        self._painter.save()
        self._painter.translate(_words_at(), self._y - top)
        text.draw(self._painter, top, bottom)
        self._painter.restore()

    def _draw_words(self, words: str, font: QFont, colour: str, y: float) -> float:
        """Draw words in as many lines as they take, and return where the next would stand."""
        height = self._height(words, font)
        self._set_pen(font, colour)
        self._painter.drawText(QRectF(_words_at(), y, _MEASURE * MM, height), _WRAPPED, words)
        return y + height

    def _height(self, words: str, font: QFont) -> float:
        self._painter.setFont(font)
        box = QRectF(0, 0, _MEASURE * MM, self._size.height())
        return self._painter.boundingRect(box, _WRAPPED, words).height()

    def _draw_line(self, y: float) -> None:
        self._painter.setPen(QPen(QColor(LINE), _HAIR * MM))
        self._painter.drawLine(QPointF(_LEFT * MM, y), QPointF(_words_at() + _MEASURE * MM, y))

    def _draw_mark(self, y: float) -> None:
        """Draw the two arcs; Qt counts from the right, anticlockwise, in sixteenths of a degree."""
        cap = Qt.PenCapStyle.RoundCap
        self._painter.setPen(QPen(QColor(SAGE), _MARK_LINE * MM, Qt.PenStyle.SolidLine, cap))
        box = QRectF(_words_at(), y, _MARK_SIZE * MM, _MARK_SIZE * MM)
        for start in (118, -62):
            self._painter.drawArc(box, start * 16, 124 * 16)

    def _draw_number(self) -> None:
        if self._page > 1:  # the title page has none
            self._set_pen(self._fonts.sans(SMALL), QUIET)
            place = QPointF(_words_at(), self._size.height() - _FOOT * MM)
            self._painter.drawText(place, str(self._page))

    def _set_pen(self, font: QFont, colour: str) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))

    def _turn(self) -> None:
        """Go to the next page. What was drawn goes to the file, so that little more than a page is held."""
        self._draw_number()
        self._drain()
        if not self._writer.newPage():
            raise NotKept
        self._page += 1
        self._y = _TOP * MM

    def _drain(self) -> None:
        self._file.write(self._buffer.data().data())
        self._buffer.buffer().clear()
        self._buffer.seek(0)

    def _has_room(self, height: float) -> bool:
        return self._y + height <= self._size.height() - _BOTTOM * MM

    def _is_at_top(self) -> bool:
        return self._y <= _TOP * MM


def _writer(device: QIODevice, paper: QPageSize.PageSizeId) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(paper))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle("HoldSpace")
    writer.setCreator("HoldSpace")
    return writer


def _words_at() -> float:
    return (_LEFT + _BESIDE) * MM


def _application() -> QCoreApplication:
    """Return Qt's application, or a new one that draws without a screen."""
    running = QCoreApplication.instance()
    if running is not None:
        return running
    # On Windows what draws offscreen knows none of the system's fonts. Untested there.
    offscreen = [] if sys.platform == "win32" else ["-platform", "offscreen"]
    return QGuiApplication(["holdspace", *offscreen])
