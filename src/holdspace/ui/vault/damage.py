# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Damage speaks: one calm page that says what happened, what is safe, and leads to what helps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from holdspace.services.damage import DAMAGED
from holdspace.services.salvage import SalvageService
from holdspace.services.vault import VaultService
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.finding_panel import CODE, FOLDER, GO_ON, RESTORE, SALVAGE, FindingPanel
from holdspace.ui.vault.salvage import SalvagePage


class DamagePage(SalvagePage):
    """Shows a finding, and saves what can be read.

    *Signals*: those of SalvagePage; `recover_wanted()`.
    """

    recover_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        vault: VaultService,
        salvage: SalvageService,
        show_folder: Callable[[Path], None],
        *,
        can_restore: bool,
    ) -> None:
        self._finding = FindingPanel(theme, can_restore=can_restore)
        super().__init__(theme, vault, salvage, show_folder, first=(self._finding,))
        self._finding.wanted.connect(self._on_wanted)
        self.show_finding(DAMAGED)

    def show_finding(self, kind: str) -> None:
        """Say what is known of this kind of damage (see services/damage.py), and offer what helps."""
        if self._work is None:
            self._finding.show_finding(kind, self._salvage.backups(), self._vault.sealed_count())
            self.show_panel(self._finding)

    def _on_wanted(self, offer: str) -> None:
        if offer == RESTORE:
            self.restore_wanted.emit()
        elif offer == CODE:
            self.recover_wanted.emit()
        elif offer == SALVAGE:
            self.show_salvage()
        elif offer == GO_ON:
            self.closed.emit()
        elif offer == FOLDER:
            self._show_folder(self._salvage.home)
