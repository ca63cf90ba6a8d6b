# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A step that asks for what opens a file: its passphrase, or a recovery code where it can have one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.either_field import EitherField, MakeCodeField
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.stepped_page import Step


class OpenStep(Step):
    """Asks for what opens a file. `action` is what its button says; identifiers begin with `identifier`.

    *Signals*: `passphrase_entered(str)` or `code_entered(str)`.
    """

    passphrase_entered = Signal(str)
    code_entered = Signal(str)

    def __init__(self, theme: Theme, make_code_field: MakeCodeField, identifier: str, action: str) -> None:
        super().__init__()
        self._passphrase_why = ""
        self._title = Paragraph(theme, "title")
        self._why = Paragraph(theme, "soft")
        self._secret = EitherField(theme, make_code_field, identifier, self)
        self._look = Button(theme, action, "primary", identifier=f"{identifier}.look")
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(8)
        column.addWidget(self._why)
        column.add_gap(24)
        self._secret.lay_out(column)
        column.add_gap(18)
        row = QHBoxLayout()
        row.setSpacing(theme.px(22))
        row.addWidget(self._look)
        row.addWidget(self._secret.other_way)
        row.addStretch(1)
        column.addLayout(row)
        self._secret.lead_to(self._look)
        self._look.clicked.connect(self._on_entered)
        self._secret.entered.connect(self._on_entered)
        self._secret.way_changed.connect(self._show_why)

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the field."""
        return self._secret.line

    def ask_for(self, title: str, why: str, *, takes_code: bool = True) -> None:
        """Ask for what opens the file that `title` names; `why` says of the passphrase which one it is."""
        self._title.setText(title)
        self._passphrase_why = why
        self._secret.other_way.setVisible(takes_code)
        self._secret.ask(by_code=False)

    def set_busy(self, busy: bool) -> None:
        """Take nothing while it is being opened."""
        if busy:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._secret.set_busy(busy)
        self._look.setEnabled(not busy)

    def take_up(self, error: Exception) -> None:
        """Have it typed again."""
        self.set_busy(False)
        self._secret.take_up(error)

    def forget(self) -> None:
        """Drop what was typed."""
        self._secret.ask(by_code=False)

    def _show_why(self) -> None:
        self._why.setText(
            self.tr("Nine groups of four, as on your sheet. Small letters and spaces are fine.")
            if self._secret.by_code
            else self._passphrase_why
        )

    def _on_entered(self) -> None:
        typed = self._secret.text()
        if not typed.strip():
            self._secret.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._secret.by_code:
            self.code_entered.emit(typed)
        else:
            self.passphrase_entered.emit(typed)
