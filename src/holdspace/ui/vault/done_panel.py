# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a page of the keys says once it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.aside_page import Panel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn


class DonePanel(Panel):
    """A title, a few sentences, Done, and where there is more to do a link.

    *Signals*: `finished()`; `more_wanted()` from the link.
    """

    finished = Signal()
    more_wanted = Signal()

    def __init__(self, theme: Theme, title: str, sentences: tuple[str, ...], more: str = "") -> None:
        super().__init__()
        self._done = Button(theme, self.tr("Done"), "primary", identifier="vault.done")
        column = SpacedColumn(theme, self)
        column.addWidget(Paragraph(theme, "title", title))
        for sentence in sentences:
            column.add_gap(10)
            column.addWidget(Paragraph(theme, "soft", sentence))
        column.add_gap(24)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.addWidget(self._done)
        if more:
            link = Button(theme, more, "link", identifier="vault.more")
            link.clicked.connect(self.more_wanted)
            row.addWidget(link)
        row.addStretch(1)
        column.addLayout(row)
        self._done.clicked.connect(self.finished)

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the way out."""
        return self._done
