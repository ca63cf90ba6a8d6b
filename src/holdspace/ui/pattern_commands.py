# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A command for each breathing pattern of one's own, for as long as it can be seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holdspace.services.errors import StorageError
from holdspace.ui.commands import Command, Commands

if TYPE_CHECKING:
    from holdspace.services.patterns import PatternService


class PatternCommands(QObject):
    """Keeps the commands to the patterns: none of them stays with its name once the vault is locked.

    `start` gets the id of the one that is wanted.
    """

    def __init__(
        self, commands: Commands, patterns: PatternService, start: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._start = start
        self._patterns = patterns
        self._added: list[str] = []
        patterns.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        for name in self._added:
            self._commands.remove(name)
        self._added = []
        try:
            own = self._patterns.all()
        except StorageError:
            return  # what is wrong is said elsewhere
        words, group = self.tr("Breathe: {name}"), self.tr("Patterns of your own")
        for pattern in own:
            command = Command(f"breathe.{pattern.id}", words.format(name=pattern.name), "", group)
            self._commands.add(command, partial(self._start, pattern.id))
            self._added.append(command.id)
