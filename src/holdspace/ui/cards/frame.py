# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands on the page Cards and where: beside one another, below one another, or one card alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from holdspace.services.cards import CardDeck
from holdspace.ui.cards.card_list import PAD_X, CardList, CardsModel
from holdspace.ui.cards.filters import CardFilters
from holdspace.ui.cards.list_foot import CardListFoot
from holdspace.ui.cards.panel import CardPanel
from holdspace.ui.cards.search_line import SearchLine
from holdspace.ui.cards.ways import CardWays
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.mark import Mark
from holdspace.ui.widgets.no_cards import NoCards
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.search_field import SearchField

# Lengths of the design, in pixels at 14 px text.
_NARROW = 700  # below this the list gives way to arrows on the card
_SMALL_WIDTH, _SMALL_HEIGHT = 960, 680
_TIGHT = 480  # below this the moments stand in a list, so that the card has the room
_LOW = 420  # below this, without the list, title and half of the choices give way to the sentence
_LOWEST = 300  # below this search stands under the card too, and a choice made does without its label
_INSET = 12  # the list's rows reach this far left of the title, so that their words stand below it
_LIST, _LIST_SMALL = 276, 252
_BAR = 14  # room for the list's scroll bar


class CardsFrame(QWidget):
    """The controls of the page, arranged for the room there is. In `is_large` one card fills it."""

    def __init__(
        self,
        theme: Theme,
        deck: CardDeck,
        take_copy: Callable[[str], None],
        motion_reduced: Callable[[], bool],
        languages: Sequence[str],
        language: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_large = False
        self._breath: QWidget | None = None  # what stands in place of the cards
        # From the outside inwards: what gets another parent is measured and polished anew with all it holds.
        self._sheet = QWidget()
        self._area = fill_scrolled(self, self._sheet)
        self.title = Text(theme, "title", self.tr("Words for the moment"))
        self.search = SearchField(theme, self.tr("Find a phrase"), self.tr("Clear"), "cards.search")
        self._draw_words = self.tr("Draw one")
        self.draw = Button(theme, self._draw_words, "quiet", icon="cards", identifier="cards.draw")
        self.draw.setAccessibleName(self._draw_words)
        self.draw.setToolTip(self.tr("Draw one (D)"))
        self.filters = CardFilters(theme, deck, languages, language, self._sheet)
        self.model = CardsModel(self)
        self.list = CardList(theme, self.model, self.tr("Cards"))
        self.list_foot = CardListFoot(theme)
        self.panel = CardPanel(theme, deck, take_copy, motion_reduced)
        self.ways = CardWays(theme)
        self.search_line = SearchLine(theme)
        self._build_empty()
        self._lay_out()

    @property
    def is_single(self) -> bool:
        """Say whether one card is shown without the list, for want of room or because it is large."""
        return self.is_large or self.width() < self._theme.px(_NARROW)

    @property
    def _is_low(self) -> bool:
        return self.is_single and self.height() < self._theme.px(_LOW)

    @property
    def _is_lowest(self) -> bool:
        return self.is_single and self.height() < self._theme.px(_LOWEST)

    def show_large(self, large: bool) -> None:
        """Let one card fill the page, or show the list and all else again."""
        self.is_large = large
        self.panel.show_large(large)
        self.fit()

    def show_found(self, found: bool) -> None:
        """Show the cards, or that there is none; neither while a breath has their place."""
        rests = self._breath is None
        beside = found and not self.is_single
        self.list.setVisible(beside and rests)
        self.list_foot.setVisible(found and not self.is_large and rests)
        self.panel.setVisible(found and rests)
        self.empty.setVisible(not found and rests)
        shown = self.list if beside else self.panel if found else self.search
        self.setFocusProxy(self._breath or shown)

    def show_breath(self, breath: QWidget | None) -> None:
        """Show a breath in place of the cards, below what can be chosen where there is the room; None: cards.

        It is laid out with the rest of the page by `fit`.
        """
        self._breath = breath
        self.fit()
        self.show_found(self.model.rowCount() > 0)

    def _place_breath(self) -> None:
        alone = self.is_single or self.height() < self._theme.px(_SMALL_HEIGHT)
        self._area.setHidden(self._breath is not None and alone)
        if self._breath is not None:
            outside = self.layout()
            assert isinstance(outside, QVBoxLayout)  # noqa: S101 - fill_scrolled makes it
            wanted = outside if alone else self._body
            if wanted.indexOf(self._breath) < 0:
                was_hidden = self._breath.isHidden()
                wanted.addWidget(self._breath, 1)
                self._breath.setHidden(was_hidden)  # another parent hides it

    def fit(self) -> None:
        """Set margins, and choose between the list and the arrows, for the room and the font there are."""
        px = self._theme.px
        small = self.width() < px(_SMALL_WIDTH) or self.height() < px(_SMALL_HEIGHT)
        single = self.is_single
        tight = single or self.height() < px(_TIGHT)
        side, edge = (px(32), px(24)) if small else (px(48), px(40))
        edge = px(14) if self._is_low else edge
        inset = px(_INSET)
        self._column.setContentsMargins(side - inset, edge - px(3), side, px(8) if small else px(16))
        self._column.setSpacing(px(14 if small else 20))
        self._head.setContentsMargins(inset, 0, 0, 0)
        self._head.setSpacing(px(10 if small else 14))
        # The scroll bar stands in the gap between the rows and the card.
        gap = px(20 if small else 28)
        self._body.setSpacing(gap - px(_BAR))
        self._empty_column.setContentsMargins(inset, 0, 0, 0)
        self._ways_row.setContentsMargins(inset - px(7), 0, 0, 0)
        self._fit_top(small, side)
        self._list_side.setFixedWidth(px((_LIST_SMALL if small else _LIST) + _BAR))
        self._body.setContentsMargins(inset if single else 0, 0, 0, 0)
        self._arrange(single)
        self._place_breath()
        self.panel.show_steps(single)
        self.panel.show_small(small)
        self.filters.be_terse(self._is_lowest)
        moved = self._place_search(below=self._is_lowest)
        if self.filters.fit(small=small or single, compact=tight, folded=self._is_low) or moved:
            self._put_in_tab_order()

    def _fit_top(self, small: bool, side: int) -> None:
        self.title.restyle("title_small" if small else "title")
        self.title.setHidden(self._is_low)
        self.draw.setText("" if small else self._draw_words)
        row = (self.title.sizeHint(), self.draw.sizeHint(), self.search.minimumSizeHint())
        needed = 0 if self._is_low else sum(each.width() for each in row) + self._theme.px(32)
        ways = QBoxLayout.Direction
        stacked = needed > self.width() - 2 * side
        self._top.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._top_side.setHidden(self.is_large)
        self._ways_side.setHidden(self.is_large or self.ways.isHidden())

    def _arrange(self, single: bool) -> None:
        """Put what belongs to the list below it, or without a list below the card."""
        self._list_side.setHidden(single or self._breath is not None)
        wanted, place = (self._below, 0) if single else (self._list_column, 1)
        if wanted.indexOf(self.list_foot) < 0:
            wanted.insertWidget(place, self.list_foot)
        self.list_foot.setContentsMargins(self._theme.px(_INSET if single else PAD_X), 0, 0, 0)

    def _place_search(self, *, below: bool) -> bool:
        """Put search above the card or, where only the card has room, below; say whether it moved."""
        wanted, place = (self._below, self._below.count()) if below else (self._head, 0)
        moves = wanted.indexOf(self._top_side) < 0
        if moves:
            wanted.insertWidget(place, self._top_side)
        return moves

    def _build_empty(self) -> None:
        theme = self._theme
        self.empty = QWidget(self._sheet)
        self._empty_column = column = QVBoxLayout(self.empty)
        self.none = NoCards(theme, "cards.elsewhere")
        self.show_all = Button(theme, self.tr("Show all cards"), "link", identifier="cards.show_all")
        column.addStretch(1)
        column.addWidget(Mark(theme, 40))
        column.addSpacing(theme.px(12))
        column.addWidget(self.none)
        column.addSpacing(theme.px(4))
        column.addWidget(self.show_all)
        column.addStretch(2)
        self.empty.hide()

    def _lay_out(self) -> None:
        self._top_side = QWidget(self._sheet)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._top_side)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.addWidget(self.title, 1)
        find = QHBoxLayout()
        find.addWidget(self.draw)
        find.addWidget(self.search, 1)
        self._top.addLayout(find)
        self._head = QVBoxLayout()
        self._head.addWidget(self._top_side)
        self._head.addWidget(self.filters)
        self._head.addWidget(self.search_line)
        self._list_side = QWidget(self._sheet)
        self._list_column = QVBoxLayout(self._list_side)
        self._list_column.setContentsMargins(0, 0, 0, 0)
        self._list_column.setSpacing(self._theme.px(6))
        self._list_column.addWidget(self.list, 1000)
        self._list_column.addWidget(self.list_foot)
        self._list_column.addStretch(1)
        self._body = QHBoxLayout()
        self._body.addWidget(self._list_side)
        self._body.addWidget(self.panel, 1)
        self._body.addWidget(self.empty, 1)
        self._below = QVBoxLayout()
        self._ways_side = QWidget(self._sheet)
        self._ways_row = QVBoxLayout(self._ways_side)
        self._ways_row.addWidget(self.ways)
        self._column = QVBoxLayout(self._sheet)
        self._column.addLayout(self._head)
        self._column.addLayout(self._body, 1)
        self._column.addLayout(self._below)
        self._column.addWidget(self._ways_side)

    def _put_in_tab_order(self) -> None:
        panel, foot = self.panel, self.list_foot
        above, below = ((), (self.draw, self.search))[:: 1 if self._is_lowest else -1]
        order = (
            *(*above, *self.filters.in_order),
            *(
                *self.search_line.findChildren(Button),
                self.none.elsewhere,
                self.show_all,
                self.list,
                foot.more,
                foot.all,
                panel,
                panel.turn_button,
            ),
            *(panel.before_button, panel.after_button, panel.edit_button, panel.star_button),
            *(panel.large_button, panel.copy_button, panel.breath_button, *below, *self.ways.links),
        )
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
