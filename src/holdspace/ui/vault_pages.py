# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The way to the pages about keys and damage, each told what it is to say. Imported with the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from holdspace.services.damage import Found, kind_of_health
from holdspace.ui.house import House

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow


class VaultPages(QObject):
    """Opens the pages on top of what the window shows."""

    def __init__(self, house: House, window: MainWindow) -> None:
        super().__init__(window)
        self._house = house
        self._window = window

    def show_recover(self) -> None:
        """Show how to set a new passphrase by the recovery code; it leads back to the journal."""
        self._window.show_journal()
        self._window.show_aside("recover")

    def offer_new_passphrase(self, code: str) -> None:
        """Offer a new passphrase after the recovery code opened the journal."""
        page: Any = self._window.page("recover")
        page.take_code(code, lost=self._house.vault.vault.key_file_lost)
        self._window.show_aside("recover")

    def show_damage(self, kind: str) -> None:
        """Say what happened to the journal, and what helps; `kind` as in services/damage.py."""
        page: Any = self._window.page("damage")
        page.show_finding(kind)
        self._window.show_aside("damage")

    def show_health(self, found: Found) -> None:
        """Say what a check of the open journal found, where that is damage or an alteration."""
        kind = kind_of_health(found)
        if kind:
            self.show_damage(kind)

    def show_saved_elsewhere(self, entries: int, folder: Path) -> None:
        """Say that what is open was saved in `folder`, and how to go on."""
        page: Any = self._window.page("salvage")
        page.show_saved_elsewhere(entries, folder)
        self._window.show_aside("salvage")
