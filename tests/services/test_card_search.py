# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What somebody in a hurry types finds the pile of cards, and what no card answers points to help."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdspace.domain.cards import Card, search_cards
from holdspace.services.card_content import deck_languages, load_search_words
from holdspace.services.cards import CardDeck, load_deck, points_to_help
from practised import OWN_CARD


def has(card: Card, wanted: str) -> bool:
    """Say whether a card is of a moment, kind or audience."""
    return wanted in (card.kind, *card.moments, *card.audiences)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("sick child", "going_home"),
        ("child", "going_home"),
        ("kids", "going_home"),
        ("yelling", "shouting"),
        ("angry client", "shouting"),
        ("she's crying", "crying"),
        ("I'm fine", "im_fine"),
        ("deadline", "wants_a_date"),
        ("due date", "wants_a_date"),
        ("return to work", "wants_a_date"),
        ("promise", "wants_a_promise"),
        ("light duty", "goal_setting"),
        ("MMI", "bad_news"),
        ("denial", "bad_news"),
        ("voicemail", "in_a_hurry"),
        ("surveillance", "line_crossed"),
        ("curt", "in_a_hurry"),
        ("rude", "in_a_hurry"),
        ("rude doctor", "in_a_hurry"),
        ("rushed", "in_a_hurry"),
        ("no time", "in_a_hurry"),
        ("doctor", "physician"),
        ("boss", "employer"),
        ("insurance", "adjuster"),
        ("overtime", "one_more_thing"),
        ("weekend", "after_hours"),
        ("burned out", "venting"),
        ("apology", "repair"),
        ("how do I say no", "saying_no"),
    ],
)
@pytest.mark.parametrize("language", deck_languages())
def test_english_words_find_the_pile_in_every_language(language: str, query: str, wanted: str) -> None:
    deck = load_deck(language)
    found = deck.matching(query=query)
    assert len(found) >= 3
    assert any(has(card, wanted) for card in found[:3])


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("gritando", "shouting"),
        ("está gritando", "shouting"),
        ("llorando", "crying"),
        ("coraje", "shouting"),
        ("aseguranza", "adjuster"),
        ("encargado", "employer"),
        ("incapacidad", "wants_a_date"),
        ("médico", "physician"),
        ("doctora", "physician"),
        ("tiene prisa", "in_a_hurry"),
        ("grosero", "in_a_hurry"),
        ("plazo", "wants_a_date"),
        ("lo negaron", "bad_news"),
        ("niño enfermo", "going_home"),
        ("fin de semana", "after_hours"),
        ("horas extra", "one_more_thing"),
        ("agotada", "venting"),
        ("perdón", "repair"),
    ],
)
def test_spanish_words_find_the_pile(query: str, wanted: str) -> None:
    found = load_deck("es").matching(query=query)
    assert len(found) >= 3
    assert any(has(card, wanted) for card in found[:3])


@pytest.mark.parametrize("language", deck_languages())
def test_no_brings_the_cards_that_say_no_and_not_every_now_and_nobody(language: str) -> None:
    found = load_deck(language).matching(query="no")
    assert len(found) >= 10
    assert {card.kind for card in found} == {"saying_no"}


@pytest.mark.parametrize("query", ["child", "kid", "kids"])
def test_a_child_is_a_kid(query: str) -> None:
    deck = load_deck("en")
    assert {card.id for card in deck.cards if "kid" in card.say} <= {
        card.id for card in deck.matching(query=query)
    }


@pytest.mark.parametrize(
    "query",
    [
        *("suicide", "Suicidal", "she wants to die", "kill", "he said he'd kill himself", "overdose", "988"),
        *("suicidio", "se quiere matar", "ya no quiere vivir", "sobredosis"),
        *("me quiero morir", "no quiero vivir", "me quiero matar", "quitarme la vida", "hacerme daño"),
    ],
)
def test_what_no_card_answers_points_to_help_and_finds_only_own_cards(query: str) -> None:
    deck = load_deck(*deck_languages())
    assert points_to_help(query)
    assert deck.matching(query=query) == ()
    mine = deck.with_own([replace(OWN_CARD, say=query)])
    assert [card.own for card in mine.matching(query=query)] == [True]


@pytest.mark.parametrize("query", ["", "crying", "my client died", "skill", "killer day", "98", "diet"])
def test_other_words_do_not_point_to_help(query: str) -> None:
    assert not points_to_help(query)


@pytest.mark.parametrize("language", deck_languages())
def test_no_words_of_help_are_found_on_a_card_as_one_word(language: str) -> None:
    helped = [phrase for phrase in load_search_words(language).help if " " not in phrase]
    cards = load_deck(*deck_languages()).cards
    assert [word for word in helped if search_cards(cards, word)] == []


def test_a_deck_of_one_language_is_searched_with_the_words_of_the_screen_too() -> None:
    spanish = load_deck("es")
    own = CardDeck(spanish.cards, spanish.moments.values(), spanish.kinds.values())
    assert own.matching(query="she is yelling")[0].moments[0] == "shouting"
