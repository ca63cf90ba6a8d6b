# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The timeline as a lazy model: it knows every entry's position, and of few entries more than that."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, date, datetime
from operator import neg
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from holdspace.domain.entries import Entry
from holdspace.domain.timeline import TimelineRow, starts_day, timeline_row
from holdspace.services.errors import StorageError
from holdspace.services.journal import JournalService
from holdspace.ui.journal.words import spoken
from holdspace.ui.widgets.dates import day_words

PAGE = 50
_FIRST_ROWS = 12
_KEPT = 20 * PAGE
_FIRST, _NEXT = 1_000, 8_000  # positions read at once: some 1 and 4 ms
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
POSITION_ROLE = Qt.ItemDataRole.UserRole + 3

Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractListModel):
    """Entries, newest first. Only positions are held for all; rows are read in pages of 50, the last 1,000
    kept.

    Roles: ROW_ROLE gives a TimelineRow, HEADING_ROLE the words above the first row of a day and "" elsewhere,
    POSITION_ROLE what stays an entry's own when rows move.

    *Signals*: `read_failed(Exception)` where the vault could not be read; the rows concerned stay blank.
    """

    read_failed = Signal(object)
    _page = PAGE  # rows read at once

    def __init__(
        self,
        journal: JournalService,
        today: Callable[[], date],
        locale: QLocale,
        parent: QObject | None = None,
        *,
        waits: bool = False,
    ) -> None:
        """Read the positions; where it `waits`, only once `wake` is called."""
        super().__init__(parent)
        self._journal = journal
        self._today = today
        self._locale = locale
        self._rows: OrderedDict[int, TimelineRow] = OrderedDict()
        self._positions: array[int] = array("q")
        self._headings: dict[date, str] = {}
        self._headed_on: date | None = None
        self._is_resting = waits
        self._is_stale = False
        self._failure: StorageError | None = None
        self._older = QTimer(self)
        self._older.setInterval(0)
        self._older.timeout.connect(self._on_older_due)
        self._follow()
        self._on_positions_changed()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self._positions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows or says; the entry is read where it is not at hand."""
        if not index.isValid() or index.row() >= len(self._positions):
            return None
        if role == POSITION_ROLE:
            return self._positions[index.row()]
        if role == HEADING_ROLE:
            return self._heading(index.row())
        if role == ROW_ROLE:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            row = self._row(index.row())
            return spoken(row, self._heading(index.row()), self._locale) if row else ""
        return None

    @property
    def failure(self) -> StorageError | None:
        """Return why something could not be read since the positions were read last, or None."""
        return self._failure

    def rest(self) -> None:
        """Read nothing more until `wake`: nobody sees the list."""
        self._is_resting = True
        if self._older.isActive():
            self._older.stop()
            self._is_stale = True

    def wake(self) -> None:
        """Take in what changed meanwhile. At first it takes in the newest, and the older in steps after."""
        self._is_resting = False
        if self._is_stale and not self._positions:
            self._is_stale = False
            self._failure = None
            self._on_older_due()
        elif self._is_stale:
            self._on_positions_changed()

    def read_whole(self) -> None:
        """Take in at once what is still to be taken in."""
        if self._older.isActive():
            self._on_positions_changed()

    def entry_at(self, row: int) -> Entry | None:
        """Return the whole entry of a row, read anew; None where it cannot be read."""
        if not 0 <= row < len(self._positions):
            return None
        found = self._read([self._positions[row]])
        return found[0] if found else None

    def row_of(self, entry: Entry) -> int:
        """Return the row of an entry, or -1."""
        self.read_whole()
        # The position is the time of the entry, moved on until it was free: the same or a little later.
        position = (entry.created_at - _EPOCH) // datetime.resolution
        after = self._find(position - 1)
        for row in range(after - 1, max(-1, after - 1 - PAGE), -1):
            shown = self._row(row)
            if shown is not None and shown.id == entry.id:
                return row
        return -1

    def row_at(self, position: int) -> int:
        """Return the row of a position, or of the next older one; the last where there is none, or -1."""
        self.read_whole()
        return min(self._find(position), len(self._positions) - 1)

    def _follow(self) -> None:
        """Take in what changes from now on."""
        journal = self._journal
        for changed in (journal.entry_added, journal.entry_deleted, journal.entry_restored, journal.reset):
            changed.connect(self._on_positions_changed)
        journal.entry_changed.connect(self._on_entry_changed)

    def _wanted(self) -> array[int]:
        """Return the positions that there are rows for, newest first."""
        return self._journal.positions()

    def _made(self, entry: Entry) -> TimelineRow:
        """Return what the row of an entry shows."""
        return timeline_row(entry)

    def _find(self, position: int) -> int:
        """Return the first row whose position is not greater than `position`."""
        return bisect_left(self._positions, -position, key=neg)

    def _heading(self, row: int) -> str:
        this, above = self._row(row), self._row(row - 1) if row else None
        if this is None or not starts_day(this.day, above.day if above else None):
            return ""
        today = self._today()
        if today != self._headed_on:
            self._headed_on = today
            self._headings.clear()
        if this.day not in self._headings:
            self._headings[this.day] = day_words(this.day, today, self._locale)
        return self._headings[this.day]

    def _row(self, row: int) -> TimelineRow | None:
        position = self._positions[row]
        if position not in self._rows:
            self._fetch(row)
        else:
            self._rows.move_to_end(position)
        return self._rows.get(position)

    def _fetch(self, row: int) -> None:
        # At first what a window shows: more would be read before anything is painted.
        size = self._page if self._rows or row >= _FIRST_ROWS else min(_FIRST_ROWS, self._page)
        first = row - row % size
        page = self._positions[first : first + size]
        wanted = [position for position in page if position not in self._rows]
        entries = self._read(wanted)
        if len(entries) != len(wanted):
            # One is gone or could not be read: one by one, so that each stays with its own position.
            pairs = ((position, self._read([position])) for position in wanted if entries)
            self._rows.update((position, self._made(found[0])) for position, found in pairs if found)
        else:
            self._rows.update(zip(wanted, map(self._made, entries), strict=True))
        while len(self._rows) > _KEPT:
            self._rows.popitem(last=False)

    def _read(self, positions: list[int]) -> list[Entry]:
        try:
            return self._journal.entries_at(positions)
        except StorageError as error:
            self._failure = error.with_traceback(None)  # its frames hold what is being painted with
            self.read_failed.emit(error)
            return []

    def _on_entry_changed(self, entry_id: str) -> None:
        # Only what was read can be shown by now; the others are read when they are.
        position = next((position for position, row in self._rows.items() if row.id == entry_id), None)
        if position is None:
            return
        del self._rows[position]
        row = self._find(position)
        if row < len(self._positions) and self._positions[row] == position:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _on_older_due(self) -> None:
        self._older.stop()
        wanted = _NEXT if self._positions else _FIRST
        before = self._positions[-1] if self._positions else None
        try:
            older = self._journal.positions(wanted, before)
        except StorageError as error:
            self._failure = error.with_traceback(None)  # its frames hold what is being painted with
            self.read_failed.emit(error)
            return
        if len(older) == wanted:
            self._older.start()
        self._append(older)

    def _append(self, older: array[int]) -> None:
        if older:
            count = len(self._positions)
            self.beginInsertRows(QModelIndex(), count, count + len(older) - 1)
            self._positions.extend(older)
            self.endInsertRows()

    def _on_positions_changed(self) -> None:
        if self._is_resting:
            self._is_stale = True
            return
        self._older.stop()
        try:
            new = self._wanted()
        except StorageError as error:
            self._failure = error.with_traceback(None)  # its frames hold what is being painted with
            self.read_failed.emit(error)
            return
        self._is_stale = False
        self._failure = None
        if not self._positions:
            self._fill(new)
            return
        above, below = _shared(self._positions, new)
        end = len(self._positions) - below
        gone, come = (set(self._positions[above:end]), set(new[above : len(new) - below]))
        for first, last in _runs(self._positions, above, end, gone - come):
            for position in self._positions[first : last + 1]:
                self._rows.pop(position, None)
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._positions[first : last + 1]
            self.endRemoveRows()
        for first, last in _runs(new, above, len(new) - below, come - gone):
            row = self._find(new[first])
            self.beginInsertRows(QModelIndex(), row, row + last - first)
            self._positions[row:row] = new[first : last + 1]
            self.endInsertRows()

    def _fill(self, new: array[int]) -> None:
        """Take in the first positions; nothing needs comparing, which takes 30 ms at 100,000."""
        if not new:
            return
        self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
        self._positions = array("q", new)
        self.endInsertRows()


def _shared(old: array[int], new: array[int]) -> tuple[int, int]:
    """Return how many positions both begin with, and how many more both end with; arrays compare fast."""
    shorter = min(len(old), len(new))
    below = _longest(shorter, lambda count: old[len(old) - count :] == new[len(new) - count :])
    return _longest(shorter - below, lambda count: old[:count] == new[:count]), below


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """Return the largest count up to `most` that fits, where every smaller one fits too."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _runs(positions: array[int], start: int, end: int, chosen: set[int]) -> list[tuple[int, int]]:
    """Return first and last row of each unbroken run of `chosen` positions, the lowest run first."""
    if len(chosen) == end - start:
        return [(start, end - 1)] if chosen else []
    runs: list[tuple[int, int]] = []
    for row in range(end - 1, start - 1, -1) if chosen else ():
        if positions[row] not in chosen:
            continue
        if runs and runs[-1][0] == row + 1:
            runs[-1] = (row, runs[-1][1])
        else:
            runs.append((row, row))
    return runs
