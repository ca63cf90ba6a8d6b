# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A panel that says what the passphrase is wanted for, and asks for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.aside_page import Panel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.passphrase_field import PassphraseField
from holdspace.ui.widgets.spaced_column import SpacedColumn


class PassphrasePanel(Panel):
    """A panel calls `put_together` and says by `set_busy` what is seen while the passphrase is worked on.

    *Signals*: `entered(str)` with what was typed.
    """

    entered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._field = PassphraseField(theme, self.tr("Passphrase"), "vault.passphrase")
        self._label = Text(theme, "field", self.tr("Passphrase"))
        self._label.setBuddy(self._field.line)
        self._message = MessageRow(theme, "vault.message", lines=2)

    def put_together(self, title: str, sentences: tuple[str, ...], start: Button, *below: QWidget) -> None:
        """Lay it out with what `start` begins, once; what is `below` the field takes its place at work."""
        self._start = start
        column = SpacedColumn(self._theme, self)
        column.addWidget(Paragraph(self._theme, "title", title))
        for sentence in sentences:
            column.add_gap(10)
            column.addWidget(Paragraph(self._theme, "soft", sentence))
        column.add_gap(22)
        column.addWidget(self._label)
        column.add_gap(6)
        for widget in (self._field, *below):
            column.addWidget(widget)
        column.add_gap(10)
        column.addWidget(self._message)
        column.add_gap(10)
        column.addWidget(start, 0, Qt.AlignmentFlag.AlignLeft)
        self._field.edited.connect(self._message.clear)
        self._field.entered.connect(self._on_entered)
        start.clicked.connect(self._on_entered)
        self.set_busy(False)

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the passphrase."""
        return self._field.line

    def set_busy(self, busy: bool) -> None:
        """Take nothing while the passphrase is worked on. Overridden."""
        raise NotImplementedError

    def refuse(self, words: str) -> None:
        """Say why not, and have the passphrase typed again."""
        self.set_busy(False)
        self._message.say(words)
        self._field.take_up()

    def forget(self) -> None:
        """Drop what was typed and what was said."""
        self.set_busy(False)
        self._field.forget()
        self._message.clear()

    def _on_entered(self) -> None:
        if self._field.text().strip():
            self._message.clear()
            self.entered.emit(self._field.text())
        else:
            self._field.take_up()
