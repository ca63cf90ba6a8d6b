# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The steps of putting a backup in place that are its own: which one, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.domain.backups import ENDING
from holdspace.domain.timing import Clock
from holdspace.services.backups import KeptBackup
from holdspace.ui.safety.backup_list import BackupList
from holdspace.ui.safety.words import entries_words, span_words, when_words
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.choose_file import FileChooser
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.stepped_page import Step


class ChooseStep(Step):
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

    def set_busy(self, busy: bool) -> None:
        """Let a backup be chosen while other work is under way: that begins nothing."""

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


class PreviewStep(Step):
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
