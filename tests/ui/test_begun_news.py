# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""After an unlock it is said where each thing waits that was begun, and not by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.practice_drafts import PracticeDraft
from holdspace.services.begun_things import NEW
from holdspace.ui.begun_news import begun_words

if TYPE_CHECKING:
    from window_house import Make, MakeWindow

CARD, PRACTICE = CardDraft(say="half a quince"), PracticeDraft("half a quince")


@pytest.mark.parametrize(
    ("card", "practice", "words"),
    [
        (None, None, ""),
        (CARD, None, "A card you had begun is still here, under Cards."),
        (None, PRACTICE, "A practice you had begun is still here, under Pause."),
        (CARD, PRACTICE, "A card and a practice you had begun are still here, under Cards and Pause."),
    ],
)
def test_each_is_told_with_its_place(
    household_in: Make,
    window_in: MakeWindow,
    card: CardDraft | None,
    practice: PracticeDraft | None,
    words: str,
) -> None:
    window: Any = window_in(household_in("unlocked"))
    house = window._house
    house.own_cards().drafts.keep(NEW, card)
    house.own_practices().drafts.keep(NEW, practice)
    assert begun_words(house) == words
    house.vault.lock()
    assert begun_words(house) == ""
