# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Finding entries of the open vault as one types, and by day."""

from __future__ import annotations

from array import array
from datetime import date
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from holdspace.domain.entries import Entry
from holdspace.domain.find import Query, parse
from holdspace.domain.find_near import Near
from holdspace.domain.find_values import ReadDays, period
from holdspace.domain.find_words import LOOKED_THROUGH, Snippet, Span, hits, snippet
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.storage.errors import StorageError, VaultBusy

if TYPE_CHECKING:  # storage's heavy modules are imported after the first paint, when they are first needed
    from holdspace.services.finding_near import NearLook
    from holdspace.services.long_work import LongWork
    from holdspace.storage.days import DayMark, WordsUsed
    from holdspace.storage.finding import Search


_NEAR_SECONDS = 0.008  # at a time, for what lies near: keys that come meanwhile do not wait
_REST_MS = 25  # between two steps: what was found first is painted before older hits are looked for
_REST_ASIDE_MS = (
    120  # likewise before the helper brings all together: while keys come, it would be for nothing
)
_PATIENCE_SECONDS = 0.5  # with the helper; what it does can be stopped but for the first 0.1 s


class FindService(QObject):
    """What the journal's search and calendar ask; only while the vault is open, on its thread.

    The newest hits are there when `find` returns. The others follow in steps of some 5 ms between what the
    window does; of words that only begin so the background helper brings them together, and where most
    entries are hits of one or two letters they wait for `more`. A position is an entry's place in time, as in
    the journal. `read_days` reads days as people type them.

    *Signals*: `found()` when `positions` is another list, because of `find`, `clear` or a change in the
    journal; `grew()` when older hits were added at its end, or `total` became known; `failed(Exception)`
    with a typed storage error, what was found before still there; `near_found()` once `near` is known.
    """

    found = Signal()
    grew = Signal()
    failed = Signal(object)
    near_found = Signal()

    def __init__(
        self,
        vault: VaultService,
        journal: JournalService,
        parent: QObject | None = None,
        *,
        read_days: ReadDays = period,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._read_days = read_days
        self._is_refused = False
        self._query = Query()
        self._search: Search | None = None
        self._aside: LongWork | None = None
        self._near: NearLook | None = None  # near the query, for the journal as it is
        self._near_steps = QTimer(self)
        self._near_steps.setInterval(0)
        self._near_steps.timeout.connect(self._on_near_due)
        self._running: set[LongWork] = set()  # what the helper is about, also for nobody any more
        self._steps = QTimer(self)
        self._steps.timeout.connect(self._on_step_due)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)  # many changes at once are one
        self._again.timeout.connect(self._on_again_due)
        for changed in (
            *(journal.entry_added, journal.entry_changed, journal.entry_deleted, journal.entry_restored),
            *(journal.entry_erased, journal.reset),
        ):
            changed.connect(self._on_journal_changed)
        vault.about_to_lock.connect(self._on_about_to_lock)
        vault.work_began.connect(self._on_work_began)

    @property
    def query(self) -> Query:
        """Return what was asked for and found last, with what could not be meant as typed."""
        return self._query

    @property
    def is_active(self) -> bool:
        """Return whether something is asked for; otherwise the timeline shows every entry."""
        return self._search is not None or self._is_refused

    @property
    def positions(self) -> array[int]:
        """Return the positions found so far, newest first."""
        return self._search.positions if self._search is not None else array("q")

    @property
    def total(self) -> int | None:
        """Return how many entries answer, or None while that is not known."""
        if self._is_refused:
            return 0
        return self._search.total if self._search is not None else None

    def find(self, text: str, *, is_typing: bool = True, has_paused: bool = False) -> Query:
        """Find what `text` asks for and return how it was understood; empty text clears.

        With `is_typing` the last word only begins so. Where the query is the one before, nothing is done.
        Of a query that cannot be meant at all nothing is found, while one types only once that `has_paused`.
        """
        query = parse(text, is_typing=is_typing, read_days=self._read_days)
        if query.is_refused and (has_paused or not (is_typing and query.is_begun)):
            self._refuse(query)
        elif query.is_empty:
            self.clear()
            self._query = query  # nothing is asked for, but why not can be told
        elif self._search is None or query.clauses != self._query.clauses:
            self._begin(query)
        else:
            self._query = query
        return query

    def clear(self) -> None:
        """Ask for nothing any more, and forget the words that were asked for."""
        was_active = self.is_active
        self._stop()
        self._query, self._search, self._is_refused = Query(), None, False
        if was_active:
            self.found.emit()

    def more(self) -> None:
        """Find more, one step, where older hits wait for being asked for; `grew` follows."""
        if self._search is not None and not self._search.is_complete:
            self._on_step_due()

    def snippet_of(self, entry: Entry) -> Snippet:
        """Return a short piece of the entry round its first hit, for its row."""
        return snippet(entry.text, self._query.words)

    def hits_in(self, text: str) -> tuple[Span, ...]:
        """Return where the words asked for stand in a text, in its first LOOKED_THROUGH characters."""
        return hits(text[:LOOKED_THROUGH], self._query.words)

    def days_of(self, year: int, month: int) -> list[DayMark]:
        """Return the days of a month that have entries, each with how many and the heaviest load."""
        from holdspace.storage.days import days_of

        return days_of(self._vault.vault.connection, year, month)

    def position_near(self, day: date) -> int | None:
        """Return the position to jump to for a day: the newest entry up to its end, else the oldest after."""
        from holdspace.storage.days import nearest_position

        return nearest_position(self._vault.vault.connection, day)

    def on_this_day(self, day: date, *, hide_heavy: bool) -> list[Entry]:
        """Return the entries of the same day in earlier years; with `hide_heavy` no day of load 4 or 5."""
        from holdspace.storage.days import on_this_day

        return on_this_day(self._vault.vault.connection, day, hide_heavy=hide_heavy)

    def words_used(self) -> WordsUsed:
        """Return all tags and feelings in use, the most used first, for completion."""
        from holdspace.storage.days import words_used

        return words_used(self._vault.vault.connection)

    def near(self) -> Near | None:
        """Return what lies near what is looked for, which nothing answers, or None while that is not known.

        It is looked for in slices of some 8 ms, once for a query and the journal as it is. Where the vault
        cannot be read nothing lies near: that is said where entries are read.
        """
        from holdspace.services.finding_near import NearLook

        if self._search is None:
            return Near()
        if self._near is None:
            self._near = NearLook(self._vault.vault.connection, self._query)
            self._look_near(self._near)
            if self._near.answer is None:
                self._near_steps.start()
        return self._near.answer

    def _look_near(self, look: NearLook) -> None:
        try:
            look.go_on(_NEAR_SECONDS)
        except StorageError:
            look.answer = Near()

    def _on_near_due(self) -> None:
        if self._near is not None:
            self._look_near(self._near)
        if self._near is None or self._near.answer is not None:
            self._near_steps.stop()
            self.near_found.emit()

    def _refuse(self, query: Query) -> None:
        """Find nothing: every entry would be another answer than the one asked for."""
        was_refused = self._is_refused
        self._stop()
        self._query, self._search, self._is_refused = query, None, True
        if not was_refused:
            self.found.emit()

    def _begin(self, query: Query) -> None:
        from holdspace.storage.finding import Search

        self._stop()
        search = Search(self._vault.vault.connection, query)
        try:
            search.first()
        except StorageError as error:
            self.failed.emit(error)
            return
        self._query, self._search, self._is_refused = query, search, False
        self._go_on()
        self.found.emit()

    def _stop(self) -> None:
        """Look for nothing more; what the helper is about is for nobody."""
        self._near_steps.stop()
        self._near = None
        self._steps.stop()
        self._again.stop()
        self._drop_aside()

    def _drop_aside(self) -> bool:
        """Tell the helper to stop, and return whether it was about anything for us."""
        work, self._aside = self._aside, None
        if work is not None:
            work.cancel()
        return work is not None

    def _go_on(self) -> None:
        search = self._search
        if search is not None and not search.is_complete and search.goes_on_by_itself:
            self._steps.start(_REST_ASIDE_MS if search.is_for_aside else _REST_MS)
        else:
            self._steps.stop()

    def _look_aside(self, search: Search) -> None:
        from holdspace.services.long_work import LongWork

        if self._aside is not None or self._vault.work_under_way is not None:
            return  # long work may put another file in the database's place: after it
        self._steps.stop()
        self._aside = work = LongWork(
            self._vault.background, partial(search.read_all, self._vault.vault.connect), self
        )
        work.done.connect(self._on_found_aside)
        work.failed.connect(self._on_aside_failed)
        self._running.add(work)
        work.over.connect(partial(self._running.discard, work))
        work.over.connect(work.deleteLater)
        work.start()

    def _on_found_aside(self, positions: object) -> None:
        if self._search is None or self.sender() is not self._aside or not isinstance(positions, array):
            return
        self._aside = None
        self._search.take_all(positions)
        self.grew.emit()

    def _on_aside_failed(self, error: Exception) -> None:
        if self.sender() is not self._aside:
            return
        self._aside = None
        if isinstance(error, VaultBusy):
            self._go_on()
        else:
            self.failed.emit(error)

    def _on_about_to_lock(self) -> None:
        self.clear()
        self._await_helper()  # else the log of the database would outlive the lock

    def _on_work_began(self) -> None:
        was_aside = self._drop_aside()
        self._await_helper()  # the work may put another file in the database's place
        if was_aside:
            self._go_on()

    def _await_helper(self) -> None:
        """Wait until nothing reads any more; all of it was told to stop, and together it is waited once."""
        until = perf_counter() + _PATIENCE_SECONDS
        for work in tuple(self._running):
            work.wait(max(0.0, until - perf_counter()))

    def _on_step_due(self) -> None:
        search = self._search
        if search is None:
            return
        if search.is_for_aside:
            self._look_aside(search)
            return
        try:
            search.more()
        except StorageError as error:
            self._steps.stop()
            self.failed.emit(error)
            return
        self._go_on()
        self.grew.emit()

    def _on_journal_changed(self) -> None:
        if self._search is not None:
            self._again.start()

    def _on_again_due(self) -> None:
        if self._search is not None and self._vault.state == "unlocked":
            self._begin(self._query)
