# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is the person's own on the Cards page: seen while the vault is open, and not a moment longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from holdspace.domain.own_cards import new_own_card
from holdspace.services.cards import CardDeck
from holdspace.services.errors import DiskFull
from holdspace.services.own_cards import OwnCardService
from holdspace.ui.cards.card_list import STAR_ROLE
from holdspace.ui.widgets.controls import Button, Chip
from practised import OWN_CARD, keep_of_a_later_version
from ui.card_table import card_list, laid, panel_of, shown, words_in
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.cards.page import CardsPage
    from household import Household
    from ui.card_table import MakePage
    from window_house import Make

SAY = "Quince for breakfast, was it?"


@pytest.fixture
def home(household_in: Make) -> Household:
    return household_in("unlocked")


@pytest.fixture
def own(home: Household) -> OwnCardService:
    return OwnCardService(home.vault, home.clock, home.vault)


@pytest.fixture
def page(make_page: MakePage, own: OwnCardService) -> CardsPage:
    return make_page(own=own)


def star(page: CardsPage) -> Button:
    return find(Button, page, "cards.favourite")


@pytest.mark.parametrize("by", ["key", "button"])
def test_a_star_is_kept_and_stays_where_it_is(
    qtbot: QtBot, page: CardsPage, own: OwnCardService, by: str
) -> None:
    qtbot.keyClick(card_list(page), Qt.Key.Key_Down)
    card, three = shown(page), laid(page)
    assert not star(page).isChecked()

    def press() -> None:
        if by == "key":
            qtbot.keyClick(card_list(page), "s")
        else:
            qtbot.mouseClick(star(page), Qt.MouseButton.LeftButton)

    press()
    assert own.favourites() == {card}
    assert star(page).isChecked()
    assert (shown(page), laid(page)) == (card, three)
    press()
    assert own.favourites() == frozenset()
    assert not star(page).isChecked()


def test_favourites_alone_are_listed_all(qtbot: QtBot, page: CardsPage, own: OwnCardService) -> None:
    chip = find(Chip, page, "cards.favourites")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert laid(page) == []
    assert any(each.startswith("No favorites yet.") for each in words_in(page))
    wanted = [card.id for card in page._deck.cards[::30]]
    for each in wanted:
        own.set_favourite(each, True)
    assert laid(page) == wanted
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(laid(page)) == 3


def test_a_card_of_ones_own_comes_first_and_an_edit_in_place_of_the_shipped(
    home: Household, page: CardsPage, own: OwnCardService
) -> None:
    own.keep(new_own_card(SAY, ["client"], ["crying"], "open_question", now=home.clock.now()))
    assert panel_of(page).card is not None
    page.show_moment("crying")
    assert page._frame.model.card(0).say == SAY
    own.keep(new_own_card(SAY, ["client"], ["crying"], "silence", now=home.clock.now(), replaces="pen_down"))
    assert "pen_down" in laid(page)
    page.show_card("pen_down")
    assert panel_of(page).accessibleName() == f"“{SAY}”"


def test_a_row_says_quietly_which_cards_are_ones_own(
    home: Household, page: CardsPage, own: OwnCardService
) -> None:
    own.keep(new_own_card(SAY, ["client"], ["crying"], "open_question", now=home.clock.now()))
    page.show_audience("client")
    page.show_moment("crying")
    notes = [page._frame.model.index(row, 0).data(Qt.ItemDataRole.UserRole + 1) for row in range(3)]
    assert [note.endswith("  ·  yours") for note in notes] == [True, False, False]


def test_with_the_vault_closed_nothing_of_it_is_left(
    home: Household, page: CardsPage, own: OwnCardService, qtbot: QtBot
) -> None:
    kept = own.keep(new_own_card(SAY, ["client"], ["crying"], "silence", now=home.clock.now()))
    own.set_favourite(kept.id, True)
    page.show_card(kept.id)
    assert shown(page) == kept.id
    home.vault.lock()
    assert kept.id not in {card.id for card in page._found}
    assert shown(page) == page._deck.deal(page._deck.cards, 0)[0].id
    for identifier in ("cards.favourite", "cards.edit", "cards.new"):
        assert not find(Button, page, identifier).isVisible()
    assert not find(Chip, page, "cards.favourites").isVisible()
    unlock = find(Button, page, "cards.unlock")
    assert unlock.text() == "Unlock to see yours"
    with qtbot.waitSignal(page.unlock_wanted):
        qtbot.mouseClick(unlock, Qt.MouseButton.LeftButton)


def test_without_a_journal_nothing_of_it_is_offered(make_page: MakePage, household_in: Make) -> None:
    household = household_in("none")
    page = make_page(own=OwnCardService(household.vault, household.clock, household.vault))
    for identifier in ("cards.favourite", "cards.edit", "cards.new", "cards.unlock"):
        assert not find(Button, page, identifier).isVisible()


def test_a_change_and_a_new_card_are_asked_for(qtbot: QtBot, page: CardsPage) -> None:
    with qtbot.waitSignal(page.edit_wanted) as wanted:
        qtbot.mouseClick(find(Button, page, "cards.edit"), Qt.MouseButton.LeftButton)
    assert wanted.args == [panel_of(page).card]
    page.show_audience("coworker")
    page.show_moment("im_fine")
    with qtbot.waitSignal(page.new_wanted) as like:
        qtbot.mouseClick(find(Button, page, "cards.new"), Qt.MouseButton.LeftButton)
    assert like.args is not None
    assert (like.args[0].audiences, like.args[0].moments) == (("coworker",), ("im_fine",))


def test_a_star_that_cannot_be_kept_goes_out_and_is_told(
    qtbot: QtBot, page: CardsPage, own: OwnCardService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_values: Any) -> None:
        raise DiskFull("quince")

    monkeypatch.setattr(own, "set_favourite", fail)
    with qtbot.waitSignal(page.warning_wanted) as warned:
        qtbot.mouseClick(star(page), Qt.MouseButton.LeftButton)
    assert warned.args is not None
    assert "quince" not in str(warned.args[0])
    assert not star(page).isChecked()


def test_own_cards_that_cannot_be_read_leave_those_that_ship(
    make_page: MakePage, own: OwnCardService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_values: Any) -> None:
        raise DiskFull("quince")

    monkeypatch.setattr(own, "all", fail)
    assert len(laid(make_page(own=own))) == 3


def test_ones_own_and_shipped_cards_in_own_words_are_listed_alone(
    qtbot: QtBot, page: CardsPage, own: OwnCardService, home: Household
) -> None:
    qtbot.mouseClick(find(Chip, page, "cards.yours"), Qt.MouseButton.LeftButton)
    assert laid(page) == []
    assert any(each.startswith("None of your own yet.") for each in words_in(page))
    now, shipped = home.clock.now(), page._shipped.cards[40]
    made = own.keep(new_own_card(SAY, ["client"], ["crying", "torn"], "silence", now=now))
    own.keep(
        new_own_card(SAY, shipped.audiences, shipped.moments, shipped.kind, now=now, replaces=shipped.id)
    )
    assert laid(page) == [made.id, shipped.id]
    page.show_moment("torn")
    assert laid(page) == [made.id]
    home.vault.lock()
    assert not page._filters.own_only


def test_favourites_stand_apart_from_the_audiences_and_say_what_they_combine_with(
    page: CardsPage, own: OwnCardService, deck: CardDeck
) -> None:
    mine, theirs = deck.matching("myself")[0].id, deck.matching("client")[0].id
    for each in (mine, theirs):
        own.set_favourite(each, True)
    assert page._filters._only.text() == "Only"
    assert page._filters._only.isVisible()
    page.show_audience("myself")
    find(Chip, page, "cards.favourites").click()
    assert laid(page) == [mine]
    assert find(QLabel, page, "cards.narrowed").text() == "Only in Myself."
    find(Button, page, "cards.everywhere").click()
    assert set(laid(page)) == {mine, theirs}
    assert find(Chip, page, "cards.favourites").isChecked()


def test_a_row_has_its_star(page: CardsPage, own: OwnCardService) -> None:
    starred = laid(page)[1]
    own.set_favourite(starred, True)
    rows = [page._frame.model.index(row, 0) for row in range(3)]
    assert [bool(row.data(STAR_ROLE)) for row in rows] == [False, True, False]
    assert str(rows[1].data(Qt.ItemDataRole.AccessibleTextRole)).endswith(", a favorite")


def test_an_own_card_of_a_newer_version_is_told_of_below_the_list(
    page: CardsPage, own: OwnCardService, home: Household
) -> None:
    keep_of_a_later_version(own._store, OWN_CARD)
    own.changed.emit()
    told = find(QLabel, page, "cards.newer")
    assert told.text() == "1 card was made with a newer version of HoldSpace. It is kept."
    assert told.isVisible()
    home.vault.lock()
    assert not told.isVisible()
