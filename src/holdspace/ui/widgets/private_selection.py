# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What leaves a box of private words: plain words, for a while, and nothing without being asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QTextCursor

from holdspace.ui.widgets.clipboard import hinted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea as _TextWidget
else:
    _TextWidget = object  # stands before QTextEdit or QPlainTextEdit, which bring the rest

_LINE_ENDS = str.maketrans(dict.fromkeys("\u2028\u2029\ufdd0\ufdd1", "\n"))  # a document's own marks


def lines_of(raw: str) -> str:
    """Return a document's raw text with its own marks as line ends."""
    return raw.translate(_LINE_ENDS)


class PrivateSelection(_TextWidget):
    """Stands before QTextEdit or QPlainTextEdit. What is copied or cut goes to `take_copy` as plain words.

    What is dragged is plain too, with the hints that keep it out of clipboard history. What is only selected
    never becomes X11's primary selection, which any program may read and a middle click pastes.
    """

    take_copy: Callable[[str], None]
    _is_selecting = False

    def selected_words(self) -> str:
        """Return what is selected, or ""."""
        return lines_of(self._selection().selectedText())

    def copy(self) -> None:
        """Hand on what is selected."""
        words = self.selected_words()
        if words:
            self.take_copy(words)

    def cut(self) -> None:
        """Hand on what is selected, and take it out of the box."""
        self.copy()
        self._selection().removeSelectedText()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return plain words with their hints, and nothing where Qt fills the primary selection."""
        nothing: Any = None
        return nothing if self._is_selecting else hinted(self.selected_words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy or cut; every other key is the box's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut) and not self._is_read_only():
            self.cut()
        else:
            self._select_by(super().keyPressEvent, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection."""
        self._select_by(super().mouseReleaseEvent, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._select_by(super().mouseDoubleClickEvent, event)

    def _select_by(self, handle: Callable[[Any], None], event: QKeyEvent | QMouseEvent) -> None:
        # In these events Qt asks for the words to make them the primary selection; in the others, to drag.
        self._is_selecting = True
        try:
            handle(event)
        finally:
            self._is_selecting = False

    def _selection(self) -> QTextCursor:
        box: Any = self
        cursor: QTextCursor = box.textCursor()
        return cursor

    def _is_read_only(self) -> bool:
        box: Any = self
        return bool(box.isReadOnly())
