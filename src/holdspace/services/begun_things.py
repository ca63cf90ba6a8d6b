# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun of one's own things: sealed while it is made, and there after a lock or a crash."""

from __future__ import annotations

from typing import Generic, TypeVar

from holdspace.services.vault import UNLOCKED, VaultService

NEW = ""
"""In the place of an id: of what is new."""
Draft = TypeVar("Draft")


class BegunThings(Generic[Draft]):
    """One draft for each thing that is changed and each new one; nothing while it is locked."""

    def __init__(self, vault: VaultService) -> None:
        self._vault = vault
        self._drafts: dict[str, Draft] | None = None  # as on the disk, once it was read
        vault.state_changed.connect(self._on_state_changed)

    @property
    def are_waiting(self) -> bool:
        """Say whether any are there that can be taken up; opens nothing."""
        return self._vault.state == UNLOCKED and self._has_any()

    def of(self, about: str) -> Draft | None:
        """Return what was begun of the thing of an id, or of NEW. Raises StorageError."""
        return self._all().get(about)

    def keep(self, about: str, draft: Draft | None) -> None:
        """Seal what was begun, or drop it (None); on return it is on the disk.

        Only while the vault is open. Raises StorageError.
        """
        known = self._all()
        if known.get(about) == draft:
            return
        drafts = {each: known[each] for each in known if each != about}
        if draft is not None:
            drafts[about] = draft
        self._seal(drafts)
        self._drafts = drafts

    def _has_any(self) -> bool:
        """Say whether any are on the disk; opens nothing. Overridden."""
        raise NotImplementedError

    def _open(self) -> dict[str, Draft]:
        """Return those on the disk. Overridden. Raises StorageError."""
        raise NotImplementedError

    def _seal(self, drafts: dict[str, Draft]) -> None:
        """Seal these in place of those before. Overridden. Raises StorageError."""
        raise NotImplementedError

    def _all(self) -> dict[str, Draft]:
        if self._vault.state != UNLOCKED:
            return {}
        if self._drafts is None:
            self._drafts = self._open()
        return self._drafts

    def _on_state_changed(self, state: str) -> None:
        del state
        self._drafts = None
