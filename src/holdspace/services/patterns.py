# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Breathing patterns of one's own: made, changed and removed while the vault is open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from holdspace.services.own_things import OwnThings

if TYPE_CHECKING:
    from holdspace.domain.breathing import OwnPattern, PhaseStep
    from holdspace.storage.own_patterns import PatternStore


class PatternService(OwnThings["OwnPattern"]):
    """Own patterns."""

    def add(self, name: str, phases: Iterable[PhaseStep]) -> OwnPattern:
        """Make a pattern and return it; only while the vault is open. Raises BadPattern and StorageError."""
        from holdspace.domain.breathing import new_own_pattern

        return self._keep(new_own_pattern(name, phases, now=self._clock.now()))

    @property
    def _store(self) -> PatternStore:
        return self._vault.vault.entries.patterns
