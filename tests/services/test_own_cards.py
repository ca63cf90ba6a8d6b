# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Own cards, favourites and what is practised are kept while the journal is open, and not seen else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.cards import _card_text, _deals
from holdspace.domain.own_cards import new_own_card
from holdspace.services.cards import load_deck
from holdspace.services.errors import DiskFull
from holdspace.services.own_cards import OwnCardService
from household import Household
from practised import OWN_CARD


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


@pytest.fixture
def cards(home: Household) -> OwnCardService:
    return OwnCardService(home.vault, home.clock)


def test_they_are_kept_changed_removed_and_put_back(home: Household, cards: OwnCardService) -> None:
    told: list[str] = []
    cards.changed.connect(lambda: told.append("changed"))
    made = cards.keep(OWN_CARD)
    home.clock.pass_by(60)
    changed = cards.keep(replace(made, say="Another quince."))
    assert changed.modified_at == home.clock.now()
    assert cards.all() == [changed]
    cards.remove(made.id)
    cards.remove(made.id)
    assert cards.all() == []
    again = cards.keep(changed)
    assert cards.all() == [again]
    assert not home.vault.vault.entries.was_erased(made.id)
    assert len(told) == 5
    assert home.vault.vault.ledger_agrees()


def test_a_removed_edit_gives_the_shipped_card_back_whatever_another_vault_brought(
    home: Household, cards: OwnCardService
) -> None:
    edit = replace(OWN_CARD, replaces="pen_down")
    other = replace(edit, id=f"{OWN_CARD.id[:-1]}2", say="Another quince.")
    for each in (other, edit):
        home.vault.vault.entries.cards.keep(each)
    shown = cards.shown_as("pen_down")
    assert shown is not None
    cards.remove(shown.id)
    assert cards.shown_as("pen_down") is None
    assert len(cards.all()) == 1
    assert home.vault.vault.ledger_agrees()


def test_a_star_goes_with_its_card(home: Household, cards: OwnCardService) -> None:
    made = cards.keep(OWN_CARD)
    cards.set_favourite(made.id, True)
    cards.remove(made.id)
    assert cards.favourites() == frozenset()
    assert home.vault.vault.ledger_agrees()


def test_what_cannot_be_read_leaves_the_cards_that_ship(
    cards: OwnCardService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise DiskFull("quince")

    shipped = load_deck()
    monkeypatch.setattr(cards, "all", fail)
    deck, error = cards.laid_over(shipped)
    assert deck is shipped
    assert isinstance(error, DiskFull)


def test_a_favourite_is_one_until_it_is_none(home: Household, cards: OwnCardService) -> None:
    told: list[str] = []
    cards.changed.connect(lambda: told.append("changed"))
    cards.set_favourite("pen_down", False)
    assert told == []
    cards.set_favourite("pen_down", True)
    cards.set_favourite("pen_down", True)
    cards.set_favourite("loud_too", True)
    assert cards.favourites() == {"pen_down", "loud_too"}
    cards.set_favourite("pen_down", False)
    assert cards.favourites() == {"loud_too"}
    assert len(told) == 3
    assert home.vault.vault.ledger_agrees()


def test_what_is_practised_is_remembered_by_line(home: Household, cards: OwnCardService) -> None:
    assert cards.practised("a_line") == ""
    cards.keep_practised("a_line", "{}")
    cards.keep_practised("a_line", '{"stability": 2}')
    cards.set_favourite("a_line", True)
    assert cards.practised("a_line") == '{"stability": 2}'
    assert cards.all_practised() == {"a_line": '{"stability": 2}'}


def test_while_the_journal_is_locked_there_is_nothing_to_see(home: Household, cards: OwnCardService) -> None:
    kept = cards.keep(OWN_CARD)
    cards.set_favourite(kept.id, True)
    cards.keep_practised("a_line", "{}")
    seen: list[object] = []

    def look() -> None:
        seen.append((len(cards.all()), len(cards.favourites()), len(cards.all_practised())))

    cards.changed.connect(look)
    assert cards.can_be_seen
    home.vault.lock()
    assert cards.are_locked
    assert cards.practised("a_line") == ""
    with pytest.raises(RuntimeError, match="not open"):
        cards.keep(OWN_CARD)
    home.open()
    assert seen == [(0, 0, 0), (1, 1, 1)]


def test_what_was_kept_for_quick_search_and_dealing_goes_with_the_lock(
    home: Household, cards: OwnCardService
) -> None:
    cards.keep(new_own_card("Quince, was it?", ["client"], ["crying"], "silence", now=home.clock.now()))
    deck, _ = cards.laid_over(load_deck())
    deck.deal(deck.matching(query="quince"), 0)
    assert _card_text.cache_info().currsize > 0
    home.vault.lock()
    assert _card_text.cache_info().currsize == _deals.cache_info().currsize == 0
