# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards of one's own, favourites, and what practising has to remember: seen while the vault is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holdspace.services.begun_things import CardDrafts
from holdspace.services.own_things import OwnThings
from holdspace.services.vault import UNLOCKED, VaultService

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.domain.card_state import CardState
    from holdspace.domain.own_cards import OwnCard
    from holdspace.domain.timing import Clock
    from holdspace.services.cards import CardDeck
    from holdspace.storage.errors import StorageError
    from holdspace.storage.own_cards import CardStateStore, OwnCardStore


class OwnCardService(OwnThings["OwnCard"]):
    """Own cards and what is kept about cards. All can be asked at any time; what cannot be seen is empty.

    Where a card is kept that stands in for a shipped one, another that stood in for it is one of its own from
    now on. *Signals*: as OwnThings, and `changed()` after each favourite.
    """

    def __init__(self, vault: VaultService, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(vault, clock, parent)
        self.drafts = CardDrafts(vault)

    def remove(self, card_id: str) -> None:
        """Remove an own card, harmless where there is none; only while the vault is open.

        A shipped card that it stood in for is back; that one of one's own was a favourite is forgotten.
        Raises StorageError.
        """
        from holdspace.domain.card_state import CARD, state_id

        known = self._store.of(card_id)
        if known is not None and known.replaces:
            self._let_others_stand(known)
        self._store.remove(card_id, at=self._clock.now())
        self._states.remove(state_id(CARD, card_id), at=self._clock.now())
        self._told()

    def shown_as(self, deck_id: str) -> OwnCard | None:
        """Return the own card that a deck shows by this id, or None. Raises StorageError."""
        from holdspace.domain.own_cards import by_deck_id

        return by_deck_id(self.all()).get(deck_id)

    def laid_over(self, shipped: CardDeck) -> tuple[CardDeck, StorageError | None]:
        """Return the shipped deck with what is one's own; where that cannot be read without it, and why."""
        from holdspace.storage.errors import StorageError

        try:
            return shipped.with_own(self.all(), self.favourites()), None
        except StorageError as error:
            return shipped, error

    def favourites(self) -> frozenset[str]:
        """Return the ids of the cards that are favourites; none while they cannot be seen."""
        return frozenset(self._states.favourites()) if self.can_be_seen else frozenset()

    def set_favourite(self, card_id: str, on: bool) -> None:
        """Make a card a favourite, or no longer; only while the vault is open. Raises StorageError."""
        from holdspace.domain.card_state import CARD, new_card_state, state_id

        known = self._states.of(state_id(CARD, card_id))
        if on != (known is not None and known.favourite):
            state = known or new_card_state(CARD, card_id, now=self._clock.now())
            self._states.keep(replace(state, favourite=on, modified_at=self._later_than(state)))
            self._told()

    def practised(self, line_id: str) -> str:
        """Return what the scheduler remembers of a practice line, "" for nothing or where it is not seen."""
        from holdspace.domain.card_state import LINE, state_id

        state = self._states.of(state_id(LINE, line_id)) if self.can_be_seen else None
        return "" if state is None else state.practised

    def all_practised(self) -> dict[str, str]:
        """Return what the scheduler remembers, by practice line; nothing while it cannot be seen."""
        from holdspace.domain.card_state import LINE

        states = self._states.all() if self.can_be_seen else []
        return {state.about: state.practised for state in states if state.of == LINE and state.practised}

    def keep_practised(self, line_id: str, practised: str) -> None:
        """Keep what the scheduler is to remember of a practice line; only while the vault is open.

        Raises StorageError.
        """
        from holdspace.domain.card_state import LINE, new_card_state, state_id

        known = self._states.of(state_id(LINE, line_id))
        state = known or new_card_state(LINE, line_id, now=self._clock.now())
        self._states.keep(replace(state, practised=practised, modified_at=self._later_than(state)))
        self._vault.note_saved()

    @property
    def _store(self) -> OwnCardStore:
        return self._vault.vault.entries.cards

    @property
    def _states(self) -> CardStateStore:
        return self._vault.vault.entries.card_state

    def _later_than(self, known: OwnCard | CardState) -> datetime:
        from holdspace.domain.revisions import later_than

        return later_than(self._clock.now(), known.modified_at)

    def _let_others_stand(self, card: OwnCard) -> None:
        """Make cards of their own of the others that stand in for the same shipped card."""
        others = [each for each in self._store.all() if card.replaces and each.replaces == card.replaces]
        for each in others:
            if each.id != card.id:
                self._store.keep(replace(each, replaces="", modified_at=self._later_than(each)))

    def _keep(self, item: OwnCard) -> OwnCard:
        self._let_others_stand(item)
        return super()._keep(item)

    def _on_state_changed(self, state: str) -> None:
        super()._on_state_changed(state)
        if state != UNLOCKED:
            from holdspace.domain.cards import forget_cards

            forget_cards()  # after all who show cards have let theirs go, and dealt and searched anew
