# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. Marks over words, from several hands at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea as _TextWidget
else:
    _TextWidget = object  # stands before QTextEdit or QPlainTextEdit, which bring the rest

_LINE = 2  # pixels


@dataclass(frozen=True, slots=True, eq=False)
class TextMark:
    """Words that are marked, and how they look.

    Ours and not an ExtraSelection of Qt: the cursor that one hands out lies in its own memory, and what is
    collected in the other order frees it twice.
    """

    cursor: QTextCursor = field(repr=False)
    look: QTextCharFormat = field(repr=False)

    def for_qt(self) -> QTextEdit.ExtraSelection:
        """Return it as Qt takes it, to be handed on at once."""
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = self.cursor, self.look
        return selection


class TextMarks(_TextWidget):
    """Stands before QTextEdit or QPlainTextEdit, whose extra selections are one list for all who mark."""

    _marks_by: dict[str, tuple[list[TextMark], QColor | None, bool]] | None = None

    def show_marks(
        self,
        owner: str,
        marks: list[TextMark],
        line: QColor | None = None,
        *,
        dotted: bool = False,
    ) -> None:
        """Show the marks of `owner` in place of those it showed before; others keep theirs, and lie below.

        `line` is the colour of a line of two pixels under each; a font's own underline is thinner. A `dotted`
        one is quieter.
        """
        if self._marks_by is None:
            self._marks_by = {}
        if not marks and owner not in self._marks_by:
            return
        self._marks_by.pop(owner, None)
        if marks:
            self._marks_by[owner] = (marks, line, dotted)
        self._text_box().setExtraSelections(
            [mark.for_qt() for each, *_line in self._marks_by.values() for mark in each]
        )

    def positions_seen(self) -> tuple[int, int]:
        """Return Qt's positions where the first line in view begins and where the one after the last does."""
        box, area = self._text_box(), self.viewport().rect()
        last = box.cursorForPosition(area.bottomRight()).block()
        return box.cursorForPosition(area.topLeft()).block().position(), last.position() + last.length()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, then the lines under marks."""
        super().paintEvent(event)
        for marks, line, dotted in (self._marks_by or {}).values():
            if line is not None:
                painter = QPainter(self.viewport())
                for mark in marks:
                    for place in self._lines_under(mark.cursor):
                        for part in _dots(place) if dotted else (place,):
                            painter.fillRect(part, line)
                painter.end()

    def _lines_under(self, marked: QTextCursor) -> list[QRect]:
        """Return where the lines under a mark are: one in each line of the page that it reaches into."""
        box = self._text_box()
        cursor, last = QTextCursor(marked), marked.selectionEnd()
        cursor.setPosition(marked.selectionStart())
        places = []
        while cursor.position() < last:
            first = box.cursorRect(cursor)
            if first.top() > self.viewport().height():
                break
            start = cursor.position()
            cursor.movePosition(QTextCursor.MoveOperation.EndOfLine)
            if cursor.position() <= start or cursor.position() > last:
                cursor.setPosition(last)
            end = box.cursorRect(cursor)
            if end.top() == first.top():
                places.append(QRect(first.left(), first.bottom() - _LINE, end.left() - first.left(), _LINE))
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return places

    def _text_box(self) -> Any:
        return self  # as the text widget before which it stands


def _dots(line: QRect) -> Iterator[QRect]:
    for left in range(line.left(), line.right() - _LINE + 2, 2 * _LINE):
        yield QRect(left, line.top(), _LINE, line.height())
