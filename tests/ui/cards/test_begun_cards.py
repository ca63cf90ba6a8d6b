# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What else was begun of cards, by its first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from holdspace.domain.card_drafts import CardDraft
from holdspace.ui.cards.begun_cards import BegunCards, first_words
from holdspace.ui.widgets.controls import Button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_it_is_known_by_its_first_words_of_any_kind() -> None:
    assert first_words(CardDraft(say=" Two  pears. ")) == "“Two pears.”"
    assert first_words(CardDraft(why="Plain facts.")) == "“Plain facts.”"
    assert first_words(CardDraft(say="You had a plan for the spring, and now this.")) == (
        "“You had a plan for the spring,…”"
    )


def test_each_leads_to_its_draft_and_none_stays_behind(qtbot: QtBot, theme: Theme) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    begun = BegunCards(theme)
    begun.setParent(room)
    begun.show_drafts({"new-2": CardDraft(say="One."), "pen_down": CardDraft(say="Two.")})
    room.show()
    one, _two = begun.findChildren(Button)
    with qtbot.waitSignal(begun.wanted) as wanted:
        one.click()
    assert wanted.args == ["new-2"]
    begun.show_drafts({})
    assert begun.isHidden()
    assert not one.text()
