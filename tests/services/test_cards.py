# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The deck of cards: what it finds, and that it reads no card twice for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdspace.domain import cards as cards_module
from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import Card, CardKind, CardMoment
from holdspace.services.cards import CardDeck, load_deck
from practised import HOUR, NOW, OWN_CARD

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


def test_own_cards_come_first_or_in_place_of_what_they_replace(deck: CardDeck) -> None:
    edit = replace(OWN_CARD, id=f"{OWN_CARD.id[:-1]}2", replaces="pen", say="My pen is down.")
    unknown = replace(OWN_CARD, id=f"{OWN_CARD.id[:-1]}3", moments=("some_later_moment",))
    mine = deck.with_own([OWN_CARD, edit, unknown], {"pen", OWN_CARD.id})
    assert [card.id for card in mine.cards] == [OWN_CARD.id, unknown.id, "loud", "pen", "door"]
    assert [card.own for card in mine.cards] == [True, True, False, True, False]
    assert [card.say for card in mine.matching(query="room for silence", favourites_only=True)] == [
        *(OWN_CARD.say, "My pen is down."),
    ]
    assert deck.matching(favourites_only=True) == ()
    assert deck.with_own([]).cards == deck.cards


def test_a_card_of_an_unknown_moment_and_kind_is_for_any(deck: CardDeck) -> None:
    later = replace(OWN_CARD, moments=("some_later_moment",), kind="some_later_kind")
    mine = deck.with_own([later])
    (card,) = mine.matching(query="any moment")
    assert card.say == later.say
    assert (mine.moment_of(card, "crying").label, mine.kind_of(card).label) == (
        *("Any moment", "words of your own"),
    )
    half = replace(OWN_CARD, moments=("some_later_moment", "crying"))
    assert mine.moment_of(deck.with_own([half]).cards[0]).id == "crying"


def test_an_own_card_is_found_by_what_its_language_calls_its_moment(deck: CardDeck) -> None:
    spanish = replace(OWN_CARD, language="es", moments=("crying",))
    mine = deck.with_own([spanish, replace(OWN_CARD, id=f"{OWN_CARD.id[:-1]}2", moments=("crying",))])
    assert [card.id for card in mine.matching(query="llorando")] == [spanish.id]
    assert [card.id for card in mine.matching(own_only=True)] == [spanish.id, f"{OWN_CARD.id[:-1]}2"]


def test_of_two_edits_the_later_stands_in_and_the_earlier_is_a_card_of_its_own(deck: CardDeck) -> None:
    first = replace(OWN_CARD, replaces="pen", say="Edit A.", modified_at=NOW + HOUR)
    second = replace(OWN_CARD, id=f"{OWN_CARD.id[:-1]}2", replaces="pen", say="Edit B.")
    for own in ([first, second], [second, first]):
        said = {card.id: card.say for card in deck.with_own(own).cards}
        assert (said["pen"], said[second.id]) == ("Edit A.", "Edit B.")
        assert len(said) == 4


def test_a_language_narrows_too(deck: CardDeck) -> None:
    spanish = replace(PEN, id="pluma", language="es")
    both = CardDeck((*deck.cards, spanish), deck.moments.values(), deck.kinds.values())
    assert both.matching("client", language="es") == (spanish,)
    assert both.matching("client", language="en") == (LOUD, PEN)
    assert both.matching("client") == (LOUD, PEN, spanish)


def test_three_at_a_time_deals_every_card_once(deck: CardDeck) -> None:
    found = load_deck().matching("client")
    turns = -(-len(found) // 3)
    dealt = [deck.deal(found, turn) for turn in range(turns)]
    assert sorted(card.id for three in dealt for card in three) == sorted(card.id for card in found)
    assert all(len(three) == 3 for three in dealt[:-1])
    assert len({card.kind for card in dealt[0]}) == 3
    assert deck.deal(found, turns) == dealt[0]
    assert deck.deal((), 4) == ()


def test_a_search_reads_no_card_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What 600 cards take is asked in benchmarks/cards_open.py; making their words ready is most of it."""
    shipped = load_deck()
    cards = [replace(shipped.cards[n % len(shipped.cards)], id=f"card_{n}") for n in range(600)]
    deck = CardDeck(cards, shipped.moments.values(), shipped.kinds.values())
    deck.matching(query="warm up")
    read: list[str] = []
    folded_words = cards_module.folded_words
    monkeypatch.setattr(cards_module, "folded_words", lambda text: read.append(text) or folded_words(text))
    queries = ("you", "what matters", "zebra", "s", "wants a date")
    found = [deck.matching(query=query) for query in queries]
    assert found[0]
    assert found[2] == ()
    assert read == list(queries)  # the words looked for, and no card's


def test_the_turn_of_a_card_is_the_first_from_there_that_deals_it() -> None:
    deck = load_deck()
    found = deck.cards
    last = found[-1]
    turn = deck.turn_of(found, last.id)
    assert last in deck.deal(found, turn)
    assert not any(last in deck.deal(found, before) for before in range(turn))
    assert deck.turn_of(found, last.id, turn) == turn
    later = deck.turn_of(found, last.id, turn + 1)
    assert later > turn
    assert deck.deal(found, later) == deck.deal(found, turn)
    assert last in deck.deal(found, deck.turn_of(found, last.id, -5))
    assert (deck.turn_of(found, "no such card", 4), deck.turn_of((), last.id)) == (0, 0)


def test_finding_a_cards_turn_looks_at_the_cards_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    deals = cards_module._deals

    def counted(cards: tuple[Card, ...], count: int) -> tuple[tuple[Card, ...], ...]:
        looked.append(len(cards))
        return deals(cards, count)

    monkeypatch.setattr(cards_module, "_deals", counted)
    deck = load_deck()
    deck.turn_of(deck.cards, deck.cards[-1].id)
    assert looked == [len(deck.cards)]  # one for each of a hundred turns took a tenth of a second
