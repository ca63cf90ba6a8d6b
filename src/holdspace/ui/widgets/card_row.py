# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A card in a list: what it says, its gaps as gaps, and small below it what the list says of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from holdspace.domain.cards import Card
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.gaps import block_with_gaps, draw_with_gaps, spoken
from holdspace.ui.widgets.text_block import TextBlock

Index = QModelIndex | QPersistentModelIndex
LABEL_ROLE = Qt.ItemDataRole.UserRole + 1
_LABEL = 0.9


def card_row_data(card: Card, label: str, role: int) -> Any:
    """Return what a model says of a card for a role: its words, the label below, and what is read out."""
    if role == Qt.ItemDataRole.DisplayRole:
        return quoted(card.say)
    if role == LABEL_ROLE:
        return label
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{spoken(quoted(card.say))}, {label}"
    return None


PAGED = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
"""Whither a key leads by a screenful of rows."""


def row_a_screen_on(rows: QListView, by: int) -> int:
    """Return the row a screenful before (-1) or after (1) the current one, or the last that there is.

    Not Qt's own: over rows of different heights, laid out in batches, QListView::moveCursor never came back.
    """
    model, row, room = rows.model(), rows.currentIndex().row(), rows.viewport().height()
    while 0 <= row + by < model.rowCount():
        room -= rows.sizeHintForIndex(model.index(row + by, 0)).height()
        if room < 0 and row != rows.currentIndex().row():
            break
        row += by
    return row


class CardRowPainter(QStyledItemDelegate):
    """Measures and paints the words of a row; what stands round and beside them is the list's own.

    `width` is that of the rows, in pixels; the rest are lengths of the design.
    """

    pad_x, pad_y, gap, indent = 16, 12, 3, 0
    leading, most_lines = 1.45, 0

    def __init__(self, theme: Theme, parent: QObject, width: int) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: dict[tuple[str, int], TextBlock] = {}
        self.width = width

    def forget(self) -> None:
        """Forget all measures: font or width changed, or what is listed is nobody's to see any more."""
        self._blocks.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the list and the height of the words."""
        theme = self._theme
        height = self._words(index).height + theme.px(2 * self.pad_y + self.gap) + self._label_height()
        return QSize(self.width, height)

    def paint_words(self, painter: QPainter, rect: QRect, index: Index, roles: tuple[str, str]) -> None:
        """Paint the words and the label into a row, each in the colour of its role."""
        theme, words = self._theme, self._words(index)
        x, y = rect.left() + theme.px(self.pad_x + self.indent), rect.top() + theme.px(self.pad_y)
        draw_with_gaps(painter, theme, words, x, y, roles[0])
        painter.setFont(theme.font(_LABEL))
        painter.setPen(theme.colour(roles[1]))
        label = QRect(x, y + words.height + theme.px(self.gap), rect.right() - x, self._label_height())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, str(index.data(LABEL_ROLE)))

    def _words(self, index: Index) -> TextBlock:
        key = (str(index.data()), self.width)
        if key not in self._blocks:
            room = max(1, self.width - self._theme.px(2 * self.pad_x + self.indent))
            font = self._theme.serif(1.1)
            self._blocks[key] = block_with_gaps(key[0], font, room, self.leading, self.most_lines)
        return self._blocks[key]

    def _label_height(self) -> int:
        return round(self._theme.font_pixels * _LABEL * 1.45)
