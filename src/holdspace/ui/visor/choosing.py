# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Choosing the cards of a visor sheet: the favourites first, all others by search and for whom they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.cards import Card
from holdspace.services.visor_sheet import MOST, VisorSheet
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.visor.audiences import AudienceBoxes
from holdspace.ui.visor.card_rows import VisorList, VisorRows
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.search_field import SearchField

_FAVOURITES = "favourites"


class VisorChoosing(QWidget):
    """A list of cards, what narrows it down, and how many are on the sheet. *Signals*: `unlock_wanted()`."""

    unlock_wanted = Signal()

    def __init__(self, theme: Theme, sheet: VisorSheet, language: str) -> None:
        super().__init__()
        self._theme = theme
        self._sheet = sheet
        self._language = language
        self._had_favourites = False
        self._build()
        self._connect()
        self.look_again()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads to, in order."""
        return self._unlock, self._search, self._show, *self._audiences.boxes, self.list, self._clear

    def look_again(self) -> None:
        """List the cards there are now, and check those on the sheet."""
        has_favourites = bool(self._sheet.favourites)
        if has_favourites != self._had_favourites:
            self._had_favourites = has_favourites
            self._show.offer(
                [(_FAVOURITES, self.tr("Favorites"))] if has_favourites else [],
                _FAVOURITES if self._sheet.offered(self._audiences.value, favourites_only=True) else "",
            )
        self._show.setVisible(has_favourites)
        self._unlock.setVisible(self._sheet.are_locked)
        if self._sheet.are_locked:
            self.list.forget()
        self._list_found()
        self._tell()

    def _build(self) -> None:
        theme = self._theme
        self._unlock = Button(theme, self.tr("Unlock to see yours"), "link", identifier="visor.unlock")
        self._search = SearchField(theme, self.tr("Find a phrase"), self.tr("Clear"), "visor.search")
        self._show = Choice(theme, self.tr("Show"), self.tr("All cards"), "visor.show")
        self._audiences = AudienceBoxes(theme)
        self._audiences.show_value(self._sheet.audiences)
        self._rows = VisorRows(self._sheet, self)
        self.list = VisorList(theme, self._rows, self.tr("Cards for the sheet"))
        self._count = Text(theme, "label", wraps=True)
        self._count.setAccessibleIdentifier("visor.count")
        self._clear = Button(theme, self.tr("Take all off"), "small", identifier="visor.clear")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(self._theme.px(10))
        column.addWidget(self._unlock, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._search)
        column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._audiences)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()  # the count takes the width there is: in a flow it is squeezed
        foot.addWidget(self._count, 1)
        foot.addWidget(self._clear)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._sheet.changed.connect(self.look_again)
        self._search.textChanged.connect(self._list_found)
        self._search.left_downwards.connect(self._on_search_left)
        self._show.picked.connect(self._list_found)
        self._audiences.changed.connect(self._on_audiences_changed)
        self._rows.refused.connect(self._on_refused)
        self._clear.clicked.connect(self._sheet.clear)
        self._unlock.clicked.connect(self.unlock_wanted)

    def _list_found(self) -> None:
        current = self._rows.card_id(self.list.currentIndex().row())
        self._rows.show(self._found(), marks=self._show.value != _FAVOURITES)
        if self._rows.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._rows.index(self._rows.row_of(current)))

    def _found(self) -> tuple[Card, ...]:
        only = self._show.value == _FAVOURITES
        language = "" if only else self._language
        return self._sheet.offered(self._audiences.value, self._search.text(), language, favourites_only=only)

    def _tell(self) -> None:
        count, pages = len(self._sheet.chosen), self._sheet.page_count
        self._clear.setVisible(count > 0)
        if not count:
            self._count.setText(self._words_for_none())
        elif pages == 1:
            self._count.setText(self.tr("{0} on the sheet").format(count))
        else:
            self._count.setText(self.tr("{0} on the sheet, on {1} pages").format(count, pages))

    def _words_for_none(self) -> str:
        if not self._audiences.value:
            return self.tr("Nothing on it yet. Check for whom it is.")
        return self.tr("Nothing on it yet. Check a card.")

    def _on_audiences_changed(self) -> None:
        self._sheet.begin(self._audiences.value)  # it tells that it changed, and all is listed anew

    def _on_search_left(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self) -> None:
        words = self.tr("{0} are on the sheet, as many as fit. Take one off first.").format(MOST)
        self._count.setText(words)
        announce(self.list, words)
