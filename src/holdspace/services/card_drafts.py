# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards of one's own that were begun: sealed while they are written, and there after a lock or a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.services.vault import UNLOCKED, VaultService

if TYPE_CHECKING:
    from holdspace.domain.card_drafts import CardDraft

NEW = ""
"""In the place of a card's id: of a card that is new."""
_ONE_MORE = "new-"  # and a number: of a further card that is new; no card has such an id


class CardDrafts:
    """What was begun, one for each card that is changed and each new one; nothing while it is locked."""

    def __init__(self, vault: VaultService) -> None:
        self._vault = vault
        self._drafts: dict[str, CardDraft] | None = None  # as on the disk, once it was read
        vault.state_changed.connect(self._on_state_changed)

    @property
    def are_waiting(self) -> bool:
        """Say whether any are there that can be taken up; opens nothing."""
        from holdspace.storage.card_drafts import has_card_drafts

        return self._vault.state == UNLOCKED and has_card_drafts(self._vault.places)

    def of(self, card_id: str) -> CardDraft | None:
        """Return what was begun for a card, or NEW. Raises StorageError."""
        return self._all().get(card_id)

    def last(self) -> str | None:
        """Return the id of the card begun last, NEW, or None where there is nothing. Raises StorageError."""
        return next(reversed(self._all()), None)

    def others(self, card_id: str) -> dict[str, CardDraft]:
        """Return what was begun of other cards, by their ids or `fresh` ones, the last one first.

        Raises StorageError.
        """
        return {each: draft for each, draft in reversed(self._all().items()) if each != card_id}

    def fresh(self) -> str:
        """Return what to keep one more new card as, in no other's place. Raises StorageError."""
        names = (NEW, *(f"{_ONE_MORE}{number}" for number in range(2, len(self._all()) + 3)))
        return next(each for each in names if each not in self._all())

    def keep(self, card_id: str, draft: CardDraft | None) -> None:
        """Seal what was begun for a card, or drop it (None); on return it is on the disk.

        Only while the vault is open. Raises StorageError.
        """
        from holdspace.storage.card_drafts import seal_card_drafts

        known = self._all()
        if known.get(card_id) == draft:
            return
        drafts = {each: known[each] for each in known if each != card_id}
        if draft is not None:
            drafts[card_id] = draft
        seal_card_drafts(self._vault.places, drafts)
        self._drafts = drafts

    def _all(self) -> dict[str, CardDraft]:
        if self._vault.state != UNLOCKED:
            return {}
        if self._drafts is None:
            self._drafts = self._vault.vault.open_card_drafts()
        return self._drafts

    def _on_state_changed(self, state: str) -> None:
        del state
        self._drafts = None
