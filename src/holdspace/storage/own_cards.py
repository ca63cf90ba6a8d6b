# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards of one's own, and what is kept about cards and practice lines, in the vault."""

from __future__ import annotations

from datetime import datetime

from holdspace.domain.card_state import CardState
from holdspace.domain.own_cards import OwnCard
from holdspace.storage.connection import Row
from holdspace.storage.dated_records import DatedStore
from holdspace.storage.entry_rows import to_tuple, words


class OwnCardStore(DatedStore[OwnCard]):
    """The own cards of one open vault, in the order in which they were made."""

    table = "own_cards"
    columns = (
        "id, language, kind, audiences, moments, modified_at, replaces, why, after, lighter, not_this, say"
    )

    def item(self, row: Row) -> OwnCard:
        """Return what a row says. Raises ValueError or TypeError where it is no such row."""
        return OwnCard(
            id=row[1],
            language=row[2],
            kind=row[3],
            audiences=to_tuple(row[4]),
            moments=to_tuple(row[5]),
            modified_at=datetime.fromisoformat(row[6]),
            replaces=row[7],
            why=row[8],
            after=row[9],
            lighter=row[10],
            not_this=row[11],
            say=row[12],
        )

    def values(self, item: OwnCard) -> Row:
        """Return the values of a row, without pk."""
        return (
            item.id,
            item.language,
            item.kind,
            words(item.audiences),
            words(item.moments),
            item.modified_at.isoformat(),
            item.replaces,
            item.why,
            item.after,
            item.lighter,
            item.not_this,
            item.say,
        )


class CardStateStore(DatedStore[CardState]):
    """What one open vault keeps about cards and practice lines, in the order in which it came in."""

    table = "card_state"
    columns = "id, of, favourite, modified_at, about, practised"

    def favourites(self) -> list[str]:
        """Return the ids of the cards that are favourites, in the order in which they came in."""
        return [state.about for state in self._items("WHERE favourite = 1 AND of = 'card' ORDER BY pk")]

    def item(self, row: Row) -> CardState:
        """Return what a row says. Raises ValueError or TypeError where it is no such row."""
        return CardState(row[1], row[2], row[5], datetime.fromisoformat(row[4]), bool(row[3]), row[6])

    def values(self, item: CardState) -> Row:
        """Return the values of a row, without pk."""
        moment = item.modified_at.isoformat()
        return (item.id, item.of, int(item.favourite), moment, item.about, item.practised)
