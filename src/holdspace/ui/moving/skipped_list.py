# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is left out of an import, each with its reason, in a list that scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

from holdspace.domain.imports import Skipped
from holdspace.ui.moving.words import reason_words
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.spaced_column import SpacedColumn

_MOST_ROWS, _ROW = 6, 30


class SkippedList(QWidget):
    """A heading with the number, and the records below it; hidden where there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._heading = Text(theme, "strong")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Left out"))
        self.list.setAccessibleIdentifier("bring_in.skipped")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = SpacedColumn(theme, self)
        column.addWidget(self._heading)
        column.add_gap(6)
        column.addWidget(self.list)
        theme.changed.connect(self._fit)

    def show_skipped(self, skipped: Sequence[Skipped], count: int) -> None:
        """Show those that are named, and how many more there are."""
        lines = [f"{each.where}: {reason_words(each.reason)}" for each in skipped]
        if count > len(skipped):
            more = self.tr("and {number} more")
            lines.append(more.format(number=self.locale().toString(count - len(skipped))))
        self._heading.setText(self.tr("Left out: {number}").format(number=self.locale().toString(count)))
        self.list.clear()
        self.list.addItems(lines)
        if lines:
            self.list.setCurrentRow(0)
        # By itself it would come and go among the accessible children: a danger (widgets/scrolled.py).
        policy = Qt.ScrollBarPolicy
        scrolls = len(lines) > _MOST_ROWS
        self.list.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff
        )
        self.setVisible(bool(lines))
        self._fit()

    def lines(self) -> list[str]:
        """Return the rows as they read."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _fit(self) -> None:
        rows = min(_MOST_ROWS, max(1, self.list.count()))
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), self._theme.px(_ROW)))
