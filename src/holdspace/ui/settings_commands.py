# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A command for each section of Settings, to be found by what stands there. None of them is in a menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from holdspace.ui.commands import Command, Commands

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow


def add_settings_commands(commands: Commands, window: MainWindow, group: str) -> None:
    """Have each section of Settings be led to."""
    for name, (words, found_by) in _sections().items():
        command = Command(f"settings.{name}", words, "", group, found_by=found_by, only_found=True)
        commands.add(command, partial(_show, window, name))


def _show(window: MainWindow, name: str) -> None:
    window.show_settings()
    page: Any = window.page("settings")
    page.show_section(name)


def _sections() -> dict[str, tuple[str, str]]:
    """Return the words of each section, and what else it is found by."""
    translate = QCoreApplication.translate
    return {
        "look": (
            translate("settings", "Settings: look"),
            translate(
                "settings",
                "dark light high contrast theme colors text size bigger larger smaller font reduced motion",
            ),
        ),
        "breathing": (
            translate("settings", "Settings: breathing"),
            translate("settings", "figure tide doorway words pace holds closed eyes settle screen on"),
        ),
        "sound": (
            translate("settings", "Settings: sound"),
            translate("settings", "tones gong chime volume silent"),
        ),
        "reminders": (
            translate("settings", "Settings: reminders"),
            translate("settings", "notifications a minute hours days"),
        ),
        "writing": (
            translate("settings", "Settings: writing"),
            translate("settings", "underline guard names identifiers persons"),
        ),
        "cards": (
            translate("settings", "Settings: cards"),
            translate("settings", "one breath first before words"),
        ),
        "journal": (
            translate("settings", "Settings: journal"),
            translate("settings", "on this day earlier years"),
        ),
        "locking": (
            translate("settings", "Settings: locking"),
            translate("settings", "lock by itself minutes idle sleep screen sharing"),
        ),
        "menu": (
            translate("settings", "Settings: the menu of this computer"),
            translate("settings", "launcher entry install start"),
        ),
    }
