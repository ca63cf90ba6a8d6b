# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One card in the pocket window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.services.cards import load_deck
from holdspace.ui.pocket.card import PocketCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader

DECK = load_deck()
INNER = 316  # pixels that the pocket window leaves a card


def yes() -> bool:
    return True


@pytest.fixture
def copied() -> list[str]:
    return []


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, copied: list[str]) -> PocketCard:
    card = PocketCard(theme, copied.append, yes)
    qtbot.addWidget(card)
    card.show_card(DECK.cards[0], DECK, "", "")
    card.resize(INNER, card.heightForWidth(INNER))
    card.show()
    return card


def test_it_is_named_by_what_it_says_and_turns_over(card: PocketCard) -> None:
    assert DECK.cards[0].say in card.accessibleName()
    assert card.turn_button.accessibleName() == "Turn over"
    card.turn_button.click()
    assert card.on_back
    assert DECK.cards[0].why in card.accessibleDescription()
    assert card.turn_button.accessibleName() == "Turn back"


def test_a_copy_is_the_sentence_alone_and_is_said(
    card: PocketCard, copied: list[str], reader: Reader
) -> None:
    card.copy_button.click()
    assert copied == [DECK.cards[0].say]
    assert card.copy_button.accessibleName() == "Copied."
    assert "Copied." in [words for words, _ in reader.heard]
    card.tools.hide()
    assert card.copy_button.accessibleName() == "Copy"


def test_arrows_and_their_keys_ask_for_the_next(qtbot: QtBot, card: PocketCard) -> None:
    steps: list[int] = []
    card.stepped.connect(steps.append)
    card.before.click()
    card.after.click()
    qtbot.keyClick(card, Qt.Key.Key_Right)
    assert steps == [-1, 1, 1]


def test_a_star_shows_what_is_kept(card: PocketCard) -> None:
    card.show_star(can=False, on=False)
    assert not card.star.isVisible()
    card.show_star(can=True, on=True)
    assert card.star.isVisible()
    assert card.star.isChecked()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_card_fits_the_width_on_both_sides(
    qtbot: QtBot, theme: Theme, card: PocketCard, percent: int
) -> None:
    theme.scale_text(percent)
    width = round(INNER * percent / 100)
    for each in DECK.cards:
        card.show_card(each, DECK, "", "")
        for back in (False, True):
            side = card._side(back, width, 0)
            assert max(piece.x + piece.block.width for piece in side.pieces) <= width - 2 * card._pad() + 1
    assert card.tools.minimumSizeHint().width() <= width


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_moment_and_no_kind_is_cut_off(
    qtbot: QtBot, theme: Theme, card: PocketCard, language: str, percent: int
) -> None:
    theme.scale_text(percent)
    card.resize(round(INNER * percent / 100), card.height())
    card.name_language(True)
    deck = load_deck(language)
    for each in deck.cards:
        for moment in each.moments:
            card.show_card(each, deck, "", moment)
            for back in (False, True):
                lines = card._heading(back, card.width()).lines
                assert not any("…" in words for line in lines for words in line), lines


def test_a_language_is_named_or_not_as_the_page_has_it(card: PocketCard) -> None:
    spanish = load_deck("es")
    card.show_card(spanish.cards[0], spanish, "", "")
    assert "Español" not in card.accessibleDescription()
    card.name_language(True)
    card.show_card(DECK.cards[0], DECK, "", "")
    assert card.accessibleDescription().endswith("English")
