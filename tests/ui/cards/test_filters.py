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
    chips = filters.findChildren(Chip)
    before = [chip.geometry() for chip in chips]
    with qtbot.waitSignal(filters.changed):
        qtbot.mouseClick(chips[2], Qt.MouseButton.LeftButton)
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


def test_where_room_is_dear_the_audiences_are_a_list(qtbot: QtBot, filters: CardFilters) -> None:
    filters.show_compact(True)
    assert not any(chip.isVisible() for chip in filters.findChildren(Chip))
    box = choice(filters, "cards.audience_choice")
    assert box.isVisible()
    box.setFocus()
    with qtbot.waitSignal(filters.changed):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert filters.audience == "client"
    assert box.currentText() == audience_label("client")
