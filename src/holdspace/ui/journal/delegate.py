# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How a row of the timeline is painted: time, words, how heavy it was, and whom it was with."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from holdspace.domain.timeline import TimelineRow
from holdspace.ui.journal.model import HEADING_ROLE, POSITION_ROLE, ROW_ROLE
from holdspace.ui.journal.words import below_words, wordless
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import RADIUS
from holdspace.ui.widgets.dates import time_words
from holdspace.ui.widgets.load_mark import paint_load
from holdspace.ui.widgets.mark import paint_held
from holdspace.ui.widgets.text_block import TextBlock

Index = QModelIndex | QPersistentModelIndex

# Lengths of the design (picture 05).
_PAD_X, _PAD_Y = 16, 11
_TIME, _TIME_GAP = 62, 4
_LOAD, _LOAD_GAP = 15, 14
_HEADING, _FIRST_HEADING, _HEADING_FOOT = 42, 34, 8
_LINES, _LEADING, _SMALL, _BELOW = 3, 1.45, 0.9, 3
_KEPT = 200


class RowDelegate(QStyledItemDelegate):
    """Paints the rows; a day's heading stands above its first row and belongs to that row's height."""

    def __init__(self, theme: Theme, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._locale = locale
        self._blocks: OrderedDict[tuple[int, int], TextBlock] = OrderedDict()
        self._small_metrics: QFontMetrics | None = None
        self.shows_focus = False

    def forget(self) -> None:
        """Break all words anew: they, the font or the theme changed."""
        self._blocks.clear()
        self._small_metrics = None

    def heading_height(self, index: Index) -> int:
        """Return the height of the heading above a row in pixels, or 0."""
        if not index.data(HEADING_ROLE):
            return 0
        return max(
            self._theme.px(_HEADING if index.row() else _FIRST_HEADING),
            self._small().height() + self._theme.px(2 * _HEADING_FOOT),
        )

    def row_height(self, index: Index, width: int) -> int:
        """Return the height of a row without its heading, in pixels."""
        row: TimelineRow | None = index.data(ROW_ROLE)
        if row is None:
            return self._theme.px(44)
        below = self._small().height() + self._theme.px(_BELOW) if below_words(row) else 0
        return self._words(index, row, width).height + below + self._theme.px(2 * _PAD_Y)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row with its heading."""
        width = option.rect.width()
        return QSize(width, self.heading_height(index) + self.row_height(index, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the heading where there is one, and the row."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = self.heading_height(index)
        if heading:
            self._paint_heading(painter, QRect(rect.left(), rect.top(), rect.width(), heading), index)
        box = rect.adjusted(0, heading, 0, 0)
        row: TimelineRow | None = index.data(ROW_ROLE)
        if row is not None:
            self._paint_box(painter, box, state)
            self._paint_row(painter, box, index, row, held=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme = self._theme
        painter.setFont(theme.font(0.93))
        painter.setPen(theme.colour("ink2"))
        words = box.adjusted(theme.px(_PAD_X), 0, 0, -theme.px(_HEADING_FOOT))
        painter.drawText(
            words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, index.data(HEADING_ROLE)
        )

    def _paint_box(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = self.shows_focus and bool(state & QStyle.StateFlag.State_HasFocus)
        bordered = selected and theme.tokens.border > 1
        if not (selected or focused or state & QStyle.StateFlag.State_MouseOver):
            return
        width = theme.tokens.focus if focused else theme.tokens.border
        role = "focus" if focused else "line"
        painter.setPen(QPen(theme.colour(role), width) if focused or bordered else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sheet" if selected else "hover"))
        inner = QRectF(box).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(inner, theme.px(RADIUS), theme.px(RADIUS))

    def _paint_row(
        self, painter: QPainter, box: QRect, index: Index, row: TimelineRow, *, held: bool
    ) -> None:
        theme = self._theme
        words = self._words(index, row, box.width())
        left, top = box.left() + self._words_left(), box.top() + theme.px(_PAD_Y)
        if held:
            tall = theme.px(24)
            arc = QRectF(
                box.left() + theme.px(1 + 2 * theme.tokens.border),
                top + (words.height - tall) / 2,
                theme.px(10),
                tall,
            )
            paint_held(painter, arc, theme.colour("sage"))
        words.draw_hits(painter, left, top, theme.colour("clay_soft"), theme.colour("clay"))
        words.draw(painter, left, top, theme.colour("ink" if row.words else "ink2"))
        self._paint_time(painter, box, top, words.pitch, row)
        side = theme.px(_LOAD)
        mark = QRectF(box.right() + 1 - theme.px(19) - side, top + (words.pitch - side) / 2 - 1, side, side)
        if row.load:
            paint_load(painter, mark, row.load, theme.colour("ink2"))
            mark.translate(0, words.pitch)
        if row.starred:
            theme.draw_icon(painter, "star-filled", "ink3", mark.toRect(), 14)
        self._paint_below(painter, QRect(left, round(top + words.height), box.right() - left, 0), row)

    def _paint_time(self, painter: QPainter, box: QRect, top: int, pitch: int, row: TimelineRow) -> None:
        theme = self._theme
        painter.setFont(theme.font(0.93))
        painter.setPen(theme.colour("ink3"))
        time = QRect(box.left() + theme.px(_PAD_X), top, box.width(), pitch)
        painter.drawText(
            time,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            time_words(row.moment, self._locale),
        )

    def _paint_below(self, painter: QPainter, at: QRect, row: TimelineRow) -> None:
        words = below_words(row)
        if not words:
            return
        theme, metrics = self._theme, self._small()
        at.setHeight(metrics.height())
        at.translate(0, theme.px(_BELOW))
        at.setRight(at.right() - theme.px(_PAD_X))
        if row.sealed:
            side = theme.px(16)
            theme.draw_icon(
                painter, "locked", "ink3", QRect(at.left() - theme.px(2), at.top(), side, at.height()), 14
            )
            at.setLeft(at.left() + side + theme.px(3))
        painter.setFont(theme.font(_SMALL))
        painter.setPen(theme.colour("ink2"))
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, at.width())
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

    def _words(self, index: Index, row: TimelineRow, width: int) -> TextBlock:
        key = (index.data(POSITION_ROLE), width)
        if key not in self._blocks:
            theme = self._theme
            room = width - self._words_left() - theme.px(19 + _LOAD + _LOAD_GAP)
            self._blocks[key] = TextBlock(
                row.words or wordless(), theme.serif(1.1), room, _LEADING, _LINES, row.hits
            )
            if len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        return self._blocks[key]

    def _words_left(self) -> int:
        return self._theme.px(_PAD_X + _TIME + _TIME_GAP)

    def _small(self) -> QFontMetrics:
        if self._small_metrics is None:
            self._small_metrics = QFontMetrics(self._theme.font(_SMALL))
        return self._small_metrics
