# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What brings entries into the open journal and takes them out of it.

Imported when somebody asks for it: not before the first paint.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from holdspace.services.exporting import ExportService
from holdspace.services.importing import ImportService
from holdspace.services.journal import JournalService
from holdspace.services.merging import MergeService
from holdspace.services.settings import Settings
from holdspace.services.vault import VaultService


class Moving(QObject):
    """Holds the services of the pages "Bring entries in" and "Take entries out".

    The journal is the one that the window shows: it is told of what came.
    """

    def __init__(
        self,
        vault: VaultService,
        journal: JournalService,
        parent: QObject | None = None,
        *,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self.importing = ImportService(vault, journal, self, settings=settings)
        self.merging = MergeService(vault, journal, self, settings=settings)
        self.exporting = ExportService(vault, self)
