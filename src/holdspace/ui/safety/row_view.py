# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One row of the page Safety: name and half a sentence on the left, one button on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.safety.rows import Row, translated
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn


class RowView(QWidget):
    """A row as it is shown. *Signals*: `wanted(str)` with the row's id."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, row: Row) -> None:
        super().__init__()
        self.row = row
        self._why = Paragraph(theme, "soft", translated(row.why))
        self.button = Button(theme, translated(row.button), identifier=f"safety.{row.id}")
        self.button.setAccessibleName(f"{translated(row.name)}: {translated(row.button)}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, theme.px(16), 0, 0)  # it goes with the row where that is not offered
        line.setSpacing(theme.px(24))
        words = SpacedColumn(theme)
        words.addWidget(Paragraph(theme, "ui", translated(row.name)))
        words.addWidget(self._why)
        line.addLayout(words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(self._on_clicked)

    def say(self, words: str, *, is_wrong: bool = False) -> None:
        """Say something else than the half sentence, such as when it was done last."""
        self._why.restyle("wrong" if is_wrong else "soft")
        self._why.setText(words)

    def _on_clicked(self) -> None:
        self.wanted.emit(self.row.id)
