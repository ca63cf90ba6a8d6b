# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What else was begun of cards and not kept: offered above the form, each by its first words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from holdspace.domain.card_drafts import CardDraft
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout

_SHOWN = 34  # letters


class BegunCards(QWidget):
    """*Signals*: `wanted(str)` with what the draft pressed is kept as."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flow = FlowLayout(self, gap=theme.px(8))
        self._flow.addWidget(Text(theme, "label", self.tr("Also begun, and waiting:")))
        self._links: list[Button] = []
        self.hide()

    def show_drafts(self, drafts: Mapping[str, CardDraft]) -> None:
        """Offer these, in their order."""
        for link in self._links:
            link.setText("")  # whatever still holds it holds no words
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = [self._link(about, draft) for about, draft in drafts.items()]
        for link in self._links:
            self._flow.addWidget(link)
        if self.parentWidget() is not None:  # without a parent it would be a window for a moment
            self.setVisible(bool(self._links))

    def _link(self, about: str, draft: CardDraft) -> Button:
        link = Button(self._theme, first_words(draft), "link", identifier="card_editor.begun")
        link.setProperty("about", about)
        link.clicked.connect(self._on_clicked)
        return link

    def _on_clicked(self) -> None:
        self.wanted.emit(str(self.sender().property("about")))


def first_words(draft: CardDraft) -> str:
    """Return the words by which one knows a draft, cut off where they are long."""
    words = next((" ".join(each.split()) for each in draft.texts().values() if each.strip()), "")
    cut = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + "…"
    return quoted(cut)
