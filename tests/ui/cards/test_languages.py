# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Decks in more than one language: which is read, which is shown, and how a card says which it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.domain.own_cards import new_own_card
from holdspace.services.cards import CardDeck, load_deck
from holdspace.services.own_cards import OwnCardService
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button, Chip
from ui.card_table import panel_of, words_in
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.services.settings import Settings
    from holdspace.ui.cards.page import CardsPage
    from ui.card_table import MakePage
    from window_house import Make


@pytest.fixture
def read() -> list[str]:
    """The languages whose decks were read."""
    return []


@pytest.fixture
def page(make_page: MakePage, deck: CardDeck, read: list[str]) -> CardsPage:
    spanish = tuple(replace(card, id=f"{card.id}_es", language="es") for card in deck.cards)

    def deck_of(language: str) -> CardDeck:
        read.append(language)
        cards = {"en": deck.cards, "es": spanish, "": (*deck.cards, *spanish)}[language]
        return CardDeck(cards, deck.moments.values(), deck.kinds.values())

    return make_page(deck_of=deck_of, languages=("en", "es"), language="en")


def choose(qtbot: QtBot, page: CardsPage, key: Qt.Key) -> Choice:
    choice = find(Choice, page, "cards.language")
    choice.setFocus()
    qtbot.keyClick(choice, key)
    return choice


def test_only_the_deck_that_is_wanted_is_read(
    qtbot: QtBot, page: CardsPage, read: list[str], settings: Settings
) -> None:
    assert read == ["en"]
    assert settings.card_language is None
    assert choose(qtbot, page, Qt.Key.Key_Down).currentText() == "Español"
    assert read == ["en", "es"]
    assert settings.card_language == "es"
    assert {card.language for card in page._found} == {"es"}
    assert panel_of(page).accessibleDescription().endswith("Español")


def test_a_language_chosen_in_the_pocket_window_is_taken_over(page: CardsPage, settings: Settings) -> None:
    settings.card_language = "es"
    assert find(Choice, page, "cards.language").value == "es"
    assert {card.language for card in page._found} == {"es"}


def test_both_are_shown_with_their_names(qtbot: QtBot, page: CardsPage, settings: Settings) -> None:
    assert choose(qtbot, page, Qt.Key.Key_Up).currentText() == "Both"
    assert settings.card_language == ""
    assert {card.language for card in page._found} == {"en", "es"}
    assert panel_of(page).accessibleDescription().endswith("English")


def test_a_card_in_another_language_is_shown_with_its_deck(
    make_page: MakePage, deck: CardDeck, settings: Settings, household_in: Make
) -> None:
    home = household_in("unlocked")
    own = OwnCardService(home.vault, home.clock, home.vault)
    page = make_page(own=own, languages=("en", "es"), language="en")
    made = own.keep(
        new_own_card("Membrillo.", ["client"], ["crying"], "silence", now=home.clock.now(), language="es")
    )
    page.show_card(made.id)
    assert panel_of(page).accessibleName() == "“Membrillo.”"
    assert find(Choice, page, "cards.language").value == "es"
    assert settings.card_language == "es"
    page.show_card(deck.cards[0].id)
    assert panel_of(page).card is not None
    assert panel_of(page).card.id == deck.cards[0].id


def test_with_one_deck_there_is_nothing_to_choose(make_page: MakePage) -> None:
    assert not find(Choice, make_page(), "cards.language").isVisible()


def test_a_spanish_card_says_in_english_on_its_back_what_it_means(make_page: MakePage) -> None:
    page = make_page(deck_of=load_deck, languages=("en", "es"), language="es")
    card = panel_of(page).card
    assert card is not None
    assert card.sense
    panel_of(page).turn()
    assert f"In English: {card.sense}" in panel_of(page).accessibleDescription()


@pytest.mark.parametrize("kind", ["favourites", "yours"])
def test_under_a_language_without_any_it_says_where_ones_own_are_and_leads_there(
    make_page: MakePage, settings: Settings, household_in: Make, kind: str
) -> None:
    home = household_in("unlocked")
    own = OwnCardService(home.vault, home.clock, home.vault)
    page = make_page(deck_of=partial(load_all, load_deck), own=own, languages=("en", "es"), language="es")
    chip = find(Chip, page, f"cards.{kind}")
    elsewhere = find(Button, page, "cards.elsewhere")
    chip.click()
    assert page._found == ()
    assert not elsewhere.isVisible(), "there are none in either"
    made = own.keep(new_own_card("A quince.", ["client"], ["crying"], "silence", now=home.clock.now()))
    own.set_favourite(made.id, True)
    assert page._found == ()
    (told,) = (each for each in words_in(page) if each.startswith("These are the cards in Español, "))
    assert told.endswith("in English.")
    assert elsewhere.text() == "Show those in English"
    elsewhere.click()
    assert [card.id for card in page._found] == [made.id]
    assert chip.isChecked()
    assert settings.card_language == "en"
    page.show_audience("employer")
    assert "None of yours is for that." in words_in(page)
    assert not elsewhere.isVisible()


@pytest.mark.parametrize(("kind", "whose"), [("favourites", "your favorites"), ("yours", "your own")])
def test_where_there_are_some_in_both_it_does_not_say_that_there_are_none(
    make_page: MakePage, household_in: Make, kind: str, whose: str
) -> None:
    home = household_in("unlocked")
    own = OwnCardService(home.vault, home.clock, home.vault)
    for audience, language in (("client", "en"), ("physician", "es")):
        card = new_own_card(
            "A quince.", [audience], ["crying"], "silence", now=home.clock.now(), language=language
        )
        own.set_favourite(own.keep(card).id, True)
    page = make_page(deck_of=partial(load_all, load_deck), own=own, languages=("en", "es"), language="en")
    find(Chip, page, f"cards.{kind}").click()
    page.show_audience("physician")
    assert page._found == ()
    assert f"None of {whose} in English is for that. There is one in Español." in words_in(page)
    assert find(Button, page, "cards.elsewhere").isVisible()


def load_all(load: Callable[..., CardDeck], language: str) -> CardDeck:
    """Return the deck of a language, or of both."""
    return load(language) if language else load("en", "es")
