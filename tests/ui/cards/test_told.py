# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A row says what was not chosen, and no card found says how there would be one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from holdspace.services.cards import CardDeck, load_deck
from holdspace.ui.cards.filters import CardFilters, audience_label, sentence_case
from holdspace.ui.cards.told import none_found_words, row_words
from holdspace.ui.widgets.controls import Chip
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

DECK = load_deck()
CARD = DECK.cards[0]


@pytest.fixture
def filters(qtbot: QtBot, theme: Theme) -> CardFilters:
    filters = CardFilters(theme, DECK)
    qtbot.addWidget(filters)
    return filters


def told(filters: CardFilters, deck: CardDeck = DECK) -> list[str]:
    return row_words(CARD, filters, deck).split("  ·  ")


def test_a_row_says_what_was_not_chosen(filters: CardFilters) -> None:
    audience, moment = audience_label(DECK.audience_of(CARD)), DECK.moment_of(CARD).label
    assert told(filters) == [audience, moment]
    filters.choose_moment(DECK.moment_of(CARD).id)
    assert told(filters) == [audience]


def test_with_all_chosen_it_says_the_kind(filters: CardFilters) -> None:
    filters.choose_audience(DECK.audience_of(CARD))
    filters.choose_moment(DECK.moment_of(CARD).id)
    assert told(filters) == [sentence_case(DECK.kind_of(CARD).label)]


def test_it_says_whose_a_card_is(filters: CardFilters) -> None:
    own = replace(CARD, own=True)
    assert row_words(own, filters, DECK).endswith("  ·  yours")


def test_no_card_says_how_there_would_be_one(filters: CardFilters) -> None:
    assert none_found_words(filters, DECK) == "No card for that yet."
    filters.offer_own(True)
    find(Chip, filters, "cards.yours").click()
    assert none_found_words(filters, DECK).startswith("None of your own yet.")
    find(Chip, filters, "cards.favourites").click()
    assert none_found_words(filters, DECK).startswith("No favorites yet.")
