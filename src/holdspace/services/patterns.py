# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Breathing patterns of one's own: made, changed and removed while the vault is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holdspace.services.vault import LOCKED, UNLOCKED, VaultService

if TYPE_CHECKING:
    from holdspace.domain.breathing import OwnPattern, PhaseStep
    from holdspace.domain.timing import Clock
    from holdspace.storage.own_patterns import PatternStore


class PatternService(QObject):
    """Own patterns. They can be listed at any time; where they cannot be seen, the list is empty.

    *Signals*: `changed()` after each that was made, changed or removed, and as the vault opens or closes.
    """

    changed = Signal()

    def __init__(self, vault: VaultService, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._clock = clock
        vault.state_changed.connect(self._on_state_changed)

    @property
    def can_be_seen(self) -> bool:
        """Say whether the vault is open; where it is not, a page says "Unlock to see yours"."""
        return self._vault.state == UNLOCKED

    @property
    def are_locked(self) -> bool:
        """Say whether there is a vault to unlock first."""
        return self._vault.state == LOCKED

    def all(self) -> list[OwnPattern]:
        """Return every own pattern, in the order in which they were made; none while they cannot be seen."""
        return self._store.all() if self.can_be_seen else []

    def add(self, name: str, phases: Iterable[PhaseStep]) -> OwnPattern:
        """Make a pattern and return it; only while the vault is open. Raises BadPattern and StorageError."""
        from holdspace.domain.breathing import new_own_pattern

        return self._keep(new_own_pattern(name, phases, now=self._clock.now()))

    def keep(self, pattern: OwnPattern) -> OwnPattern:
        """Keep later values of a pattern and return it as kept, changed now; only while the vault is open.

        Raises StorageError.
        """
        from holdspace.domain.revisions import later_than

        known = self._store.of(pattern.id)
        before = pattern.modified_at if known is None else known.modified_at
        return self._keep(replace(pattern, modified_at=later_than(self._clock.now(), before)))

    def remove(self, pattern_id: str) -> None:
        """Remove a pattern, harmless where there is none; only while the vault is open.

        Raises StorageError.
        """
        self._store.remove(pattern_id, at=self._clock.now())
        self._told()

    @property
    def _store(self) -> PatternStore:
        return self._vault.vault.entries.patterns

    def _keep(self, pattern: OwnPattern) -> OwnPattern:
        self._store.keep(pattern)
        self._told()
        return pattern

    def _told(self) -> None:
        self._vault.note_saved()
        self.changed.emit()

    def _on_state_changed(self, state: str) -> None:
        del state
        self.changed.emit()
