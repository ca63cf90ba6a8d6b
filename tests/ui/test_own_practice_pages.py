# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page for a practice of one's own in the window: opened from Pause, and told of when it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QWidget

from practised import PRACTICE, keep_of_a_later_version, twin
from window_house import find

if TYPE_CHECKING:
    from window_house import Make, MakeWindow


def test_make_one_leads_to_the_page_and_what_is_kept_is_told(
    household_in: Make, window_in: MakeWindow
) -> None:
    window: Any = window_in(household_in("unlocked"))
    window.show_pause()
    find(QWidget, window, "pause.own.make").click()  # type: ignore[attr-defined]
    assert window.place == "own_practice"
    page = window.page("own_practice")
    page.form.name.setText("Before I ring")
    page.form.keep.click()
    assert window.place == "pause"
    assert window.can_undo
    assert "Before" not in window.toast.words, "no words of a person's in a toast"


def test_locked_there_is_a_way_to_unlock_and_without_a_journal_nothing(
    household_in: Make, window_in: MakeWindow
) -> None:
    window: Any = window_in(household_in("locked"))
    window.show_pause()
    assert not find(QWidget, window, "pause.own.make").isVisible()
    find(QWidget, window, "pause.own.unlock").click()  # type: ignore[attr-defined]
    assert window.place == "journal"


def test_one_of_a_later_version_leaves_pause_and_the_others_as_they_are(
    household_in: Make, window_in: MakeWindow
) -> None:
    household = household_in("unlocked")
    store = household.vault.vault.entries.practices
    store.keep(PRACTICE)
    keep_of_a_later_version(store, twin(PRACTICE, 2))
    window: Any = window_in(household)
    window.show_pause()
    assert window.place == "pause"
    told = find(QLabel, window, "pause.own.newer")
    assert told.text() == "1 practice was made with a newer version of HoldSpace. It is kept."
    assert told.isVisible()
    ids = {command.id for command in window.commands.every()}
    assert {each for each in ids if each.startswith("own_practice.")} == {f"own_practice.{PRACTICE.id}"}
