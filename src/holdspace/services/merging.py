# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bringing a second laptop's backup into the open journal.

Imported when somebody asks for it: not before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from holdspace.services.bringing import Bringing
from holdspace.services.long_work import LongWork
from holdspace.storage.backup_keys import BackupRoots, roots_by_code, roots_by_passphrase
from holdspace.storage.merging import Merged, merge_backup
from holdspace.storage.progress import Progress

MERGE = "bringing in of a backup"


class MergeService(Bringing):
    """Merges a backup into the open journal on the helper, all of it or nothing; a backup is made before.

    *Signals*: `merged(object)` with a storage Merged, after the journal told of its `reset`;
    `merge_failed(Exception)`; `stopped()` as Bringing.
    """

    merged = Signal(object)
    merge_failed = Signal(object)

    def merge_with_passphrase(self, path: Path, passphrase: str) -> LongWork:
        """Bring in the backup at `path` with the passphrase it was made under. Raises VaultBusy.

        Ends in `merged`, `merge_failed` or `stopped`.
        """
        places = self._vault.places
        return self._merge(path, lambda: roots_by_passphrase(places, path, passphrase))

    def merge_with_code(self, path: Path, code: str) -> LongWork:
        """Bring in the backup at `path` with its recovery code, as `merge_with_passphrase` does."""
        places = self._vault.places
        return self._merge(path, lambda: roots_by_code(places, path, code))

    def _merge(self, path: Path, find: Callable[[], BackupRoots]) -> LongWork:
        self._refuse_when_busy()
        places, vault = self._vault.places, self._vault.vault

        def work(progress: Progress) -> Merged:
            roots = find()
            try:
                return merge_backup(places, vault, path, roots.backup, progress)
            finally:
                roots.wipe()

        self._journal.end_sitting()
        self._vault.secret_used.emit()
        return self._begin(work, MERGE, self._on_merged, self.merge_failed)

    def _on_merged(self, merged: Merged) -> None:
        self._note_brought(has_remains=merged.has_remains)
        if merged.added or merged.changed or merged.erased:
            self._journal.announce_reset()
        self.merged.emit(merged)
