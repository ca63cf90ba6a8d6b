# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The three steps of putting a backup in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.domain.backups import ENDING
from holdspace.domain.timing import Clock
from holdspace.services.backups import KeptBackup
from holdspace.ui.safety.backup_list import BackupList
from holdspace.ui.safety.words import entries_words, span_words, when_words
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choose_file import FileChooser
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.passphrase_field import PassphraseField
from holdspace.ui.widgets.spaced_column import SpacedColumn


class ChooseStep(QWidget):
    """First: which backup. *Signals*: `chosen(object)` with its Path."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._list = BackupList(theme, clock, choice=self.tr("Choose"))
        self._none = Paragraph(theme, "soft", self.tr("There are no backups in the HoldSpace folder."))
        self._file = Button(theme, self.tr("Choose a file"), identifier="restore.file")
        self._chooser = FileChooser(self)
        column = SpacedColumn(theme, self)
        column.addWidget(Paragraph(theme, "title", self.tr("Restore a backup")))
        column.add_gap(8)
        self._why = Paragraph(theme, "soft")
        column.addWidget(self._why)
        column.add_gap(24)
        column.addWidget(self._list)
        column.addWidget(self._none)
        column.add_gap(16)
        column.addWidget(Paragraph(theme, "soft", self.tr("Or one from another place, such as a USB stick:")))
        column.add_gap(8)
        column.addWidget(self._file, 0, Qt.AlignmentFlag.AlignLeft)
        self._file.clicked.connect(self._on_file_clicked)
        self._chooser.chosen.connect(self.chosen)
        self._list.chosen.connect(self._on_listed_chosen)

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the newest backup."""
        return self._list.first_control() or self._file

    def say_place(self, *, has_database: bool) -> None:
        """Say whether it takes the place of something."""
        self._why.setText(
            self.tr("It takes the place of the journal that is here now. You see first what it holds.")
            if has_database
            else self.tr("No journal’s file is here, so nothing is replaced. You see first what it holds.")
        )

    def show_backups(self, backups: Sequence[KeptBackup]) -> None:
        """Show the backups in the home's folder."""
        self._list.show_backups(backups)
        self._none.setVisible(not backups)

    def _on_file_clicked(self) -> None:
        names = self.tr("HoldSpace backups") + f" (*{ENDING})"
        self._chooser.choose_file(self.tr("A backup of HoldSpace"), names)

    def _on_listed_chosen(self, backup: KeptBackup) -> None:
        self.chosen.emit(backup.path)


MakeCodeField = Callable[[Theme, str, str], Any]
"""Makes the field for a recovery code of ui/vault, which this place may not know."""


class OpenStep(QWidget):
    """Second: what opens it. *Signals*: `passphrase_entered(str)` or `code_entered(str)`."""

    passphrase_entered = Signal(str)
    code_entered = Signal(str)

    def __init__(self, theme: Theme, make_code_field: MakeCodeField) -> None:
        super().__init__()
        self._by_code = False
        self._has_keys = True
        self._title = Paragraph(theme, "title")
        self._why = Paragraph(theme, "soft")
        self._label = Text(theme, "field")
        self._passphrase = PassphraseField(theme, self.tr("Passphrase"), "restore.passphrase")
        self._code = make_code_field(theme, self.tr("Recovery code"), "restore.code")
        self._look = Button(theme, self.tr("See what it holds"), "primary", identifier="restore.look")
        self._other_way = Button(theme, "", "link", identifier="restore.other_way")
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

    def ask_for(self, words: str, *, has_keys: bool = True) -> None:
        """Ask for what opens the backup that `words` name; `has_keys`: whether today's key file is here."""
        self._title.setText(words)
        self._has_keys = has_keys
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
            else self.tr("The passphrase of today opens it, or the one of the day it was made.")
            if self._has_keys
            else self.tr("Here only the passphrase of the day it was made opens it, or the recovery code.")
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


class PreviewStep(QWidget):
    """Third: what it holds, what becomes of today's journal, what opens it. *Signals*: `wanted()`."""

    wanted = Signal()

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._title = Paragraph(theme, "title")
        self._made = Paragraph(theme, "soft")
        self._holds = Paragraph(theme, "ui")
        self._today = Paragraph(theme, "ui")
        self._opens = Paragraph(theme, "ui")
        self._put = Button(theme, self.tr("Put it in place"), "primary", identifier="restore.put")
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(8)
        column.addWidget(self._made)
        for words in (self._holds, self._today, self._opens):
            column.add_gap(16)
            column.addWidget(words)
        column.add_gap(24)
        column.addWidget(self._put, 0, Qt.AlignmentFlag.AlignLeft)
        self._put.clicked.connect(self.wanted)

    def set_busy(self, busy: bool) -> None:
        """Take nothing while work is under way."""
        self._put.setEnabled(not busy)

    def show_preview(self, seen: Any, *, has_vault: bool, has_database: bool = True) -> None:
        """Show what a storage Preview says; of a vault that is here the database can be missing."""
        now, locale = self._clock.now(), self.locale()
        when = when_words(seen.made_at.astimezone(now.tzinfo), now, locale)
        self._title.setText(self.tr("What this backup holds"))
        self._made.setText(self.tr("Made: {when}").format(when=when))
        holds = entries_words(seen.entries, locale)
        if seen.first is not None and seen.last is not None:
            holds += ", " + span_words(seen.first, seen.last, locale)
        self._holds.setText(holds + ".")
        self._today.setText(self._today_words(seen, has_vault, has_database))
        self._opens.setText(self._opens_words(seen.passphrase))

    def words(self) -> str:
        """Return all it says, for whoever reads it out."""
        return " ".join(part.text() for part in (self._made, self._holds, self._today, self._opens))

    def _today_words(self, seen: Any, has_vault: bool, has_database: bool) -> str:
        if not has_vault:
            return self.tr("There is no journal here yet, so nothing is replaced.")
        if not has_database:
            return self.tr("The journal’s file is missing, so nothing that you wrote is replaced.")
        if seen.lacks is None:
            words = self.tr("It cannot be compared with the journal that is here, which is kept aside first.")
        elif seen.lacks == 0:
            words = self.tr(
                "All that is in your journal today is in it, too. Today’s is kept in a backup first."
            )
        elif seen.lacks == 1:
            words = self.tr(
                "Your journal today has one entry that is not in it: it is kept in a backup first."
            )
        else:
            words = self.tr(
                "Your journal today has {number} that are not in it: they are kept in a backup first."
            ).format(number=self.locale().toString(seen.lacks))
        if not seen.same_vault:
            words += " " + self.tr("It is a backup of another journal.")
        return words

    def _opens_words(self, passphrase: str) -> str:
        words = {
            "today's": self.tr("Afterwards today’s passphrase opens it."),
            "then": self.tr("Afterwards the passphrase it was made with opens it."),
            "code only": self.tr(
                "Afterwards only its recovery code opens it: the backup holds no key file. Until then nothing"
                " new can be kept; words on Now stay in the box and wait."
            ),
        }
        return words.get(passphrase, "")
