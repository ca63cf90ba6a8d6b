# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said of the words in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.services.errors import VaultBusy
from holdspace.ui.journal.kept_state import KeptState, Whereabouts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def state(theme: Theme, qtbot: QtBot) -> KeptState:
    made = KeptState(theme)
    qtbot.addWidget(made)
    made.say_on(waits=False, line="")
    return made


@pytest.mark.parametrize(
    ("whereabouts", "words"),
    [
        (Whereabouts.THERE, "Two minutes."),
        (Whereabouts.GONE, "This entry was deleted. Type on, and it comes back."),
        (Whereabouts.BACK, "This entry had been deleted. It is back, with what you wrote."),
    ],
)
def test_where_the_entry_is_comes_first(state: KeptState, whereabouts: Whereabouts, words: str) -> None:
    assert state.words == "Kept as you type"
    state.whereabouts = whereabouts
    state.say_on(waits=True, line="Two minutes.")
    assert state.words == words


def test_what_is_wrong_stays_until_it_is_kept(state: KeptState) -> None:
    state.not_kept(VaultBusy())
    wrong = state.words
    assert wrong.startswith("Not kept. ")
    state.refused("Too long.")
    state.typed()
    state.say_on(waits=True, line="")
    assert state.words == wrong
    state.kept(line="")
    assert state.words == "Kept as you type"


def test_what_was_refused_stays_until_something_is_typed(state: KeptState) -> None:
    state.refused("Too long.")
    state.say_on(waits=False, line="")
    assert state.words == "Too long."
    state.typed()
    state.say_on(waits=True, line="")
    assert state.words == "Kept as you type"
