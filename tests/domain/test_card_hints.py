# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said of a card of one's own: only what is there, in one order, and never to forbid."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.card_hints import HINTS, card_hints
from holdspace.services.card_content import deck_languages
from holdspace.services.cards import load_deck


def about(say: str, kind: str = "simple_reflection") -> list[str]:
    return [hint.about for hint in card_hints(say, kind)]


@pytest.mark.parametrize(
    ("say", "found", "words"),
    [
        ("At least the surgery worked.", "at_least", "At least"),
        ("Por lo menos está usted aquí.", "at_least", "Por lo menos"),
        ("I completely understand.", "understand", "completely understand"),
        ("Sé exactamente cómo se siente.", "understand", "Sé exactamente"),
        ("I promise we’ll get this approved.", "promise", "I promise"),
        ("I’ll always be here.", "promise", "I’ll always"),
        ("You should rest more.", "advice", "You should"),
        ("Have you tried the stairs", "advice", "Have you tried"),
        ("Calm down!", "exclaims", "!"),
        ("The rehospitalization scared you.", "long_word", "rehospitalization"),
        (" ".join(["word"] * 19), "long", "19"),
        ("You miss the work?", "question", "?"),
    ],
)
def test_what_may_be_worth_a_look_is_named(say: str, found: str, words: str) -> None:
    assert [(hint.about, hint.words) for hint in card_hints(say, "simple_reflection")] == [(found, words)]


@pytest.mark.parametrize(
    ("say", "kind"),
    [
        ("You’d been counting down to that date.", "simple_reflection"),
        ("Okay. And how was last night, around three?", "open_question"),
        ("You should hear it from me: the date moved.", "consequences"),
        ("I’ll call you [day and the hour that suits you best of all], either way.", "boundary"),
        ("The least I can do is sit here.", "silence"),
        ("", ""),
    ],
)
def test_a_card_as_it_is_asked_for_needs_nothing_said(say: str, kind: str) -> None:
    assert about(say, kind) == []


def test_several_are_said_in_their_order() -> None:
    say = "At least you should go! " + "word " * 20
    assert about(say) == ["long", "at_least", "advice", "exclaims"]


def test_of_the_cards_that_ship_none_needs_a_word() -> None:
    cards = load_deck(*deck_languages()).cards
    assert [card.id for card in cards if card_hints(card.say, card.kind, card.language)] == []


@given(st.text(max_size=160), st.sampled_from(["simple_reflection", "open_question", ""]))
@settings(max_examples=60, deadline=None)
def test_anything_can_be_written(say: str, kind: str) -> None:
    found = about(say, kind)
    assert found == [each for each in HINTS if each in found]
