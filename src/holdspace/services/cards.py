# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The deck of phrase cards: all cards, and those for an audience, a moment, a kind and some words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.cards import Card, CardKind, CardMoment, filter_cards, search_cards
from holdspace.services.content import load_card_kinds, load_cards, load_moments

MYSELF = "myself"


class CardDeck:
    """All cards with the words for their moments and kinds. In every filter "" stands for any.

    `audience_labels` are the audiences' words on screen, for search.
    """

    def __init__(
        self,
        cards: Iterable[Card],
        moments: Iterable[CardMoment],
        kinds: Iterable[CardKind],
        audience_labels: Mapping[str, str] = AUDIENCE_LABELS,
    ) -> None:
        self.cards: tuple[Card, ...] = tuple(cards)
        self.moments: dict[str, CardMoment] = {moment.id: moment for moment in moments}
        self.kinds: dict[str, CardKind] = {kind.id: kind for kind in kinds}
        self._audience_labels = dict(audience_labels)

    def matching(
        self, audience: str = "", moment: str = "", kind: str = "", query: str = ""
    ) -> tuple[Card, ...]:
        """Return the cards for all that is given, in the deck's order."""
        found = filter_cards(self.cards, audience=audience or None, moment=moment or None, kind=kind or None)
        return search_cards(found, query, audience_labels=self._audience_labels) if query.strip() else found

    def moments_for(self, audience: str = "", kind: str = "") -> tuple[CardMoment, ...]:
        """Return the moments for which there is a card of this audience and kind, in their own order."""
        cards = filter_cards(self.cards, audience=audience or None, kind=kind or None)
        used = {moment for card in cards for moment in card.moments}
        return tuple(moment for moment in self.moments.values() if moment.id in used)

    def kinds_for(self, audience: str = "", moment: str = "") -> tuple[CardKind, ...]:
        """Return the kinds of which there is a card for this audience and moment, in their own order."""
        used = {
            card.kind for card in filter_cards(self.cards, audience=audience or None, moment=moment or None)
        }
        return tuple(kind for kind in self.kinds.values() if kind.id in used)

    def audience_of(self, card: Card, wanted: str = "") -> str:
        """Return the audience to name on a card: the one looked for, or the card's first."""
        return wanted if wanted in card.audiences else card.audiences[0]

    def moment_of(self, card: Card, wanted: str = "") -> CardMoment:
        """Return the moment to name on a card: the one looked for, or the card's first."""
        return self.moments[wanted if wanted in card.moments else card.moments[0]]

    def phrase_of(self, card: Card, audience: str = "", moment: str = "") -> str:
        """Return the moment as a card's face says it, in one's own words on a card for oneself."""
        found = self.moment_of(card, moment)
        return found.phrase_myself if self.audience_of(card, audience) == MYSELF else found.phrase


def load_deck(language: str = "en") -> CardDeck:
    """Return the deck that comes with the app. Raises BadContent."""
    return CardDeck(load_cards(language), load_moments(language), load_card_kinds(language))
