# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reading entries in the vault. A position is an entry's place in time: created_at in microseconds of UTC."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from datetime import datetime
from typing import Any

from holdspace.domain.entries import Entry
from holdspace.domain.merging import Story
from holdspace.domain.revisions import KeptEntry, Revision, newest_first
from holdspace.storage.connection import Connection, Row
from holdspace.storage.dated_records import EPOCH, DatedStore
from holdspace.storage.dated_records import position_of as position_of
from holdspace.storage.entry_rows import (
    DELETED_AT,
    PARENT,
    PK,
    entry_columns,
    to_entry,
    to_tuple,
)
from holdspace.storage.errors import NoSuchEntry
from holdspace.storage.fine_words import FineWordStore
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.own_cards import CardStateStore, OwnCardStore
from holdspace.storage.own_patterns import PatternStore
from holdspace.storage.own_practices import OwnPracticeStore
from holdspace.storage.own_templates import TemplateStore
from holdspace.storage.revisions import RevisionStore
from holdspace.storage.sessions import AnswerStore, BoundaryStore, SessionStore
from holdspace.storage.tombstones import TombstoneStore

_TABLE = "entries"
_LENGTHS = (1, 8, 32, 128, 512)  # of lists of positions that are asked for at once
_CHUNK = _LENGTHS[-1]
FIRST_POSITION, LAST_POSITION = -(2**63), 2**63 - 1


class EntryReader:
    """The entries of one open vault, newest first, as they are read."""

    def __init__(self, connection: Connection) -> None:
        """Stand on `connection`."""
        self._connection = connection
        self._ledger = LedgerBook(connection)
        self._revisions = RevisionStore(connection, self._ledger)
        self._tombstones = TombstoneStore(connection, self._ledger)
        self.fine_words = FineWordStore(connection, self._ledger)
        self.templates = TemplateStore(connection, self._ledger)
        self.sessions = SessionStore(connection, self._ledger)
        self.answers = AnswerStore(connection, self._ledger)
        self.boundaries = BoundaryStore(connection, self._ledger)
        self.patterns = PatternStore(connection, self._ledger)
        self.cards = OwnCardStore(connection, self._ledger)
        self.card_state = CardStateStore(connection, self._ledger)
        self.practices = OwnPracticeStore(connection, self._ledger)
        practised = (self.sessions, self.answers, self.boundaries, self.patterns, self.practices)
        stores = (self.templates, *practised, self.cards, self.card_state)
        self._dated: Mapping[str, DatedStore[Any]] = {store.table: store for store in stores}
        self._select = f"SELECT {entry_columns(connection)} FROM entries "  # noqa: S608 - names of our own

    @property
    def revisions(self) -> RevisionStore:
        """Return the versions before the newest."""
        return self._revisions

    @property
    def tombstones(self) -> TombstoneStore:
        """Return the ids of what was erased for good."""
        return self._tombstones

    @property
    def dated(self) -> Mapping[str, DatedStore[Any]]:
        """Return, by table, all that has no history: of two of one id the later counts."""
        return self._dated

    def holder(self, item_id: str) -> DatedStore[Any] | None:
        """Return the store that holds what has this id and no history, or None."""
        return next((store for store in self._dated.values() if store.holds(item_id)), None)

    @property
    def ledger(self) -> LedgerBook:
        """Return the ledger that these entries are written to."""
        return self._ledger

    def get(self, entry_id: str) -> Entry:
        """Return one entry. Raises NoSuchEntry if there is none or it was deleted."""
        return to_entry(self._kept_row(entry_id))

    def kept(self, entry_id: str) -> KeptEntry | None:
        """Return what is kept of an entry, deleted or not, or None."""
        row = self._row(entry_id)
        return None if row is None else to_kept(row)

    def history(self, entry_id: str) -> list[Revision]:
        """Return every version of an entry, the newest first: it leads, then what it came of.

        Raises NoSuchEntry if there is none or it was deleted.
        """
        head = to_kept(self._kept_row(entry_id)).head
        before = [each for each in self._revisions.of(entry_id) if each.id != head.id]
        return [head, *newest_first(before)]

    def deleted(self, limit: int = 1000) -> list[KeptEntry]:
        """Return up to `limit` entries in the trash (-1: all), the last put there first."""
        query = self._select + "WHERE deleted_at IS NOT NULL"
        found = [to_kept(row) for row in self._connection.rows(query)]
        found.sort(key=lambda kept: kept.deleted_at or EPOCH, reverse=True)
        return found if limit < 0 else found[:limit]

    def deleted_count(self) -> int:
        """Return how many entries are marked deleted; quick at 100,000."""
        # By the index of the trash alone: counting all others takes 0.1 s when the journal was just opened.
        return int(self._connection.value("SELECT count(*) FROM entries WHERE deleted_at IS NOT NULL"))

    def known(self, entry_id: str) -> Entry | None:
        """Return the entry of this id, deleted or not, or None."""
        row = self._row(entry_id)
        return None if row is None else to_entry(row)

    def audiences_of(self, session_id: str) -> tuple[str, ...]:
        """Return whom a session was with, by the newest entry that was written on it; () where none says."""
        query = "SELECT audiences FROM entries WHERE session_id = ? AND deleted_at IS NULL ORDER BY pk DESC"
        row = self._connection.row(query + " LIMIT 1", (session_id,))
        return () if row is None else to_tuple(row[0])

    def was_erased(self, entry_id: str) -> bool:
        """Return whether the entry of this id was erased for good."""
        return self._tombstones.of(entry_id) is not None

    def tags(self) -> dict[str, int]:
        """Return every tag with the number of entries that have it, by frequency and then by name."""
        counts = Counter[str]()
        query = "SELECT tags, count(*) FROM entries WHERE deleted_at IS NULL AND tags <> '[]' GROUP BY tags"
        for tags, count in self._connection.scan(query):
            counts.update(dict.fromkeys(to_tuple(tags), count))
        return dict(sorted(counts.items(), key=lambda found: (-found[1], found[0].casefold())))

    def story(self, entry_id: str) -> Story | None:
        """Return all that is kept of an entry and of its history, deleted or not, or None."""
        kept = self.kept(entry_id)
        return None if kept is None else Story(kept, tuple(self._revisions.of(entry_id)))

    def count(self) -> int:
        """Return how many entries there are."""
        query = "SELECT count(*) FROM entries INDEXED BY entries_kept WHERE deleted_at IS NULL"
        return int(self._connection.value(query))

    def positions(self, limit: int = -1, before: int | None = None) -> array[int]:
        """Return the position of every entry, newest first; quick at 100,000.

        With `limit` no more than so many, the newest or those next older than `before`.
        """
        query = (
            "SELECT pk FROM entries INDEXED BY entries_kept WHERE deleted_at IS NULL AND pk < ?"
            " ORDER BY pk DESC LIMIT ?"
        )
        last = LAST_POSITION if before is None else before
        return array("q", (row[0] for row in self._connection.scan(query, (last, limit))))

    def by_positions(self, positions: Sequence[int]) -> list[Entry]:
        """Return the entries at these positions, in their order; positions no longer taken are left out."""
        found: dict[int, Entry] = {}
        for start in range(0, len(positions), _CHUNK):
            chunk = _filled_up(positions[start : start + _CHUNK])
            marks = ", ".join("?" * len(chunk))
            rows = self._connection.rows(
                f"{self._select} WHERE pk IN ({marks}) AND deleted_at IS NULL", chunk
            )
            found |= {row[PK]: to_entry(row) for row in rows}
        return [found[position] for position in positions if position in found]

    def page(self, before: int | None, limit: int) -> list[tuple[int, Entry]]:
        """Return up to `limit` entries older than position `before` (None: the newest), each with its own."""
        rows = self._connection.rows(
            self._select + "WHERE deleted_at IS NULL AND pk < ? ORDER BY pk DESC LIMIT ?",
            (2**63 - 1 if before is None else before, limit),
        )
        return [(row[PK], to_entry(row)) for row in rows]

    def between(self, first: datetime, last: datetime, limit: int) -> list[Entry]:
        """Return up to `limit` entries made from `first` to `last`, both in, newest first."""
        rows = self._connection.rows(
            self._select + "WHERE deleted_at IS NULL AND pk BETWEEN ? AND ? ORDER BY pk DESC LIMIT ?",
            (position_of(first), position_of(last), limit),
        )
        return [to_entry(row) for row in rows]

    def everything(
        self, first: int = FIRST_POSITION, last: int = LAST_POSITION
    ) -> Generator[KeptEntry, None, None]:
        """Give all that is kept of every entry, the deleted ones too, the oldest first; one at a time.

        With positions, of those from `first` to `last`, both in.
        """
        for row in self._connection.scan(
            self._select + "WHERE pk BETWEEN ? AND ? ORDER BY pk", (first, last)
        ):
            yield to_kept(row)

    def count_between(self, first: int, last: int) -> int:
        """Return how many entries have positions from `first` to `last`, the deleted ones too."""
        query = "SELECT count(*) FROM entries WHERE pk BETWEEN ? AND ?"
        return int(self._connection.value(query, (first, last)))

    def _row(self, entry_id: str) -> Row | None:
        return self._connection.row(self._select + "WHERE id = ?", (entry_id,))

    def _kept_row(self, entry_id: str) -> Row:
        row = self._row(entry_id)
        if row is None or row[DELETED_AT] is not None:
            raise NoSuchEntry
        return row


def _filled_up(positions: Sequence[int]) -> list[int]:
    """Return positions, the last of them repeated: of few lengths there are few statements to prepare."""
    wanted = next(number for number in _LENGTHS if number >= len(positions))
    return [*positions, *[positions[-1]] * (wanted - len(positions))]


def to_kept(row: Row) -> KeptEntry:
    """Return what an entry's row says of it."""
    deleted_at, changed_at = (None if each is None else datetime.fromisoformat(each) for each in row[5:7])
    return KeptEntry(Revision(to_entry(row), row[PARENT]), deleted_at, changed_at)
