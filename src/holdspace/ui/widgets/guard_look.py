# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Looking for identifiers in one box: at rest, in what changed, bit by bit. Not before the first paint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor

from holdspace.domain.identifiers.finding import is_fine, pieces
from holdspace.domain.identifiers.findings import fold
from holdspace.services.identifier_guard import GuardService
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.markdown_keys import units
from holdspace.ui.widgets.text_marks import TextMark

REST_MS = 400  # after the last key
MOST = 1_000
_SLICE = 0.008  # seconds of looking between two looks at keys
_OWNER = "guard"


@dataclass(frozen=True, slots=True, eq=False)
class Spotted:
    """What may be an identifier in a box: where it is by now, what stood there, and what to say instead."""

    cursor: QTextCursor = field(repr=False)
    kind: str
    name: str = field(repr=False)
    words: str = field(repr=False)  # the same, with what goes along with it: "Mrs. Okafor"
    roles: tuple[str, ...] = field(repr=False)

    @property
    def key(self) -> str:
        """Return the words as they are remembered: two spellings of one name share it."""
        return fold(self.name)

    @property
    def still_stands(self) -> bool:
        """Say whether the words still stand where they were found."""
        return self.cursor.selectedText() == self.words


class GuardLook(QObject):
    """Looks in one box while `wanted` says so, and marks what it finds where that is seen.

    A text that changes is looked at again 400 ms after the last key, and only the lines that changed.
    *Signals*: `looked()` when what was found is another.
    """

    looked = Signal()

    def __init__(self, theme: Theme, guard: GuardService, box: EntryEdit, wanted: Callable[[], bool]) -> None:
        super().__init__(box)
        self._theme = theme
        self._guard = guard
        self._box: EntryEdit | None = box
        self._wanted = wanted
        self._found: list[Spotted] = []
        self._fresh: list[Spotted] = []
        self._dirty: tuple[int, int] | None = None  # Qt's positions, the lines of which are to be looked at
        self._scan: Iterator[list[Spotted]] | None = None
        self._rest = self._timer(REST_MS, self._begin)
        self._later = self._timer(0, self._look_on)
        box.document().contentsChange.connect(self._on_contents_change)
        box.verticalScrollBar().valueChanged.connect(self._show_marks)
        box.verticalScrollBar().rangeChanged.connect(self._show_marks)
        guard.fine_words_changed.connect(self._on_fine_words_changed)
        theme.changed.connect(self._show_marks)
        self.look_again()

    @property
    def is_at_rest(self) -> bool:
        """Say whether all was looked at that was written."""
        return self._dirty is None

    def found(self) -> list[Spotted]:
        """Return what was found and still stands, in order."""
        return [each for each in self._found if each.still_stands]

    def at(self, position: int) -> Spotted | None:
        """Return what was found where one of Qt's positions is, or None."""
        for each in self._found:
            if each.cursor.selectionStart() <= position <= each.cursor.selectionEnd():
                return each if each.still_stands else None
        return None

    def current(self) -> Spotted | None:
        """Return what was found at the caret, else the first, else None."""
        if self._box is None:
            return None
        at_caret = self.at(self._box.textCursor().position())
        return at_caret or next((each for each in self._found if each.still_stands), None)

    def look_again(self) -> None:
        """Look at all of the text anew, soon."""
        if self._box is not None:
            self._note_change(0, 0, self._box.document().characterCount())

    def stop(self) -> None:
        """Look no more: the box hands its document on."""
        self._rest.stop()
        self._later.stop()
        self._found, self._fresh, self._scan = [], [], None
        box, self._box = self._box, None
        if box is not None:
            box.document().contentsChange.disconnect(self._on_contents_change)
            box.show_marks(_OWNER, [])

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        self._note_change(position, removed, added)
        if self._found and self._box is not None and self._box.document().isEmpty():
            self._take([], 0, 0)

    def _note_change(self, position: int, removed: int, added: int) -> None:
        first, last = position, position + added
        if self._dirty is not None:
            low, high = self._dirty
            high = high - removed + added if high >= position + removed else position
            first, last = min(first, low), max(last, high)
        self._dirty = (first, last)
        self._scan = None  # what was looked at since is looked at again
        self._later.stop()
        self._rest.start()

    def _begin(self) -> None:
        if self._box is None or self._dirty is None:
            return
        if not self._wanted():
            self._dirty = None
            self._found = []
            self._show_marks()
            self.looked.emit()
            return
        self._fresh = []
        self._scan = self._look(*self._dirty)
        self._look_on()

    def _look_on(self) -> None:
        if self._scan is None or self._dirty is None or self._box is None:
            return
        until = perf_counter() + _SLICE
        for each in self._scan:
            self._fresh += each
            if len(self._fresh) >= MOST:
                break
            if perf_counter() > until:
                self._later.start()
                return
        document, (first, last) = self._box.document(), self._dirty
        end = document.findBlock(min(last, document.characterCount() - 1))
        self._scan = self._dirty = None
        self._take(self._fresh, document.findBlock(first).position(), end.position() + end.length())

    def _look(self, first: int, last: int) -> Iterator[list[Spotted]]:
        if self._box is None:
            return
        document = self._box.document()
        block = document.findBlock(first)
        end = document.findBlock(min(last, document.characterCount() - 1)).blockNumber()
        while block.isValid() and block.blockNumber() <= end:
            line = block.text()
            for start, stop in pieces(line):
                yield self._look_in(line[start:stop], block.position() + units(line[:start]))
            block = block.next()

    def _look_in(self, piece: str, at: int) -> list[Spotted]:
        found = []
        for finding in self._guard.findings(piece):
            name = piece[finding.start : finding.end]
            first, last = self._guard.whole(finding, piece)
            words = piece[first:last]
            cursor = QTextCursor(self._box.document()) if self._box is not None else QTextCursor()
            start = at + units(piece[:first])
            cursor.setPosition(start)
            cursor.setPosition(start + units(words), QTextCursor.MoveMode.KeepAnchor)
            cursor.setKeepPositionOnInsert(True)  # what is typed right after it is none of it
            roles = self._guard.suggestions(finding, piece)
            found.append(Spotted(cursor, finding.kind, name, words, roles))
        return found

    def _take(self, fresh: list[Spotted], start: int, end: int) -> None:
        """Put what was found from `start` to `end` in the place of what was found there before."""
        stay = [
            each
            for each in self._found
            if each.cursor.hasSelection() and not start <= each.cursor.selectionStart() < end
        ]
        self._found = sorted((*stay, *fresh), key=_start)[:MOST]
        self._show_marks()
        self.looked.emit()

    def _show_marks(self) -> None:
        if self._box is None:
            return
        first, end = self._box.positions_seen()
        marks = [_mark(each) for each in self._found if first <= each.cursor.selectionStart() < end]
        self._box.show_marks(_OWNER, marks, self._theme.colour("clay"), dotted=True)

    def _on_fine_words_changed(self) -> None:
        fine = self._guard.fine_words()
        self._found = [each for each in self._found if not is_fine(each.name, fine)]
        self._show_marks()
        self.looked.emit()
        self.look_again()  # words that were fine may be so no longer


def _start(found: Spotted) -> int:
    return found.cursor.selectionStart()


def _mark(found: Spotted) -> TextMark:
    return TextMark(found.cursor, QTextCharFormat())
