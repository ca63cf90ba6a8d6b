# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The cards to choose from for the visor sheet: a box to check, what each says, its moment below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from holdspace.domain.cards import Card
from holdspace.services.visor_sheet import VisorSheet
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.card_row import PAGED, CardRowPainter, Index, card_row_data, row_a_screen_on
from holdspace.ui.widgets.controls import RADIUS
from holdspace.ui.widgets.scrolled import bring_into_view_later

_PAD_X, _BOX, _CORNER = 10, 20, 5


class VisorRows(QAbstractListModel):
    """Some of the cards; one is checked where the sheet has it. *Signals*: `refused()` by a full sheet."""

    refused = Signal()

    def __init__(self, sheet: VisorSheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._cards: tuple[Card, ...] = ()
        self._marks = False

    def show(self, cards: tuple[Card, ...], *, marks: bool) -> None:
        """Hold other cards, or look again at what is checked where they are the same.

        `marks` tells favourites from others.
        """
        if (cards, marks) == (self._cards, self._marks):
            if cards:
                last = self.index(len(cards) - 1)
                self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])
            return
        self.beginResetModel()
        self._cards, self._marks = cards, marks
        self.endResetModel()

    def row_of(self, card_id: str) -> int:
        """Return the row of a card, or 0 where it is not there."""
        return next((row for row, card in enumerate(self._cards) if card.id == card_id), 0)

    def card_id(self, row: int) -> str:
        """Return the id of the card in a row, or "" outside."""
        return self._cards[row].id if 0 <= row < len(self._cards) else ""

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many cards there are."""
        return len(self._cards) if parent is None or not parent.isValid() else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that a row can be checked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a card says, its moment, and whether it is on the sheet."""
        card = self._cards[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._sheet.has(card.id) else Qt.CheckState.Unchecked
        return card_row_data(card, self._moment_of(card), role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put a card on the sheet or take it off."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked  # a screen reader hands in a number
        done = self._sheet.choose(self._cards[index.row()].id, on)
        if not done:
            self.refused.emit()
        return done

    def toggle(self, index: Index) -> None:
        """Check a row that is not, or take its check away."""
        is_on = self.data(index, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        self.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _moment_of(self, card: Card) -> str:
        moment = self._sheet.deck.moment_of(card).label
        is_marked = self._marks and card.id in self._sheet.deck.favourites
        return self.tr("{moment}, a favorite").format(moment=moment) if is_marked else moment


class _RowPainter(CardRowPainter):
    """Paints a row: box and check, serif words, the moment small below."""

    pad_x, pad_y, gap, indent, leading = _PAD_X, 9, 2, _BOX + 11, 1.4

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Leave clicks and keys to the list: what the style takes for its own box would toggle twice."""
        del event, model, option, index
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        theme, rect = self._theme, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        x, y = rect.left() + theme.px(self.pad_x), rect.top() + theme.px(self.pad_y + 1)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_check(painter, QRect(x, y, theme.px(_BOX), theme.px(_BOX)), checked=checked)
        self.paint_words(painter, rect, index, ("ink", "ink2"))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        focused = state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus
        if not focused and not state & QStyle.StateFlag.State_MouseOver:
            return
        edge = theme.tokens.focus
        painter.setPen(QPen(theme.colour("focus"), edge) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if focused else theme.colour("hover"))
        box = QRectF(rect).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, theme.px(RADIUS), theme.px(RADIUS))

    def _paint_check(self, painter: QPainter, box: QRect, *, checked: bool) -> None:
        theme = self._theme
        width = theme.tokens.checked if checked else theme.tokens.border
        painter.setPen(QPen(theme.colour("sage" if checked else "edge"), width))
        painter.setBrush(theme.colour("sage_soft" if checked else "sheet"))
        inner = QRectF(box).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(inner, theme.px(_CORNER), theme.px(_CORNER))
        if checked:
            theme.draw_icon(painter, "check", "sage", box, 15)


class VisorList(QListView):
    """The rows; Space, Enter or a click checks one."""

    def __init__(self, theme: Theme, rows: VisorRows, label: str) -> None:
        super().__init__()
        self._theme = theme
        self._rows = rows
        self._painter = _RowPainter(theme, self, theme.px(360))
        self.setModel(rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(label)
        self.setAccessibleIdentifier("visor.list")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)

    def forget(self) -> None:
        """Know no words that are not listed."""
        self._painter.forget()

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which a card can be read."""
        return QSize(self._theme.px(160), self._theme.px(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check the current row on Enter or Space."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self._rows.toggle(self.currentIndex())
        elif event.key() in PAGED:
            self.setCurrentIndex(self._rows.index(row_a_screen_on(self, PAGED[Qt.Key(event.key())])))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check the row that is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._rows.toggle(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew at another width."""
        self._painter.width = self.viewport().width()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lay the rows out anew after a change of font or style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def _on_current_changed(self) -> None:
        """Have the page follow the row that has the keyboard: the list may be higher than the window."""
        if self.hasFocus():
            bring_into_view_later(self, self._theme.px(_PAD_X))

    def _on_theme_changed(self) -> None:
        self._painter.forget()
        self.scheduleDelayedItemsLayout()
