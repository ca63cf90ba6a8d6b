# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bringing entries in: which file, what it would bring, and only then is anything changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal

from holdspace.domain.imports import ImportOptions
from holdspace.domain.passphrases import BadPassphrase
from holdspace.domain.recovery_code import BadRecoveryCode
from holdspace.services.backups import BackupService
from holdspace.services.errors import WrongPassphrase, WrongRecoveryCode
from holdspace.services.formats.errors import (
    AmbiguousDates,
    ChangedMeanwhile,
    IsBackup,
    NeedsSecret,
    WrongSecret,
)
from holdspace.services.moving import Moving
from holdspace.services.vault import VaultService
from holdspace.ui.moving.ask_steps import DatesStep, SecretStep
from holdspace.ui.moving.done_step import DoneStep
from holdspace.ui.moving.preview_step import PreviewStep
from holdspace.ui.moving.refusals import say_refused
from holdspace.ui.moving.source_step import SourceStep
from holdspace.ui.moving.words import Rows, brought_in_words
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.either_field import MakeCodeField
from holdspace.ui.widgets.stepped_page import SteppedPage

if TYPE_CHECKING:
    from holdspace.services.formats.intake import Done, Preview

_AUTO = "auto"
_TYPED_WRONG = (WrongPassphrase, WrongRecoveryCode, BadPassphrase, BadRecoveryCode)


class BringInPage(SteppedPage):
    """Brings entries of other programs in, and merges a backup of a second computer.

    *Signals*: `restore_wanted()` for whoever wants it undone, beside those of a SteppedPage.
    """

    restore_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        vault: VaultService,
        moving: Moving,
        backups: BackupService,
        time_zone: str,
        make_code_field: MakeCodeField,
    ) -> None:
        super().__init__(theme, vault, self.tr("Bring entries in"), "bring_in")
        self._importing = moving.importing
        self._merging = moving.merging
        self._backups = backups
        self._time_zone = time_zone
        self._path: Path | None = None
        self._format = _AUTO
        self._options = ImportOptions(time_zone)
        self._seen: Preview | None = None
        self._agreed: Preview | None = None  # looked at again with other loads, then to be brought in
        self._source = SourceStep(theme)
        look, bring = self.tr("Look at it"), self.tr("Bring it in")
        self._secret = SecretStep(theme, make_code_field, "bring_in", look)
        self._backup = SecretStep(theme, make_code_field, "bring_in.backup", bring)
        self._dates = DatesStep(theme)
        self._preview = PreviewStep(theme)
        back = self.tr("Undo it: restore the backup from before")
        self._done = DoneStep(theme, "bring_in", self.tr("Go to the journal"), back)
        self.fill((self._source, self._secret, self._backup, self._dates, self._preview, self._done))
        self._connect_steps()
        self._connect_services()

    def choose(self, path: Path) -> None:
        """Look at what is at `path`."""
        self._path = path
        self._format = self._source.format or _AUTO
        self._options = ImportOptions(self._time_zone)
        self._look()

    def start_over(self) -> None:
        """Forget the file, and all that was read of it."""
        self._path = None
        self._seen = self._agreed = None
        self._options = ImportOptions(self._time_zone)
        super().start_over()

    def _connect_steps(self) -> None:
        self._source.chosen.connect(self.choose)
        self._secret.passphrase_entered.connect(self._on_secret_entered)
        self._backup.passphrase_entered.connect(self._on_backup_passphrase)
        self._backup.code_entered.connect(self._on_backup_code)
        self._dates.chosen.connect(self._on_dates_chosen)
        preview = self._preview
        preview.wanted.connect(self._on_wanted)
        preview.look_wanted.connect(self._look)
        preview.format_picked.connect(self._on_format_picked)
        preview.zone_picked.connect(self._on_zone_picked)
        preview.moods_answered.connect(self._on_moods_answered)
        self._done.wanted.connect(self.journal_wanted)
        self._done.other_wanted.connect(self.restore_wanted)

    def _connect_services(self) -> None:
        importing, merging = self._importing, self._merging
        importing.previewed.connect(self._on_previewed)
        importing.refused.connect(self._on_refused)
        importing.imported.connect(self._on_imported)
        importing.import_failed.connect(self._on_import_failed)
        importing.stopped.connect(self._on_stopped)
        merging.merged.connect(self._on_merged)
        merging.merge_failed.connect(self._on_merge_failed)
        merging.stopped.connect(self._on_stopped)

    def _look(self) -> None:
        path = self._path
        if path is not None:
            self.begin(lambda: self._importing.preview(path, self._format, self._options))

    def _on_secret_entered(self, secret: str) -> None:
        self._options = replace(self._options, secret=secret)
        self._look()

    def _on_dates_chosen(self, day_first: bool) -> None:
        self._options = replace(self._options, day_first=day_first)
        self._look()

    def _on_format_picked(self, format_id: str) -> None:
        self._format = format_id or _AUTO
        self._look()

    def _on_zone_picked(self, zone: str) -> None:
        self._options = replace(self._options, time_zone=zone)
        self._look()

    def _on_moods_answered(self, loads: dict[str, int]) -> None:
        self._options = replace(self._options, moods=loads)
        self._look()

    def _on_wanted(self) -> None:
        seen, loads = self._seen, self._preview.loads()
        if seen is None:
            return
        if loads != (seen.options.moods or {}):
            self._agreed = seen
            self._on_moods_answered(loads)
        else:
            self.begin(lambda: self._importing.begin(seen))

    def _on_work_ended(self) -> None:
        """Go on to bring in what was looked at again, where only loads are other than what was seen."""
        super()._on_work_ended()
        agreed, self._agreed, seen = self._agreed, None, self._seen
        if agreed is None or seen is None or seen is agreed:
            return
        if (seen.fates, seen.first, seen.last) == (agreed.fates, agreed.first, agreed.last):
            QTimer.singleShot(0, self, self._on_wanted)

    def _on_backup_passphrase(self, passphrase: str) -> None:
        path = self._path
        if path is not None:
            self.begin(lambda: self._merging.merge_with_passphrase(path, passphrase))

    def _on_backup_code(self, code: str) -> None:
        path = self._path
        if path is not None:
            self.begin(lambda: self._merging.merge_with_code(path, code))

    def _on_previewed(self, seen: Preview) -> None:
        if self._path is None:
            return  # the journal was locked meanwhile
        self._secret.forget()
        self._seen = seen
        self._preview.show_preview(seen)
        self.show_step(self._preview)

    def _on_refused(self, error: Exception) -> None:
        if self._path is None:
            return
        if isinstance(error, IsBackup):
            self._backup.ask_for_backup()
            self.show_step(self._backup)
        elif isinstance(error, AmbiguousDates):
            self.show_step(self._dates)
        elif isinstance(error, NeedsSecret):
            self._secret.ask_for_file()
            self.show_step(self._secret)
        elif isinstance(error, WrongSecret):
            self._say_refused(error)
            self._secret.take_up(error)
        else:
            self._refuse(error)

    def _say_refused(self, error: Exception) -> None:
        self.say_wrong(say_refused(error), say_refused(error, names=False))

    def _refuse(self, error: Exception) -> None:
        """Say why nothing can come of the file, where another can be chosen."""
        self._secret.forget()
        self.show_step(self._source)
        self._say_refused(error)

    def _on_imported(self, done: Done) -> None:
        self._backups.list_again()
        counts = done.counts
        self._show_done(
            brought_in_words(counts.added, counts.changed, self.locale()), done.backup is not None
        )

    def _on_import_failed(self, error: Exception) -> None:
        self._say_refused(error)
        if isinstance(error, ChangedMeanwhile):
            self._seen = None
            self._preview.ask_to_look_again()

    def _on_merged(self, merged: Any) -> None:
        self._backups.list_again()
        self._show_done(
            brought_in_words(merged.added, merged.changed, self.locale()), True, self._merged_rows(merged)
        )

    def _merged_rows(self, merged: Any) -> Rows:
        counts = (
            (self.tr("new"), merged.added),
            (self.tr("newer there; what was here is in their history"), merged.changed),
            (self.tr("already the same"), merged.same),
            (self.tr("erased there for good, and so here"), merged.erased),
        )
        return [(words, self.locale().toString(count)) for words, count in counts if count]

    def _on_merge_failed(self, error: Exception) -> None:
        self._say_refused(error)
        if isinstance(error, _TYPED_WRONG):
            self._backup.take_up(error)
        else:
            self._backup.forget()

    def _on_stopped(self) -> None:
        self.say(self.tr("Stopped. Nothing came in, and the journal is as it was."))

    def _show_done(self, title: str, has_backup: bool, rows: Rows | None = None) -> None:
        self._backup.forget()
        self._path = self._seen = None
        self._options = ImportOptions(self._time_zone)
        note = (
            self.tr("A backup of the journal as it was before is in Safety, should you want this undone.")
            if has_backup
            else ""
        )
        self._done.show_end(title, note=note, rows=rows or (), has_other=has_backup)
        self.show_step(self._done)
        if not self.isVisible():
            self.toast_wanted.emit(title)
