# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun of one's own things: sealed while it is made, and there after a lock or a crash."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Collection
from typing import TYPE_CHECKING, Generic, TypeVar

from holdspace.services.errors import StorageError
from holdspace.services.vault import UNLOCKED, VaultService

if TYPE_CHECKING:
    from holdspace.domain.card_drafts import CardDraft
    from holdspace.domain.practice_drafts import PracticeDraft
    from holdspace.storage.begun import BegunKind, ToJson

    Draft = TypeVar("Draft", bound=ToJson)
else:
    Draft = TypeVar("Draft")

NEW = ""
"""In the place of an id: of what is new."""
_ONE_MORE = "new-"
"""And a number, or what nobody guesses: of a further one that is new; nothing has such an id."""


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
            is_held = any(each is not None for each in self._held.values())
            return is_held or self._kind.are_there(self._vault.places)
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
            self._kind.seal(self._vault.places, drafts)
        self._drafts, self._held = drafts, {}

    def fresh(self) -> str:
        """Return what to keep one more new thing as, in no other's place, even one that cannot be read."""
        try:
            known = self._all()
        except StorageError:
            return f"{_ONE_MORE}{secrets.token_hex(8)}"
        names = (NEW, *(f"{_ONE_MORE}{number}" for number in range(2, len(known) + 3)))
        return next(each for each in names if each not in known)

    @property
    def _kind(self) -> BegunKind[Draft]:
        """Return of which kind they are. Overridden."""
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
            self._drafts = self._vault.vault.open_begun(self._kind)
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


class CardDrafts(BegunThings["CardDraft"]):
    """What was begun of cards, by the id of its card."""

    def last(self) -> str | None:
        """Return the id of the card begun last, NEW, or None where there is nothing. Raises StorageError."""
        held = self._all_held()
        return next(reversed(held or self._all()), None)

    def others(self, card_id: str) -> dict[str, CardDraft]:
        """Return what was begun of other cards, by their ids or `fresh` ones, the last one first.

        Raises StorageError.
        """
        return {each: draft for each, draft in reversed(self._all().items()) if each != card_id}

    def others_held(self, card_id: str) -> dict[str, CardDraft]:
        """Return those of `others` that are in memory only; the disk is not asked."""
        return {each: draft for each, draft in reversed(self._all_held().items()) if each != card_id}

    @property
    def _kind(self) -> BegunKind[CardDraft]:
        from holdspace.storage.begun import CARDS

        return CARDS


class PracticeDrafts(BegunThings["PracticeDraft"]):
    """What was begun of practices, by the id of its practice."""

    def for_new(self, known: Collection[str]) -> str:
        """Return what a new practice goes on from: NEW, or one begun of a practice that is `known` no more.

        Raises StorageError.
        """
        if self.of(NEW) is not None:
            return NEW
        return next((about for about in self._all() if about not in known), NEW)

    @property
    def _kind(self) -> BegunKind[PracticeDraft]:
        from holdspace.storage.begun import PRACTICES

        return PRACTICES
