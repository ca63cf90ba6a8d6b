# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards to have ready: for those behind the door, in words that a screen reader says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.ui.doorways.cards import CardsStep
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
