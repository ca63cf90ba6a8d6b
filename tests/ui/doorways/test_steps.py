# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every step of every practice that ships has a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from holdspace.services.cards import load_deck
from holdspace.services.practice_content import load_practices
from holdspace.ui.doorways.steps import make_view
from holdspace.ui.doorways.writing import WritingStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.doorways.conftest import Walk


def test_each_has_a_view_that_is_named_and_has_a_first_control(
    walk_in: Callable[..., Walk], theme: Theme, qtbot: QtBot
) -> None:
    visit = walk_in("none").window._house.doorways()
    deck = load_deck()
    for step in (each for content in load_practices() for each in content.steps):
        view = make_view(theme, step, visit, visit._vault, lambda _, n: (deck, deck.cards[:n]), str, ())
        qtbot.addWidget(view)
        assert view.accessibleName() == step.title
        assert view.first_control().accessibleIdentifier().startswith("doorway.")
        writes = step.step.kind in ("write", "intend", "let_go") and bool(step.step.ref)
        assert isinstance(view, WritingStep) == (writes or step.step.ref == "boundary")


@pytest.mark.parametrize("state", ["none", "locked", "unlocked"])
def test_what_locks_the_journal_says_so(
    walk_in: Callable[..., Walk], theme: Theme, qtbot: QtBot, state: str
) -> None:
    visit = walk_in(state).window._house.doorways()
    said = {}
    for step in (each for content in load_practices() for each in content.steps):
        view = make_view(theme, step, visit, visit._vault, lambda _, n: (load_deck(), ()), str, ())
        qtbot.addWidget(view)
        words = [label.text() for label in view.findChildren(QLabel)]
        said[step.step.ref] = any("your journal is locked meanwhile." in each.casefold() for each in words)
    where = {ref for ref, is_said in said.items() if is_said}
    assert where == (set() if state == "none" else {"way", "outside", "coffee"})
