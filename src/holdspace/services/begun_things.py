# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun of one's own things: sealed while it is made, and there after a lock or a crash."""

from __future__ import annotations

import contextlib
from typing import Generic, TypeVar

from holdspace.services.errors import StorageError
from holdspace.services.vault import UNLOCKED, VaultService

NEW = ""
"""In the place of an id: of what is new."""
Draft = TypeVar("Draft")


class BegunThings(Generic[Draft]):
    """One draft for each thing that is changed and each new one; nothing while it is locked.

    What the disk did not take is held in memory until the disk takes it, at the lock at the latest.
    """

    def __init__(self, vault: VaultService) -> None:
        self._vault = vault
        self._drafts: dict[str, Draft] | None = None  # as on the disk, once it was read
        self._were_lost = False
        self._held: dict[str, Draft | None] = {}  # what is not on the disk yet, the last one last
        vault.about_to_lock.connect(self._on_about_to_lock)
        vault.state_changed.connect(self._on_state_changed)

    @property
    def are_waiting(self) -> bool:
        """Say whether any are there that can be taken up; opens nothing."""
        if self._vault.state != UNLOCKED:
            return False
        if self._drafts is None:
            return self._has_any() or any(each is not None for each in self._held.values())
        return bool(self._all())

    @property
    def were_lost(self) -> bool:
        """Say whether the disk did not take what was begun at the lock before, which went with the memory."""
        return self._were_lost

    def of(self, about: str) -> Draft | None:
        """Return what was begun of the thing of an id, or of NEW. Raises StorageError."""
        if about in self._held:  # without a look at the disk, which may be what fails
            return self._held[about]
        return self._all().get(about)

    def keep(self, about: str, draft: Draft | None) -> None:
        """Seal what was begun, or drop it (None); on return it is on the disk.

        Only while the vault is open. Raises StorageError: it is held until `keep_held` has it on the disk.
        """
        self._held.pop(about, None)
        if draft is not None:
            self._held[about] = draft
        self._on_disk()  # where it cannot be read, nothing unseen is dropped from it later
        self._held.setdefault(about, None)
        self.keep_held()

    def keep_held(self) -> None:
        """Seal what the disk did not take before; on return it is on the disk. Raises StorageError."""
        if not self._held:
            return
        drafts = self._all()
        if drafts != self._on_disk():
            self._seal(drafts)
        self._drafts, self._held = drafts, {}

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
        """Return those on the disk and those held, the last one last. Raises StorageError."""
        known = self._on_disk()
        left = {each: draft for each, draft in known.items() if each not in self._held}
        return left | self._all_held()

    def _all_held(self) -> dict[str, Draft]:
        return {each: draft for each, draft in self._held.items() if draft is not None}

    def _on_disk(self) -> dict[str, Draft]:
        if self._vault.state != UNLOCKED:
            return {}
        if self._drafts is None:
            self._drafts = self._open()
        return self._drafts

    def _on_state_changed(self, state: str) -> None:
        del state
        self._drafts, self._held = None, {}

    def _on_about_to_lock(self) -> None:
        """Try once more; what fails now goes with the memory."""
        self._were_lost = bool(self._all_held())
        with contextlib.suppress(StorageError):
            self.keep_held()
            self._were_lost = False
