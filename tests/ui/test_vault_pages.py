# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The way to the pages about keys and damage, in the window over a real vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from holdspace.storage.checking import Health
from holdspace.storage.soundness import Soundness
from household import LOCKED, PASSPHRASE, UNLOCKED, Household, fresh_keys
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.main_window import MainWindow

NEW = "lantern hollow bridge noon"


@pytest.fixture
def opened(household_in: Any, window_in: Any) -> Any:
    """Return a function that makes a household in a state and its window."""

    def make(state: str) -> tuple[Household, MainWindow]:
        household: Household = household_in(state)
        return household, window_in(household)

    return make


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (Health(Soundness(pages=(3,))), "A part of the journal is damaged"),
        (Health(Soundness(ledger_agrees=False)), "Something is not as it was written"),
    ],
)
def test_what_a_check_found_is_spoken_of_and_can_be_read_on(opened: Any, found: Health, title: str) -> None:
    """Cases 22, 25 and 26."""
    _household, window = opened(UNLOCKED)
    window.show_journal()
    window.vault_pages.show_health(found)
    assert find(QLabel, window, "damage.title").text() == title
    find(QWidget, window, "damage.go_on").click()
    assert window.place == "journal"


def test_a_sound_vault_is_not_spoken_of(opened: Any) -> None:
    _household, window = opened(UNLOCKED)
    window.vault_pages.show_health(Health(free_pages=(4,)))
    assert window.place == "now"


def test_the_code_that_opened_it_leads_to_a_new_passphrase(opened: Any, qtbot: QtBot) -> None:
    """Case 15: also where both key files are gone, which is said."""
    household, window = opened(LOCKED)
    household.places.key_file.unlink()
    household.places.key_file_backup.unlink()
    window.show_journal()
    household.vault.unlock(PASSPHRASE)
    find(QWidget, window, "damage.code").click()
    assert window.place == "recover"
    window.show_journal()
    find(QWidget, window, "vault.other_way").click()
    find(QLineEdit, window, "vault.code").setText(fresh_keys().recovery_code)
    find(QWidget, window, "vault.unlock").click()
    assert household.vault.state == UNLOCKED
    assert window.place == "recover"
    said = " ".join(label.text() for label in window.page("recover").findChildren(QLabel))
    assert "Both copies of the key file are gone" in said
    for identifier in ("vault.new_passphrase", "vault.passphrase_repeat"):
        qtbot.keyClicks(find(QLineEdit, window.page("recover"), identifier), NEW)
    with qtbot.waitSignal(household.vault.secret_used):
        find(QWidget, window, "vault.set_passphrase").click()
    find(QWidget, window.page("recover"), "vault.done").click()
    assert window.place == "journal"
    household.vault.lock()
    household.vault.unlock(NEW)
    assert household.vault.state == UNLOCKED
