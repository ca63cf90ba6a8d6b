# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A long menu: all of it on the screen, in columns while they fit, else in one that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from holdspace.ui.commands import Command, Commands

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QPushButton(window)
    window.show()
    return window


@pytest.fixture
def commands(window: QWidget) -> Commands:
    commands = Commands(window)
    for number in range(40):
        words = f"{number}: bring entries in"
        commands.add(Command(str(number), words, "Ctrl+Shift+Return" if not number else "", "one"), print)
    return commands


def pop_up(commands: Commands, window: QWidget) -> QMenu:
    button = window.findChild(QPushButton)
    assert button is not None
    commands.pop_up(button)
    QApplication.processEvents()
    menu = commands._menu
    assert menu is not None
    return menu


def test_in_large_text_every_line_can_be_reached_on_the_screen(
    qtbot: QtBot, commands: Commands, window: QWidget, theme: Theme
) -> None:
    theme.scale_text(200)
    menu = pop_up(commands, window)
    seen = menu.geometry() & menu.screen().availableGeometry()
    reached = set()
    for key in (Qt.Key.Key_Up, *[Qt.Key.Key_Down] * 40):
        qtbot.keyClick(menu, key)
        active = menu.activeAction()
        reached.add(active.text())
        line = menu.actionGeometry(active)
        assert seen.contains(line.translated(menu.pos())), active.text()
    assert len(reached) == 40
    menu.close()


def test_columns_stand_side_by_side_where_they_fit(commands: Commands, window: QWidget, theme: Theme) -> None:
    theme.scale_text(200)
    pop_up(commands, window).close()
    theme.scale_text(100)
    menu = pop_up(commands, window)
    lines = [menu.actionGeometry(each) for each in menu.actions()]
    assert lines[-1].left() > lines[0].right()
    assert all(menu.rect().contains(each) for each in lines)
    menu.close()
