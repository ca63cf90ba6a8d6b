# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is looked for: cards for all that is chosen, one's own in another language, a form like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.domain.card_drafts import CardDraft
from holdspace.services.cards import CardDeck, load_deck
from holdspace.services.own_cards import OwnCardService
from holdspace.ui.cards.filters import CardFilters
from holdspace.ui.cards.looked_for import form_like, language_elsewhere, matching

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make

BOTH = load_deck("en", "es")


def both(language: str) -> CardDeck:
    assert language == ""
    return BOTH


@pytest.fixture
def filters(qtbot: QtBot, theme: Theme) -> CardFilters:
    filters = CardFilters(theme, BOTH, ("en", "es"), "es")
    qtbot.addWidget(filters)
    filters.offer_own(True)
    return filters


def test_cards_are_for_all_that_is_chosen_and_typed(filters: CardFilters) -> None:
    filters.choose_audience("adjuster")
    found = matching(BOTH, filters, "date", "en")
    assert found == BOTH.matching("adjuster", query="date", language="en")
    assert {card.language for card in matching(BOTH, filters, "", "")} == {"en", "es"}


def test_ones_own_in_another_language_are_known_where_they_alone_are_wanted(
    filters: CardFilters, household_in: Make
) -> None:
    home = household_in("unlocked")
    own = OwnCardService(home.vault, home.clock, home.vault)
    card = load_deck("en").matching("client")[0]
    own.set_favourite(card.id, True)
    assert language_elsewhere(both, own, filters, "") == ""
    filters.choose_only(favourites=True)
    assert language_elsewhere(both, own, filters, "") == "en"
    assert language_elsewhere(both, None, filters, "") == ""
    filters.choose_only(own=True)
    assert language_elsewhere(both, own, filters, "") == ""
    filters.choose_only(favourites=True)
    filters.choose_language("")
    assert language_elsewhere(both, own, filters, "") == ""


def test_a_form_is_for_whom_and_when_was_looked_for(filters: CardFilters) -> None:
    assert form_like(filters, None) == CardDraft("es", (), (), "")
    filters.choose_audience("employer")
    filters.choose_moment("stuck")
    card = BOTH.matching("employer", "stuck", language="en")[0]
    assert form_like(filters, card) == CardDraft("en", ("employer",), ("stuck",), card.kind)
