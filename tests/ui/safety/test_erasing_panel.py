# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Safety > What you deleted, with the real services behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from holdspace.domain.entries import new_entry
from holdspace.services.clock import SystemClock
from holdspace.services.errors import VaultDamaged
from holdspace.services.resources import resources_folder
from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.storage.backups import list_backups, make_backup
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from household import Household
    from window_house import Make, MakeWindow


@pytest.fixture
def household(household_in: Make) -> Household:
    made = household_in(UNLOCKED)
    entries = made.vault.vault.entries
    for text in ("one", "two", "three"):
        entries.add(new_entry(text, now=made.clock.now(), time_zone="UTC"))
    make_backup(made.places, made.vault.vault)
    for _, entry in entries.page(None, 2):
        entries.delete(entry.id)
    return made


@pytest.fixture
def window(window_in: MakeWindow, household: Household) -> Any:
    made = window_in(household, clock=SystemClock())
    made.show_aside("safety")
    return made


def button(window: Any, name: str) -> QAbstractButton:
    return find(QAbstractButton, window, f"safety.{name}")


def words(window: Any) -> str:
    return " ".join(label.text() for label in window.page("safety").findChildren(QLabel) if label.isVisible())


def settle(qtbot: QtBot, household: Household) -> None:
    qtbot.waitUntil(lambda: household.vault.work_under_way is None)


def test_it_asks_before_it_erases_and_says_what_backups_hold(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    assert "2 deleted entries are still in the journal" in words(window)
    assert not button(window, "erase_now").isVisible()
    button(window, "erase").click()
    question = find(QLabel, window, "safety.erase_question").text()
    assert question.startswith("Erase all 2 entries from the journal? They cannot be brought back")
    assert "Backups made before still have them; with a backup each day the last goes on " in question
    assert window.focusWidget() is button(window, "erase_not_now")
    button(window, "erase_not_now").click()
    assert not button(window, "erase_now").isVisible()
    assert household.vault.work_under_way is None
    button(window, "erase").click()
    button(window, "erase_now").click()
    assert "Erasing what was deleted" in words(window)
    assert not button(window, "erase").isEnabled()
    settle(qtbot, household)
    assert "2 entries are erased. Nothing of them is left in the journal." in words(window)
    assert "Nothing that you deleted is left in the journal." in words(window)
    assert not button(window, "erase").isVisible()
    assert household.vault.vault.entries.deleted_count() == 0
    assert household.vault.vault.entries.count() == 1


def test_the_backups_that_hold_it_are_dropped_for_a_new_one(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    assert not button(window, "drop_backups").isVisible()
    button(window, "erase").click()
    button(window, "erase_now").click()
    settle(qtbot, household)
    (older,) = list_backups(household.places)
    assert "One backup made before still holds what is erased" in words(window)
    assert "makes a new backup first" in words(window)
    button(window, "drop_backups").click()
    settle(qtbot, household)
    (left,) = list_backups(household.places)
    assert left != older
    assert "A new backup was made and read back whole; the older one is gone." in words(window)
    assert not button(window, "drop_backups").isVisible()


def test_stopped_it_says_so(qtbot: QtBot, window: Any, household: Household) -> None:
    button(window, "erase").click()
    button(window, "erase_now").click()
    button(window, "stop").click()
    settle(qtbot, household)
    assert "Stopped. Nothing was changed." in words(window)
    assert "2 deleted entries" in words(window)


def test_locked_there_is_nothing_of_it(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_aside("safety")
    assert not button(window, "erase").isVisible()
    assert "What you deleted" not in words(window)


def test_a_count_that_cannot_be_read_is_said(window: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> int:
        raise VaultDamaged

    panel = window.page("safety")._erasing
    monkeypatch.setattr(panel._service, "deleted_count", fail)
    panel.look_again()
    assert not button(window, "erase").isVisible()
    assert "2 deleted entries" not in words(window)


def test_older_backups_stay_while_it_is_open_whether_the_last_may_hold_less(
    qtbot: QtBot, window: Any, household: Household
) -> None:
    entries = household.vault.vault.entries
    entries.erase(entries.page(None, 1)[0][1].id)
    make_backup(household.places, household.vault.vault)
    window._house.safety().backups.list_again()
    button(window, "erase").click()
    button(window, "erase_now").click()
    settle(qtbot, household)
    assert "say above first that the last backup may hold less" in words(window)
    assert not button(window, "drop_backups").isEnabled()
    button(window, "shrink_right").click()
    assert button(window, "drop_backups").isEnabled()


def test_the_first_screen_names_the_button_that_is_there(window: Any) -> None:
    said = (resources_folder() / "content" / "en" / "privacy.md").read_text(encoding="utf-8")
    assert f"“{button(window, 'erase_now').text()}” under Safety" in said
