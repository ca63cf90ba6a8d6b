# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is looked for of Settings leads to its section, with the keyboard on its first control."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QScrollArea, QWidget

from holdspace.services.vault import LOCKED
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow

FIRST = {
    "dark": "settings.scheme",
    "pace": "settings.figure",
    "gong": "settings.sound_on",
    "notif": "settings.reminders_on",
    "underline": "settings.guard",
    "breath first": "settings.card_brake",
    "on this day": "settings.on_this_day",
    "idle": "settings.idle_minutes",
    "launcher": "settings.install_menu_entry",
}


def look_for(window: Any, words: str, qtbot: QtBot) -> None:
    """Open the palette, type, and take the first that is found."""
    window.open_palette()
    field = find(QLineEdit, window, "palette.field")
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("words", list(FIRST))
def test_what_is_looked_for_leads_to_its_section(window_in: MakeWindow, qtbot: QtBot, words: str) -> None:
    window: Any = window_in(LOCKED)
    window.resize(1024, 600)
    look_for(window, words, qtbot)
    assert window.place == "settings"
    area = window.page("settings").findChild(QScrollArea)

    def is_led_to() -> None:
        at = window.focusWidget()
        assert at.accessibleIdentifier().startswith(FIRST[words])
        place = at.mapTo(area.viewport(), QPoint())
        assert area.viewport().rect().contains(place)

    qtbot.waitUntil(is_led_to)


def test_each_section_has_its_command_and_none_is_in_a_menu(window_in: MakeWindow) -> None:
    window: Any = window_in(LOCKED)
    sections = window.page("settings").sections
    ids = [each.id for each in window.commands.every() if each.id.startswith("settings.")]
    assert ids == [f"settings.{name}" for name in sections]
    menu = QMenu()
    window.commands.fill(menu)
    words = [action.text() for action in menu.actions()]
    assert "Settings" in words
    assert not [each for each in words if each.startswith("Settings:")]


def test_the_place_itself_begins_at_its_top(window_in: MakeWindow, qtbot: QtBot) -> None:
    window: Any = window_in(LOCKED)
    look_for(window, "settings", qtbot)
    assert window.place == "settings"
    assert find(QWidget, window, "settings.safety").isVisible()
    assert window.focusWidget().accessibleIdentifier().startswith("settings.scheme")
