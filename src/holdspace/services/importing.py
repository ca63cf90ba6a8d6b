# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Importing as the window knows it: what a file would bring first, then, if it is wanted, just that.

Imported when somebody asks for it: not before the first paint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from holdspace.domain.imports import ImportOptions
from holdspace.services.bringing import Bringing
from holdspace.services.formats.intake import AUTO, Done, Preview, bring_in, look
from holdspace.services.long_work import LongWork
from holdspace.storage.errors import StorageError
from holdspace.storage.progress import Progress

if TYPE_CHECKING:
    from array import array

PREVIEW, IMPORT = "import preview", "import"


class ImportService(Bringing):
    """Looks at a file, a folder or an archive, and brings its entries into the open journal.

    Each method that works returns its LongWork, which can be stopped, and raises VaultBusy where other work
    is under way.
    *Signals*: `previewed(object)` with a Preview; `refused(Exception)` with a FileRefused, of
    which NeedsSecret, WrongSecret and AmbiguousDates ask for an option and IsBackup is for MergeService, or
    with a storage error;
    `imported(object)` with a Done, once the journal has been told; `import_failed(Exception)`, and nothing
    was changed then; `stopped()` as Bringing, of either.
    """

    previewed = Signal(object)
    refused = Signal(object)
    imported = Signal(object)
    import_failed = Signal(object)

    _changes = 0  # of the window's own, when an import began

    def preview(self, path: Path, format_id: str = AUTO, options: ImportOptions | None = None) -> LongWork:
        """Read all that is at `path`, which changes nothing. Ends in `previewed`, `refused` or `stopped`."""
        self._refuse_when_busy()
        if options is not None and options.secret is not None:
            self._vault.secret_used.emit()
        vault = self._vault.vault
        return self._begin(
            lambda progress: look(vault, path, format_id, options, progress),
            PREVIEW,
            self.previewed,
            self.refused,
        )

    def begin(self, seen: Preview) -> LongWork:
        """Bring in what was seen, all or nothing, after a backup.

        Ends in `imported`, `import_failed` (ChangedMeanwhile where the file holds something else by now) or
        `stopped`.
        """
        self._refuse_when_busy()
        vault, places = self._vault.vault, self._vault.places
        self._changes = vault.own_changes

        def work(progress: Progress) -> tuple[Done, array[int] | None]:
            done = bring_in(places, vault, seen, progress)
            try:
                return done, vault.read_positions()
            except StorageError:
                return done, None  # all is in, and the journal reads for itself

        return self._begin(work, IMPORT, self._on_imported, self.import_failed)

    def _on_imported(self, result: tuple[Done, array[int] | None]) -> None:
        done, positions = result
        self._note_brought(has_remains=done.counts.has_remains)
        # A save of the window's own came between: its connection knows better.
        is_fresh = self._vault.vault.own_changes == self._changes
        self._journal.announce_reset(positions if is_fresh else None)
        self.imported.emit(done)
