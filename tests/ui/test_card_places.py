# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A lock in the middle of a call: the next process stands where this one stood among the cards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication

from holdspace.domain.own_cards import new_own_card
from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.ui.card_places import BESIDE_CARDS, CARDS, cards_snapshot, resume_cards
from holdspace.ui.cards.panel import CardPanel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.search_field import SearchField
from ui.card_table import breath_of, shown
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable

    from household import Household
    from window_house import Make, MakeWindow


@pytest.fixture
def home(household_in: Make) -> Household:
    return household_in(UNLOCKED)


@pytest.fixture
def next_window(window_in: MakeWindow, home: Household) -> Callable[[Any], Any]:
    """A function that makes the window of the next process, out of what a window hands on."""

    def make(window: Any) -> Any:
        handed_on = json.loads(json.dumps(window.snapshot()))
        after = window_in(home)
        after.resume(handed_on)
        QApplication.processEvents()
        return after

    return make


def test_card_and_choices_come_through_a_lock(
    home: Household, window_in: MakeWindow, next_window: Callable[[Any], Any]
) -> None:
    window = window_in(home)
    window.show_cards()
    page = window.page(CARDS)
    page.show_audience("employer")
    page.show_moment("bad_news")
    find(Button, window, "cards.after").click()
    card = shown(window)
    window.lock()
    after = next_window(window)
    filters = after.page(CARDS)._frame.filters
    assert after.place == CARDS
    assert (filters.audience, filters.moment) == ("employer", "bad_news")
    assert shown(after) == card


def test_a_breath_that_was_taken_is_not_in_the_way_again(
    home: Household, window_in: MakeWindow, next_window: Callable[[Any], Any]
) -> None:
    window = window_in(home)
    window._house.settings.card_brake = True
    window.show_cards()
    window.page(CARDS).show_moment("shouting")
    breath = breath_of(window)
    assert breath is not None
    breath.over.emit()
    after = next_window(window)
    after._house.settings.card_brake = True
    assert after.place == CARDS
    assert breath_of(after) is None


def test_no_word_of_ones_own_is_handed_on(window_in: MakeWindow) -> None:
    window = window_in(UNLOCKED)
    own, now = window._house.own_cards(), window._house.clock.now()
    made = own.keep(new_own_card("Quince for breakfast.", ["client"], ["shouting"], "boundary", now=now))
    window.show_cards()
    window.page(CARDS).show_card(made.id)
    assert find(CardPanel, window, "cards.card").card.id == made.id
    find(SearchField, window, "cards.search").setText("quince")
    handed_on = json.dumps(window.snapshot())
    assert "uince" not in handed_on
    assert made.id not in handed_on


@pytest.mark.parametrize("page", BESIDE_CARDS)
def test_a_page_beside_the_cards_comes_back(
    home: Household, window_in: MakeWindow, next_window: Callable[[Any], Any], page: str
) -> None:
    window = window_in(home)
    window.show_aside(page)
    after = next_window(window)
    assert after.place == page
    after.show_place_before()
    assert after.place == CARDS


def test_a_passphrase_is_not_typed_into_a_reply(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_aside("practice")
    assert resume_cards(window, cards_snapshot(window) | {"lock_asked": True})
    assert window.place == CARDS
    assert window.focusWidget().accessibleIdentifier() == "nav.lock"  # type: ignore[union-attr]


def test_nor_are_its_letters_keys_of_cards(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_place(CARDS)
    assert resume_cards(window, cards_snapshot(window) | {"lock_asked": True})
    assert window.focusWidget().accessibleIdentifier() == "nav.lock"  # type: ignore[union-attr]


def test_what_is_no_snapshot_of_cards_shows_nothing(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    assert cards_snapshot(window) == {}
    assert not resume_cards(window, {"place": "journal", "on_cards": {"beside": "primer"}})
    assert not resume_cards(window, {"place": CARDS, "on_cards": "primer"})
    assert resume_cards(window, {"place": CARDS, "on_cards": {"chosen": {"moment": "nowhere"}}})
    assert window.place == CARDS
