# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What opens a journal or a file: a passphrase, or a recovery code instead."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.passphrase_field import PassphraseField
from holdspace.ui.widgets.spaced_column import SpacedColumn

MakeCodeField = Callable[[Theme, str, str], Any]
"""Makes the field for a recovery code of ui/vault, which the places of the window may not know."""


class EitherField(QObject):
    """One of the two is asked for under its name. `other_way`, a link to the other, is laid out from outside.

    *Signals*: `edited()` at each key; `entered()` at Enter; `way_changed()` where one is asked for anew.
    """

    edited = Signal()
    entered = Signal()
    way_changed = Signal()

    def __init__(
        self, theme: Theme, make_code_field: MakeCodeField, identifier: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.by_code = False
        self._label = Text(theme, "field")
        self._passphrase = PassphraseField(theme, self.tr("Passphrase"), f"{identifier}.passphrase")
        self._code = make_code_field(theme, self.tr("Recovery code"), f"{identifier}.code")
        self.other_way = Button(theme, "", "link", identifier=f"{identifier}.other_way")
        for field in (self._passphrase, self._code):
            field.line.textEdited.connect(self.edited)
            field.entered.connect(self.entered)
        self.other_way.clicked.connect(self._on_other_way_clicked)

    def lay_out(self, column: SpacedColumn) -> None:
        """Put name and field into a column, once."""
        column.addWidget(self._label)
        column.add_gap(7)
        column.addWidget(self._passphrase)
        column.addWidget(self._code)
        self.ask(by_code=False)

    @property
    def field(self) -> QWidget:
        """Return the field that is shown, with its frame."""
        field: QWidget = self._code if self.by_code else self._passphrase
        return field

    @property
    def line(self) -> QLineEdit:
        """Return the line of the field that is shown, which takes the keyboard."""
        line: QLineEdit = self._code.line if self.by_code else self._passphrase.line
        return line

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def ask(self, *, by_code: bool) -> None:
        """Ask for one of them, with nothing typed."""
        self.by_code = by_code
        self.forget()
        self.show_field()
        self._label.setText(self.tr("Recovery code") if by_code else self.tr("Passphrase"))
        self._label.setBuddy(self.line)
        self.other_way.setText(self.tr("Use the passphrase") if by_code else self.tr("Use the recovery code"))
        self.other_way.updateGeometry()
        self.way_changed.emit()

    def show_field(self, shown: bool = True) -> None:
        """Show the one that is asked for under its name, or neither."""
        self._label.setVisible(shown)
        self._passphrase.setVisible(shown and not self.by_code)
        self._code.setVisible(shown and self.by_code)

    def set_busy(self, busy: bool) -> None:
        """Take nothing while it is tried."""
        for widget in (self._passphrase, self._code, self.other_way):
            widget.setEnabled(not busy)

    def take_up(self, error: Exception) -> None:
        """Have it typed again."""
        if self.by_code:
            self._code.take_up(error)
        else:
            self._passphrase.take_up()

    def forget(self) -> None:
        """Drop what was typed."""
        self._passphrase.forget()
        self._code.forget()

    def lead_to(self, start: QWidget, *further: QWidget) -> None:
        """Have Tab lead from the field to what begins it, the other way and what is further; to the eye last.

        A passphrase of words holds blanks, and one of them would open it on the way.
        """
        fields = (self._passphrase.line, self._code.line)
        order = (*fields, start, self.other_way, *further, self._passphrase.eye)
        for first, second in pairwise(widget for widget in order if widget is not None):
            QWidget.setTabOrder(first, second)

    def _on_other_way_clicked(self) -> None:
        self.ask(by_code=not self.by_code)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
