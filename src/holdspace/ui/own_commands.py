# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A command for each pattern and each practice of one's own, for as long as it can be seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from holdspace.services.errors import StorageError
from holdspace.services.vault import NONE, UNLOCKED
from holdspace.ui.commands import Command, Commands

if TYPE_CHECKING:
    from holdspace.services.own_things import OwnThings
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow


def add_own_commands(commands: Commands, window: MainWindow, house: House) -> None:
    """Keep a command for each pattern and each practice of one's own."""
    translate = QCoreApplication.translate
    words, group = translate("own", "Breathe: {name}"), translate("own", "Patterns of your own")
    OwnCommands(commands, house.patterns(), ("breathe", words, group), partial(window.do, "breathe"), window)
    words, group = translate("own", "Practice: {name}"), translate("own", "Practices of your own")
    start = window.doors.want_own
    OwnCommands(commands, house.own_practices(), ("own_practice", words, group), start, window)
    make = translate("own", "Make a practice of your own")
    mine = translate("own", "my own practices new")
    commands.add(
        Command("make_practice", make, "", group, found_by=mine, only_found=True),
        partial(_make_practice, window, house),
    )


def _make_practice(window: MainWindow, house: House) -> None:
    """Show the page for a new practice; while there can be none, show Pause and say what it needs."""
    if house.vault.state == UNLOCKED:
        from holdspace.ui.own_practice_pages import edit_own_practice

        edit_own_practice(window, "")
        return
    translate = QCoreApplication.translate
    window.show_pause()
    if house.vault.state == NONE:
        words = translate("own", "Your own practices need a journal. “Set it down” on Now makes one.")
    else:
        words = translate("own", "Your own practices are in your journal. Unlock it first.")
    window.tell(words)


class OwnCommands(QObject):
    """Keeps the commands to what is one's own: none of them stays with its name once the vault is locked.

    `said` is what the ids begin with, the words, and the group; `start` gets the id of the one wanted.
    """

    def __init__(
        self,
        commands: Commands,
        service: OwnThings[Any],
        said: tuple[str, str, str],
        start: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._start = start
        self._service = service
        self._said = said
        self._added: list[str] = []
        service.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        for name in self._added:
            self._commands.remove(name)
        self._added = []
        try:
            found = self._service.all()
        except StorageError:
            return  # what is wrong is said elsewhere
        kind, words, group = self._said
        for own in found:
            command = Command(f"{kind}.{own.id}", words.format(name=own.name), "", group)
            self._commands.add(command, partial(self._start, own.id))
            self._added.append(command.id)
