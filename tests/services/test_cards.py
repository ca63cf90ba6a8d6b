# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The deck of cards: what it finds, and how quickly."""

from __future__ import annotations

import time
from dataclasses import replace
from statistics import median

import pytest

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import Card, CardKind, CardMoment
from holdspace.services.cards import CardDeck, load_deck

SHOUTING = CardMoment("shouting", "Shouting", "when they are shouting", "after the shouting")
CRYING = CardMoment("crying", "Crying", "when they are crying", "when they are crying")
KINDS = (CardKind("silence", "room for silence"), CardKind("repair", "putting it right"))
LOUD = Card("loud", ("client", "myself"), ("shouting", "crying"), "repair", "I’d be loud too.", "It is fair.")
PEN = Card("pen", ("client",), ("crying",), "silence", "I’ve put my pen down.", "The form can wait.")
DOOR = Card("door", ("myself",), ("shouting",), "silence", "Feet. Breath. Then the door.", "One at a time.")


@pytest.fixture
def deck() -> CardDeck:
    return CardDeck((LOUD, PEN, DOOR), (SHOUTING, CRYING), KINDS)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, (LOUD, PEN, DOOR)),
        ({"audience": "client"}, (LOUD, PEN)),
        ({"moment": "shouting"}, (LOUD, DOOR)),
        ({"kind": "silence"}, (PEN, DOOR)),
        ({"audience": "myself", "moment": "shouting", "kind": "silence"}, (DOOR,)),
        ({"audience": "employer"}, ()),
        ({"query": "I'd be LOUD"}, (LOUD,)),
        ({"query": "   "}, (LOUD, PEN, DOOR)),
        ({"audience": "client", "query": "door"}, ()),
        ({"query": "family pen"}, (PEN,)),
    ],
)
def test_matching_narrows_by_all_that_is_given(
    deck: CardDeck, wanted: dict[str, str], found: tuple[Card, ...]
) -> None:
    assert deck.matching(**wanted) == found


def test_only_moments_and_kinds_with_cards_are_offered(deck: CardDeck) -> None:
    assert deck.moments_for("client", "silence") == (CRYING,)
    assert deck.moments_for() == (SHOUTING, CRYING)
    assert deck.kinds_for("client", "shouting") == (KINDS[1],)
    assert deck.kinds_for("employer") == ()


def test_a_card_names_what_was_looked_for_else_its_first(deck: CardDeck) -> None:
    assert deck.audience_of(LOUD) == "client"
    assert deck.audience_of(LOUD, "myself") == "myself"
    assert deck.audience_of(PEN, "myself") == "client"
    assert deck.moment_of(LOUD, "crying") is CRYING
    assert deck.moment_of(DOOR, "crying") is SHOUTING
    assert deck.phrase_of(LOUD) == "when they are shouting"
    assert deck.phrase_of(LOUD, "myself") == "after the shouting"


def test_the_deck_that_ships_loads_and_has_words_for_everyone() -> None:
    deck = load_deck()
    assert all(deck.matching(audience) for audience in AUDIENCES)
    for card in deck.cards:
        assert deck.phrase_of(card)
        assert card.kind in deck.kinds


def test_600_cards_are_filtered_and_searched_within_five_milliseconds() -> None:
    shipped = load_deck()
    cards = [replace(shipped.cards[n % len(shipped.cards)], id=f"card_{n}") for n in range(600)]
    deck = CardDeck(cards, shipped.moments.values(), shipped.kinds.values())
    deck.matching(query="warm up")
    times = []
    for query in ("you", "what matters", "zebra", "s", "wants a date") * 3:
        begun = time.perf_counter()
        deck.matching("client", query=query)
        times.append((time.perf_counter() - begun) * 1000)
    assert median(times) < 5, times
