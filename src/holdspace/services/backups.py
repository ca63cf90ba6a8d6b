# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Backups as the window knows them: listed, made, checked, and dropped where nobody needs to be asked.

Imported once the journal is open or somebody looks for backups: not before the first paint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from holdspace.domain.backups import BackupName, Reason, is_due, parse_name, shrunk_of_each
from holdspace.domain.timing import Clock
from holdspace.services.background import Background
from holdspace.services.long_work import LongWork
from holdspace.services.settings import Settings
from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.storage.backup_file import check_backup, read_manifest
from holdspace.storage.backup_keys import key_file_of
from holdspace.storage.backups import Backup, list_backups, make_backup, rotate
from holdspace.storage.errors import BadBackup, StorageError, VaultBusy
from holdspace.storage.key_file import read_copies
from holdspace.storage.key_file_format import KeyFile
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress, share

BACKUP, AUTOMATIC, CHECK_ALL = "backup", "automatic backup", "check of backups"


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup as its name and its manifest describe it.

    `entries` and `rows` are None and `vault_id` is empty where the manifest cannot be read. `is_own` is False
    where it is known to be of another journal than the one that is here.
    """

    path: Path
    name: BackupName
    bytes: int
    entries: int | None = None
    rows: int | None = None
    vault_id: str = ""
    is_own: bool = True

    @property
    def made_at(self) -> datetime:
        """Return when the clock said it was made, in local time."""
        return self.name.made_at.astimezone()


@dataclass(frozen=True, slots=True)
class Shrink:
    """Two backups of one vault in a row, the later of which holds less. The counts are of entries."""

    before: KeptBackup
    after: KeptBackup


class BackupService(QObject):
    """Makes and checks backups, one piece of work at a time, on the helper.

    Each method that works returns its LongWork, which can be stopped, and raises VaultBusy where other work
    is under way. *Signals*: `listed(object)` with all backups in the home's folder, newest first, as a tuple
    of KeptBackup; `backed_up(object)` with a storage Backup, `backup_failed(Exception)`;
    `backed_up_by_itself()` and `automatic_failed(Exception)` for the daily one; `backups_checked(object)`
    with the paths of those that are damaged, in a frozenset, or `work_failed(Exception)`;
    `shrink_noticed(object)` with a Shrink, once; `stopped()` where a person stopped any of it.
    """

    listed = Signal(object)
    backed_up = Signal(object)
    backup_failed = Signal(object)
    backed_up_by_itself = Signal()
    automatic_failed = Signal(object)
    backups_checked = Signal(object)
    work_failed = Signal(object)
    shrink_noticed = Signal(object)
    stopped = Signal()

    def __init__(
        self,
        vault: VaultService,
        background: Background,
        settings: Settings,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._background = background
        self._settings = settings
        self._clock = clock
        self._backups: tuple[KeptBackup, ...] = ()
        self._last_failure: Exception | None = None

    @property
    def backups(self) -> tuple[KeptBackup, ...]:
        """Return the backups as they were listed last, newest first."""
        return self._backups

    @property
    def last_failure(self) -> Exception | None:
        """Return why the last automatic backup failed, or None. It is tried again after the next unlock."""
        return self._last_failure

    @property
    def shrink(self) -> Shrink | None:
        """Return where backups began to hold less and nobody has said yet that this is meant."""
        return _shrink(self._backups, self._settings.shrink_accepted)

    def list_again(self) -> None:
        """Read names and manifests anew. Ends in `listed`."""
        places = self._vault.places
        self._background.run(self, lambda: read_all(places), self._on_listed, self._on_list_failed)

    def back_up(self, destination: Path | None = None) -> LongWork:
        """Back up the open journal into the home's folder, or to a folder or file elsewhere.

        Ends in `backed_up`, `backup_failed` or `stopped`. Raises VaultBusy.
        """
        work = self._begin_backup(BACKUP, destination)
        work.done.connect(self._on_backed_up)
        work.failed.connect(self.backup_failed)
        work.cancelled.connect(self.stopped)
        return work

    def back_up_if_due(self) -> None:
        """Make today's backup where there is none yet of this journal, then drop those no longer needed.

        Nothing is dropped where backups began to hold less, until `accept_shrink`. Does nothing while other
        work is under way: the next unlock tries again.
        """
        is_free = self._vault.state == UNLOCKED and self._vault.work_under_way is None
        if not is_free or not self._is_due():
            self.list_again()
            return
        work = self._begin_backup(AUTOMATIC)
        work.done.connect(self._on_automatic_done)
        work.failed.connect(self._on_automatic_failed)
        work.over.connect(self.list_again)

    def check_all(self) -> LongWork:
        """Read every backup in the home's folder whole, also while the journal is locked.

        Ends in `backups_checked`, `work_failed` or `stopped`. Raises VaultBusy.
        """
        places = self._vault.places
        work = self._vault.begin(lambda progress: _damaged_ones(places, progress), CHECK_ALL)
        work.done.connect(self.backups_checked)
        work.failed.connect(self.work_failed)
        work.cancelled.connect(self.stopped)
        return work

    def accept_shrink(self) -> None:
        """Take it as meant that the backups so far hold less; older ones may be dropped again."""
        self._settings.shrink_accepted = max((backup.name.sequence for backup in self._backups), default=0)
        self.listed.emit(self._backups)

    def _is_due(self) -> bool:
        """Return whether today's backup of this journal, as it is now, is still to be made.

        One of another journal is none of this one; one of other keys does not open with the new code; and one
        made before anything was written saves nothing.
        """
        newest = next((backup for backup in _each(self._vault.places) if backup.is_own), None)
        if newest is None or is_due(newest.name, self._clock.now()) or newest.entries is None:
            return True
        if not _is_of_todays_keys(newest.path, self._vault.places):
            return True
        return newest.entries == 0 and self._vault.vault.entries.count() > 0

    def _begin_backup(self, kind: str, destination: Path | None = None) -> LongWork:
        if self._vault.work_under_way is not None:
            raise VaultBusy
        vault, places, accepted = self._vault.vault, self._vault.places, self._settings.shrink_accepted

        def work(progress: Progress) -> Backup:
            reason = Reason.DAILY if kind == AUTOMATIC else Reason.ASKED
            backup = make_backup(places, vault, destination, progress, reason)
            if kind == AUTOMATIC:
                rotate(places, accepted)
            return backup

        return self._vault.begin(work, kind)

    def _on_listed(self, backups: tuple[KeptBackup, ...]) -> None:
        self._backups = backups
        self.listed.emit(backups)
        shrink = self.shrink
        if shrink is not None and shrink.after.name.sequence > self._settings.shrink_told:
            self._settings.shrink_told = shrink.after.name.sequence
            self.shrink_noticed.emit(shrink)

    def _on_list_failed(self, error: Exception) -> None:
        del error  # a folder that cannot be read has no backups to show
        self._on_listed(())

    def _on_backed_up(self, backup: Backup) -> None:
        self.backed_up.emit(backup)
        self.list_again()

    def _on_automatic_done(self, backup: Backup) -> None:
        del backup
        self._last_failure = None
        self.backed_up_by_itself.emit()

    def _on_automatic_failed(self, error: Exception) -> None:
        self._last_failure = error
        self.automatic_failed.emit(error)


def read_all(places: Places) -> tuple[KeptBackup, ...]:
    """Return the backups in the home's folder, newest first, as their names and manifests describe them."""
    return tuple(_each(places))


def _each(places: Places) -> Iterator[KeptBackup]:
    own = _vault_id(places)
    return (backup for path in list_backups(places) if (backup := describe(path, own)) is not None)


def _vault_id(places: Places) -> str | None:
    """Return the id of the journal that is here, or None where no key file tells it."""
    copies = read_copies(places).values()
    return next((copy.vault_id for copy in copies if isinstance(copy, KeyFile)), None)


def _is_of_todays_keys(path: Path, places: Places) -> bool:
    """Return whether a backup is of the keys of today; True where either key file cannot be read."""
    todays = next((copy for copy in read_copies(places).values() if isinstance(copy, KeyFile)), None)
    try:
        then = key_file_of(path)
    except StorageError:
        return True
    return todays is None or then is None or todays.inbox_public_key == then.inbox_public_key


def describe(path: Path, own: str | None = None) -> KeptBackup | None:
    """Return what a backup of our own name says of itself, or None where it is gone or named otherwise.

    `own` is the id of the journal that is here, where it is known.
    """
    name = parse_name(path.name)
    try:
        size = path.stat().st_size
    except OSError:
        return None
    if name is None:
        return None
    try:
        manifest = read_manifest(path)
    except StorageError:
        return KeptBackup(path, name, size)
    is_own = own is None or manifest.vault_id == own
    return KeptBackup(path, name, size, manifest.entries, manifest.rows, manifest.vault_id, is_own)


def _shrink(backups: tuple[KeptBackup, ...], accepted: int) -> Shrink | None:
    by_number = {backup.name.sequence: backup for backup in backups if backup.is_own}
    rows = [
        (backup.vault_id, number, backup.rows)
        for number, backup in by_number.items()
        if backup.rows is not None
    ]
    found = shrunk_of_each(rows, accepted)
    return None if found is None else Shrink(by_number[found[0]], by_number[found[1]])


def _damaged_ones(places: Places, progress: Progress = no_progress) -> frozenset[Path]:
    paths = list_backups(places)
    damaged = set()
    for number, path in enumerate(paths):
        try:
            check_backup(path, share(progress, number / len(paths), (number + 1) / len(paths)))
        except BadBackup:
            damaged.add(path)
    progress(1.0)
    return frozenset(damaged)
