# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices of one's own that were begun, one for each practice that is changed and one for a new one."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from holdspace.services.begun_things import NEW, BegunThings

if TYPE_CHECKING:
    from holdspace.domain.practice_drafts import PracticeDraft

__all__ = ["NEW", "PracticeDrafts"]


class PracticeDrafts(BegunThings["PracticeDraft"]):
    """What was begun, by the id of its practice."""

    def for_new(self, known: Collection[str]) -> str:
        """Return what a new practice goes on from: NEW, or one begun of a practice that is `known` no more.

        Raises StorageError.
        """
        if self.of(NEW) is not None:
            return NEW
        return next((about for about in self._all() if about not in known), NEW)

    def _has_any(self) -> bool:
        from holdspace.storage.practice_drafts import has_practice_drafts

        return has_practice_drafts(self._vault.places)

    def _open(self) -> dict[str, PracticeDraft]:
        return self._vault.vault.open_practice_drafts()

    def _seal(self, drafts: dict[str, PracticeDraft]) -> None:
        from holdspace.storage.practice_drafts import seal_practice_drafts

        seal_practice_drafts(self._vault.places, drafts)
