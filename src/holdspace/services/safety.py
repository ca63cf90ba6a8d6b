# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What looks after the journal once it is open: the check, today's backup, old trash, never in the way.

Imported once the journal is open or the page Safety is wanted: not before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from holdspace.domain.timing import Clock
from holdspace.services.background import Background
from holdspace.services.backups import BackupService
from holdspace.services.erasing import ErasingService
from holdspace.services.health import HealthService
from holdspace.services.restoring import RestoreService
from holdspace.services.settings import Settings
from holdspace.services.vault import UNLOCKED, VaultService

_QUIET_MS = 2000  # after the sealed notes have joined: the timeline is shown and read first


class Safety(QObject):
    """Holds the services of the page Safety, and runs them by themselves once after each unlock."""

    def __init__(
        self,
        vault: VaultService,
        background: Background,
        settings: Settings,
        clock: Clock,
        in_use: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._has_looked = False
        self.backups = BackupService(vault, background, settings, clock, self)
        self.health = HealthService(vault, settings, clock, in_use, self)
        self.erasing = ErasingService(vault, self.backups, settings, clock, self)
        self.restoring = RestoreService(vault, self)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_QUIET_MS)
        self.timer.timeout.connect(self._on_quiet)
        vault.state_changed.connect(self._on_vault_changed)
        vault.about_to_lock.connect(self._on_about_to_lock)

    def look_after(self) -> None:
        """Check the journal, then back it up where that is due: a little later, once after each unlock."""
        if not self._has_looked and self._vault.state == UNLOCKED:
            self.timer.start()

    def _on_vault_changed(self, state: str) -> None:
        if state != UNLOCKED:
            self._has_looked = False
            self.timer.stop()

    def _on_about_to_lock(self) -> None:
        self.timer.stop()

    def _on_quiet(self) -> None:
        if self._vault.work_under_way is not None:
            self.timer.start()
            return
        self._has_looked = True
        self.health.check().over.connect(self._on_check_over)

    def _on_check_over(self) -> None:
        health = self.health.health
        if health is None or not (health.is_damaged or health.is_altered):
            self.backups.back_up_if_due()
            under_way = self._vault.work_under_way
            if under_way is None:
                self._empty_old_trash()
            else:
                under_way.over.connect(self._empty_old_trash)

    def _empty_old_trash(self) -> None:
        if self._vault.state == UNLOCKED:
            self.erasing.empty_old_trash()
