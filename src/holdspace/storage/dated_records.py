# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Records without a history: the later of two of one id counts, and a removed one leaves a tombstone.

A row of which this version cannot make sense, as of a later one, is read past: it takes down neither a list
nor an export, and stays as it is until the same is kept later, or removed.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from abc import ABC, abstractmethod
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from holdspace.domain.revisions import Tombstone
from holdspace.storage.connection import Connection, Row
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.tombstones import TombstoneStore

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MOST_BUMPED = 2**32


class Dated(Protocol):
    """What such a record, a dataclass, has at least."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> str:
        """Return its UUID."""

    @property
    def modified_at(self) -> datetime:
        """Return when it was changed last, aware."""


Item = TypeVar("Item", bound=Dated)


class DatedStore(ABC, Generic[Item]):
    """The records of one table of an open vault; each write is one transaction with its ledger row."""

    table: ClassVar[str]
    columns: ClassVar[str]
    """All but pk, in the table's own order, for the ledger's scan reads whole rows. The id comes first."""
    keeps_words: ClassVar[bool] = False
    """Whether both are kept where two vaults hold other words of one id: for what is never edited."""

    def __init__(self, connection: Connection, ledger: LedgerBook | None = None) -> None:
        """Stand on `connection`."""
        self._connection = connection
        self._ledger = ledger or LedgerBook(connection)
        self._tombstones = TombstoneStore(connection, self._ledger)
        self._select = f"SELECT pk, {self.columns} FROM {self.table} "  # noqa: S608 - names of our own
        self._is_there = False

    @abstractmethod
    def item(self, row: Row) -> Item:
        """Return what a row says. Raises ValueError or TypeError where it is no such row."""

    @abstractmethod
    def values(self, item: Item) -> Row:
        """Return the values of a row, without pk."""

    def of(self, item_id: str) -> Item | None:
        """Return the one of this id, or None; None, too, where its row is not understood."""
        found = self._items("WHERE id = ?", (item_id,))
        return found[0] if found else None

    def all(self) -> list[Item]:
        """Return every one that is understood, in the table's order."""
        return self._items("ORDER BY pk")

    def count(self) -> int:
        """Return how many there are; quick."""
        return self._ledger.stored(self.table).rows

    def read_past(self) -> int:
        """Return how many rows say what this version cannot make sense of: they stay as they are."""
        rows = self._rows("", ())
        return sum(self._understood(row) is None for row in rows)

    def holds(self, item_id: str) -> bool:
        """Say whether there is one of this id."""
        return self._row(item_id) is not None

    def keep(self, item: Item) -> None:
        """Keep it, in the place of the one of its id if there is one; doing it again changes nothing.

        Raises DiskFull, NotWritable, NotKept or VaultBusy, after which the call can be repeated.
        """
        with self._connection.write():
            self._tombstones.lift(item.id)
            old = self._row(item.id)
            self._write(old, (self._place(old, item), *self.values(item)))

    def remove(self, item_id: str, *, at: datetime | None = None) -> None:
        """Remove it `at` (now, unless given), and leave its id as a tombstone, so that it stays away.

        Harmless where there is none. Raises as `keep`.
        """
        with self._connection.write():
            row = self._row(item_id)
            if row is not None:
                removed_at = max(at or datetime.now(UTC), self._modified_at(row))
                self._write(row, None)
                self._tombstones.put(Tombstone(item_id, removed_at))

    def outlives(self, tombstone: Tombstone) -> bool:
        """Say whether the one of this id is here and was changed after it was removed elsewhere."""
        row = self._row(tombstone.id)
        return row is not None and self._modified_at(row) > tombstone.erased_at

    def heed(self, tombstone: Tombstone) -> bool:
        """Remove the one that was removed elsewhere, unless it was changed after; inside a write.

        Returns whether there was one.
        """
        row = self._row(tombstone.id)
        if row is None or self._modified_at(row) > tombstone.erased_at:
            return False
        self._write(row, None)
        return True

    def are_alike(self, one: Item, other: Item) -> bool:
        """Say whether two differ in nothing but when they were changed."""
        return self.values(replace(one, modified_at=other.modified_at)) == self.values(other)

    def apart(self, item: Item) -> Item:
        """Return the same with an id that follows from all it says, on each machine the same."""
        return replace(item, id=id_of_content(repr(self.values(item))))

    def take_over(self, row: Row) -> bool:
        """Keep a row as a damaged database held it, the later of two, and return whether it was kept.

        Raises ValueError or TypeError where it is no such row.
        """
        item = self.item(row)
        is_wanted = self._wins(item)
        if is_wanted:
            self.keep(item)
        return is_wanted

    def take_in(self, item: Item) -> bool:
        """Keep one of another vault, the later of two of one id, and return whether anything was kept.

        One that was removed after it was changed stays away. Where the table keeps words, those of the
        earlier one stay too, with an id of their own that both vaults give it.
        """
        wins, apart = self._wins(item), self._apart_from(item)
        if wins:
            self.keep(item)
        if apart is not None:
            self.keep(apart)
        return wins or apart is not None

    def would_take(self, item: Item) -> bool:
        """Say whether `take_in` would keep it, or anything because of it."""
        return self._wins(item) or self._apart_from(item) is not None

    def _wins(self, item: Item) -> bool:
        if self._stays_away(item):
            return False
        row = self._row(item.id)
        if row is None:
            return True
        old = self._understood(row)
        if old is None:
            return self._modified_at(row) < item.modified_at
        # Of two that were changed at one moment both machines must choose the same.
        return self._rank(old) < self._rank(item)

    def _apart_from(self, item: Item) -> Item | None:
        """Return the earlier of this and the one of its id, if its words would be lost, with its own id."""
        old = self.of(item.id) if self.keeps_words else None
        if old is None or self._stays_away(item):
            return None
        earlier, later = sorted((old, item), key=self._rank)
        if _words(earlier) in ("", _words(later)):
            return None
        apart = self.apart(earlier)
        return None if self.holds(apart.id) or self._stays_away(apart) else apart

    def _stays_away(self, item: Item) -> bool:
        removed = self._tombstones.of(item.id)
        return removed is not None and removed.erased_at >= item.modified_at

    def _rank(self, item: Item) -> tuple[datetime, str]:
        return item.modified_at, repr(self.values(item))

    def _items(self, rest: str, values: Sequence[object] = ()) -> list[Item]:
        """Return what a query finds; nothing in a vault that is too old to have the table."""
        read = map(self._understood, self._rows(rest, values))
        return [item for item in read if item is not None]

    def _understood(self, row: Row) -> Item | None:
        try:
            return self.item(row)
        except (ValueError, TypeError):
            return None

    def _modified_at(self, row: Row) -> datetime:
        """Return when a row was changed, whatever else it says; long ago where it does not say."""
        said = row[1 + self.columns.split(", ").index("modified_at")]
        try:
            moment = datetime.fromisoformat(said)
        except (ValueError, TypeError):
            return EPOCH
        return EPOCH if moment.utcoffset() is None else moment

    def _rows(self, rest: str, values: Sequence[object]) -> list[Row]:
        there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
        self._is_there = self._is_there or self._connection.row(there, (self.table,)) is not None
        return self._connection.rows(self._select + rest, values) if self._is_there else []

    def _place(self, old: Row | None, item: Item) -> int:
        """Return the pk that an item is to have."""
        del item
        if old is not None:
            return int(old[0])
        return int(self._connection.value(f"SELECT coalesce(max(pk), 0) + 1 FROM {self.table}"))  # noqa: S608

    def _row(self, item_id: str) -> Row | None:
        found = self._rows("WHERE id = ?", (item_id,))
        return found[0] if found else None

    def _write(self, old: Row | None, new: Row | None) -> None:
        if old == new:
            return
        if old is not None:
            self._connection.run(f"DELETE FROM {self.table} WHERE pk = ?", (old[0],))  # noqa: S608
        if new is not None:
            marks = ", ".join("?" * len(new))
            self._connection.run(f"INSERT INTO {self.table} VALUES ({marks})", new)  # noqa: S608
        self._ledger.replace(self.table, old, new)


class TimedStore(DatedStore[Item]):
    """Records that stand in the order of a time of their own: their pk is that time, bumped until free."""

    @abstractmethod
    def time_of(self, item: Item) -> datetime:
        """Return the time that an item stands at, aware."""

    def between(self, first: datetime, last: datetime) -> list[Item]:
        """Return those from `first` to `last` (aware, both in), the oldest first."""
        # What was bumped stands a little behind its time, so the later end is looked at again.
        span = position_of(first), position_of(last) + _MOST_BUMPED
        found = self._items("WHERE pk BETWEEN ? AND ? ORDER BY pk", span)
        return sorted((item for item in found if self.time_of(item) <= last), key=self.time_of)

    def recent(self, limit: int) -> list[Item]:
        """Return at most `limit` of them, the newest first."""
        return self._items("ORDER BY pk DESC LIMIT ?", (limit,))

    def _place(self, old: Row | None, item: Item) -> int:
        moment = self.time_of(item)
        before = self._understood(old) if old is not None else None
        if old is not None and before is not None and self.time_of(before) == moment:
            return int(old[0])
        return free_position(self._connection, self.table, moment)


def _words(item: Dated) -> str:
    return str(getattr(item, "text", ""))


def id_of_content(content: str) -> str:
    """Return the UUID that always stands for this content."""
    return str(uuid.UUID(bytes=hashlib.sha256(content.encode()).digest()[:16], version=4))


def position_of(moment: datetime) -> int:
    """Return an aware datetime as microseconds since 1970 in UTC."""
    return (moment - EPOCH) // _MICROSECOND


def free_position(connection: Connection, table: str, moment: datetime, promised: Container[int] = ()) -> int:
    """Return the position of a moment, or the next near it that no row has and that is not promised."""
    first = position_of(moment)
    taken = f"SELECT 1 FROM {table} WHERE pk = ?"  # noqa: S608 - a name of our own
    near = (first + bump for bump in _bumps())
    return next(each for each in near if each not in promised and not connection.row(taken, (each,)))


def _bumps() -> Iterator[int]:
    yield from range(8)
    # Thousands of rows of one instant come only from a hand that means harm: spread them.
    for bits in range(4, 60):
        yield 8 + secrets.randbelow(2**bits)
