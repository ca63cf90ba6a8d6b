# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is looked for on the page Cards: the cards for it, in another language too, and a form like it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.cards import Card
from holdspace.services.cards import CardDeck
from holdspace.ui.cards.filters import CardFilters

if TYPE_CHECKING:
    from holdspace.services.own_cards import OwnCardService


def matching(deck: CardDeck, filters: CardFilters, query: str, language: str) -> tuple[Card, ...]:
    """Return the cards for what is chosen and typed, in a language, "" for every one."""
    return deck.matching(
        filters.audience,
        filters.moment,
        filters.kind,
        query,
        language=language,
        favourites_only=filters.favourites_only,
        own_only=filters.own_only,
    )


def language_elsewhere(
    deck_of: Callable[[str], CardDeck], own: OwnCardService | None, filters: CardFilters, query: str
) -> str:
    """Return another language in which there are favourites, or one's own, for what is chosen, else ""."""
    if own is None or not filters.language or not (filters.favourites_only or filters.own_only):
        return ""
    deck, _error = own.laid_over(deck_of(""))
    found = matching(deck, filters, query, "")
    return found[0].language if found else ""


def form_like(filters: CardFilters, card: Card | None) -> CardDraft:
    """Return a form for the audience and moment that are looked for, and none else: nobody chose more."""
    audiences, moments = (tuple(filter(None, (each,))) for each in (filters.audience, filters.moment))
    kind, language = (card.kind, card.language) if card is not None else ("", filters.language or "en")
    return CardDraft(language, audiences, moments, kind)
