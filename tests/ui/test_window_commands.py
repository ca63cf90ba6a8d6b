# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The window's commands: no key twice, each does what it says, each offered when it can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QListWidget

from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from household import PASSPHRASE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow

HARD_DAY, NOT_SAFE = "If it is more than a hard day", "Someone I visit is not safe"
CTRL = Qt.KeyboardModifier.ControlModifier


def test_no_two_commands_share_a_key_or_words(window_in: MakeWindow) -> None:
    commands = window_in(LOCKED).commands.every()
    keys = [QKeySequence(command.keys).toString() for command in commands if command.keys]
    assert len(keys) == len(set(keys))
    assert "" not in keys  # each is one Qt understands
    assert len({command.words for command in commands}) == len(commands)


@pytest.mark.parametrize(
    ("key", "modifiers", "place"),
    [
        (Qt.Key.Key_2, CTRL, "journal"),
        (Qt.Key.Key_3, CTRL, "breathe"),
        (Qt.Key.Key_4, CTRL, "pause"),
        (Qt.Key.Key_5, CTRL, "cards"),
        (Qt.Key.Key_Comma, CTRL, "settings"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "keys"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier, "help"),
    ],
)
def test_keys_lead_to_places_from_the_entry_box_and_back(
    window_in: MakeWindow, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, place: str
) -> None:
    window = window_in(LOCKED)
    qtbot.keyClick(window.now.composer.entry, key, modifiers)
    assert window.place == place
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1, CTRL)
    assert window.place == "now"
    assert window.now.composer.entry.plain_text() == ""


@pytest.mark.parametrize("typed", ["suicide", "wants to die", "kill myself", "988", "suicidio", "hopeless"])
def test_words_that_point_to_help_lead_there_from_the_palette(
    window_in: MakeWindow, qtbot: QtBot, typed: str
) -> None:
    window: Any = window_in(LOCKED)
    window.open_palette()
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, typed)
    rows: Any = window.findChild(QListWidget)
    assert [rows.item(row).text() for row in range(rows.count())] == [HARD_DAY, NOT_SAFE]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.place == "help"


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("day's end", "day_end"),
        ("days end", "day_end"),
        ("coffee", "coffee"),
        ("before a call", "before"),
        ("call", "before"),
        ("small window", "pocket"),
        ("call window", "pocket"),
        ("bigger", "settings.look"),
        ("larger text", "settings.look"),
        ("my practice", "make_practice"),
        ("my own", "make_practice"),
    ],
)
def test_words_that_people_use_find_their_command(window_in: MakeWindow, typed: str, command: str) -> None:
    window: Any = window_in(NONE)
    begun, _within = window.commands.look_for(typed)
    assert command in [each.id for each in begun[:3]]


def test_coffee_is_led_to_and_not_begun_as_it_locks(window_in: MakeWindow) -> None:
    window: Any = window_in(UNLOCKED)
    window.commands.run("coffee")
    pause = window.page("pause")
    assert (window.place, pause._chooser.pause_id, pause.is_under_way) == ("pause", "coffee", False)
    assert window._house.vault.state == UNLOCKED


@pytest.mark.parametrize(
    ("state", "place", "words"),
    [
        (NONE, "pause", "Your own practices need a journal. “Set it down” on Now makes one."),
        (LOCKED, "pause", "Your own practices are in your journal. Unlock it first."),
        (UNLOCKED, "own_practice", ""),
    ],
)
def test_a_practice_is_made_or_it_says_what_that_needs(
    window_in: MakeWindow, state: str, place: str, words: str
) -> None:
    window: Any = window_in(state)
    window.commands.run("make_practice")
    assert window.place == place
    assert window.toast.words == words


@pytest.mark.parametrize("percent", [100, 200])
def test_every_command_can_be_run(window_in: MakeWindow, percent: int) -> None:
    window = window_in(UNLOCKED)
    window._house.theme.scale_text(percent)
    window._house.theme.scale_text(100)
    for command in window.commands.all():
        if command.id not in ("close", "lock"):
            window.commands.run(command.id)
            QApplication.processEvents()
    assert window.isVisible()
    doorway: Any = window.page("doorway")
    doorway.stop()
    window.show_now()


@pytest.mark.parametrize(
    ("state", "offered"), [(NONE, {"setup"}), (LOCKED, {"unlock", "lock"}), (UNLOCKED, {"lock"})]
)
def test_what_concerns_the_vault_is_offered_when_it_can_be_done(
    window_in: MakeWindow, state: str, offered: set[str]
) -> None:
    window = window_in(state)
    ids = {command.id for command in window.commands.all()}
    assert ids & {"setup", "unlock", "lock"} == offered


def test_the_offer_follows_the_vault(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window._house.vault.unlock(PASSPHRASE)
    assert "lock" in {command.id for command in window.commands.all()}
    window.commands.run("lock")
    assert "unlock" in {command.id for command in window.commands.all()}


def test_undo_is_offered_while_there_is_something_to_undo(window_in: MakeWindow) -> None:
    window = window_in(UNLOCKED)
    undone: list[int] = []

    def offered() -> bool:
        return "undo" in {command.id for command in window.commands.all()}

    assert not offered()
    window.tell("told")
    assert not offered()
    window.tell("told", lambda: undone.append(1))
    assert offered()
    window.commands.run("undo")
    assert undone == [1]
    assert not offered()


def test_setting_down_from_another_place(window_in: MakeWindow, qtbot: QtBot) -> None:
    window: Any = window_in(UNLOCKED)
    qtbot.keyClicks(window.now.composer.entry, "a few words")
    window.show_cards()
    window.commands.run("set_down")
    assert window.place == "now"
    assert window.now.composer.words().is_empty
    assert window.toast.words == "Set down."


def test_finding_and_going_to_a_day_work_from_anywhere_and_the_veil_covers_both(
    window_in: MakeWindow, qtbot: QtBot
) -> None:
    window = window_in(UNLOCKED)
    for number in range(3):
        window.now.composer.entry.setPlainText(f"silence, {number} times")
        window.set_down()
    window.commands.run("find")
    assert window.place == "journal"
    qtbot.waitUntil(lambda: _identifier() == "journal.search")
    qtbot.keyClicks(QApplication.focusWidget(), "silence 2")
    page: Any = window.page("journal")
    assert page.browser.pane.bar.count == "One entry with “silence”, “2”"
    qtbot.waitUntil(lambda: "2 times" in page.browser.reader.entry.text)
    window.show_now()
    qtbot.keyClick(window.now.composer.entry, Qt.Key.Key_G, CTRL)
    assert _identifier() == "journal.days"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert _identifier() == "journal.list"
    assert not page.browser.pane.is_searching
    window.commands.run("find")
    qtbot.keyClicks(QApplication.focusWidget(), "tag:")
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [window]  # so that the veil over it is over all of it


def _identifier() -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleIdentifier() if focused is not None else ""
