# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards of one's own that were begun, one for each card that is changed and each new one."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from holdspace.services.begun_things import NEW, BegunThings
from holdspace.services.errors import StorageError

if TYPE_CHECKING:
    from holdspace.domain.card_drafts import CardDraft

__all__ = ["NEW", "CardDrafts"]

_ONE_MORE = "new-"
"""And a number, or what nobody guesses: of a further card that is new; no card has such an id."""


class CardDrafts(BegunThings["CardDraft"]):
    """What was begun, by the id of its card."""

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

    def fresh(self) -> str:
        """Return what to keep one more new card as, in no other's place, even one that cannot be read."""
        try:
            known = self._all()
        except StorageError:
            return f"{_ONE_MORE}{secrets.token_hex(8)}"
        names = (NEW, *(f"{_ONE_MORE}{number}" for number in range(2, len(known) + 3)))
        return next(each for each in names if each not in known)

    def _has_any(self) -> bool:
        from holdspace.storage.card_drafts import has_card_drafts

        return has_card_drafts(self._vault.places)

    def _open(self) -> dict[str, CardDraft]:
        return self._vault.vault.open_card_drafts()

    def _seal(self, drafts: dict[str, CardDraft]) -> None:
        from holdspace.storage.card_drafts import seal_card_drafts

        seal_card_drafts(self._vault.places, drafts)
