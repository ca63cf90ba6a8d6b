# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The list of cards: its rows, its keys, its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from holdspace.services.cards import load_deck
from holdspace.ui.cards.card_list import CardList, CardsModel, ListedCard
from holdspace.ui.widgets.card_row import LABEL_ROLE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def model() -> CardsModel:
    deck = load_deck()
    model = CardsModel()
    model.show(tuple(ListedCard(card, deck.moment_of(card).label) for card in deck.matching("client")))
    return model


@pytest.fixture
def cards(qtbot: QtBot, theme: Theme, model: CardsModel) -> CardList:
    cards = CardList(theme, model, "Cards")
    qtbot.addWidget(cards)
    cards.resize(290, 400)
    with qtbot.waitExposed(cards):
        cards.show()
    cards.show_row(0)
    return cards


def test_a_row_tells_words_and_moment(model: CardsModel) -> None:
    card, index = model.card(2), model.index(2, 0)
    assert index.data() == f"“{card.say}”"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"“{card.say}”, {index.data(LABEL_ROLE)}"
    assert model.row_of(card.id) == 2
    assert model.row_of("not there") == 0


def test_rows_are_as_high_as_their_words_but_no_higher_than_three_lines(cards: CardList) -> None:
    heights = {cards.sizeHintForIndex(cards.model().index(row, 0)).height() for row in range(20)}
    one_line = round(15 * 1.45)
    assert 2 <= len(heights) <= 3
    assert max(heights) - min(heights) <= 2 * (one_line + 1)


@pytest.mark.parametrize(
    ("key", "by"),
    [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Left, -1), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Right, 1)],
)
def test_an_arrow_key_asks_for_the_card_before_or_after(
    qtbot: QtBot, cards: CardList, key: Qt.Key, by: int
) -> None:
    with qtbot.waitSignal(cards.stepped) as stepped:
        qtbot.keyClick(cards, key)
    assert stepped.args == [by]
    assert cards.row == 0


def test_a_row_that_is_shown_is_told_and_brought_into_view(qtbot: QtBot, cards: CardList) -> None:
    last = cards.model().rowCount() - 1
    with qtbot.waitSignal(cards.shown) as shown:
        cards.show_row(last)
    assert shown.args == [last]
    assert cards.row == last
    assert cards.viewport().rect().intersects(cards.visualRect(cards.currentIndex()))


def test_few_rows_make_it_no_higher_than_they_are(cards: CardList, model: CardsModel) -> None:
    model.show(tuple(ListedCard(model.card(row), "Crying") for row in range(3)))
    cards.fit_rows(True)
    assert cards.maximumHeight() == sum(cards.sizeHintForRow(row) for row in range(3))
    cards.fit_rows(False)
    assert cards.maximumHeight() > 10_000


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_enter_ask_for_a_turn(qtbot: QtBot, cards: CardList, key: Qt.Key) -> None:
    with qtbot.waitSignal(cards.turn_wanted):
        qtbot.keyClick(cards, key)


def test_the_row_shown_is_painted_on_a_sheet(cards: CardList, theme: Theme) -> None:
    chosen = cards.visualRect(cards.currentIndex())
    image = cards.viewport().grab().toImage()
    inside = chosen.topRight()
    assert image.pixelColor(inside.x() - 12, inside.y() + 12) == theme.colour("sheet")
    assert image.pixelColor(inside.x() - 12, chosen.bottom() + 20) != theme.colour("sheet")


def test_an_empty_model_shows_nothing(cards: CardList, model: CardsModel) -> None:
    model.show(())
    cards.fit_rows(True)
    assert cards.row == -1
    assert not cards.currentIndex().isValid()


def test_a_pointer_left_lying_marks_no_second_card(qtbot: QtBot, cards: CardList) -> None:
    at, no_button = QPointF(20, 90), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, no_button, no_button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(cards.viewport(), move)
    assert cards._delegate.hovers
    cards.show_row(2)
    assert not cards._delegate.hovers


def test_a_page_key_leads_on_by_what_is_seen_to_the_ends_and_always_comes_back(
    qtbot: QtBot, cards: CardList, model: CardsModel
) -> None:
    cards.show_row(40)
    met = [40]
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        qtbot.keyClick(cards, key)
        met.append(cards.row)
    assert 0 < 40 - met[1] < 10
    assert met[2] - met[1] in range(2, 10)
    assert met[3] > met[2]
    for _ in range(model.rowCount()):
        qtbot.keyClick(cards, Qt.Key.Key_PageDown)
    assert cards.row == model.rowCount() - 1
    cards.resize(290, 30)  # lower than any row
    qtbot.keyClick(cards, Qt.Key.Key_PageUp)
    assert cards.row == model.rowCount() - 2
