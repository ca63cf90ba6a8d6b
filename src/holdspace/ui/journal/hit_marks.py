# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words that were searched for, marked in the entry that is read: only where it is seen."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from holdspace.services.finding import FindService
from holdspace.ui.journal.entry_view import EntryView, PlainView
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.markdown_keys import units
from holdspace.ui.widgets.text_marks import TextMark

_OWNER = "search"
_MOST = 400  # marks in what is seen
_PATIENCE = 0.03  # seconds of looking for the first hit

View = EntryView | PlainView


class HitMarks(QObject):
    """Marks the hits of a FindService in one view at a time."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: View | None = None
        self._finder: FindService | None = None
        theme.changed.connect(self._show)

    def mark(self, view: View, finder: FindService | None, *, goes_there: bool) -> None:
        """Mark what `finder` looks for, or nothing, and bring the first hit into view if it `goes_there`."""
        if view is not self._view:
            self._follow(view)
        self._finder = finder
        if goes_there and finder is not None:
            self._go_to_first(view, finder)
        self._show()

    def _follow(self, view: View) -> None:
        if self._view is not None:
            self._view.show_marks(_OWNER, [])
            self._view.verticalScrollBar().valueChanged.disconnect(self._show)
            self._view.verticalScrollBar().rangeChanged.disconnect(self._show)
        self._view = view
        view.verticalScrollBar().valueChanged.connect(self._show)
        view.verticalScrollBar().rangeChanged.connect(self._show)

    def _go_to_first(self, view: View, finder: FindService) -> None:
        block, until = view.document().begin(), perf_counter() + _PATIENCE
        while block.isValid() and perf_counter() < until:
            places = _places(block, finder)
            if places:
                cursor = QTextCursor(view.document())
                cursor.setPosition(places[0][0])
                view.setTextCursor(cursor)
                view.ensureCursorVisible()
                return
            block = block.next()

    def _show(self) -> None:
        view, finder = self._view, self._finder
        if view is None:
            return
        if finder is None or not finder.is_active:
            view.show_marks(_OWNER, [])
            return
        block, last = _seen(view)
        marks: list[TextMark] = []
        while block.isValid() and block.position() <= last and len(marks) < _MOST:
            marks += [self._mark(view, place) for place in _places(block, finder)]
            block = block.next()
        view.show_marks(_OWNER, marks[:_MOST], self._theme.colour("clay"))

    def _mark(self, view: View, place: tuple[int, int]) -> TextMark:
        cursor, look = QTextCursor(view.document()), QTextCharFormat()
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        look.setBackground(self._theme.colour("clay_soft"))
        look.setForeground(self._theme.colour("ink"))
        return TextMark(cursor, look)


def _seen(view: View) -> tuple[QTextBlock, int]:
    """Return the first block in view, and the position of the last."""
    area = view.viewport().rect()
    last = view.cursorForPosition(area.bottomRight()).block().position()
    first = view.cursorForPosition(QPoint(area.center().x(), area.top())).block()
    # In the margin above the words no block is certain to be found.
    at_top = view.verticalScrollBar().value() == 0 or first.position() > last
    return (view.document().begin() if at_top else first), last


def _places(block: QTextBlock, finder: FindService) -> list[tuple[int, int]]:
    """Return from where to where the hits stand, as positions in the document."""
    line, at = block.text(), block.position()
    return [(at + units(line[: hit.start]), at + units(line[: hit.end])) for hit in finder.hits_in(line)]
