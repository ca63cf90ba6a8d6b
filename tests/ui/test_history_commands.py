# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Earlier versions and what was deleted are found in the palette while the journal is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from holdspace.services.capture import Words
from holdspace.ui.journal.history import HistoryPage
from holdspace.ui.journal.trash import TrashPage

if TYPE_CHECKING:
    from household import Household
    from window_house import Make, MakeWindow


@pytest.fixture
def household(household_in: Make) -> Household:
    made = household_in("unlocked")
    made.capture.set_down(Words("words of before"))
    return made


def test_they_show_their_pages_from_anywhere(window_in: MakeWindow, household: Household) -> None:
    window: Any = window_in(household)
    window.commands.run("history")
    layers = window.page("journal").browser.layers
    assert isinstance(layers.page, HistoryPage)
    window.show_now()
    window.commands.run("trash")
    assert isinstance(layers.page, TrashPage)


def test_they_are_offered_while_the_journal_is_open(window_in: MakeWindow, household: Household) -> None:
    window = window_in(household)

    def offered() -> set[str]:
        return {command.id for command in window.commands.all()}

    assert {"history", "trash", "question", "forms"} <= offered()
    household.vault.lock()
    assert not {"history", "trash"} & offered()
    assert {"question", "forms"} <= offered()


def test_an_entry_is_starred_moved_and_deleted_by_commands_and_comes_back(
    window_in: MakeWindow,
) -> None:
    window: Any = window_in("unlocked")
    window.now.composer.entry.insertPlainText("words")
    window.set_down()
    window.toast.dismiss()
    window.show_journal()
    journal: Any = window.page("journal")
    window.commands.run("star")
    (entry,) = journal._journal.entries_at(journal._journal.positions())
    assert entry.starred
    window.commands.run("move")
    assert journal.browser.editor._when.isVisible()
    window.commands.run("delete")
    assert len(journal._journal.positions()) == 0
    window.toast.dismiss()
    assert "undo" in {command.id for command in window.commands.all()}
    window.commands.run("undo")
    assert len(journal._journal.positions()) == 1
    assert "undo" not in {command.id for command in window.commands.all()}


OF_AN_ENTRY = {"edit", "star", "move", "delete"}


def offered(window: Any) -> set[str]:
    return {command.id for command in window.commands.all()}


def test_what_is_done_to_an_entry_is_offered_while_one_is_in_view(
    window_in: MakeWindow, household: Household
) -> None:
    window: Any = window_in(household)
    window.show_journal()
    assert offered(window) >= OF_AN_ENTRY
    for elsewhere in (window.show_now, window.show_breathe, window.show_help):
        elsewhere()
        assert not offered(window) & OF_AN_ENTRY
    window.show_journal()
    window.commands.run("trash")
    assert not offered(window) & OF_AN_ENTRY
    window.page("journal").browser.layers.close_page()
    assert offered(window) >= OF_AN_ENTRY


@pytest.mark.parametrize("command", sorted(OF_AN_ENTRY))
def test_from_elsewhere_nothing_is_done_to_an_entry_that_nobody_sees(
    window_in: MakeWindow, household: Household, command: str
) -> None:
    window: Any = window_in(household)
    window.show_journal()
    window.show_now()
    journal: Any = window.page("journal")
    (before,) = journal._journal.entries_at(journal._journal.positions())
    window.commands.run(command)
    assert journal._journal.entries_at(journal._journal.positions()) == [before]
    assert journal.browser.editor is None
