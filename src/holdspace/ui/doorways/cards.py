# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards to have ready before a door, the words alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.cards import Card
from holdspace.services.cards import CardDeck
from holdspace.services.doorways import DoorwayVisit
from holdspace.services.practice_content import StepContent
from holdspace.ui.doorways.step_view import StepView
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.controls import ReadingStop
from holdspace.ui.widgets.entry_edit import Sheet
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn

_NARROW = 400
_CORNER = 14
_BESIDE = 640  # of the design: in so much width two cards stand side by side
Hand = Callable[[Sequence[str], int], tuple[CardDeck, tuple[Card, ...]]]


class ReadyCard(Sheet, ReadingStop):
    """A card's words with the moment they are for: paper to read, at which Tab stops; nothing presses it."""

    corner = _CORNER

    def __init__(self, theme: Theme, above: str, say: str, number: int) -> None:
        super().__init__(theme, radius=_CORNER, edge="line")
        self.words = quoted(say)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleDescription(above)
        self.setAccessibleIdentifier(f"doorway.card.{number}")
        self.setAccessibleName(self.words)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(Text(theme, "label", above, wraps=True))
        self._said = Paragraph(theme, "title_small", self.words)
        self._column.addWidget(self._said)
        self._fit()

    def speak(self, *, softly: bool) -> None:
        """Say the words at the size of an entry, or at that of a title."""
        self._said.restyle("entry" if softly else "title_small")
        for each in (self._said, self):  # outside in nothing else asks anew at once
            each.updateGeometry()

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
        self._room = 0  # pixels of height, where it is short
        super().__init__(theme, content, visit)

    def _fill(self, column: SpacedColumn) -> None:
        deck, cards = self._hand(self._visit.audiences, self.content.step.count)
        self.cards: list[ReadyCard] = []
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(self._theme.px(12))
        column.addLayout(self._row)
        for number, card in enumerate(cards, 1):
            wanted = next((each for each in self._visit.audiences if each in card.audiences), "")
            audience = deck.audience_of(card, wanted)
            label = QCoreApplication.translate("audiences", AUDIENCE_LABELS[audience])
            above = f"{label}  \N{MIDDLE DOT}  {deck.phrase_of(card, audience)}"
            self.cards.append(ReadyCard(self._theme, above, card.say, number))
            self._row.addWidget(self.cards[-1], 1)
        self.setAccessibleDescription(" ".join((self.content.line, *(each.words for each in self.cards))))

    def be_short(self, height: int) -> None:
        """Say the words smaller where they have no room else."""
        super().be_short(height)
        self._room = height
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards side by side where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(across if self.width() >= self._theme.px(_BESIDE) else down)
        self._speak(softly=False)
        if self._room and self.heightForWidth(self.width()) > self._room:
            self._speak(softly=True)

    def _speak(self, *, softly: bool) -> None:
        for card in self.cards:
            card.speak(softly=softly)
        self._row.invalidate()
