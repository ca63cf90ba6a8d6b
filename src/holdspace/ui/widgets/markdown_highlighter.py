# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How Markdown looks while it is typed: marks step back, what they mean shows. Not before the first paint."""

from __future__ import annotations

import re

from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from holdspace.domain.markdown_looks import Look, looks_of
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.markdown_keys import units

_MAY_HOLD_MARKS = re.compile(r"[*_#>`]|^[ \t]*(?:[-+]|\d{1,2}\.)")
_LONG = 4_000  # characters of a text from which only lines that are seen are looked at: Qt lays out anew
# all that follows a line whose looks change, and 12,500 short bold lines took it a minute.
_MARGIN = 4  # lines above and below what is seen
_BOLD, _HEADING = 700, 600


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours the lines of one box; of a long text those that are seen, and the others once they are."""

    def __init__(self, theme: Theme, box: QTextEdit, factor: float) -> None:
        super().__init__(box.viewport())  # of the box itself Qt would take the document at once
        self._theme = theme
        self._box = box
        self._factor = factor
        self._formats: dict[tuple[bool, ...], QTextCharFormat] = {}
        self._changed_at = -1
        self._seen = (0, 0)
        self.follow()
        box.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        box.verticalScrollBar().rangeChanged.connect(self._on_scrolled)
        theme.changed.connect(self._on_theme_changed)

    def follow(self) -> None:
        """Colour the document that the box holds now."""
        document = self._box.document()
        if self.document() is not document:
            document.contentsChange.connect(self._on_contents_change)
            self.setDocument(document)
            self._look_again()

    def highlightBlock(self, text: str) -> None:
        """Colour a line."""
        if not _MAY_HOLD_MARKS.search(text) or not self._is_wanted(self.currentBlock()):
            return
        for look in looks_of(text):
            start = units(text[: look.start])
            self.setFormat(start, units(text[look.start : look.end]), self._format(look))

    def _is_wanted(self, block: QTextBlock) -> bool:
        if self.document().characterCount() <= _LONG:
            return True
        first, last = self._seen
        number = block.blockNumber()
        return first - _MARGIN <= number <= last + _MARGIN or block.contains(self._changed_at)

    def _format(self, look: Look) -> QTextCharFormat:
        looks = tuple(look[2:])
        if looks not in self._formats:
            self._formats[looks] = self._make_format(look)
        return self._formats[looks]

    def _make_format(self, look: Look) -> QTextCharFormat:
        made = QTextCharFormat()
        if look.is_mark:
            made.setForeground(self._theme.colour("ink3"))
            return made
        font = self._theme.serif(
            self._factor, _BOLD if look.is_strong else _HEADING if look.is_heading else 500
        )
        font.setItalic(look.is_emphasis)
        made.setFont(font)
        return made

    def _look_again(self) -> None:
        """Look at all lines, or at those that are seen: no word is changed by it, so nobody is told."""
        if self.document() is None:
            return
        before = self._box.blockSignals(True)
        if self.document().characterCount() <= _LONG:
            self.rehighlight()
        else:
            self._look_at_seen()
        self._box.blockSignals(before)

    def _look_at_seen(self) -> None:
        area = self._box.viewport().rect()
        block = self._box.cursorForPosition(area.topLeft()).block()
        last = self._box.cursorForPosition(area.bottomLeft()).block().blockNumber()
        self._seen = (block.blockNumber(), last)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # so that it is laid out once
        while block.isValid() and block.blockNumber() <= last:
            self.rehighlightBlock(block)
            block = block.next()
        cursor.endEditBlock()

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        del removed, added
        self._changed_at = position

    def _on_scrolled(self) -> None:
        if self.document() is not None and self.document().characterCount() > _LONG:
            self._look_again()

    def _on_theme_changed(self) -> None:
        self._formats.clear()
        self._look_again()
