# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words for the moment: find a card, read it, turn it over, copy it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.cards import Card
from holdspace.services.cards import CardDeck
from holdspace.ui.cards.card_list import CardList, CardsModel, ListedCard
from holdspace.ui.cards.filters import CardFilters
from holdspace.ui.cards.panel import CardPanel
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.mark import Mark
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.search_field import SearchField

# Lengths of the design, in pixels at 14 px text.
_NARROW = 700  # below this the list gives way to arrows on the card
_SMALL_WIDTH, _SMALL_HEIGHT = 960, 680
_INSET = 12  # the list's rows reach this far left of the title, so that their words stand below it
_LIST, _LIST_SMALL = 276, 252
_BAR = 14  # room for the list's scroll bar


class CardsPage(QWidget):
    """The place Cards. `motion_reduced` is asked whenever a card turns."""

    def __init__(
        self,
        theme: Theme,
        deck: CardDeck,
        take_copy: Callable[[str], None],
        motion_reduced: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._deck = deck
        self._found: tuple[Card, ...] = ()
        self._build(take_copy, motion_reduced)
        self._connect()
        self._fit()
        self._find()

    def show_audience(self, audience: str) -> None:
        """Show the cards for an audience, "" for everyone."""
        self._filters.choose_audience(audience)

    def focus_search(self) -> None:
        """Put the caret into the search field, with what is there selected."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement for the width there is."""
        super().resizeEvent(event)
        self._fit()

    def _build(self, take_copy: Callable[[str], None], motion_reduced: Callable[[], bool]) -> None:
        theme = self._theme
        self._title = Text(theme, "title", self.tr("Words for the moment"))
        self._search = SearchField(theme, self.tr("Find a phrase"), self.tr("Clear"), "cards.search")
        self._filters = CardFilters(theme, self._deck)
        self._model = CardsModel(self)
        self._list = CardList(theme, self._model, self.tr("Cards"))
        self._panel = CardPanel(theme, self._deck, take_copy, motion_reduced)
        self._empty = self._build_empty()
        self._lay_out()
        order = (self._search, self._filters, self._list, self._panel, self._panel.turn_button)
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _build_empty(self) -> QWidget:
        empty = QWidget()
        self._empty_column = column = QVBoxLayout(empty)
        self._show_all = Button(self._theme, self.tr("Show all cards"), "link", identifier="cards.show_all")
        column.addStretch(1)
        column.addWidget(Mark(self._theme, 40))
        column.addSpacing(self._theme.px(12))
        column.addWidget(Text(self._theme, "door", self.tr("No card for that yet."), wraps=True))
        column.addSpacing(self._theme.px(4))
        column.addWidget(self._show_all)
        column.addStretch(2)
        empty.hide()
        return empty

    def _lay_out(self) -> None:
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self._search)
        self._head = QVBoxLayout()
        self._head.addLayout(self._top)
        self._head.addWidget(self._filters)
        self._body = QHBoxLayout()
        self._body.addWidget(self._list)
        self._body.addWidget(self._panel, 1)
        self._body.addWidget(self._empty, 1)
        sheet = QWidget()
        self._column = QVBoxLayout(sheet)
        self._column.addLayout(self._head)
        self._column.addLayout(self._body, 1)
        self._scroll = fill_scrolled(self, sheet)

    def _connect(self) -> None:
        self._filters.changed.connect(self._on_filters_changed)
        self._search.textChanged.connect(self._on_query_changed)
        self._search.left_downwards.connect(self._on_search_left)
        self._list.shown.connect(self._on_row_shown)
        self._list.turn_wanted.connect(self._panel.turn)
        self._panel.stepped.connect(self._list.step)
        self._panel.before_button.clicked.connect(self._on_before_clicked)
        self._panel.after_button.clicked.connect(self._on_after_clicked)
        self._show_all.clicked.connect(self._on_show_all_clicked)
        self._theme.changed.connect(self._on_theme_changed)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Copy), self._panel.copy_card),
            (QKeySequence(QKeySequence.StandardKey.Find), self.focus_search),
            (QKeySequence("/"), self.focus_search),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _is_narrow(self) -> bool:
        return self.width() < self._theme.px(_NARROW)

    def _fit(self) -> None:
        """Set margins, and choose between the list and the arrows, for the room and the font there are."""
        px = self._theme.px
        small = self.width() < px(_SMALL_WIDTH) or self.height() < px(_SMALL_HEIGHT)
        side, edge = (px(32), px(24)) if small else (px(48), px(40))
        inset = px(_INSET)
        self._column.setContentsMargins(side - inset, edge - px(3), side, edge)
        self._column.setSpacing(px(16 if small else 20))
        self._head.setContentsMargins(inset, 0, 0, 0)
        self._head.setSpacing(px(10 if small else 12))
        # The scroll bar stands in the gap between the rows and the card.
        gap = px(20 if small else 28)
        self._body.setSpacing(gap - px(_BAR))
        self._empty_column.setContentsMargins(inset, 0, 0, 0)
        self._title.restyle("title_small" if small else "title")
        needed = self._title.sizeHint().width() + self._search.sizeHint().width() + px(24)
        stacked = needed > self.width() - 2 * side
        self._top.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        self._list.setFixedWidth(px((_LIST_SMALL if small else _LIST) + _BAR))
        narrow = self._is_narrow()
        self._body.setContentsMargins(inset if narrow else 0, 0, 0, 0)
        self._panel.show_steps(narrow)
        self._filters.show_compact(narrow)
        self._show_found()

    def _find(self) -> None:
        """Look for cards, keep the one that is shown where it is among them, else show the first."""
        filters, shown = self._filters, self._panel.card
        self._found = self._deck.matching(filters.audience, filters.moment, filters.kind, self._search.text())
        self._model.show(
            tuple(ListedCard(card, self._deck.moment_of(card, filters.moment).label) for card in self._found)
        )
        if self._found:
            self._list.show_row(self._model.row_of(shown.id) if shown else 0)
        self._show_found()

    def _show_found(self) -> None:
        found, narrow = bool(self._found), self._is_narrow()
        self._list.setVisible(found and not narrow)
        self._panel.setVisible(found)
        self._empty.setVisible(not found)
        self.setFocusProxy(self._list if found and not narrow else self._panel if found else self._search)
        self._filters.show_count(self._count_words())

    def _count_words(self) -> str:
        count, row = len(self._found), self._list.currentIndex().row()
        if not count:
            return self.tr("No cards")
        if self._is_narrow():
            return self.tr("{0} of {1}").format(row + 1, count)
        return self.tr("1 card") if count == 1 else self.tr("%n cards", "", count)

    def _on_row_shown(self, row: int) -> None:
        self._panel.show_card(self._model.card(row), self._filters.audience, self._filters.moment)
        self._panel.before_button.setEnabled(row > 0)
        self._panel.after_button.setEnabled(row < len(self._found) - 1)
        self._filters.show_count(self._count_words())

    def _on_filters_changed(self) -> None:
        self._find()

    def _on_query_changed(self, query: str) -> None:
        self._find()

    def _on_search_left(self) -> None:
        if self._found:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_before_clicked(self) -> None:
        self._list.step(-1)

    def _on_after_clicked(self) -> None:
        self._list.step(1)

    def _on_show_all_clicked(self) -> None:
        self._filters.clear()
        self._search.clear()
        self._find()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_theme_changed(self) -> None:
        self._fit()
