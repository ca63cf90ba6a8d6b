# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The card shown, with its buttons."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from holdspace.services.cards import CardDeck, load_deck
from holdspace.ui.cards.panel import CardPanel
from holdspace.ui.widgets.controls import Button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.clipboard import copy_text


def always() -> bool:
    return True


@pytest.fixture
def deck() -> CardDeck:
    return load_deck()


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, theme: Theme, deck: CardDeck) -> CardPanel:
    panel = CardPanel(theme, deck, partial(copy_text, qapp.clipboard()), always)
    qtbot.addWidget(panel)
    panel.resize(800, 500)
    panel.show()
    return panel


def test_without_a_card_there_is_nothing_to_copy(panel: CardPanel, qapp: QApplication) -> None:
    qapp.clipboard().setText("before")
    panel.copy_button.copy()
    assert qapp.clipboard().text() == "before"
    qapp.clipboard().clear()


def test_the_back_has_only_rows_that_have_words(panel: CardPanel, deck: CardDeck) -> None:
    card = replace(deck.cards[0], after="", lighter="", not_this="Don’t cry.")
    panel.show_card(card, "", "")
    panel.turn()
    assert panel.accessibleDescription() == f"Why it helps: {card.why}\nNot this: “Don’t cry.”"


def test_another_card_takes_the_word_copied_away(
    panel: CardPanel, deck: CardDeck, qapp: QApplication
) -> None:
    panel.show_card(deck.cards[0], "", "")
    panel.copy_button.copy()
    assert panel.copy_button.text() == "Copied."
    panel.show_card(deck.cards[1], "", "")
    assert panel.copy_button.text() == "Copy"
    panel.hide()
    qapp.clipboard().clear()


def test_the_arrows_are_there_only_where_asked_for(panel: CardPanel) -> None:
    assert not panel.before_button.isVisible()
    panel.show_steps(True)
    assert panel.before_button.isVisible()
    assert panel.after_button.isVisible()


def test_what_is_kept_in_the_vault_is_offered_only_where_it_can_be(panel: CardPanel) -> None:
    assert not panel.star_button.isVisible()
    assert not panel.edit_button.isVisible()
    panel.show_own(True)
    assert panel.star_button.isVisible()
    assert panel.edit_button.isVisible()


def test_a_favourite_has_its_star_filled(panel: CardPanel, deck: CardDeck) -> None:
    favoured = CardDeck(
        deck.cards, deck.moments.values(), deck.kinds.values(), favourites=(deck.cards[0].id,)
    )
    panel.show_deck(favoured, names_language=False)
    panel.show_card(deck.cards[0], "", "")
    assert panel.star_button.isChecked()
    panel.show_card(deck.cards[1], "", "")
    assert not panel.star_button.isChecked()


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("edit_button", "edit_wanted"),
        ("star_button", "favourite_wanted"),
        ("large_button", "large_wanted"),
        ("breath_button", "breath_wanted"),
    ],
)
def test_each_button_says_what_is_wanted(qtbot: QtBot, panel: CardPanel, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(panel, signal)):
        getattr(panel, button).click()


def test_in_large_type_the_button_says_the_way_back(panel: CardPanel) -> None:
    panel.show_large(True)
    assert panel.large_button.isChecked()
    assert panel.large_button.accessibleName() == "Back from large type"
    panel.show_large(False)
    assert panel.large_button.accessibleName() == "Large type"


def test_where_the_foot_is_narrow_nothing_overlaps_and_names_stay(
    qtbot: QtBot, theme: Theme, panel: CardPanel, deck: CardDeck
) -> None:
    panel.show_card(deck.cards[0], "", "")
    panel.show_own(True)
    panel.show_steps(True)
    panel.show_small(True)
    assert (panel.turn_button.text(), panel.copy_button.text()) == ("Turn over", "Copy")
    panel.resize(430, 500)
    assert panel.foot.sizeHint().width() <= panel.width() - 2 * panel._foot_margin()
    assert (panel.turn_button.text(), panel.copy_button.text()) == ("", "")
    assert (panel.turn_button.accessibleName(), panel.copy_button.accessibleName()) == ("Turn over", "Copy")
    panel.turn()
    panel.copy_button.copy()
    assert panel.turn_button.accessibleName() == "Turn back"
    assert panel.copy_button.accessibleName() == "Copied."
    panel.resize(900, 500)
    assert (panel.turn_button.text(), panel.copy_button.text()) == ("Turn back", "Copied.")
    panel.hide()


def test_no_card_is_known_once_it_is_cleared(panel: CardPanel, deck: CardDeck) -> None:
    panel.show_card(deck.cards[0], "", "")
    panel.clear_words()
    assert panel.card is None
    assert panel.accessibleName() == ""


@pytest.mark.parametrize("width", [390, 430, 520, 640])
def test_no_button_of_the_foot_lies_on_another(
    panel: CardPanel, deck: CardDeck, theme: Theme, width: int
) -> None:
    panel.show_card(deck.cards[0], "", "")
    theme.scale_text(200)
    try:
        panel.resize(width * 2, 500)
        panel.show_small(True)
        panel.show_steps(True)
        panel.show_own(True)
        for _side in ("face", "back"):
            QApplication.processEvents()
            buttons = [each for each in panel.findChildren(Button) if each.isVisible()]
            places = sorted((each.geometry() for each in buttons), key=QRect.left)
            assert len(places) == 8
            assert all(one.right() < other.left() for one, other in pairwise(places))
            assert all(each.width() >= each.sizeHint().width() for each in buttons)
            panel.turn()
    finally:
        theme.scale_text(100)
