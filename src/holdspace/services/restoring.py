# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Restoring as the window knows it: what a backup holds first, then, if it is wanted, in place.

Imported when somebody asks for it: not before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from holdspace.domain.backups import Reason, parse_name
from holdspace.services.long_work import LongWork
from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.storage.backup_file import check_backup
from holdspace.storage.backup_keys import BackupRoots, roots_by_code, roots_by_passphrase
from holdspace.storage.backups import Backup, make_backup, newest_good
from holdspace.storage.errors import BackupTooNew, BadBackup, VaultBusy
from holdspace.storage.keys import wipe
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, share
from holdspace.storage.restoring import Preview, Restored, preview, restore
from holdspace.storage.vault import Vault

PREVIEW, RESTORE, BACKUP_FIRST = "preview", "restore", "backup before a restore"


@dataclass(frozen=True, slots=True)
class _Opened:
    roots: BackupRoots
    preview: Preview


@dataclass(frozen=True, slots=True)
class _Refused:
    error: Exception
    other: Path | None


class RestoreService(QObject):
    """Opens a backup, says what it would give, and puts it in place.

    It holds the backup's keys between the two and wipes them at `forget`, at a lock and once all is over.
    *Signals*: `previewed(object)` with a storage Preview; `refused(Exception, object)` with the path of a
    backup that reads whole where the chosen one is damaged, or None; `restored(object)` with a storage
    Restored, after which VaultService says `locked`; `restore_failed(Exception)`; `stopped()`.
    """

    previewed = Signal(object)
    refused = Signal(object, object)
    restored = Signal(object)
    restore_failed = Signal(object)
    stopped = Signal()

    def __init__(self, vault: VaultService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._path: Path | None = None
        self._roots: BackupRoots | None = None
        self._preview: Preview | None = None
        self._inbox_keys: list[bytearray] = []  # of the journal that was open: what is in the box is sealed
        self._is_restoring = False
        self._backing_up: LongWork | None = None
        vault.lock_asked.connect(self._on_lock_asked)

    def open_with_passphrase(self, path: Path, passphrase: str) -> LongWork:
        """Open a backup with the passphrase of today or of then. Raises VaultBusy.

        Ends in `previewed`, `refused` or `stopped`.
        """
        places = self._vault.places
        return self._open(path, lambda: roots_by_passphrase(places, path, passphrase))

    def open_with_code(self, path: Path, code: str) -> LongWork:
        """Open a backup with the recovery code, as `open_with_passphrase` does."""
        places = self._vault.places
        return self._open(path, lambda: roots_by_code(places, path, code))

    def restore(self) -> LongWork:
        """Put the backup that was previewed in place; the open vault is closed first, as a lock does.

        Ends in `restored`, `restore_failed` or `stopped`; the journal is then as it was but for `restored`.
        Raises VaultBusy.
        """
        if self._path is None or self._roots is None or self._preview is None:
            raise RuntimeError("no backup was previewed")
        if self._vault.work_under_way is not None or self._vault.is_busy:
            raise VaultBusy
        self._is_restoring = True
        if self._vault.state == UNLOCKED and self._roots.today is None and not self._preview.same_root:
            # What opens the backup does not open today's vault once it is closed: keep it while it is open.
            return self._back_up_first()
        return self._restore()

    def forget(self) -> None:
        """Let go of the backup that was opened, and wipe its keys."""
        if self._is_restoring:
            return
        if self._roots is not None:
            self._roots.wipe()
        for key in self._inbox_keys:
            wipe(key)
        self._inbox_keys = []
        self._path = self._roots = self._preview = None

    def _open(self, path: Path, find: Callable[[], BackupRoots]) -> LongWork:
        vault = self._vault
        if vault.work_under_way is not None:
            raise VaultBusy
        self.forget()
        self._path = path
        vault.secret_used.emit()
        places, today = vault.places, vault.vault if vault.state == UNLOCKED else None
        work = vault.begin(lambda progress: _look(places, path, find, today, progress), PREVIEW)
        work.done.connect(self._on_looked)
        work.failed.connect(self._on_refused)
        work.cancelled.connect(self.stopped)
        return work

    def _back_up_first(self) -> LongWork:
        vault, places = self._vault.vault, self._vault.places

        def make(progress: Progress) -> Backup:
            return make_backup(places, vault, None, progress, Reason.BEFORE_RESTORE)

        work = self._vault.begin(make, BACKUP_FIRST)
        work.failed.connect(self._on_failed)
        work.cancelled.connect(self._on_cancelled)
        work.over.connect(self._on_backed_up_first)
        self._backing_up = work
        return work

    def _on_backed_up_first(self) -> None:
        work, self._backing_up = self._backing_up, None
        if not self._is_restoring:
            return
        if work is not None and work.is_stop_wanted:  # it came when the backup was all but made
            self._on_cancelled()
            return
        try:
            self._restore()
        except VaultBusy as error:
            self._on_failed(error)

    def _restore(self) -> LongWork:
        assert self._path is not None and self._roots is not None  # noqa: S101 - see `restore`
        places, path, roots = self._vault.places, self._path, self._roots

        if self._vault.state == UNLOCKED:
            self._inbox_keys = self._vault.vault.inbox_keys()
        inbox_keys = self._inbox_keys

        def work(progress: Progress) -> Restored:
            return restore(
                places,
                path,
                roots.backup,
                today_root=roots.today,
                inbox_keys=inbox_keys,
                progress=progress,
            )

        long_work = self._vault.begin_closed(work, RESTORE)
        long_work.done.connect(self._on_restored)
        long_work.failed.connect(self._on_failed)
        long_work.cancelled.connect(self._on_cancelled)
        return long_work

    def _on_looked(self, found: _Opened | _Refused) -> None:
        if isinstance(found, _Refused):
            self.refused.emit(found.error, found.other)
            return
        self._roots, self._preview = found.roots, found.preview
        self.previewed.emit(found.preview)

    def _on_refused(self, error: Exception) -> None:
        self.refused.emit(error, None)

    def _on_restored(self, done: Restored) -> None:
        self._end()
        self.restored.emit(done)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.restore_failed.emit(error)

    def _on_cancelled(self) -> None:
        self._end()
        self.stopped.emit()

    def _end(self) -> None:
        self._is_restoring = False
        self.forget()

    def _on_lock_asked(self) -> None:
        self.forget()


def _look(
    places: Places,
    path: Path,
    find: Callable[[], BackupRoots],
    today: Vault | None,
    progress: Progress,
) -> _Opened | _Refused:
    try:
        check_backup(path, share(progress, 0.0, 0.2))
        roots = find()
        try:
            seen = preview(
                places,
                path,
                roots.backup,
                today=today,
                today_root=roots.today,
                progress=share(progress, 0.2, 1.0),
            )
        except BaseException:
            roots.wipe()
            raise
    except BackupTooNew:
        raise
    except BadBackup as error:
        return _Refused(error, _other(places, path, progress))
    return _Opened(roots, seen)


def _other(places: Places, path: Path, progress: Progress) -> Path | None:
    """Return the newest backup that reads whole: the one before it where the damaged one is ours by name."""
    name = parse_name(path.name)
    is_ours = name is not None and path.parent.resolve() == places.backups.resolve()
    # Only so that it can be stopped: how far it is was said already.
    return newest_good(places, name.sequence if name and is_ours else None, lambda share: progress(0.2))
