# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words looked for in what a box shows, a little at a time, and marked where they are seen."""

from __future__ import annotations

from bisect import bisect_left
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from holdspace.domain.find_in_text import find_in_line, fold
from holdspace.ui.journal.entry_view import EntryView, PlainView
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.markdown_keys import units
from holdspace.ui.widgets.text_marks import TextMark

MOST_HITS = 10_000
_SLICE = 0.008  # seconds of looking between two looks at keys
_OWNER = "find"

Box = EntryEdit | EntryView | PlainView


class Finder(QObject):
    """Finds words in one box. Hits are counted from 1.

    *Signals*: `found()` when the number of hits, or which one is shown, has changed.
    """

    found = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._box: Box | None = None
        self._wanted = ""
        self._hits: list[tuple[int, int]] = []
        self._current = -1
        self._from = 0  # where the first hit is looked for
        self._block: QTextBlock | None = None  # the next to look in
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._look_on)
        theme.changed.connect(self._show_marks)

    @property
    def count(self) -> int:
        """Return how many hits there are so far."""
        return len(self._hits)

    @property
    def current(self) -> int:
        """Return the number of the hit that is shown, or 0."""
        return self._current + 1

    @property
    def is_done(self) -> bool:
        """Say whether all was looked at, or as much as is marked at all."""
        return self._block is None

    def look_in(self, box: Box) -> None:
        """Look in a box from now on."""
        self.stop()
        self._box = box
        self._from = box.textCursor().selectionStart()
        box.textChanged.connect(self._on_text_changed)
        box.verticalScrollBar().valueChanged.connect(self._show_marks)
        box.verticalScrollBar().rangeChanged.connect(self._show_marks)

    def look_for(self, words: str) -> None:
        """Look for other words; nothing is looked for where there are none."""
        self._wanted = fold(words)
        self._look_anew()

    def step(self, by: int) -> None:
        """Show the next hit, or with -1 the one before; round from the last to the first."""
        if self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._show_current()

    def stop(self) -> None:
        """Take the marks away and look in no box; what was shown last is selected."""
        self._later.stop()
        box, self._box = self._box, None
        if box is not None:
            box.textChanged.disconnect(self._on_text_changed)
            box.verticalScrollBar().valueChanged.disconnect(self._show_marks)
            box.verticalScrollBar().rangeChanged.disconnect(self._show_marks)
            box.show_marks(_OWNER, [])
            if self._current >= 0:
                box.setTextCursor(self._cursor(box, self._hits[self._current]))
        self._hits, self._current, self._block = [], -1, None

    def _look_anew(self) -> None:
        self._hits, self._current, self._block = [], -1, None
        if self._box is not None and self._wanted:
            self._block = self._box.document().begin()
        self._look_on()

    def _look_on(self) -> None:
        until = perf_counter() + _SLICE
        while self._block is not None and perf_counter() < until:
            self._look_in_block(self._block)
            self._block = self._block.next()
            if not self._block.isValid() or len(self._hits) >= MOST_HITS:
                self._block = None
                del self._hits[MOST_HITS:]
        if self._current < 0 and self._hits and (self.is_done or self._hits[-1][0] >= self._from):
            place = bisect_left(self._hits, (self._from, 0))
            self._current = place if place < len(self._hits) else 0
            self._show_current()
        else:
            self._show_marks()
            self.found.emit()
        if not self.is_done:
            self._later.start(0)

    def _look_in_block(self, block: QTextBlock) -> None:
        line, at = block.text(), block.position()
        for start, end in find_in_line(line, self._wanted):
            first = at + units(line[:start])
            self._hits.append((first, first + units(line[start:end])))

    def _show_current(self) -> None:
        if self._box is not None:
            start, _end = self._hits[self._current]
            self._box.setTextCursor(self._cursor(self._box, (start, start)))
            self._box.ensureCursorVisible()
            self._from = start
        self._show_marks()
        self.found.emit()

    def _show_marks(self) -> None:
        if self._box is None:
            return
        first, end = self._box.positions_seen()
        marks = []
        for index in range(bisect_left(self._hits, (first, 0)), len(self._hits)):
            if self._hits[index][0] > end:
                break
            marks.append(self._mark(self._box, index))
        self._box.show_marks(_OWNER, marks, self._theme.colour("clay"))

    def _mark(self, box: Box, index: int) -> TextMark:
        look = QTextCharFormat()
        is_shown = index == self._current
        look.setBackground(self._theme.colour("clay" if is_shown else "clay_soft"))
        look.setForeground(self._theme.colour("sheet" if is_shown else "ink"))
        return TextMark(self._cursor(box, self._hits[index]), look)

    @staticmethod
    def _cursor(box: Box, hit: tuple[int, int]) -> QTextCursor:
        cursor = QTextCursor(box.document())
        last = box.document().characterCount() - 1  # words may be gone that nobody has told of yet
        cursor.setPosition(min(hit[0], last))
        cursor.setPosition(min(hit[1], last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _on_text_changed(self) -> None:
        self._hits, self._current = [], -1
        if self._wanted and self._box is not None:
            self._block = self._box.document().begin()
            self._later.start(0)
