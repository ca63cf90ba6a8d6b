# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Saving what can be read: where to, with what, how far it is, and what came of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.services.salvage import BackupsKept
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.vault.code_field import CodeField
from holdspace.ui.widgets.aside_page import Panel
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.dates import count_words, dated_words
from holdspace.ui.widgets.either_field import EitherField
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.progress_line import ProgressLine
from holdspace.ui.widgets.spaced_column import SpacedColumn

if TYPE_CHECKING:
    from holdspace.services.salvage import Salvaged

NO_BACKUPS = BackupsKept(0, "")


class SalvagePanel(Panel):
    """Asks for a folder and for passphrase or code; then shows how far it is.

    *Signals*: `folder_wanted()`; `entered(str, bool)` with what was typed and whether it is the code;
    `stop_wanted()`.
    """

    folder_wanted = Signal()
    entered = Signal(str, bool)
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._busy = False
        self._title = Paragraph(theme, "title", self.tr("Save what can be read"))
        self._why = Paragraph(
            theme,
            "soft",
            self.tr(
                "Every entry that can still be read goes into a new journal, in a folder of its own. The"
                " damaged one is not touched."
            ),
        )
        self._which = Choice(
            theme, self.tr("Which one"), self.tr("The journal that is here now"), "vault.which"
        )
        self._which.hide()
        self._where = Paragraph(theme, "ui")
        self._choose = Button(
            theme, self.tr("Another folder…"), "secondary", identifier="vault.choose_folder"
        )
        self._secret = EitherField(theme, CodeField, "vault", self)
        self._message = MessageRow(theme, "vault.message", lines=2)
        self._start = Button(theme, self.tr("Save it"), "primary", identifier="vault.salvage")
        self._bar = ProgressLine(theme, self.tr("Saving"), "vault.progress")
        self._lay_out(theme)
        self._connect()
        self._show()

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: passphrase or code, or Stop."""
        if self._busy:
            return self._bar.stop
        return self._secret.line

    @property
    def source(self) -> Path | None:
        """Return the folder of the journal kept aside that was chosen, or None for the one that is here."""
        return Path(self._which.value) if self._which.value else None

    def offer_aside(self, folders: list[Path]) -> None:
        """Offer journals that were kept aside, too, the newest first."""
        choices = []
        for folder in folders:
            when = dated_words(datetime.fromtimestamp(folder.stat().st_ctime).astimezone(), self.locale())
            choices.append((str(folder), self.tr("Kept aside on {when}").format(when=when)))
        self._which.offer(choices, self._which.value)
        self._which.setVisible(bool(folders))

    def show_folder(self, folder: Path) -> None:
        """Show where it goes."""
        self._where.setText(str(folder))

    def set_busy(self, busy: bool) -> None:
        """Show how far it is in the place of what was asked."""
        self._busy = busy
        if busy:
            self._bar.begin()
            self._message.clear()
        self._show()

    def show_share(self, share: float) -> None:
        """Show how far it is, 0 to 1."""
        self._bar.show_share(share)

    def refuse(self, words: str) -> None:
        """Say why not."""
        self.set_busy(False)
        self._message.say(words)

    def take_up(self, error: Exception) -> None:
        """Say what was wrong with what was typed, and have it typed again."""
        self.refuse(say(error))
        self._secret.take_up(error)

    def forget(self) -> None:
        """Drop what was typed and what was said."""
        self._secret.ask(by_code=False)
        self._message.clear()
        self.set_busy(False)

    def _lay_out(self, theme: Theme) -> None:
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(8)
        column.addWidget(self._why)
        column.add_gap(18)
        column.addWidget(self._which, 0, Qt.AlignmentFlag.AlignLeft)
        column.add_gap(10)
        column.addWidget(Text(theme, "field", self.tr("It goes here")))
        column.add_gap(4)
        column.addWidget(self._where)
        column.add_gap(8)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.add_gap(18)
        self._secret.lay_out(column)
        column.addWidget(self._bar)
        column.add_gap(10)
        column.addWidget(self._message)
        column.add_gap(10)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.addWidget(self._start)
        row.addWidget(self._secret.other_way)
        row.addStretch(1)
        column.addLayout(row)
        QWidget.setTabOrder(self._choose, self._secret.line)
        self._secret.lead_to(self._start)

    def _connect(self) -> None:
        self._choose.clicked.connect(self.folder_wanted)
        self._secret.entered.connect(self._on_start_wanted)
        self._secret.edited.connect(self._message.clear)
        self._secret.way_changed.connect(self._message.clear)
        self._start.clicked.connect(self._on_start_wanted)
        self._bar.stop_wanted.connect(self.stop_wanted)

    def _show(self) -> None:
        self._secret.show_field(not self._busy)
        for widget in (self._secret.other_way, self._start):
            widget.setVisible(not self._busy)
        self._choose.setEnabled(not self._busy)
        self._bar.setVisible(self._busy)

    def _on_start_wanted(self) -> None:
        typed = self._secret.text()
        if typed.strip():
            self.entered.emit(typed, self._secret.by_code)
        else:
            self._secret.line.setFocus(Qt.FocusReason.OtherFocusReason)


class SavedPanel(Panel):
    """What came of it, where it is, and how to go on.

    Where less came back than a backup holds, or nothing, restoring comes first. *Signals*:
    `put_in_place_wanted()`; `restore_wanted()`; `folder_wanted()` to show the folder; `stop_wanted()`.
    """

    put_in_place_wanted = Signal()
    restore_wanted = Signal()
    folder_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._can_put = True
        self._can_restore = False
        self._title = Paragraph(theme, "title")
        self._title.setAccessibleIdentifier("vault.saved_title")
        self._counts = Paragraph(theme, "ui")
        self._counts.setAccessibleIdentifier("vault.counts")
        self._more = Paragraph(theme, "soft")
        self._backup = Paragraph(theme, "ui")
        self._backup.setAccessibleIdentifier("vault.backup_holds")
        self._where = Paragraph(theme, "soft")
        self._how = Paragraph(
            theme,
            "soft",
            self.tr(
                "To go on with it, put it in the journal’s place: the same passphrase opens it. What lay"
                " there is kept aside, in the folder “damaged”."
            ),
        )
        self._message = MessageRow(theme, "vault.message")
        self._put = Button(
            theme, self.tr("Put it in the journal’s place"), "primary", identifier="vault.put_in_place"
        )
        self._restore = Button(
            theme, self.tr("Restore a backup"), "secondary", identifier="vault.restore_instead"
        )
        self._folder = Button(theme, self.tr("Show the folder"), "link", identifier="vault.show_folder")
        self._bar = ProgressLine(theme, self.tr("Putting it in place"), "vault.progress")
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        for paragraph in (self._counts, self._more, self._backup, self._where, self._how):
            column.add_gap(10)
            column.addWidget(paragraph)
        column.add_gap(16)
        column.addWidget(self._message)
        column.addWidget(self._bar)
        column.add_gap(8)
        buttons = QWidget()
        self._flow = FlowLayout(gap=theme.px(12))
        buttons.setLayout(self._flow)
        for button in (self._restore, self._put, self._folder):
            self._flow.addWidget(button)
        column.addWidget(buttons)
        self._put.clicked.connect(self.put_in_place_wanted)
        self._restore.clicked.connect(self.restore_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self._bar.stop_wanted.connect(self.stop_wanted)
        self.set_busy(False)

    def first_control(self) -> QWidget:
        """Return what has the keyboard first."""
        if not self._bar.isHidden():
            return self._bar.stop
        # With less than a backup holds, what gives back more is nearer than what puts less in place.
        return self._restore if self._can_restore else self._put if self._can_put else self._folder

    def set_busy(self, busy: bool) -> None:
        """Show how far it is in the place of what was offered."""
        self._put.setVisible(self._can_put and not busy)
        self._restore.setVisible(self._can_restore and not busy)
        self._folder.setVisible(not busy)
        self._bar.setVisible(busy)
        if busy:
            self._message.clear()
            self._bar.begin()

    def show_share(self, share: float) -> None:
        """Show how far it is, 0 to 1."""
        self._bar.show_share(share)

    def refuse(self, words: str) -> None:
        """Say why it is not in place."""
        self.set_busy(False)
        self._message.say(words)

    def show_salvaged(self, done: Salvaged, folder: Path, backups: BackupsKept = NO_BACKUPS) -> None:
        """Say what came of a salvage, and where a backup gives back more."""
        self._can_put = done.kept > 0
        # A backup may lie elsewhere: with nothing here restoring is all there is.
        self._can_restore = done.kept == 0 or done.kept < (backups.rows or 0)
        self._title.setText(
            self.tr("What could be read is saved") if self._can_put else self.tr("No entry could be read")
        )
        self._counts.setText(self._came_back(done.kept) + " " + self._was_lost(done.lost))
        self._more.setText(" ".join(self._besides(done)))
        self._more.setVisible(bool(self._more.text()))
        self._backup.setText(self._backup_words(done, backups) if self._can_restore else "")
        self._show_where(folder)

    def _backup_words(self, done: Salvaged, backups: BackupsKept) -> str:
        if not backups.newest or backups.entries is None:
            return self.tr("A backup may give back more: one may be where you put it.")
        when = dated_words(datetime.fromisoformat(backups.newest), self.locale())
        words = self.tr("The newest backup, from {when}, holds {entries}.")
        if done.kept:
            words = self.tr("The newest backup, from {when}, holds more: {entries}. Both stay here.")
        return words.format(when=when, entries=count_words(backups.entries, self.locale()))

    def show_saved(self, entries: int, folder: Path) -> None:
        """Say what came of saving elsewhere what was open."""
        self._can_put, self._can_restore = True, False
        self._backup.clear()
        self._title.setText(self.tr("It is saved elsewhere"))
        self._counts.setText(self._came_back(entries) + " " + self._was_lost(0))
        self._more.setText(self.tr("What is written from now on is kept again once it is in its place."))
        self._more.setVisible(True)
        self._show_where(folder)

    def _show_where(self, folder: Path) -> None:
        self._where.setText(self.tr("It is in {folder}").format(folder=folder))
        self._message.clear()
        self._backup.setVisible(bool(self._backup.text()))
        self._how.setVisible(self._can_put)
        self.set_busy(False)

    def _came_back(self, count: int) -> str:
        if count == 0:
            return self.tr("No entry came back.")
        if count == 1:
            return self.tr("One entry came back.")
        return self.tr("{number} entries came back.").format(number=self.locale().toString(count))

    def _was_lost(self, count: int | None) -> str:
        if count is None:
            return self.tr("How many there were cannot be told.")
        if count == 0:
            return self.tr("None is missing.")
        if count == 1:
            return self.tr("One could not be read.")
        return self.tr("{number} could not be read.").format(number=self.locale().toString(count))

    def _besides(self, done: Salvaged) -> list[str]:
        words = []
        if done.shortened == 1:
            words.append(self.tr("One lost the end of its text; a mark stands there."))
        elif done.shortened:
            number = self.locale().toString(done.shortened)
            words.append(
                self.tr("{number} lost the end of their text; a mark stands there.").format(number=number)
            )
        if done.sealed_files:
            words.append(self.tr("Sealed notes and drafts came along: %n.", "", done.sealed_files))
        if done.files_left:
            words.append(self.tr("Sealed files that could not be read: %n.", "", done.files_left))
        if not done.has_key_file:
            words.append(self.tr("It has no passphrase yet: open it with the recovery code."))
        return words
