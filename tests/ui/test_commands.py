# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Commands: every action once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from holdspace.ui.commands import Command, Commands

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def commands(window: QWidget, done: list[str]) -> Commands:
    commands = Commands(window)
    commands.add(Command("one", "One", "Ctrl+1", "first"), lambda: done.append("one"))
    commands.add(Command("two", "Two", "", "first"), lambda: done.append("two"))
    commands.add(Command("three", "Three", "Ctrl+Shift+3", "second"), lambda: done.append("three"))
    return commands


def test_keys_work_from_anywhere_in_the_window(
    qtbot: QtBot, window: QWidget, commands: Commands, done: list[str]
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert done == ["one"]


def test_one_that_cannot_be_done_is_not_done_and_not_offered(
    qtbot: QtBot, window: QWidget, commands: Commands, done: list[str]
) -> None:
    commands.enable("one", False)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    commands.run("one")
    assert done == []
    assert [command.id for command in commands.all()] == ["two", "three"]
    assert [command.id for command in commands.every()] == ["one", "two", "three"]
    commands.enable("one", True)
    commands.run("one")
    assert done == ["one"]


def test_the_menu_is_one_however_often_it_is_opened(qtbot: QtBot, commands: Commands) -> None:
    """Else a screen reader hears nothing of its lines from the second time on."""
    button = QPushButton()
    qtbot.addWidget(button)
    seen = []
    for _ in range(2):
        commands.pop_up(button)
        menu = commands._menu
        assert menu is not None
        assert [action.text() for action in menu.actions()] == ["One", "Two", "", "Three"]
        menu.close()
        seen.append(menu)
    assert seen[0] is seen[1]


def test_the_menu_has_a_line_between_groups(qtbot: QtBot, commands: Commands, done: list[str]) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    commands.fill(menu)
    assert [action.text() for action in menu.actions()] == ["One", "Two", "", "Three"]
    menu.actions()[1].trigger()
    assert done == ["two"]


def test_keys_are_written_as_the_system_does(commands: Commands) -> None:
    assert Commands.keys_text("Ctrl+Shift+3") == "Ctrl+Shift+3"
    assert Commands.keys_text("") == ""


def test_what_is_offered_at_times_is_looked_at_anew_wherever_it_is_offered(
    commands: Commands, window: QWidget, done: list[str]
) -> None:
    now: list[bool] = [False]
    commands.add(Command("four", "Four", "", "second"), lambda: done.append("four"), lambda: now[0])

    def seen_in_menu() -> list[str]:
        menu = QMenu(window)
        commands.fill(menu)
        return [action.text() for action in menu.actions() if action.isVisible() and action.text()]

    commands.run("four")
    assert done == []
    assert "four" not in {command.id for command in commands.all()}
    assert "Four" not in seen_in_menu()
    now[0] = True
    assert "Four" in seen_in_menu()
    assert "four" in {command.id for command in commands.all()}
    commands.run("four")
    assert done == ["four"]


def test_one_that_is_removed_is_gone_with_its_words(commands: Commands, window: QWidget) -> None:
    commands.remove("two")
    assert [command.id for command in commands.every()] == ["one", "three"]
    assert "Two" not in [action.text() for action in window.actions()]
    commands.add(Command("two", "Two again", "", "first"), lambda: None)
    assert [command.id for command in commands.all()] == ["one", "three", "two"]
