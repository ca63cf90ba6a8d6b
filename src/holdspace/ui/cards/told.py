# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the list of cards tells of a card, and of finding none, beside what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from holdspace.domain.cards import Card
from holdspace.services.cards import CardDeck
from holdspace.ui.cards.filters import CardFilters, audience_label, sentence_case
from holdspace.ui.widgets.no_cards import elsewhere_words


def row_words(card: Card, filters: CardFilters, deck: CardDeck) -> str:
    """Return what a row says of its card: what was not chosen, else its kind; and whose it is."""
    parts = [] if filters.audience else [audience_label(deck.audience_of(card))]
    parts += [] if filters.moment else [deck.moment_of(card).label]
    parts = parts or [sentence_case(deck.kind_of(card).label)]
    parts += [_told("yours")] if card.own else []
    return "  \N{MIDDLE DOT}  ".join(parts)


def none_found_words(filters: CardFilters, deck: CardDeck, elsewhere: str = "") -> str:
    """Return what is said where no card was found, and how one would be: maybe in another language."""
    if elsewhere:
        favourites, own = filters.favourites_only, filters.own_only
        here = deck.matching(language=filters.language, favourites_only=favourites, own_only=own)
        return elsewhere_words(filters.language, elsewhere, favourites=favourites, some_here=bool(here))
    if filters.favourites_only and not deck.favourites:
        return _told("No favorites yet. A star on a card makes it one.")
    if filters.own_only and not any(card.own for card in deck.cards):
        return _told("None of your own yet. The pencil on a card makes it yours.")
    if filters.favourites_only or filters.own_only:
        return _told("None of yours is for that.")
    return _told("No card for that yet.")


def _told(words: str) -> str:
    return QCoreApplication.translate("CardsPage", words)
