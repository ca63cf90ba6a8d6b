# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""When the breath comes on the page Cards, where it stands, and what leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.services.cards import CardDeck
from holdspace.ui.cards.brake import is_hard
from holdspace.ui.widgets.controls import Button, Chip
from ui.card_table import breath_of, card_list, shown
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.services.settings import Settings
    from holdspace.ui.cards.page import CardsPage


def test_it_waits_until_a_hard_moment_is_chosen(
    qtbot: QtBot, page: CardsPage, deck: CardDeck, settings: Settings
) -> None:
    settings.card_brake = True
    first = page._panel.card
    assert first is not None
    assert is_hard(deck, first, "", "")
    page.hide()
    page.show()
    page.show_audience("client")
    page.draw_card()
    qtbot.keyClick(card_list(page), Qt.Key.Key_Down)
    page.show_card(first.id)
    assert breath_of(page) is None


def test_esc_skips_it_wherever_the_keyboard_is(qtbot: QtBot, page: CardsPage, settings: Settings) -> None:
    settings.card_brake = True
    page.show_moment("shouting")
    assert breath_of(page) is not None
    page.setFocus()  # as the window does once the place is shown
    assert page.window().focusWidget() is breath_of(page)
    find(Chip, page, "cards.moment.crying").setFocus()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert breath_of(page) is None


def test_a_choice_made_while_it_runs_is_carried_out_at_once(
    qtbot: QtBot, page: CardsPage, settings: Settings
) -> None:
    settings.card_brake = True
    page.show_moment("crying")
    chip = find(Chip, page, "cards.moment.shouting")
    assert breath_of(page) is not None
    assert chip.isVisible()
    skip = find(Button, page, "cards.breath_skip")
    assert page.rect().contains(skip.mapTo(page, skip.rect().bottomRight()))  # without scrolling
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert breath_of(page) is None
    assert page._filters.moment == "shouting"
    assert shown(page)


@pytest.mark.parametrize("size", [(856, 544), (560, 440)])
def test_it_has_the_page_where_there_is_little_room(
    page: CardsPage, settings: Settings, size: tuple[int, int]
) -> None:
    settings.card_brake = True
    page.resize(*size)
    page.show_moment("crying")
    breath = breath_of(page)
    assert breath is not None
    assert breath.size() == page.size()
    page._braking.skip()
    assert shown(page)
