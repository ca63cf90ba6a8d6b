# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A household whose services for safety run on a clock of today, and what they say, kept in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from holdspace.domain.entries import new_entry
from holdspace.services.background import InlineBackground
from holdspace.services.clock import SystemClock
from holdspace.services.safety import Safety
from holdspace.services.settings import Settings
from holdspace.storage.backups import make_backup
from household import UNLOCKED, Household


def never() -> bool:
    """Say that nobody is at work."""
    return False


class SafetyHome:
    """A household with its safety services; `write` adds entries, `settle` lets work that was begun end."""

    def __init__(self, home: Path, qtbot: Any, state: str = UNLOCKED, in_use: Any = never) -> None:
        self.household = Household(home, state)
        self.places = self.household.places
        self.vault = self.household.vault
        self.settings = Settings(self.places.settings, self.vault)
        self.clock = SystemClock()
        self.safety = Safety(self.vault, InlineBackground(), self.settings, self.clock, in_use, self.vault)
        self.household.services.append(self.safety)
        self._qtbot = qtbot

    def write(self, *texts: str) -> None:
        """Write entries, the first the oldest."""
        for text in texts:
            self.vault.vault.entries.add(new_entry(text, now=self.clock.now(), time_zone="UTC"))

    def make_backup(self) -> Path:
        """Back the open journal up, past the services."""
        return make_backup(self.places, self.vault.vault).path

    def settle(self) -> None:
        """Wait until no long work is under way."""
        self._qtbot.waitUntil(lambda: self.vault.work_under_way is None)


class Told:
    """Everything that named signals of an object say, in order, with the first of what they carry."""

    def __init__(self, source: QObject, *names: str) -> None:
        self.all: list[tuple[str, Any]] = []
        for name in names:
            getattr(source, name).connect(self._noter(name))

    @property
    def names(self) -> list[str]:
        """Return the names of the signals alone."""
        return [name for name, _ in self.all]

    def _noter(self, name: str) -> Any:
        def note(*carried: Any) -> None:
            self.all.append((name, carried[0] if carried else None))

        return note
