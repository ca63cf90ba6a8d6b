# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One breath first on the page Cards: begun where a hard moment was chosen, and left at a key or a choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holdspace.domain.cards import Card
from holdspace.domain.timing import Clock
from holdspace.services.cards import CardDeck
from holdspace.services.settings import Settings
from holdspace.ui.cards.frame import CardsFrame
from holdspace.ui.theme.theme import Theme

if TYPE_CHECKING:
    from holdspace.ui.cards.brake import OneBreath


class Braking(QObject):
    """Shows the breath in place of the cards. It goes with the frame.

    *Signals*: `over()` once a breath is breathed or skipped by hand.
    """

    over = Signal()

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        settings: Settings,
        frame: CardsFrame,
        motion_reduced: Callable[[], bool],
    ) -> None:
        super().__init__(frame)
        self._theme, self._clock, self._settings = theme, clock, settings
        self._frame = frame
        self._motion_reduced = motion_reduced
        self.breathed: set[str] = set()  # the hard moments for which one breath was taken
        self._breath: OneBreath | None = None

    @property
    def is_under_way(self) -> bool:
        """Say whether a breath stands in place of the cards."""
        return self._breath is not None and not self._breath.isHidden()

    def look(self, deck: CardDeck, card: Card | None, audience: str, moment: str, *, skips: bool) -> None:
        """Breathe before a card that answers a hard moment, where that is wanted and was not done for it yet.

        `skips` where a choice cut a breath off: whoever does that wants none for the next choice either.
        """
        if card is None or not self._settings.card_brake or not self._frame.isVisible():
            return
        from holdspace.ui.cards.brake import is_hard

        met = deck.moment_of(card, moment).id
        if met in self.breathed or not is_hard(deck, card, audience, moment):
            return
        self.breathed.add(met)
        if not skips:
            self.begin()

    def begin(self) -> None:
        """Breathe once."""
        if self._breath is None:
            from holdspace.ui.cards.brake import OneBreath

            self._breath = OneBreath(self._theme, self._clock)
            self._breath.over.connect(self._on_over)
        self._frame.show_breath(self._breath)
        self._breath.show()  # only now that it has its place: without a parent it would be a window
        self._breath.begin(self._settings.figure, reduced=self._motion_reduced())

    def skip(self) -> bool:
        """Show the cards again; say whether a breath was under way."""
        was = self.is_under_way
        if was and self._breath is not None:
            self._breath.hide()
            self._frame.show_breath(None)
        return was

    def leave(self, moment: str) -> None:
        """Begin anew with the next visit; a `moment` that stays chosen had its breath."""
        self.skip()
        self.breathed &= {moment}

    def _on_over(self) -> None:
        self.skip()
        self.over.emit()
