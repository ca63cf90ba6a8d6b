# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One card as wide as the pocket window: a sentence large, the rest in icons below the paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.cards import Card
from holdspace.services.cards import CardDeck
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.card_face import CardFace, CardWords, back_rows, sense_of
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.copy_button import CopyButton
from holdspace.ui.widgets.language_names import told_kind

_LEAST = 224  # pixels of the design, so that what lies below stands still from card to card


class PocketCard(CardFace):
    """The card; `tools` is what can be done with it, for a place that does not scroll with a long back.

    `take_copy` gets what is copied.
    *Signals*: as CardFace; `favourite_wanted(bool)`.
    """

    favourite_wanted = Signal(bool)

    def __init__(
        self, theme: Theme, take_copy: Callable[[str], None], motion_reduced: Callable[[], bool]
    ) -> None:
        super().__init__(theme, motion_reduced)
        self._take_copy = take_copy
        self._say = ""
        self._names_language = False
        self.setAccessibleIdentifier("pocket.card")
        self._build()
        self._connect()

    def name_language(self, named: bool) -> None:
        """Have each card name its language from now on, or none where it stands above the card."""
        self._names_language = named

    def show_card(self, card: Card, deck: CardDeck, audience: str, moment: str, note: str = "") -> None:
        """Show a card face up, as what was looked for names it; `note` is a quiet line below its words."""
        self._say = card.say
        self.copy_button.rest()
        label, kind = AUDIENCE_LABELS[deck.audience_of(card, audience)], deck.kind_of(card).label
        self.show_words(
            CardWords(
                audience=QCoreApplication.translate("audiences", label),
                moment=deck.phrase_of(card, audience, moment),
                kind=told_kind(kind, card.language, always=True) if self._names_language else kind,
                say=card.say,
                rows=back_rows(card),
                sense=sense_of(card),
                note=note,
            )
        )

    def clear_words(self) -> None:
        """Show no card, and know none."""
        self._say = ""
        super().clear_words()

    def show_star(self, *, can: bool, on: bool) -> None:
        """Show whether it is a favourite, where that can be kept."""
        self.star.setVisible(can)
        self.star.setChecked(on)
        self.star.show_icon("star-filled" if on else "star")

    def minimumSizeHint(self) -> QSize:
        """Return a width that the pocket window has."""
        return QSize(self._theme.px(260), self._theme.px(_LEAST))

    def _build(self) -> None:
        theme = self._theme
        self.before = Button(
            theme, self.tr("The card before"), "icon", icon="chevron-left", identifier="pocket.card_before"
        )
        self.turn_button = Button(
            theme, self.tr("Turn over"), "icon", icon="turn", identifier="pocket.card_turn"
        )
        self.star = Button(
            theme, self.tr("Favorite"), "icon", icon="star", identifier="pocket.card_favourite"
        )
        self.star.setCheckable(True)
        self.copy_button = CopyButton(theme, self._said, self._take_copy, "icon", "pocket.card_copy")
        self.after = Button(
            theme, self.tr("The next card"), "icon", icon="chevron-right", identifier="pocket.card_after"
        )
        self.tools = QWidget(self)  # until a page gives them their place
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.addWidget(self.before)
        row.addStretch(1)
        for button in (self.turn_button, self.star, self.copy_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.after)

    def _connect(self) -> None:
        self.before.clicked.connect(self._on_before_clicked)
        self.after.clicked.connect(self._on_after_clicked)
        self.turn_button.clicked.connect(self.turn)
        self.turned.connect(self._on_turned)
        self.star.clicked.connect(self.favourite_wanted)

    def _said(self) -> str:
        return self._say

    def _on_turned(self, on_back: bool) -> None:
        words = self.tr("Turn back") if on_back else self.tr("Turn over")
        self.turn_button.setAccessibleName(words)
        self.turn_button.setToolTip(words)

    def _on_before_clicked(self) -> None:
        self.stepped.emit(-1)

    def _on_after_clicked(self) -> None:
        self.stepped.emit(1)
