# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A heading and a table of two columns below it: words, and numbers at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.digits import tabular
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn


class CountRows(QWidget):
    """Counted things; hidden where there are none."""

    def __init__(self, theme: Theme, heading: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[tuple[str, str], ...] = ()
        self._table = QWidget()
        self._column = SpacedColumn(theme, self)
        self._heading = Text(theme, "strong", heading, wraps=True)
        if heading:
            self._column.addWidget(self._heading)
            self._column.add_gap(6)
        else:
            self._heading.hide()
        self._column.addWidget(self._table)
        theme.changed.connect(self._fill)

    def show_rows(self, rows: Sequence[tuple[str, str]], heading: str = "") -> None:
        """Show these; a `heading` takes the place of that before."""
        self._rows = tuple(rows)
        if heading:
            self._heading.setText(heading)
        self._fill()
        self.setVisible(bool(rows))

    def lines(self) -> list[str]:
        """Return the rows as they read."""
        return [f"{words}: {number}" for words, number in self._rows]

    def _fill(self) -> None:
        table, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.px(24))
        grid.setVerticalSpacing(self._theme.px(4))
        grid.setColumnStretch(1, 1)
        table.setLayout(grid)
        for row, (words, number) in enumerate(self._rows):
            count = _Count(self._theme, "ui", number)
            count.setAccessibleName(f"{words}: {number}")
            grid.addWidget(count, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Paragraph(self._theme, "soft", words), row, 1)
        # Not replaceWidget: the item that it returns is torn down twice.
        self._column.removeWidget(self._table)
        self._column.addWidget(table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table


class _Count(Paragraph):
    """A number on the same line as the words beside it, its digits all of the same width."""

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self.setFont(tabular(self.font()))
