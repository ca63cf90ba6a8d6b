# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One breath before the words for a hard moment: off until it is wanted, and skipped at a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer

from holdspace.services.cards import CardDeck
from holdspace.ui.cards.brake import ONE_SLOW_BREATH, OneBreath, is_hard
from holdspace.ui.widgets.breath_figure import BreathFigure
from holdspace.ui.widgets.breath_words import BreathWords
from holdspace.ui.widgets.controls import Button, Chip
from ui.card_table import breath_of, card_list, panel_of, shown
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hand_clock import HandClock
    from holdspace.services.settings import Settings
    from holdspace.ui.cards.page import CardsPage
    from holdspace.ui.theme.theme import Theme


def breathe_out(qtbot: QtBot, page: CardsPage, clock: HandClock) -> None:
    clock.pass_by(ONE_SLOW_BREATH.cycle_seconds + 0.1)
    qtbot.waitUntil(lambda: breath_of(page) is None)


def test_it_takes_about_eight_seconds_and_nobody_holds_their_breath() -> None:
    assert ONE_SLOW_BREATH.cycle_seconds == 8
    assert not ONE_SLOW_BREATH.has_holds


def test_hard_is_a_reply_to_someone_else_by_what_it_is_shown_for(deck: CardDeck) -> None:
    reply = deck.matching("client", "shouting")[0]
    oneself = deck.matching("myself", "shouting")[0]
    calm = next(card for card in deck.cards if not any(deck.moments[each].hard for each in card.moments))
    assert is_hard(deck, reply, "", "")
    assert not is_hard(deck, oneself, "", "")
    assert not is_hard(deck, calm, "", "")


def test_it_is_off_until_it_is_wanted(page: CardsPage) -> None:
    page.show_moment("shouting")
    assert breath_of(page) is None


def test_a_hard_moment_opens_after_one_breath_once_a_visit(
    qtbot: QtBot, page: CardsPage, settings: Settings, clock: HandClock
) -> None:
    page.show_audience("client")
    settings.card_brake = True
    qtbot.mouseClick(find(Chip, page, "cards.moment.crying"), Qt.MouseButton.LeftButton)
    breath = breath_of(page)
    assert breath is not None
    assert breath.hasFocus()
    assert not card_list(page).isVisible()
    clock.pass_by(7)
    assert breath_of(page) is breath
    breathe_out(qtbot, page, clock)
    assert card_list(page).hasFocus()
    assert shown(page)
    qtbot.keyClick(card_list(page), Qt.Key.Key_Down)
    assert breath_of(page) is None
    page.show_moment("goal_setting")
    assert breath_of(page) is None
    page.show_moment("crying")
    assert breath_of(page) is None
    page.hide()
    page.show()
    assert breath_of(page) is None  # it is still the choice made before
    page.show_moment("")
    page.hide()
    page.show()
    page.show_moment("crying")
    assert breath_of(page) is not None
    breathe_out(qtbot, page, clock)


@pytest.mark.parametrize("by", ["key", "button"])
def test_it_can_be_skipped(qtbot: QtBot, page: CardsPage, settings: Settings, by: str) -> None:
    page.show_audience("client")
    settings.card_brake = True
    page.show_moment("bad_news")
    breath = breath_of(page)
    assert breath is not None
    if by == "key":
        qtbot.keyClick(breath, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(find(Button, page, "cards.breath_skip"), Qt.MouseButton.LeftButton)
    assert breath_of(page) is None
    assert shown(page)
    assert not [timer for timer in page.findChildren(QTimer) if timer.isActive()]


def test_words_for_oneself_and_words_looked_for_open_at_once(
    qtbot: QtBot, page: CardsPage, settings: Settings, clock: HandClock
) -> None:
    page.show_audience("myself")
    settings.card_brake = True
    page.show_moment("shouting")
    assert breath_of(page) is None
    page.show_moment("")
    page.focus_search()
    qtbot.keyClicks(page._frame.search, "shout")
    page.show_audience("client")
    assert breath_of(page) is None
    qtbot.keyClick(page._frame.search, Qt.Key.Key_Return)  # now the words are wanted
    assert breath_of(page) is not None
    breathe_out(qtbot, page, clock)


def test_it_can_be_asked_for_at_any_card(qtbot: QtBot, page: CardsPage, clock: HandClock) -> None:
    before = shown(page)
    qtbot.mouseClick(find(Button, page, "cards.breath_first"), Qt.MouseButton.LeftButton)
    assert breath_of(page) is not None
    breathe_out(qtbot, page, clock)
    assert shown(page) == before


def test_leaving_the_page_ends_it(qtbot: QtBot, page: CardsPage) -> None:
    page._braking.begin()
    page.hide()
    assert not [timer for timer in page.findChildren(QTimer) if timer.isActive()]
    page.show()
    assert breath_of(page) is None
    assert panel_of(page).isVisible()


def test_it_is_a_figure_of_the_house_and_words_where_motion_is_reduced(
    qtbot: QtBot, theme: Theme, clock: HandClock
) -> None:
    breath = OneBreath(theme, clock)
    qtbot.addWidget(breath)
    breath.resize(700, 600)
    breath.show()
    breath.begin("breath", reduced=False)
    assert isinstance(breath._shown, BreathFigure)
    assert breath._shown.accessibleName() == "in"
    clock.pass_by(4)
    breath._tick()
    assert breath._shown.accessibleName() == "out"
    breath.begin("breath", reduced=True)
    assert isinstance(breath._shown, BreathWords)
    with qtbot.waitSignal(breath.over):
        clock.pass_by(8.5)
