# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries in the vault. A position is an entry's place in time: created_at in microseconds of UTC."""

from __future__ import annotations

import json
import secrets
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from holdspace.domain.entries import Entry
from holdspace.domain.text import clean_text
from holdspace.storage.connection import Connection, Row
from holdspace.storage.errors import NoSuchEntry
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.progress import Progress, no_progress

_TABLE = "entries"
# In the table's own order, for the ledger's scan reads whole rows; a migration that adds a column sums anew.
_COLUMNS = (
    "pk, id, created_at, time_zone, modified_at, deleted_at, kind, audiences, load, load_after, feelings,"
    " tags, starred, sealed, text"
)
_PK, _CREATED_AT, _MODIFIED_AT, _DELETED_AT = 0, 2, 4, 5
_MARKS = ", ".join("?" * 15)
_SELECT = f"SELECT {_COLUMNS} FROM entries "  # noqa: S608 - names of our own
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_CHUNK = 500


class EntryStore:
    """The entries of one open vault, newest first. Each write is one transaction with its ledger row."""

    def __init__(self, connection: Connection) -> None:
        """Stand on `connection`."""
        self._connection = connection
        self._ledger = LedgerBook(connection)

    def add(self, entry: Entry) -> int:
        """Keep `entry` and return its position; doing it again changes nothing and makes no second one.

        An entry of the same id is replaced. Raises DiskFull, NotWritable, NotKept or VaultBusy, after which
        the call can be repeated.
        """
        with self._connection.write():
            return self._put(self._row(entry.id), entry, deleted_at=None)

    def update(self, entry: Entry) -> int:
        """Replace the entry of the same id and return its position. Raises NoSuchEntry and as `add` does."""
        with self._connection.write():
            return self._put(self._kept_row(entry.id), entry, deleted_at=None)

    def get(self, entry_id: str) -> Entry:
        """Return one entry. Raises NoSuchEntry if there is none or it was deleted."""
        return _entry(self._kept_row(entry_id))

    def delete(self, entry_id: str, *, at: datetime | None = None) -> None:
        """Mark an entry deleted `at` (now, unless given); `restore` undoes it. Raises NoSuchEntry."""
        with self._connection.write():
            row = self._kept_row(entry_id)
            self._write(row, _with_deletion(row, (at or datetime.now(UTC)).isoformat()))

    def restore(self, entry_id: str) -> int:
        """Undo `delete`, if it was, and return the entry's position. Raises NoSuchEntry."""
        with self._connection.write():
            row = self._row(entry_id)
            if row is None:
                raise NoSuchEntry
            self._write(row, _with_deletion(row, None))
            return int(row[_PK])

    def erase(self, entry_id: str) -> None:
        """Remove an entry and leave nothing of it, deleted or not; harmless where there is none."""
        with self._connection.write():
            row = self._row(entry_id)
            if row is not None:
                self._connection.run("DELETE FROM entries WHERE pk = ?", (row[_PK],))
                self._ledger.replace(_TABLE, row, None)

    def deleted_count(self) -> int:
        """Return how many entries are marked deleted; quick at 100,000."""
        return max(0, self._ledger.stored(_TABLE).rows - self.count())

    def erase_deleted(self, progress: Progress = no_progress) -> int:
        """Remove every entry that is marked deleted, in one transaction, and return how many there were."""
        with self._connection.write():
            found = self._connection.rows("SELECT id FROM entries WHERE deleted_at IS NOT NULL")
            for number, (entry_id,) in enumerate(found):
                progress(number / len(found))
                self.erase(entry_id)
        return len(found)

    def known(self, entry_id: str) -> Entry | None:
        """Return the entry of this id, deleted or not, or None."""
        row = self._row(entry_id)
        return None if row is None else _entry(row)

    def take_over(self, row: Row) -> bool:
        """Keep a whole row as another database of this vault held it, and return whether it was kept.

        Of two rows of one id the later changed counts, and then the one that was not deleted. A position that
        another entry has is bumped. Raises ValueError where it is no row of an entry, and as `add` does.
        """
        entry = _entry(row)
        with self._connection.write():
            old = self._row(entry.id)
            if old is not None and _age(old) >= _age(row):
                return False
            taken = self._connection.value("SELECT id FROM entries WHERE pk = ?", (row[_PK],))
            if taken not in (None, entry.id):
                row = (self._free_position(entry.created_at), *row[1:])
            self._write(old, row)
            return True

    def count(self) -> int:
        """Return how many entries there are."""
        query = "SELECT count(*) FROM entries INDEXED BY entries_kept WHERE deleted_at IS NULL"
        return int(self._connection.value(query))

    def positions(self) -> array[int]:
        """Return the position of every entry, newest first; quick at 100,000."""
        query = "SELECT pk FROM entries INDEXED BY entries_kept WHERE deleted_at IS NULL ORDER BY pk DESC"
        return array("q", (row[0] for row in self._connection.scan(query)))

    def by_positions(self, positions: Sequence[int]) -> list[Entry]:
        """Return the entries at these positions, in their order; positions no longer taken are left out."""
        found: dict[int, Entry] = {}
        for start in range(0, len(positions), _CHUNK):
            chunk = positions[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            rows = self._connection.rows(f"{_SELECT} WHERE pk IN ({marks}) AND deleted_at IS NULL", chunk)
            found |= {row[_PK]: _entry(row) for row in rows}
        return [found[position] for position in positions if position in found]

    def page(self, before: int | None, limit: int) -> list[tuple[int, Entry]]:
        """Return up to `limit` entries older than position `before` (None: the newest), each with its own."""
        rows = self._connection.rows(
            _SELECT + "WHERE deleted_at IS NULL AND pk < ? ORDER BY pk DESC LIMIT ?",
            (2**63 - 1 if before is None else before, limit),
        )
        return [(row[_PK], _entry(row)) for row in rows]

    def between(self, first: datetime, last: datetime, limit: int) -> list[Entry]:
        """Return up to `limit` entries made from `first` to `last`, both in, newest first."""
        rows = self._connection.rows(
            _SELECT + "WHERE deleted_at IS NULL AND pk BETWEEN ? AND ? ORDER BY pk DESC LIMIT ?",
            (position_of(first), position_of(last), limit),
        )
        return [_entry(row) for row in rows]

    def _row(self, entry_id: str) -> Row | None:
        return self._connection.row(_SELECT + "WHERE id = ?", (entry_id,))

    def _kept_row(self, entry_id: str) -> Row:
        row = self._row(entry_id)
        if row is None or row[_DELETED_AT] is not None:
            raise NoSuchEntry
        return row

    def _put(self, old: Row | None, entry: Entry, deleted_at: str | None) -> int:
        if old is not None and datetime.fromisoformat(old[_CREATED_AT]) == entry.created_at:
            position = int(old[_PK])
        else:
            position = self._free_position(entry.created_at)
        self._write(old, _values(position, entry, deleted_at))
        return position

    def _write(self, old: Row | None, new: Row) -> None:
        if old == new:
            return
        if old is None:
            self._connection.run(f"INSERT INTO entries ({_COLUMNS}) VALUES ({_MARKS})", new)  # noqa: S608 - own names
        else:
            change = f"UPDATE entries SET ({_COLUMNS}) = ({_MARKS}) WHERE pk = ?"  # noqa: S608 - own names
            self._connection.run(change, (*new, old[_PK]))
        self._ledger.replace(_TABLE, old, new)

    def _free_position(self, created_at: datetime) -> int:
        first = position_of(created_at)
        taken = "SELECT 1 FROM entries WHERE pk = ?"
        return next(first + bump for bump in _bumps() if not self._connection.row(taken, (first + bump,)))


def position_of(moment: datetime) -> int:
    """Return an aware datetime as microseconds since 1970 in UTC."""
    return (moment - _EPOCH) // _MICROSECOND


def as_stored(entry: Entry) -> Entry:
    """Return the entry as reading it back gives it: every text one that can be stored."""
    return replace(
        entry,
        text=clean_text(entry.text),
        time_zone=clean_text(entry.time_zone),
        feelings=tuple(clean_text(word) for word in entry.feelings),
        tags=tuple(clean_text(word) for word in entry.tags),
    )


def _bumps() -> Iterator[int]:
    yield from range(8)
    # Thousands of entries of one instant come only from a hand that means harm: spread them.
    for bits in range(4, 60):
        yield 8 + secrets.randbelow(2**bits)


def _values(position: int, given: Entry, deleted_at: str | None) -> Row:
    entry = as_stored(given)
    return (
        position,
        entry.id,
        entry.created_at.isoformat(),
        entry.time_zone,
        entry.modified_at.isoformat(),
        deleted_at,
        entry.kind,
        _words(entry.audiences),
        entry.load,
        entry.load_after,
        _words(entry.feelings),
        _words(entry.tags),
        int(entry.starred),
        int(entry.sealed),
        entry.text,
    )


def _age(row: Row) -> tuple[datetime, bool]:
    return datetime.fromisoformat(row[_MODIFIED_AT]), row[_DELETED_AT] is None


def _with_deletion(row: Row, deleted_at: str | None) -> Row:
    return (*row[:_DELETED_AT], deleted_at, *row[_DELETED_AT + 1 :])


def _words(words: Sequence[str]) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":")) if words else "[]"


def _tuple(words: str) -> tuple[str, ...]:
    return () if words == "[]" else tuple(json.loads(words))


def _entry(row: Row) -> Entry:
    return Entry(
        id=row[1],
        created_at=datetime.fromisoformat(row[2]),
        time_zone=row[3],
        modified_at=datetime.fromisoformat(row[4]),
        kind=row[6],
        audiences=_tuple(row[7]),
        load=row[8],
        load_after=row[9],
        feelings=_tuple(row[10]),
        tags=_tuple(row[11]),
        starred=bool(row[12]),
        sealed=bool(row[13]),
        text=row[14],
    )
