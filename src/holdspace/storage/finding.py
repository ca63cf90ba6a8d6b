# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Running a query: the positions of what answers it, newest first, in steps that are each over soon.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import contextlib
from array import array
from collections.abc import Callable
from operator import itemgetter
from time import thread_time

from holdspace.domain.find import Query
from holdspace.domain.find_answers import answers
from holdspace.domain.find_words import LOOKED_THROUGH, holds
from holdspace.storage.connection import Connection, Row
from holdspace.storage.entries import EntryStore
from holdspace.storage.find_plan import letters_of, plan_of
from holdspace.storage.progress import Progress, no_progress
from holdspace.storage.word_index import has_index

PAGE = 24  # more than a window shows; where hits are far between, each costs the key that waits for it
_WINDOW = 8  # as many as most windows show
_STEP = 250  # positions read on in the first step, and in the shortest: the question itself takes 1 to 7 ms
_LONGEST_STEP = 4_000  # some 5 ms where most entries are hits
_STEP_SECONDS = 0.005, 0.008  # of work: after a step that took less a longer one, after more a shorter
_LOOKED_THROUGH = 50  # texts in one step: some 1 ms
_FEW_LETTERS = 2  # so many words begin with them that the index takes 30 to 150 ms to bring them together

_NEWEST = """
    SELECT rowid FROM entry_words
    WHERE entry_words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?
"""
# From the first to the last, although the last are wanted: the other way, the index takes 30 times as long
# to bring many words together.
_ALL = "SELECT rowid FROM entry_words WHERE entry_words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid"
# Not the text of the few that are too long to look through while somebody types: the index is asked of them.
_TEXTS = f"""
    SELECT pk, iif(octet_length(text) > {LOOKED_THROUGH}, NULL, text) FROM entries
    WHERE pk IN ({_NEWEST}) ORDER BY pk DESC
"""  # noqa: S608 - our own
# The same of every entry, without the index, which takes longer to say so.
_TEXTS_OF_ALL = f"""
    SELECT pk, iif(octet_length(text) > {LOOKED_THROUGH}, NULL, text) FROM entries
    WHERE deleted_at IS NULL AND pk BETWEEN ? AND ? ORDER BY pk DESC LIMIT ?
"""  # noqa: S608 - our own
_ANSWERS = "SELECT 1 FROM entry_words WHERE entry_words MATCH ? AND rowid = ?"


class Search:
    """One query and what was found for it so far: `positions`, newest first, and `is_complete`.

    What is saved meanwhile is found by a new search.
    """

    def __init__(self, connection: Connection, query: Query) -> None:
        """Stand on `connection`; nothing is read yet."""
        self.query = query
        self.positions: array[int] = array("q")
        self.is_complete = False
        self._connection = connection
        self._plan = plan_of(query)
        self._before = self._plan.last
        self._step = _STEP
        self._has_index = has_index(connection)

    @property
    def total(self) -> int | None:
        """Return how many entries answer the query, or None while that is not known."""
        return len(self.positions) if self.is_complete else None

    @property
    def goes_on_by_itself(self) -> bool:
        """Return whether all is soon found. Otherwise `more` is for when somebody wants to see more."""
        return self._has_index and not (self._plan.beginnings and letters_of(self._plan) <= _FEW_LETTERS)

    @property
    def is_for_aside(self) -> bool:
        """Return whether the next step brings all at once, up to 0.1 s: `read_all` does it on any thread."""
        return not self.is_complete and self.goes_on_by_itself and bool(self._plan.beginnings)

    def first(self) -> None:
        """Find the newest: a page of them, or all where there are fewer. Raises VaultDamaged and its kin.

        Of words that only begin so it can be less than a page; the others follow.
        """
        if not self._has_index:
            self._read_through()
        elif self._plan.beginnings:
            self._look_through(_LOOKED_THROUGH)
            if not self.goes_on_by_itself and 0 < len(self.positions) < PAGE and not self.is_complete:
                self._look_through(5 * _LOOKED_THROUGH)
            # Where few texts of the newest have the beginning, few have it at all, and the index is quick.
            enough = _WINDOW if self.goes_on_by_itself else PAGE
            if not self.is_complete and len(self.positions) < enough:
                self.take_all(self._all_by(self._connection))
        elif self._plan.has_prefix:
            self.take_all(self._all_by(self._connection))
        else:
            self._find(PAGE)

    def more(self) -> None:
        """Find more, one step; nothing where all is found. Raises as `first`."""
        if self.is_complete:
            return
        if not self._has_index:
            self._read_through()
        elif not self._plan.beginnings:
            began = thread_time()
            self._find(self._step)
            self._fit_step(thread_time() - began)
        elif self.goes_on_by_itself:
            self.take_all(self._all_by(self._connection))
        else:
            self._look_through(2 * _LOOKED_THROUGH)

    def read_all(self, connect: Callable[[], Connection], progress: Progress = no_progress) -> array[int]:
        """Return all positions, newest first, for `take_all`; on any thread, by a connection of its own.

        Raises as `first` and `connect`, and what `progress` raises.
        """
        with contextlib.closing(connect()) as connection:
            with connection.stoppable(lambda: progress(0.0)):
                positions = self._all_by(connection)
            connection.shrink()
        return positions

    def take_all(self, positions: array[int]) -> None:
        """Take in what `read_all` returned."""
        self.positions = positions
        self.is_complete = True

    def _fit_step(self, took: float) -> None:
        """Let the next step take about as long as a step should: where hits are rare, each takes longer."""
        quick, slow = _STEP_SECONDS
        if took < quick:
            self._step = min(_LONGEST_STEP, 2 * self._step)
        elif took > slow:
            self._step = max(_STEP, self._step // 2)

    def _find(self, most: int) -> None:
        """Go on through the index, from new to old."""
        rows = self._connection.rows(_NEWEST, (self._plan.match, self._plan.first, self._before, most))
        self.positions.extend(row[0] for row in rows)
        self._go_on(rows, most)

    def _all_by(self, connection: Connection) -> array[int]:
        """Have the index bring all together."""
        plan = self._plan
        found = connection.scan(_ALL, (plan.match, plan.first, plan.last))
        positions = array("q", map(itemgetter(0), found))
        positions.reverse()
        return positions

    def _look_through(self, most: int) -> None:
        """Look for beginnings in the next texts themselves: most often the newest few already have them."""
        values = (self._plan.first, self._before, most)
        if self._plan.is_of_all:
            rows = self._connection.rows(_TEXTS_OF_ALL, values)
        else:
            rows = self._connection.rows(_TEXTS, (self._plan.steady, *values))
        self.positions.extend(position for position, text in rows if self._begins(position, text))
        self._go_on(rows, most)

    def _begins(self, position: int, text: str | None) -> bool:
        if text is None:
            return self._connection.row(_ANSWERS, (self._plan.match, position)) is not None
        return all(holds(text, word) != is_not for word, is_not in self._plan.beginnings)

    def _read_through(self) -> None:
        """Read whole entries, where there is no index."""
        page = EntryStore(self._connection).page(self._before, _LOOKED_THROUGH)
        self.positions.extend(position for position, entry in page if answers(self.query, entry))
        self._before = page[-1][0] if page else self._before
        self.is_complete = len(page) < _LOOKED_THROUGH

    def _go_on(self, rows: list[Row], most: int) -> None:
        if rows:
            self._before = rows[-1][0] - 1
        self.is_complete = len(rows) < most
