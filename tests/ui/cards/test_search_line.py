# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a search says of the chips that narrow it, and where it leads past the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from holdspace.services.cards import CardDeck, points_to_help
from holdspace.ui.cards.search_line import SearchLine
from holdspace.ui.widgets.controls import Button, Chip
from ui.card_table import card_list, laid, shown
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.cards.page import CardsPage


def narrowed(page: CardsPage) -> str:
    line = page._frame.search_line
    return find(QLabel, line, "cards.narrowed").text() if line.isVisible() else ""


def test_a_chip_left_on_is_said_and_let_go_with_one_press(
    qtbot: QtBot, page: CardsPage, deck: CardDeck
) -> None:
    page.show_moment("shouting")
    page.show_audience("client")
    assert narrowed(page) == ""
    qtbot.keyClicks(page._frame.search, "date")
    assert narrowed(page) == "Only in Shouting, Client or family."
    find(Button, page, "cards.everywhere").click()
    assert narrowed(page) == ""
    assert page._frame.search.text() == "date"
    assert laid(page) == [card.id for card in deck.matching(query="date")]
    assert find(Chip, page, "cards.audience.everyone").isChecked()


def test_a_choice_after_a_search_begins_with_the_first_card(
    qtbot: QtBot, page: CardsPage, deck: CardDeck
) -> None:
    page._on_all_wanted(True)
    qtbot.keyClicks(page._frame.search, "form")
    card_list(page).show_row(len(laid(page)) - 1)
    page._frame.search.clear()
    card_list(page).show_row(57)
    page.show_audience("physician")
    assert shown(page) == deck.matching("physician")[0].id
    assert card_list(page).row == 0


def test_people_are_pointed_to_where_no_card_is_enough(qtbot: QtBot, page: CardsPage) -> None:
    assert not points_to_help(" ")
    qtbot.keyClicks(page._frame.search, "pear")
    assert page.findChild(SearchLine).isHidden()  # type: ignore[union-attr]
    page._frame.search.setText("suicide")
    with qtbot.waitSignal(page.help_wanted):
        find(Button, page, "cards.help").click()
    with qtbot.waitSignal(page.not_safe_wanted):
        find(Button, page, "cards.not_safe").click()
    page._frame.search.clear()
    assert not find(Button, page, "cards.help").isVisible()
