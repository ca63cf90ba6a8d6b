# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards to have ready: for those behind the door, in words that a screen reader says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from holdspace.ui.doorways.cards import CardsStep
from holdspace.ui.widgets.focus_ring import _Ring
from ui.doorways.conftest import ENTER, ESC, Walk

if TYPE_CHECKING:
    from collections.abc import Callable


def test_two_cards_for_the_audience_are_named_and_described(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(2, ENTER, ENTER, ENTER)
    step = walk.page.view
    assert isinstance(step, CardsStep)
    assert len(step.cards) == 2
    for card in step.cards:
        assert card.accessibleName() == card.words
        assert card.words in step.accessibleDescription()
    assert step.cards[0].words != step.cards[1].words
    walk.key(ESC)


def test_tab_stops_at_each_card_to_read_it_and_nothing_presses_it(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(2, ENTER, ENTER, ENTER)
    step = walk.page.view
    assert isinstance(step, CardsStep)
    walk.key(Qt.Key.Key_Backtab)
    assert walk.window.focusWidget() is step.cards[1]
    (ring,) = (each for each in walk.window.findChildren(_Ring) if each.isVisible())
    assert ring.width() == step.cards[1].width() + 8
    walk.key(Qt.Key.Key_Space, Qt.Key.Key_Backtab)
    assert (walk.window.focusWidget(), walk.step) == (step.cards[0], "cards")
    assert step.cards[0].accessibleDescription().startswith("Physician or provider")
    walk.key(ENTER)
    assert walk.step == "", "the way on, as from anywhere at a doorway"
