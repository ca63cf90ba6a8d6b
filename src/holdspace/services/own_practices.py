# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices of one's own: made, changed and removed while the vault is open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holdspace.services.begun_things import PracticeDrafts
from holdspace.services.own_things import OwnThings

if TYPE_CHECKING:
    from holdspace.domain.own_practices import OwnPractice, OwnStep
    from holdspace.domain.timing import Clock
    from holdspace.services.vault import VaultService
    from holdspace.storage.own_practices import OwnPracticeStore


class OwnPracticeService(OwnThings["OwnPractice"]):
    """Own practices. The sessions that were done with one stay when it is removed."""

    def __init__(self, vault: VaultService, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(vault, clock, parent)
        self.drafts = PracticeDrafts(vault)

    def add(self, name: str, steps: Iterable[OwnStep]) -> OwnPractice:
        """Make a practice and return it; only while the vault is open.

        Raises BadPractice and StorageError.
        """
        from holdspace.domain.own_practices import new_own_practice

        return self._keep(new_own_practice(name, steps, now=self._clock.now()))

    @property
    def _store(self) -> OwnPracticeStore:
        return self._vault.vault.entries.practices
