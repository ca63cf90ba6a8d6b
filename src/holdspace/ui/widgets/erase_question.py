# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The question before something is erased for good, with its two answers; hidden until it is asked."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn


class EraseQuestion(QWidget):
    """Words over the answers `yes` and `no`, for whoever asks to fill, to show and to follow.

    `named` are the identifiers of question, yes and no; `above` is the room over the words in pixels of the
    design.
    """

    def __init__(self, theme: Theme, named: tuple[str, str, str], *, above: int = 0) -> None:
        super().__init__()
        question, yes, no = named
        self.question = Paragraph(theme, "ui")
        self.question.setAccessibleIdentifier(question)
        self.yes = Button(theme, self.tr("Erase for good"), identifier=yes)
        self.no = Button(theme, self.tr("Not now"), "quiet", identifier=no)
        column = SpacedColumn(theme, self)
        if above:
            column.add_gap(above)
        column.addWidget(self.question)
        column.add_gap(10)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch()
        column.addLayout(row)
        self.hide()
