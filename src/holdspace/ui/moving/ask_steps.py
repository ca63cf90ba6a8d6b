# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is asked where a file cannot be read without: what opens it, and which comes first, month or day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.open_step import OpenStep
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.stepped_page import Step


class SecretStep(OpenStep):
    """Asks for what opens an encrypted file, or a backup of HoldSpace."""

    def ask_for_file(self) -> None:
        """Ask for the passphrase of another program's file."""
        why = self.tr("The passphrase that it was kept with there. It is used once, and kept nowhere.")
        self.ask_for(self.tr("This file is encrypted"), why, takes_code=False)

    def ask_for_backup(self) -> None:
        """Ask for what opens a backup of HoldSpace."""
        why = self.tr(
            "What is new there comes in. Where both computers changed an entry, the later words are on top"
            " and the others in its history. A backup of today’s journal is made first. The passphrase it was"
            " made under opens it."
        )
        self.ask_for(self.tr("A backup of HoldSpace"), why)


class DatesStep(Step):
    """Asks how dates are written. *Signals*: `chosen(bool)`, whether the day comes first."""

    chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._day = Button(theme, self.tr("The day: 3 April"), identifier="bring_in.day_first")
        self._month = Button(theme, self.tr("The month: 4 March"), identifier="bring_in.month_first")
        column = SpacedColumn(theme, self)
        column.addWidget(Paragraph(theme, "title", self.tr("What comes first in its dates?")))
        column.add_gap(8)
        why = self.tr("Here a date such as 03/04/2024 can be read either way, and nothing tells which.")
        column.addWidget(Paragraph(theme, "soft", why))
        column.add_gap(24)
        for button in (self._day, self._month):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.add_gap(12)
        self._day.clicked.connect(self._on_day_clicked)
        self._month.clicked.connect(self._on_month_clicked)

    def first_control(self) -> QWidget:
        """Return the button for the day."""
        return self._day

    def _on_day_clicked(self) -> None:
        self.chosen.emit(True)

    def _on_month_clicked(self) -> None:
        self.chosen.emit(False)
