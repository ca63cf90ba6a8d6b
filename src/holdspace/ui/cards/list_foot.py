# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands below the list of cards: three more, all of them, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.newer_words import CARD, newer_words


class CardListFoot(QWidget):
    """The ways from three cards to three others and to all, and back. *Signals*: `more_wanted()`;
    `all_wanted(bool)`, false to have three at a time again.
    """

    more_wanted = Signal()
    all_wanted = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flow = FlowLayout(self)
        self.more = Button(theme, self.tr("Three more"), "link", identifier="cards.more")
        self.all = Button(theme, self.tr("Show all"), "secondary", identifier="cards.all")
        self._count = Text(theme, "label")
        self._count.setAccessibleIdentifier("cards.count")
        self.newer = Text(theme, "small", wraps=True)
        self.newer.setAccessibleIdentifier("cards.newer")
        self.newer.hide()
        self._shows_all = False
        for widget in (self.more, self.all, self._count, self.newer):
            self._flow.addWidget(widget)
        self.more.clicked.connect(self.more_wanted)
        self.all.clicked.connect(self._on_all_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_three(self, found: int, laid: int, row: int = -1) -> None:
        """Say how many were found and are `laid` out, and without a list in which `row` is the one shown."""
        self._shows_all = False
        self.more.setVisible(found > laid)
        self.all.setVisible(found > laid)
        self.all.setText(self.tr("Show all %n", "", found))
        self._tell(self.tr("{0} of {1}").format(row + 1, laid) if row >= 0 else "")

    def show_all(self, found: int, row: int = -1, *, can_deal: bool = True) -> None:
        """Say that all are laid out; `can_deal` offers three at a time again."""
        self._shows_all = True
        self.more.hide()
        self.all.setVisible(can_deal)
        self.all.setText(self.tr("Three at a time"))
        of_all = self.tr("{0} of {1}").format(row + 1, found)
        self._tell(of_all if row >= 0 and found else self._count_words(found))

    def show_newer(self, count: int) -> None:
        """Say how many own cards are kept that a newer version made, and that this one cannot show."""
        self.newer.setText(newer_words(CARD, count))
        self.newer.setVisible(count > 0)

    def _count_words(self, found: int) -> str:
        if not found:
            return self.tr("No cards")
        return self.tr("1 card") if found == 1 else self.tr("%n cards", "", found)

    def _tell(self, words: str) -> None:
        self._count.setText(words)
        self._count.setVisible(bool(words))

    def _on_all_clicked(self) -> None:
        self.all_wanted.emit(not self._shows_all)

    def _on_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.px(16))
        self._count.setMinimumHeight(self.all.sizeHint().height())
