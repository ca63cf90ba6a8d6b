# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A deleted entry, whole, to be read before it is decided whether it goes for good."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.entries import Entry
from holdspace.domain.feelings import Feelings, feeling_words
from holdspace.services.rendering import Path, plain_lines, render
from holdspace.ui.journal.entry_view import EntryView, PlainView
from holdspace.ui.journal.words import audience_words, kind_words
from holdspace.ui.theme.theme import Text, Theme

_HEIGHT = 260


class DeletedWords(QWidget):
    """The words, to be scrolled where they are many, and what else the entry says.

    `copy` takes what is copied. *Signals*: `closed()` on Esc.
    """

    closed = Signal()

    def __init__(self, theme: Theme, entry: Entry, feelings: Feelings, copy: Callable[[str], None]) -> None:
        super().__init__()
        self._feelings = feelings
        self.view = _view_of(theme, entry.text, copy)
        self.view.back_wanted.connect(self.closed)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._most = theme.px(_HEIGHT)
        self.view.setFixedHeight(self._most)
        if isinstance(self.view, EntryView):
            self.view.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.view.setAccessibleName(self.tr("The deleted entry"))
        self.view.setAccessibleIdentifier("journal.trash_words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.view)
        said = self._said(entry)
        if said:
            column.addWidget(Text(theme, "small", said, wraps=True))
        self.setFocusProxy(self.view)

    def _fit(self, size: QSizeF) -> None:
        """Take no more room than the words need."""
        self.view.setFixedHeight(min(self._most, ceil(size.height()) + 2))

    def _said(self, entry: Entry) -> str:
        load = self.tr("How heavy: {load} of 5").replace("{load}", str(entry.load)) if entry.load else ""
        felt = ", ".join(feeling_words(self._feelings, entry.feelings))
        felt = self.tr("It felt: {words}").replace("{words}", felt) if felt else ""
        star = self.tr("Starred") if entry.starred else ""
        tags = ", ".join(f"#{tag}" for tag in entry.tags)
        parts = (audience_words(entry.audiences), kind_words(entry.kind), load, felt, tags, star)
        return " · ".join(part for part in parts if part)


def _view_of(theme: Theme, text: str, copy: Callable[[str], None]) -> EntryView | PlainView:
    """Return the words rendered, or plain where they are too many: all of them in any case."""
    rendering = render(text)
    if rendering.path is Path.RENDERED:
        rendered = EntryView(theme, copy)
        rendered.show_html(rendering.content)
        return rendered
    plain = PlainView(theme, copy)
    plain.show_lines(plain_lines(text) if rendering.left_out else rendering.content)
    return plain
