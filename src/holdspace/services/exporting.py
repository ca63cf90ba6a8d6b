# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Exporting as the window knows it: entries of some days or of a search, in a file that is not encrypted.

Imported when somebody asks for it: not before the first paint.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

from holdspace.domain.exports import ExportOptions, Selection
from holdspace.services.formats.outgoing import Exported, export
from holdspace.services.formats.outlook import Outlook, look_over
from holdspace.services.long_work import LongWork
from holdspace.services.vault import VaultService
from holdspace.storage.errors import VaultBusy
from holdspace.storage.progress import Progress

PREVIEW, EXPORT = "export preview", "export"


class ExportService(QObject):
    """Writes entries of the open journal to a file or a folder, on the helper.

    *Signals*: `looked(object)` with an Outlook; `exported(object)` with an Exported;
    `export_failed(Exception)` with a storage error, such as NameTaken, or with UnknownFormat; `stopped()`
    where a person or a lock stopped it. Nothing is left of an export that failed or was stopped.
    """

    looked = Signal(object)
    exported = Signal(object)
    export_failed = Signal(object)
    stopped = Signal()

    def __init__(self, vault: VaultService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault

    def look(self, selection: Selection, *, guarded: bool = False) -> LongWork:
        """Count what would leave, and what the guard finds in it where `guarded`. Raises VaultBusy.

        Ends in `looked`, `export_failed` or `stopped`.
        """
        self._refuse_when_busy()
        vault = self._vault.vault

        def work(progress: Progress) -> Outlook:
            return look_over(vault, selection, progress, guarded=guarded)

        return self._follow(self._vault.begin(work, PREVIEW), self.looked)

    def begin(
        self,
        target: Path,
        format_id: str,
        selection: Selection,
        options: ExportOptions,
        *,
        overwrite: bool = False,
    ) -> LongWork:
        """Write a selection to `target`, and return the work, which can be stopped. Raises VaultBusy.

        A file that is there already gives way only with `overwrite`. Ends in `exported`, `export_failed` or
        `stopped`.
        """
        self._refuse_when_busy()
        vault = self._vault.vault

        def work(progress: Progress) -> Exported:
            return export(vault, target, format_id, selection, options, progress, overwrite=overwrite)

        return self._follow(self._vault.begin(work, EXPORT), self.exported)

    def _follow(self, begun: LongWork, done: SignalInstance) -> LongWork:
        begun.done.connect(done)
        begun.failed.connect(self.export_failed)
        begun.cancelled.connect(self.stopped)
        return begun

    def _refuse_when_busy(self) -> None:
        if self._vault.work_under_way is not None:
            raise VaultBusy
