# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the window says and does when the vault opens, and what joins an open journal from outside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from holdspace.domain.entries import new_entry
from holdspace.storage.errors import NotKept
from holdspace.storage.inbox import seal_entry
from household import LOCKED, UNLOCKED, Household

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.main_window import MainWindow


@pytest.fixture
def opened(household_in: Any, window_in: Any) -> Any:
    """Return a function that makes a household in a state and its window."""

    def make(state: str) -> tuple[Household, MainWindow]:
        household: Household = household_in(state)
        return household, window_in(household)

    return make


def sealed_note(household: Household, text: str) -> None:
    entry = new_entry(text, now=household.clock.now(), time_zone="UTC")
    seal_entry(household.places, replace(entry, sealed=True))


def test_a_note_that_a_command_seals_joins_the_open_journal(opened: Any, qtbot: QtBot) -> None:
    household, _window = opened(LOCKED)
    household.open()
    sealed_note(household, "from the terminal")
    qtbot.waitUntil(lambda: "from the terminal" in household.texts)
    assert household.sealed == 0


def test_a_locked_window_lets_notes_lie(opened: Any, qtbot: QtBot) -> None:
    household, window = opened(LOCKED)
    assert window.watch._inbox is None
    sealed_note(household, "from the terminal")
    assert household.sealed == 1


def test_one_bad_file_and_more_are_told_in_words(opened: Any) -> None:
    household, window = opened(UNLOCKED)
    household.vault.entries_absorbed.emit(0, 1)
    assert window.toast.words.startswith("One sealed file could not")
    window.toast.dismiss()
    household.vault.entries_absorbed.emit(3, 2)
    assert window.toast.words.startswith("2 sealed files could not")


def test_what_cannot_be_absorbed_is_told(opened: Any) -> None:
    household, window = opened(UNLOCKED)
    household.vault.absorb_failed.emit(NotKept())
    assert window.toast.words


@pytest.mark.parametrize("signal", ["inbox_key_healed", "key_file_lost", "salt_healed"])
def test_what_was_found_at_the_keys_is_told(opened: Any, signal: str) -> None:
    household, window = opened(UNLOCKED)
    getattr(household.vault, signal).emit()
    assert window.toast.words.endswith(".")


def test_a_code_that_was_never_kept_is_told_of_at_every_unlock(opened: Any) -> None:
    household, window = opened(LOCKED)
    window._house.settings.code_kept = False
    household.open()
    assert "recovery code" in window.toast.words
