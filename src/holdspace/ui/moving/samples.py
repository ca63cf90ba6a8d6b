# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A few entries of a file as they will stand in the journal: day, first words, load and tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from holdspace.domain.entries import Entry
from holdspace.domain.timeline import row_words
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.dates import dated_words
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn

_LONGEST = 220  # characters


class Samples(QWidget):
    """Shows entries; hidden where there are none. `forget` leaves no words behind."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inside = QWidget()
        self._column = SpacedColumn(theme, self)
        self._column.addWidget(Text(theme, "strong", self.tr("How it will read")))
        self._column.add_gap(6)
        self._column.addWidget(self._inside)
        self._texts: list[str] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        inside = QWidget()
        column = SpacedColumn(self._theme, inside)
        self._texts = []
        for entry in entries:
            self._add(column, entry)
        # Not replaceWidget: the item that it returns is torn down twice.
        self._column.removeWidget(self._inside)
        for label in self._inside.findChildren(Text):
            label.setText("")
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self._column.addWidget(inside)
        self.setVisible(bool(entries))

    def texts(self) -> list[str]:
        """Return what is shown, for tests."""
        return self._texts

    def forget(self) -> None:
        """Show none."""
        self.show_entries(())

    def _add(self, column: SpacedColumn, entry: Entry) -> None:
        words = row_words(entry.text, _LONGEST)
        head = [dated_words(entry.created_at, self.locale())]
        if entry.load is not None:
            head.append(self.tr("load {number}").format(number=entry.load))
        head += [f"#{tag}" for tag in entry.tags]
        column.addWidget(Paragraph(self._theme, "label", " · ".join(head)))
        if words:
            column.addWidget(Paragraph(self._theme, "voice", words))
        column.add_gap(12)
        self._texts.append(words)
