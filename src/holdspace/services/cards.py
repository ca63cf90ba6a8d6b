# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The deck of phrase cards: all cards, and those for an audience, a moment, a kind and some words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.cards import Card, CardKind, CardMoment, deal, filter_cards, search_cards, turn_of
from holdspace.services.card_content import load_cards, load_search_words, search_labels
from holdspace.services.content import load_card_kinds, load_moments

if TYPE_CHECKING:
    from holdspace.domain.own_cards import OwnCard

MYSELF = "myself"
AT_A_TIME = 3
"""How many cards are laid out at once."""
_ANY_MOMENT = CardMoment("", "Any moment", "any moment", "any moment")
_ANY_KIND = CardKind("", "words of your own")


class CardDeck:
    """All cards with the words for their moments and kinds. In every filter "" stands for any.

    `audience_labels` are the audiences' words on screen, for search; `favourites` are ids of cards.
    """

    def __init__(
        self,
        cards: Iterable[Card],
        moments: Iterable[CardMoment],
        kinds: Iterable[CardKind],
        audience_labels: Mapping[str, str] = AUDIENCE_LABELS,
        favourites: Collection[str] = (),
    ) -> None:
        self.cards: tuple[Card, ...] = tuple(cards)
        self.moments: dict[str, CardMoment] = {moment.id: moment for moment in moments}
        self.kinds: dict[str, CardKind] = {kind.id: kind for kind in kinds}
        self.favourites = frozenset(favourites)
        self._audience_labels = dict(audience_labels)

    def with_own(self, own: Iterable[OwnCard], favourites: Collection[str] = ()) -> CardDeck:
        """Return this deck of shipped cards with the person's own: first, or in place of what they replace.

        One whose moments or kind are not known here, as of a later version, is for any.
        """
        from holdspace.domain.own_cards import by_deck_id

        cards = {card.id: card for card in self.cards}
        made = [self._labelled(each.card) for each in by_deck_id(own).values()]
        new = [card for card in made if card.id not in cards]
        cards.update({card.id: card for card in made if card.id in cards})
        rest = self.moments.values(), self.kinds.values(), self._audience_labels
        return CardDeck((*new, *cards.values()), *rest, favourites)

    def matching(
        self,
        audience: str = "",
        moment: str = "",
        kind: str = "",
        query: str = "",
        language: str = "",
        favourites_only: bool = False,
        own_only: bool = False,
    ) -> tuple[Card, ...]:
        """Return the cards for all that is given, in the deck's order."""
        found = filter_cards(self.cards, audience=audience or None, moment=moment or None, kind=kind or None)
        if language:
            found = tuple(card for card in found if card.language == language)
        if favourites_only:
            found = tuple(card for card in found if card.id in self.favourites)
        if own_only:
            found = tuple(card for card in found if card.own)
        return search_cards(found, query, audience_labels=self._audience_labels) if query.strip() else found

    def deal(self, found: Sequence[Card], turn: int) -> tuple[Card, ...]:
        """Return AT_A_TIME of the cards found, of different kinds where that can be.

        Each further `turn` (from 0 on) brings others until all have been dealt, then the first again.
        """
        return deal(found, AT_A_TIME, turn)

    def turn_of(self, found: Sequence[Card], card_id: str, start: int = 0) -> int:
        """Return the first turn from `start` on that deals a card, 0 where it is not among those found."""
        return turn_of(found, AT_A_TIME, card_id, start)

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
        """Return the moment to name on a card: the one looked for, or the card's first that is known."""
        known = self._moments_of(card)
        return next((each for each in known if each.id == wanted), known[0] if known else _ANY_MOMENT)

    def kind_of(self, card: Card) -> CardKind:
        """Return the kind to name on a card."""
        return self.kinds.get(card.kind, _ANY_KIND)

    def phrase_of(self, card: Card, audience: str = "", moment: str = "") -> str:
        """Return the moment as a card's face says it, in one's own words on a card for oneself."""
        found = self.moment_of(card, moment)
        return found.phrase_myself if self.audience_of(card, audience) == MYSELF else found.phrase

    def _moments_of(self, card: Card) -> list[CardMoment]:
        return [self.moments[each] for each in card.moments if each in self.moments]

    def _labelled(self, card: Card) -> Card:
        moments = self._moments_of(card) or [_ANY_MOMENT]
        words = load_search_words(card.language)
        return replace(card, labels=search_labels(card.audiences, moments, self.kind_of(card), words))


def load_deck(*languages: str) -> CardDeck:
    """Return the deck that comes with the app, in English or in some languages. Raises BadContent."""
    cards = [card for language in languages or ("en",) for card in load_cards(language)]
    # Asked for as load_cards does, so that each is read once.
    return CardDeck(cards, load_moments(folder=None), load_card_kinds(folder=None))


def asks_for_help(query: str) -> bool:
    """Say whether what is looked for needs people and no card; the deck's word list says which words do."""
    points: Callable[[str], bool] | None = globals().get("points_to_help")
    return points is not None and bool(query.strip()) and points(query)
