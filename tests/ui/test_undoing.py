# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Undo is offered for what the toast tells of, and on the journal for what was done there last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QAction

from holdspace.services.capture import Words

if TYPE_CHECKING:
    from window_house import Make, MakeWindow


@pytest.fixture
def window(household_in: Make, window_in: MakeWindow) -> Any:
    """The window on its journal, whose one entry was deleted and whose toast is gone."""
    household = household_in("unlocked")
    household.capture.set_down(Words("words of before"))
    window: Any = window_in(household)
    window.show_journal()
    window.commands.run("delete")
    window.toast.dismiss()
    return window


def is_offered(window: Any) -> bool:
    return "undo" in {command.id for command in window.commands.all()}


def test_it_is_offered_on_the_journal_alone_once_the_toast_is_gone(window: Any) -> None:
    assert is_offered(window)
    window.show_now()
    assert not is_offered(window)
    window.show_journal()
    assert is_offered(window)
    window.commands.run("undo")
    assert len(window.page("journal")._journal.positions()) == 1
    assert not is_offered(window)


def test_what_the_toast_tells_of_can_be_undone_from_anywhere(window: Any) -> None:
    undone: list[str] = []
    window.show_now()
    window.tell("Done.", lambda: undone.append("done"))
    assert is_offered(window)
    window.commands.run("undo")
    assert undone == ["done"]
    assert not is_offered(window)


@pytest.mark.parametrize("place", ["now", "journal"])
def test_a_warning_is_not_sent_away_unread(window: Any, place: str) -> None:
    window.undo()
    window.show_place(place)
    window.warn("The disk is full.")
    window.undo()
    window.commands.run("undo")
    assert window.toast.words == "The disk is full."


def test_it_is_no_longer_offered_for_what_came_back_by_another_way(window: Any) -> None:
    journal = window.page("journal")
    action = window.findChild(QAction, "command.undo")
    assert action.isEnabled()
    (kept,) = journal._journal.deleted()
    journal._journal.undo_delete(kept.entry.id)
    assert not action.isEnabled()
