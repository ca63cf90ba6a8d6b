# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is typed outside of Cards, and the cards it names."""

from __future__ import annotations

import pytest

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.services.card_topics import all_topics, find_topics
from holdspace.services.cards import CardDeck, load_deck


@pytest.fixture
def deck() -> CardDeck:
    return load_deck()


def found(deck: CardDeck, query: str) -> list[tuple[str, str, str]]:
    return [(each.audience, each.moment, each.kind) for each in find_topics(query, deck)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("angry", ("", "shouting", "")),
        ("Someone is ANGRY", ("", "shouting", "")),
        ("im fine", ("", "im_fine", "")),
        ("back to work", ("", "wants_a_date", "")),
        ("adjuster", ("adjuster", "", "")),
        ("insurance", ("adjuster", "", "")),
        ("adj", ("adjuster", "", "")),
        ("mom", ("client", "", "")),
        ("boundary", ("", "", "boundary")),
        ("no", ("", "", "saying_no")),
        ("enojado", ("", "shouting", "")),
        ("angry adjuster", ("adjuster", "shouting", "")),
        ("doctor say no", ("physician", "", "saying_no")),
    ],
)
def test_words_lead_to_the_cards_they_name(deck: CardDeck, query: str, first: tuple[str, str, str]) -> None:
    assert found(deck, query)[0] == first


@pytest.mark.parametrize("query", ["", " ", "a", "!!", "zzz", "angry zzz", "suicide", "he wants to die"])
def test_nothing_is_found_for_one_letter_nonsense_or_what_needs_people(deck: CardDeck, query: str) -> None:
    assert found(deck, query) == []


def test_each_audience_moment_and_kind_is_found_by_its_own_name(deck: CardDeck) -> None:
    names = {each: (each, "", "") for each in AUDIENCE_LABELS}
    labels = [(AUDIENCE_LABELS[each], names[each]) for each in names]
    labels += [(each.label, ("", each.id, "")) for each in deck.moments.values()]
    labels += [(each.label, ("", "", each.id)) for each in deck.kinds.values()]
    assert len(labels) == len(all_topics())
    for label, topic in labels:
        assert topic in found(deck, label), label


def test_what_the_deck_has_no_card_for_is_not_offered(deck: CardDeck) -> None:
    without = [card for card in deck.cards if "shouting" not in card.moments]
    bare = CardDeck(without, deck.moments.values(), deck.kinds.values())
    assert found(bare, "shouting") == []
    assert all(deck.matching(*each) for each in found(deck, "angry adjuster"))
