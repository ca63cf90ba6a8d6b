# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was found, as a lazy model like the timeline's: each row shows the words round its first hit."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from holdspace.domain.entries import Entry
from holdspace.domain.find import Clause
from holdspace.domain.timeline import TimelineRow, timeline_row
from holdspace.services.finding import FindService
from holdspace.services.journal import JournalService
from holdspace.ui.journal.model import TimelineModel

_GROWTH_MS = 60  # between two looks at what else was found: each measures the end of the list anew


class FoundModel(TimelineModel):
    """The entries that answer the query of a FindService, newest first.

    Another query resets the model; what changes in the journal is told by rows. *Signals*: `settled()` once
    either is taken in.
    """

    settled = Signal()
    _page = 10  # about what a window shows: a snippet is made for each

    def __init__(
        self,
        journal: JournalService,
        finder: FindService,
        today: Callable[[], date],
        locale: QLocale,
        parent: QObject | None = None,
    ) -> None:
        self._finder = finder
        self._clauses: tuple[Clause, ...] = ()
        super().__init__(journal, today, locale, parent)
        self._growth = QTimer(self)
        self._growth.setSingleShot(True)
        self._growth.setInterval(_GROWTH_MS)
        self._growth.timeout.connect(self._on_growth_due)

    def take_in_found(self) -> None:
        """Take in what the finder has found already."""
        self._on_found()

    def _follow(self) -> None:
        # The finder looks anew when the journal changes, and tells of it.
        self._finder.found.connect(self._on_found)
        self._finder.grew.connect(self._on_grew)

    def _wanted(self) -> array[int]:
        return self._finder.positions

    def _made(self, entry: Entry) -> TimelineRow:
        snippet = self._finder.snippet_of(entry)
        return timeline_row(entry, snippet.text, tuple((hit.start, hit.end) for hit in snippet.hits))

    def _on_grew(self) -> None:
        if not self._growth.isActive():
            self._growth.start()

    def _on_growth_due(self) -> None:
        known, now = len(self._positions), self._finder.positions
        if now[:known] == self._positions:  # as always, but where the journal changed meanwhile
            self._append(now[known:])
        else:
            self._on_positions_changed()
        self.settled.emit()

    def _on_found(self) -> None:
        self._growth.stop()
        if self._finder.query.clauses != self._clauses:
            self._clauses = self._finder.query.clauses
            self.beginResetModel()
            self._rows.clear()
            self._positions = array("q", self._finder.positions)
            self._failure = None
            self.endResetModel()
        else:
            self._rows.clear()  # any of them may have been edited
            self._on_positions_changed()
            if self._positions:
                self.dataChanged.emit(self.index(0), self.index(len(self._positions) - 1))
        self.settled.emit()
