# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A line stands in the largest type that fits, on a card that keeps its height."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.services.practice_lines import load_practice_lines
from holdspace.ui.practice.line_card import LineCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

WIDTHS = (780, 680)
TEXTS = [line.says for line in load_practice_lines()]


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> LineCard:
    card = LineCard(theme)
    qtbot.addWidget(card)
    return card


@pytest.mark.parametrize("low", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_that_ships_moves_what_stands_below(card: LineCard, width: int, low: bool) -> None:
    card.set_low(low)
    heights = set()
    for says in TEXTS:
        card.show_line("A client", says)
        heights.add(card.heightForWidth(width))
    assert len(heights) == 1


def test_short_words_are_larger_and_every_word_is_there(card: LineCard) -> None:
    sizes = []
    for says in ("No. Not today.", max(TEXTS, key=len)):
        card.show_line("A client", says)
        block = card._block(780, card._room() - card._head() - card._pad())
        assert " ".join(block.lines) == card.text()
        sizes.append(block.pitch)
    assert sizes[0] > 1.2 * sizes[1]


def test_a_narrow_card_grows_so_that_nothing_is_cut_off(card: LineCard, theme: Theme) -> None:
    theme.scale_text(200)
    card.show_line("A client", max(TEXTS, key=len))
    width = theme.px(280)
    assert card.heightForWidth(width) > card.sizeHint().height()
    card.resize(width, card.heightForWidth(width))
    block = card._block(width, card.height() - card._head() - card._pad() * 3 // 4)
    assert card._head() + block.height <= card.height()
    theme.scale_text(100)


def test_it_is_told_as_it_is_read(card: LineCard) -> None:
    card.show_line("A coworker", "She said “fine” and hung up.")
    assert card.accessibleIdentifier() == "practice.line"
    assert card.accessibleName() == "“She said ‘fine’ and hung up.”"
    assert card.accessibleDescription() == "A coworker"


def test_it_is_painted_in_the_colours_in_force(card: LineCard, theme: Theme) -> None:
    card.show_line("A client", "No. Not today.")
    card.resize(600, 200)
    for scheme in ("light", "dark"):
        theme.choose(scheme)
        picture = card.grab().toImage()
        middle = picture.pixelColor(int(picture.width() * 0.9), picture.height() // 2)
        assert middle == theme.colour("sheet")
