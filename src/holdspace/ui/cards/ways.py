# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The quiet links at the foot of Cards: a card of one's own, practice, a sheet for the visor, the primer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.scrolled import bring_into_view_later

GO_ON, NEW, UNLOCK, PRACTICE, VISOR, PRIMER = "go_on", "new", "unlock", "practice", "visor", "primer"


class CardWays(QWidget):
    """Links to what belongs to the cards and has a page of its own; none is there until it leads somewhere.

    *Signals*: `wanted(str)` with GO_ON, NEW, UNLOCK, PRACTICE, VISOR or PRIMER.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flow = FlowLayout(self)
        self._links = {
            NEW: self._link(self.tr("A card of your own"), NEW),
            UNLOCK: self._link(self.tr("Unlock to see yours"), UNLOCK),
            PRACTICE: self._link(self.tr("Practice listening"), PRACTICE),
            VISOR: self._link(self.tr("A sheet for the visor"), VISOR),
            PRIMER: self._link(self.tr("The primer"), PRIMER),
            # Last: it comes and goes, and nothing is to shift under the pointer.
            GO_ON: self._link(self.tr("Go on with your card"), GO_ON),
        }
        self.hide()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def links(self) -> tuple[Button, ...]:
        """Return the links in their order, those that are not offered too."""
        return tuple(self._links.values())

    def offer(self, *ways: str) -> None:
        """Offer these besides those that are offered already."""
        self._set(ways, offered=True)

    def withhold(self, *ways: str) -> None:
        """Offer these no longer."""
        self._set(ways, offered=False)

    def focus(self, way: str) -> None:
        """Give the keyboard to a link, where it is offered."""
        if not self._links[way].isHidden():
            self._links[way].setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view_later(self._links[way], self._theme.px(8))

    def _set(self, ways: Iterable[str], *, offered: bool) -> None:
        for way in ways:
            self._links[way].setVisible(offered)
        self.setVisible(any(not link.isHidden() for link in self._links.values()))

    def _link(self, words: str, way: str) -> Button:
        link = Button(self._theme, words, "small", identifier=f"cards.{way}")
        link.setProperty("way", way)
        link.clicked.connect(self._on_clicked)
        link.hide()
        self._flow.addWidget(link)
        return link

    def _on_clicked(self) -> None:
        self.wanted.emit(str(self.sender().property("way")))

    def _on_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.px(8))
