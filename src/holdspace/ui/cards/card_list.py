# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The list of cards: what each says, and its moment below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
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
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
)

from holdspace.domain.cards import Card
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.card_row import (
    LABEL_ROLE,
    PAGED,
    CardRowPainter,
    Index,
    card_row_data,
    row_a_screen_on,
)
from holdspace.ui.widgets.controls import RADIUS
from holdspace.ui.widgets.mark import paint_held

PAD_X = 16
STAR_ROLE = LABEL_ROLE + 1
_BATCH = 40
_STAR = 13
_UNBOUNDED = 16_777_215  # pixels: what Qt calls no bound
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
"""Where an arrow key leads, by key."""


@dataclass(frozen=True, slots=True)
class ListedCard:
    """A card as the list shows it: the card, the moment named below it, and whether it has a star."""

    card: Card
    moment: str
    starred: bool = False


class CardsModel(QAbstractListModel):
    """The cards found, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed: tuple[ListedCard, ...] = ()

    def show(self, listed: tuple[ListedCard, ...]) -> None:
        """Hold other cards."""
        self.beginResetModel()
        self._listed = listed
        self.endResetModel()

    def card(self, row: int) -> Card:
        """Return the card in a row."""
        return self._listed[row].card

    def row_of(self, card_id: str) -> int:
        """Return the row of a card, or 0 where it is not there."""
        return next((row for row, each in enumerate(self._listed) if each.card.id == card_id), 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many cards there are."""
        return len(self._listed) if parent is None or not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a card says, or its moment for LABEL_ROLE."""
        listed = self._listed[index.row()]
        if role == STAR_ROLE:
            return listed.starred
        told = card_row_data(listed.card, listed.moment, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and listed.starred:
            return self.tr("{told}, a favorite").format(told=told)
        return told


class CardDelegate(CardRowPainter):
    """Paints a row: serif words up to three lines, the moment small below; the one shown is held."""

    pad_x, most_lines = PAD_X, 3
    hovers = True  # whether the pointer was moved last, and not the keys

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        self._paint_box(painter, option.rect, state, focused=focused)
        self.paint_words(painter, option.rect, index, ("ink", "ink2") if selected else ("ink2", "ink3"))
        if index.data(STAR_ROLE):
            self._paint_star(painter, option.rect)
        painter.restore()

    def _paint_star(self, painter: QPainter, rect: QRect) -> None:
        theme, side = self._theme, self._theme.px(_STAR)
        tall = self._label_height()
        box = QRect(0, rect.bottom() - theme.px(self.pad_y) - tall, side, tall)
        box.moveRight(rect.right() - theme.px(12))
        theme.draw_icon(painter, "star-filled", "sage", box, _STAR)

    def _paint_box(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, focused: bool) -> None:
        theme = self._theme
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if not selected and not (self.hovers and state & QStyle.StateFlag.State_MouseOver):
            return
        edge = theme.tokens.focus if focused else theme.tokens.border
        role = "focus" if focused else "line"
        painter.setPen(QPen(theme.colour(role), edge) if selected else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sheet" if selected else "hover"))
        box = QRectF(rect).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, theme.px(RADIUS), theme.px(RADIUS))
        if selected:
            tall = theme.px(26)
            held = QRectF(rect.left() + theme.px(4), 0, tall, tall)
            held.moveTop(rect.center().y() - tall / 2)
            paint_held(painter, held, theme.colour("sage"))


class CardList(QListView):
    """The cards laid out, one of which is shown beside. A few of them make it no higher than they are.

    *Signals*: `turn_wanted` on Enter or Space; `stepped(int)`, -1 or 1, when an arrow key asks for the card
    before or after; `shown(int)` with the row that became current.
    """

    turn_wanted = Signal()
    stepped = Signal(int)
    shown = Signal(int)

    def __init__(self, theme: Theme, model: CardsModel, label: str) -> None:
        super().__init__()
        self._theme = theme
        self._delegate = CardDelegate(theme, self, theme.px(276))
        self._few = False
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(label)
        self.setAccessibleIdentifier("cards.list")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setBatchSize(_BATCH)
        self.setViewportMargins(0, 0, theme.px(4), 0)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_row(self, row: int) -> None:
        """Make a row current and bring it into view."""
        # A row is measured by its words, so not 700 at once, but where it is far down that is shown.
        modes = QListView.LayoutMode
        self.setLayoutMode(modes.SinglePass if row >= _BATCH else modes.Batched)
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._let_hover(False)

    @property
    def row(self) -> int:
        """Return the row that is current, or -1."""
        return self.currentIndex().row()

    def forget(self) -> None:
        """Know no words that are not listed."""
        self._delegate.forget()

    def fit_rows(self, few: bool) -> None:
        """Be as high as the rows are where they are `few`, else as high as there is room."""
        self._few = few
        if not few:
            self.setMaximumHeight(_UNBOUNDED)
            return
        option, rows = QStyleOptionViewItem(), range(self.model().rowCount())
        height = sum(self._delegate.sizeHint(option, self.model().index(row, 0)).height() for row in rows)
        self.setMaximumHeight(max(1, height))

    def sizeHint(self) -> QSize:
        """Return the width of the design and a modest height; the page gives what it has."""
        return QSize(self.maximumWidth(), self._theme.px(200))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which a card can be read."""
        return QSize(self._theme.px(160), self._theme.px(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the card on Enter or Space, ask for the next one by the arrow keys."""
        step = STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.turn_wanted.emit()
        elif event.key() in PAGED:
            self.show_row(row_a_screen_on(self, PAGED[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Have the row under the pointer seen once that is moved: one left lying marks no second card."""
        self._let_hover(True)
        super().mouseMoveEvent(event)

    def _let_hover(self, hovers: bool) -> None:
        if hovers != self._delegate.hovers:
            self._delegate.hovers = hovers
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew at another width."""
        # The viewport's, and not asked of it: to hand that out for the first time takes 10 ms.
        before, self._delegate.width = self._delegate.width, event.size().width()
        super().resizeEvent(event)
        if before != self._delegate.width:
            self.fit_rows(self._few)

    def changeEvent(self, event: QEvent) -> None:
        """Lay the rows out anew after a change of font or style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.shown.emit(current.row())

    def _on_theme_changed(self) -> None:
        self._delegate.forget()
        self.setSpacing(0)
        self.scheduleDelayedItemsLayout()
        self.fit_rows(self._few)
