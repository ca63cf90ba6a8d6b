# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The last step: what was done, and where one can go from here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.ui.moving.rows import CountRows
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.stepped_page import Step


class DoneStep(Step):
    """Says how it ended, with a primary way on and a quiet one. *Signals*: `wanted()`, `other_wanted()`."""

    is_end = True
    wanted = Signal()
    other_wanted = Signal()

    def __init__(self, theme: Theme, identifier: str, action: str, other: str) -> None:
        super().__init__()
        self._title = Paragraph(theme, "title")
        self._title.setAccessibleIdentifier(f"{identifier}.done")
        self._words = Paragraph(theme, "ui")
        self._rows = CountRows(theme, " ")
        self._note = Paragraph(theme, "soft")
        self._go = Button(theme, action, "primary", identifier=f"{identifier}.go_on")
        self._other = Button(theme, other, "link", identifier=f"{identifier}.other")
        self._below: dict[QWidget, QWidget] = {}
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        for part in (self._words, self._rows, self._note):
            below = self._below[part] = QWidget()  # hidden with its gap
            inside = QVBoxLayout(below)
            inside.setContentsMargins(0, theme.px(14), 0, 0)
            inside.addWidget(part)
            column.addWidget(below)
        column.add_gap(24)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        column.add_gap(14)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        self._go.clicked.connect(self.wanted)
        self._other.clicked.connect(self.other_wanted)

    def first_control(self) -> QWidget:
        """Return the way on."""
        return self._go

    def show_end(
        self,
        title: str,
        words: str = "",
        note: str = "",
        rows: Sequence[tuple[str, str]] = (),
        heading: str = "",
        *,
        has_other: bool = True,
    ) -> None:
        """Show how it ended, and have the title read out."""
        self._title.setText(title)
        for part, text in ((self._words, words), (self._note, note)):
            part.setText(text)
            self._below[part].setVisible(bool(text))
        self._rows.show_rows(rows, heading)
        self._below[self._rows].setVisible(bool(rows))
        self._other.setVisible(has_other)
        announce(self._title, title)

    def forget(self) -> None:
        """Drop all that names files or counts."""
        for part in (self._title, self._words, self._note):
            part.setText("")
        self._rows.show_rows(())
