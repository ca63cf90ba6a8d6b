# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One line below what can be chosen: what narrows a search, and the way to people where no card is enough."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout


class SearchLine(QWidget):
    """Hidden while it has nothing to say. *Signals*: `everywhere_wanted()`; `help_wanted()`,
    `not_safe_wanted()`.
    """

    everywhere_wanted = Signal()
    help_wanted = Signal()
    not_safe_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=theme.px(12))
        self._helps = Text(theme, "ui", self.tr("This may need people, not a card."))
        self._help = Button(
            theme, self.tr("If it is more than a hard day"), "link", icon="help", identifier="cards.help"
        )
        self._not_safe = Button(
            theme, self.tr("Someone I visit is not safe"), "link", identifier="cards.not_safe"
        )
        self._narrowed = Text(theme, "label")
        self._narrowed.setAccessibleIdentifier("cards.narrowed")
        self._everywhere = Button(theme, "", "link", identifier="cards.everywhere")
        for widget in (self._helps, self._help, self._not_safe, self._narrowed, self._everywhere):
            flow.addWidget(widget)
        self._help.clicked.connect(self.help_wanted)
        self._not_safe.clicked.connect(self.not_safe_wanted)
        self._everywhere.clicked.connect(self.everywhere_wanted)
        self.hide()

    def show_about(self, narrowed: str, *, searches: bool, helps: bool) -> None:
        """Say what a search, or one's own cards, are `narrowed` to, and whether people are who `helps`."""
        for widget in (self._helps, self._help, self._not_safe):
            widget.setVisible(helps)
        for widget in (self._narrowed, self._everywhere):
            widget.setVisible(bool(narrowed))
        self._narrowed.setText(self.tr("Only in {narrowed}.").format(narrowed=narrowed) if narrowed else "")
        self._everywhere.setText(self.tr("Search everywhere") if searches else self.tr("Show all of these"))
        self.setVisible(bool(narrowed) or helps)
