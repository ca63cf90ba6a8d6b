# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards to have ready before a door, the words alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.cards import Card
from holdspace.services.cards import CardDeck
from holdspace.services.doorways import DoorwayVisit
from holdspace.services.practice_content import StepContent
from holdspace.ui.doorways.step_view import StepView
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.entry_edit import Sheet
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn

_NARROW = 400
Hand = Callable[[Sequence[str], int], tuple[CardDeck, tuple[Card, ...]]]


class ReadyCard(Sheet):
    """A card's words with the moment they are for."""

    def __init__(self, theme: Theme, above: str, say: str, number: int) -> None:
        super().__init__(theme, radius=14)
        self.words = quoted(say)
        self.setAccessibleIdentifier(f"doorway.card.{number}")
        self.setAccessibleName(self.words)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(Text(theme, "label", above, wraps=True))
        self._column.addWidget(Paragraph(theme, "title_small", self.words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave less of it empty where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(_NARROW)
        sides = (18, 12, 18, 14) if narrow else (26, 16, 26, 20)
        self._column.setContentsMargins(*(self._theme.px(side) for side in sides))


class CardsStep(StepView):
    """The cards handed out for those behind the door."""

    def __init__(self, theme: Theme, content: StepContent, visit: DoorwayVisit, hand: Hand) -> None:
        self._hand = hand
        super().__init__(theme, content, visit)

    def _fill(self, column: SpacedColumn) -> None:
        deck, cards = self._hand(self._visit.audiences, self.content.step.count)
        self.cards: list[ReadyCard] = []
        for number, card in enumerate(cards, 1):
            wanted = next((each for each in self._visit.audiences if each in card.audiences), "")
            audience = deck.audience_of(card, wanted)
            label = QCoreApplication.translate("audiences", AUDIENCE_LABELS[audience])
            above = f"{label}  \N{MIDDLE DOT}  {deck.phrase_of(card, audience)}"
            self.cards.append(ReadyCard(self._theme, above, card.say, number))
            column.addWidget(self.cards[-1])
            if number < len(cards):
                column.add_gap(12)
        self.setAccessibleDescription(" ".join((self.content.line, *(each.words for each in self.cards))))
