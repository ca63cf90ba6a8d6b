# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Two versions of an entry in one text: what was added underlined, what was taken out struck through."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit

from holdspace.domain.diff_excerpt import ShownPiece
from holdspace.domain.word_diff import ADDED, REMOVED, SAME
from holdspace.ui.theme.document import ENTRY_LEADING
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.private_selection import PrivateSelection

_FACTOR = 1.2
_THIN_SPACE = "\N{THIN SPACE}"


class DiffView(PrivateSelection, QTextEdit):
    """Shows pieces of a diff, to be read. `copy` takes what is copied."""

    def __init__(self, theme: Theme, copy: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self._pieces: tuple[ShownPiece, ...] = ()
        self.take_copy = copy
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.document().setDocumentMargin(2)
        theme.changed.connect(self._draw)

    def show_pieces(self, pieces: Iterable[ShownPiece]) -> None:
        """Show these pieces from their beginning."""
        self._pieces = tuple(pieces)
        self._draw()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:
        """Hold on to the serif: a style sheet polished later takes the widget's own font away."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setDefaultFont(self._theme.serif(_FACTOR))

    def _draw(self) -> None:
        self.clear()
        self.document().setDefaultFont(self._theme.serif(_FACTOR))
        cursor = self.textCursor()
        line = QTextBlockFormat()
        line.setLineHeight(
            self._theme.font_pixels * _FACTOR * ENTRY_LEADING,
            QTextBlockFormat.LineHeightTypes.MinimumHeight.value,
        )
        cursor.setBlockFormat(line)
        before = None
        for piece in self._pieces:
            if before is not None and _touch(before, piece):
                cursor.insertText(_THIN_SPACE, self._format(SAME))
            before = piece
            cursor.insertText(piece.text, self._format(piece.kind))
            if piece.left_out:
                words = self.tr("[… {number} characters …]")
                number = self.locale().toString(piece.left_out)
                cursor.insertText(f"\n{words.replace('{number}', number)}\n", self._aside())

    def _format(self, kind: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.colour("ink2" if kind == REMOVED else "ink"))
        if kind == ADDED:
            form.setBackground(self._theme.colour("sage_soft"))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(self._theme.colour("sage"))
        form.setFontStrikeOut(kind == REMOVED)
        return form

    def _aside(self) -> QTextCharFormat:
        form = QTextCharFormat()
        font = QFont(self._theme.font(0.9))
        form.setFont(font)
        form.setForeground(self._theme.colour("ink3"))
        return form


def _touch(before: ShownPiece, after: ShownPiece) -> bool:
    """Say whether a word that was taken out and the one in its place would be read as one."""
    is_exchange = (before.kind, after.kind) == (REMOVED, ADDED)
    return is_exchange and not before.text[-1:].isspace() and not after.text[:1].isspace()
