# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A lock in Practice: the unlock leads back to the line and the reply, unless one has gone elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.services.vault import UNLOCKED
from holdspace.ui.practice.line_card import LineCard
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.entry_edit import EntryEdit
from household import PASSPHRASE
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from household import Household
    from window_house import Make, MakeWindow

REPLY = "Have you tried quince?"
Next = Callable[[Any], Any]


@pytest.fixture
def home(household_in: Make) -> Household:
    return household_in(UNLOCKED)


@pytest.fixture
def next_window(home: Household, window_in: MakeWindow) -> Next:
    """A function that makes the window of the process that follows, out of what it is handed."""

    def make(handed_on: Any) -> Any:
        window: Any = window_in(home)
        window.resume(json.loads(json.dumps(handed_on)))
        QApplication.processEvents()
        return window

    return make


@pytest.fixture
def locked(home: Household, window_in: MakeWindow, qtbot: QtBot) -> tuple[Any, str]:
    """What a lock in the middle of a reply hands on, and the line it was to."""
    window: Any = window_in(home)
    window.show_aside("practice")
    find(Button, window, "practice.another").click()
    qtbot.keyClicks(find(EntryEdit, window, "practice.reply"), REPLY)
    line = window.page("practice").line_id
    asked: list[dict[str, Any]] = []
    window.relaunch_wanted.connect(asked.append)
    window.after_lock.lock()
    assert asked[0]["lock_asked"]
    return asked[0], line


def unlock(window: Any) -> None:
    """Unlock as one does from the row that has the keyboard."""
    window._on_lock_pressed()
    window._house.vault.unlock(PASSPHRASE)
    QApplication.processEvents()


def test_the_unlock_leads_back_to_the_same_line_with_the_sealed_reply(
    locked: tuple[Any, str], next_window: Next
) -> None:
    handed_on, line = locked
    window = next_window(handed_on)
    assert window.place == "cards"
    assert find(QWidget, window, "nav.lock").hasFocus()
    unlock(window)
    assert window.place == "practice"
    assert window.page("practice").line_id == line
    box = find(EntryEdit, window, "practice.reply")
    assert box.plain_text() == REPLY
    assert box.hasFocus()
    assert find(LineCard, window, "practice.line").isVisible()
    window.show_place_before()
    assert window.place == "cards"


def test_so_it_does_where_the_session_locked_and_it_stood_there_locked(
    locked: tuple[Any, str], next_window: Next
) -> None:
    handed_on, line = locked
    window = next_window({name: value for name, value in handed_on.items() if name != "lock_asked"})
    assert window.place == "practice"
    unlock(window)
    assert (window.place, window.page("practice").line_id) == ("practice", line)
    assert find(EntryEdit, window, "practice.reply").plain_text() == REPLY


def test_another_new_process_before_the_unlock_still_knows_it(
    locked: tuple[Any, str], next_window: Next
) -> None:
    window = next_window(locked[0])
    window.show_journal()
    handed_on = window.snapshot()
    assert "uince" not in str(handed_on)
    after = next_window(handed_on)
    assert after.place == "journal"
    unlock(after)
    assert after.place == "practice"


def went_to_now(window: Any) -> None:
    window.show_now()


def left_practice(window: Any) -> None:
    window.show_aside("practice")
    window.show_place_before()


def read_help(window: Any) -> None:
    window.show_help()


@pytest.mark.parametrize("went", [went_to_now, left_practice, read_help])
def test_who_went_elsewhere_is_not_led_back(
    locked: tuple[Any, str], next_window: Next, went: Callable[[Any], None]
) -> None:
    window = next_window(locked[0])
    went(window)
    assert "way_back" not in window.snapshot()
    unlock(window)
    assert window.place == "journal"


def test_it_leads_back_once(locked: tuple[Any, str], next_window: Next) -> None:
    window = next_window(locked[0])
    unlock(window)
    assert "way_back" not in window.snapshot()
    window.show_journal()
    QApplication.processEvents()
    assert window.place == "journal"


def test_a_lock_elsewhere_leads_where_it_always_did(home: Household, next_window: Next) -> None:
    window = next_window({"place": "cards", "on_cards": {}, "lock_asked": True})
    home.vault.lock()
    unlock(window)
    assert window.place == "journal"
