# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What an import and the merging of a backup have in common: work that brings entries into the open journal.

Imported when somebody asks for it: not before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance

from holdspace.services.journal import JournalService
from holdspace.services.long_work import LongWork
from holdspace.services.settings import Settings
from holdspace.services.vault import VaultService
from holdspace.storage.errors import VaultBusy
from holdspace.storage.progress import Progress


class Bringing(QObject):
    """Begins such work, and takes account of what came in.

    Where traces of what was erased could not be cleared away, `settings` remembers it.
    *Signals*: `stopped()` where a person or a lock stopped it and nothing was changed.
    """

    stopped = Signal()

    def __init__(
        self,
        vault: VaultService,
        journal: JournalService,
        parent: QObject | None = None,
        *,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._journal = journal
        self._settings = settings

    def _refuse_when_busy(self) -> None:
        """Raise VaultBusy where other work is under way, before anything is done for this one."""
        if self._vault.work_under_way is not None:
            raise VaultBusy

    def _begin(
        self,
        function: Callable[[Progress], object],
        name: str,
        done: Callable[[Any], None] | SignalInstance,
        failed: SignalInstance,
    ) -> LongWork:
        """Begin work on the helper that ends in `done`, in `failed` or in `stopped`. Raises VaultBusy."""
        work = self._vault.begin(function, name)
        work.done.connect(done)
        work.failed.connect(failed)
        work.cancelled.connect(self.stopped)
        return work

    def _note_brought(self, *, has_remains: bool) -> None:
        """Ask for a checkpoint, tell, and remember that erasing is unfinished where it `has_remains`."""
        self._vault.note_saved()
        self._vault.brought_in.emit()
        if has_remains and self._settings is not None:
            self._settings.erasing_unfinished = True
