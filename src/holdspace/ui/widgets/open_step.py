# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A step that asks for what opens a file: its passphrase, or a recovery code where it can have one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.passphrase_field import PassphraseField
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.stepped_page import Step

MakeCodeField = Callable[[Theme, str, str], Any]
"""Makes the field for a recovery code of ui/vault, which the places of the window may not know."""


class OpenStep(Step):
    """Asks for what opens a file. `action` is what its button says; identifiers begin with `identifier`.

    *Signals*: `passphrase_entered(str)` or `code_entered(str)`.
    """

    passphrase_entered = Signal(str)
    code_entered = Signal(str)

    def __init__(self, theme: Theme, make_code_field: MakeCodeField, identifier: str, action: str) -> None:
        super().__init__()
        self._by_code = False
        self._passphrase_why = ""
        self._title = Paragraph(theme, "title")
        self._why = Paragraph(theme, "soft")
        self._label = Text(theme, "field")
        self._passphrase = PassphraseField(theme, self.tr("Passphrase"), f"{identifier}.passphrase")
        self._code = make_code_field(theme, self.tr("Recovery code"), f"{identifier}.code")
        self._look = Button(theme, action, "primary", identifier=f"{identifier}.look")
        self._other_way = Button(theme, "", "link", identifier=f"{identifier}.other_way")
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(8)
        column.addWidget(self._why)
        column.add_gap(24)
        column.addWidget(self._label)
        column.add_gap(7)
        column.addWidget(self._passphrase)
        column.addWidget(self._code)
        column.add_gap(18)
        row = QHBoxLayout()
        row.setSpacing(theme.px(22))
        row.addWidget(self._look)
        row.addWidget(self._other_way)
        row.addStretch(1)
        column.addLayout(row)
        # The eye comes last, as on every page with a passphrase.
        order = (self._passphrase.line, self._look, self._other_way, self._passphrase.eye)
        for first, second in pairwise(widget for widget in order if widget is not None):
            QWidget.setTabOrder(first, second)
        self._look.clicked.connect(self._on_entered)
        self._passphrase.entered.connect(self._on_entered)
        self._code.entered.connect(self._on_entered)
        self._other_way.clicked.connect(self._on_other_way_clicked)
        self._show_way(False)

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the field."""
        line: QWidget = self._code.line if self._by_code else self._passphrase.line
        return line

    def ask_for(self, title: str, why: str, *, takes_code: bool = True) -> None:
        """Ask for what opens the file that `title` names; `why` says of the passphrase which one it is."""
        self._title.setText(title)
        self._passphrase_why = why
        self._other_way.setVisible(takes_code)
        self._show_way(False)

    def set_busy(self, busy: bool) -> None:
        """Take nothing while it is being opened."""
        if busy:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in (self._passphrase, self._code, self._look, self._other_way):
            widget.setEnabled(not busy)

    def take_up(self, error: Exception) -> None:
        """Have it typed again."""
        self.set_busy(False)
        if self._by_code:
            self._code.take_up(error)
        else:
            self._passphrase.take_up()

    def forget(self) -> None:
        """Drop what was typed."""
        self._show_way(False)

    def _show_way(self, by_code: bool) -> None:
        self._by_code = by_code
        self._passphrase.forget()
        self._code.forget()
        self._passphrase.setVisible(not by_code)
        self._code.setVisible(by_code)
        self._label.setText(self.tr("Recovery code") if by_code else self.tr("Passphrase"))
        self._label.setBuddy(self.first_control())
        self._other_way.setText(
            self.tr("Use the passphrase") if by_code else self.tr("Use the recovery code")
        )
        self._other_way.updateGeometry()
        self._why.setText(
            self.tr("Nine groups of four, as on your sheet. Small letters and spaces are fine.")
            if by_code
            else self._passphrase_why
        )

    def _on_other_way_clicked(self) -> None:
        self._show_way(not self._by_code)
        self.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self) -> None:
        field = self._code if self._by_code else self._passphrase
        if not field.text().strip():
            self.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._by_code:
            self.code_entered.emit(field.text())
        else:
            self.passphrase_entered.emit(field.text())
