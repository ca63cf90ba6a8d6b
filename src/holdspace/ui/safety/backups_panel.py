# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Safety > Backups: the last one, one more now, all of them, and what is to be decided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.domain.timing import Clock
from holdspace.services.backups import BackupService, KeptBackup
from holdspace.services.errors import StorageError, VaultBusy
from holdspace.services.vault import LOCKED, UNLOCKED, VaultService
from holdspace.ui.safety.backup_list import BackupList
from holdspace.ui.safety.shrink_banner import ShrinkBanner
from holdspace.ui.safety.words import backup_words, entries_words
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.choose_file import FileChooser
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn


class BackupsPanel(QWidget):
    """What a person knows of the backups and can do with them.

    *Signals*: `said(str, bool)` with a sentence on how something ended, and whether it went wrong.
    """

    said = Signal(str, bool)

    def __init__(self, theme: Theme, vault: VaultService, service: BackupService, clock: Clock) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._service = service
        self._clock = clock
        self._chooser = FileChooser(self)
        self._build()
        self._connect()
        self._show_list()

    @property
    def first_control(self) -> QWidget:
        """Return what has the keyboard first."""
        return self._now

    def set_busy(self, busy: bool) -> None:
        """Offer no further work while some is under way."""
        for button in (self._now, self._elsewhere, self._check):
            button.setEnabled(not busy)

    def look_again(self) -> None:
        """Read the list anew."""
        self._service.list_again()
        self._say_closed()

    def _build(self) -> None:
        theme = self._theme
        self._last = Paragraph(theme, "ui")
        self._failure = Paragraph(theme, "wrong")
        self._closed = Paragraph(theme, "soft")
        self._now = Button(theme, self.tr("Back up now"), "primary", identifier="safety.backup")
        self._elsewhere = Button(theme, self.tr("Back up to another place"), identifier="safety.backup_to")
        self._buttons = QWidget()
        buttons = FlowLayout(self._buttons, gap=theme.px(10))
        buttons.addWidget(self._now)
        buttons.addWidget(self._elsewhere)
        self._banner = ShrinkBanner(theme)
        self.list = BackupList(theme, self._clock)
        self._check = Button(theme, self.tr("Check them all"), "link", identifier="safety.check_backups")
        column = SpacedColumn(theme, self)
        column.addWidget(self._last)
        column.addWidget(self._failure)
        column.add_gap(4)
        column.addWidget(
            Paragraph(theme, "soft", self.tr("One is made by itself each day, after you open the journal."))
        )
        column.add_gap(4)
        column.addWidget(
            Paragraph(
                theme,
                "soft",
                self.tr(
                    "These stay on this computer and are lost with it. Now and then, make one to another"
                    " place, such as a USB stick."
                ),
            )
        )
        column.add_gap(16)
        column.addWidget(self._buttons)
        column.addWidget(self._closed)
        column.add_gap(14)
        column.addWidget(self._banner)
        column.add_gap(14)
        column.addWidget(self.list)
        column.add_gap(8)
        row = QHBoxLayout()
        row.addWidget(self._check, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch()
        column.addLayout(row)

    def _connect(self) -> None:
        service = self._service
        self._now.clicked.connect(self._on_now_clicked)
        self._elsewhere.clicked.connect(self._on_elsewhere_clicked)
        self._check.clicked.connect(self._on_check_clicked)
        self._chooser.chosen.connect(self._on_folder_chosen)
        self._banner.accepted.connect(service.accept_shrink)
        self._banner.list_wanted.connect(self._on_list_wanted)
        service.listed.connect(self._on_listed)
        service.backed_up.connect(self._on_backed_up)
        service.backup_failed.connect(self._on_failed)
        service.work_failed.connect(self._on_failed)
        service.automatic_failed.connect(self._on_automatic_failed)
        service.backups_checked.connect(self._on_checked)
        service.stopped.connect(self._on_stopped)
        self._vault.state_changed.connect(self._on_vault_changed)
        self._on_vault_changed(self._vault.state)

    def _show_list(self) -> None:
        backups = self._service.backups
        own = next((backup for backup in backups if backup.is_own), None)
        if own is not None:
            words = backup_words(own, self._clock.now(), self.locale())
            words = self.tr("Last backup on this computer: {words}").format(words=_small(words))
            self._last.setText(words + self._since_words(own))
        else:
            others = self.tr("There is no backup of this journal yet.")
            self._last.setText(others if backups else self.tr("There is no backup on this computer yet."))
        failure = self._service.last_failure
        self._failure.setVisible(failure is not None)
        if failure is not None:
            self._failure.setText(
                self.tr("Today’s backup did not work by itself: {why} It is tried again.").format(
                    why=say(failure)
                )
            )
        self._banner.show_shrink(self._service.shrink)
        self.list.show_backups(backups)
        self._check.setVisible(bool(backups))

    def _since_words(self, newest: KeptBackup) -> str:
        """Return how many entries more there are now, where that is known."""
        if newest.entries is None or self._vault.state != UNLOCKED:
            return ""
        try:
            more = self._vault.vault.entries.count() - newest.entries
        except StorageError:
            return ""  # a damaged journal says so elsewhere
        if more <= 0:
            return ""
        return "; " + self.tr("{number} more since then").format(number=self.locale().toString(more))

    def _begin(self, begin: Callable[[], Any]) -> None:
        try:
            begin()
        except VaultBusy as error:
            self.said.emit(say(error), True)

    def _on_now_clicked(self) -> None:
        self._begin(self._service.back_up)

    def _on_elsewhere_clicked(self) -> None:
        self._chooser.choose_folder(self.tr("Where the backup goes"))

    def _on_folder_chosen(self, path: Path) -> None:
        if self._vault.state == UNLOCKED:
            self._begin(lambda: self._service.back_up(path))

    def _on_check_clicked(self) -> None:
        self._begin(self._service.check_all)

    def _on_list_wanted(self) -> None:
        self.list.show_all()

    def _on_listed(self, backups: object) -> None:
        del backups
        self._show_list()

    def _on_backed_up(self, backup: Any) -> None:
        entries = _small(entries_words(backup.manifest.entries, self.locale()))
        folder = backup.path.parent
        if folder == self._vault.places.backups:
            words = self.tr("Backed up, and read back whole: {entries}.").format(entries=entries)
        else:
            words = self.tr(
                "Backed up to {folder}, and read back whole: {entries}. The file is {name}."
            ).format(folder=folder, entries=entries, name=backup.path.name)
        self.said.emit(words, False)

    def _on_failed(self, error: Exception) -> None:
        self.said.emit(say(error), True)

    def _on_automatic_failed(self, error: Exception) -> None:
        del error
        self._show_list()

    def _on_checked(self, damaged: frozenset[Path]) -> None:
        self.list.mark(damaged)
        if not damaged:
            self.said.emit(self.tr("Every backup is whole."), False)
            return
        self.list.show_all()
        one = self.tr("One backup is damaged, and is not used. The others are whole.")
        more = self.tr("{number} backups are damaged, and are not used. The others are whole.")
        self.said.emit(one if len(damaged) == 1 else more.format(number=len(damaged)), True)

    def _on_stopped(self) -> None:
        self.said.emit(self.tr("Stopped. Nothing was changed."), False)

    def _on_vault_changed(self, state: str) -> None:
        self._buttons.setVisible(state == UNLOCKED)
        self._closed.setVisible(state == LOCKED)
        self._say_closed()

    def _say_closed(self) -> None:
        places = self._vault.places
        is_here = places.database.exists() or places.incoming_mark.exists()
        self._closed.setText(
            self.tr("Open the journal to back it up.")
            if is_here
            else self.tr("The journal’s file, vault.db, is missing. Put it back, or restore a backup.")
        )


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
