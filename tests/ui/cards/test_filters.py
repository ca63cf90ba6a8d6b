# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What narrows the cards down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.services.cards import CardDeck, load_deck
from holdspace.ui.cards.filters import CardFilters, audience_label, sentence_case
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Chip
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def deck() -> CardDeck:
    return load_deck()


@pytest.fixture
def filters(qtbot: QtBot, theme: Theme, deck: CardDeck) -> CardFilters:
    filters = CardFilters(theme, deck)
    qtbot.addWidget(filters)
    filters.resize(1100, filters.heightForWidth(1100))
    filters.show()
    return filters


def choice(filters: CardFilters, identifier: str) -> Choice:
    return next(each for each in filters.findChildren(Choice) if each.accessibleIdentifier() == identifier)


def test_a_kind_begins_large_in_a_list() -> None:
    assert sentence_case("a boundary") == "A boundary"
    assert sentence_case("") == ""


def test_a_check_moves_no_chip(qtbot: QtBot, filters: CardFilters) -> None:
    chips = [chip for chip in filters.findChildren(Chip) if chip.isVisible()]
    before = [chip.geometry() for chip in chips]
    with qtbot.waitSignal(filters.changed):
        qtbot.mouseClick(find(Chip, filters, "cards.audience.physician"), Qt.MouseButton.LeftButton)
    assert filters.audience == "physician"
    assert [chip.geometry() for chip in chips] == before


def test_a_choice_is_kept_when_another_leaves_it_without_cards(filters: CardFilters, deck: CardDeck) -> None:
    used = {each.id for each in deck.kinds_for("employer")}
    kind = next(each for each in deck.kinds if each not in used)
    box = choice(filters, "cards.kind")
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())
    filters.choose_audience("employer")
    assert filters.kind == kind


def test_clearing_goes_back_to_all_and_tells_nobody(qtbot: QtBot, filters: CardFilters) -> None:
    filters.choose_audience("client")
    moment = choice(filters, "cards.moment")
    moment.setCurrentIndex(2)
    with qtbot.assertNotEmitted(filters.changed):
        filters.clear()
    assert (filters.audience, filters.moment, filters.kind) == ("", "", "")
    assert choice(filters, "cards.audience_choice").value == ""


def test_a_moment_is_one_press_and_one_choice(qtbot: QtBot, filters: CardFilters) -> None:
    chip = find(Chip, filters, "cards.moment.bad_news")
    with qtbot.waitSignal(filters.changed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert filters.moment == choice(filters, "cards.moment").value == "bad_news"
    filters.choose_moment("torn")
    assert filters.moment == "torn"
    assert not chip.isChecked()
    filters.choose_moment("crying")
    assert find(Chip, filters, "cards.moment.crying").isChecked()


@pytest.mark.parametrize(
    ("identifier", "only"), [("cards.favourites", "favourites_only"), ("cards.yours", "own_only")]
)
def test_what_is_ones_own_is_chosen_only_where_it_can_be_seen(
    qtbot: QtBot, filters: CardFilters, identifier: str, only: str
) -> None:
    chip = find(Chip, filters, identifier)
    assert not chip.isVisible()
    filters.offer_own(True)
    with qtbot.waitSignal(filters.changed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert getattr(filters, only)
    filters.clear()
    assert not getattr(filters, only)
    chip.click()
    filters.offer_own(False)
    assert not getattr(filters, only)
    assert not chip.isVisible()


def test_what_is_small_moves_the_choices_and_back(filters: CardFilters) -> None:
    kind = choice(filters, "cards.kind")
    beside = kind.parentWidget()
    filters.fit(small=True, compact=False)
    assert kind.parentWidget() is not beside
    assert kind.isVisible()
    assert choice(filters, "cards.moment").parentWidget() is beside
    filters.fit(small=False, compact=False)
    assert kind.parentWidget() is beside
    assert kind.isVisible()
    assert not choice(filters, "cards.audience_choice").isVisible()


def test_where_room_is_dear_the_audiences_and_moments_are_lists(qtbot: QtBot, filters: CardFilters) -> None:
    filters.fit(small=True, compact=True)
    assert choice(filters, "cards.moment").isVisible()
    assert not any(chip.isVisible() for chip in filters.findChildren(Chip))
    box = choice(filters, "cards.audience_choice")
    assert box.isVisible()
    box.setFocus()
    with qtbot.waitSignal(filters.changed):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert filters.audience == "client"
    assert box.currentText() == audience_label("client")
