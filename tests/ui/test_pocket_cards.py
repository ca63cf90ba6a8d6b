# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What cards in the pocket window stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.services.card_content import deck_languages
from holdspace.ui.pocket_cards import pocket_deck
from window_house import make_house

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make


def test_it_has_the_cards_of_the_language_chosen_on_cards(
    qtbot: QtBot, theme: Theme, household_in: Make
) -> None:
    house = make_house(theme, household_in("none"))
    room = pocket_deck(house)
    assert {card.language for card in room.deck(room.language()).cards} == {"en"}
    house.settings.card_language = ""
    assert {card.language for card in room.deck(room.language()).cards} == set(deck_languages())


def test_it_knows_a_reply_in_a_hard_moment(qtbot: QtBot, theme: Theme, household_in: Make) -> None:
    room = pocket_deck(make_house(theme, household_in("none")))
    deck = room.deck(room.language())
    loud = deck.matching(audience="client", moment="shouting")[0]
    own = deck.matching(audience="myself")[0]
    assert room.needs_breath(deck, loud, "client", "shouting")
    assert not room.needs_breath(deck, own, "myself", "")
