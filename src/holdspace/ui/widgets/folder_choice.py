# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Asking for a folder with the system's own dialog, which must remember nothing about it."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from holdspace.services.process_hygiene import readable_by_portals


class FolderChoice(QObject):
    """Opens the dialog over a page. *Signals*: `chosen(Path)`."""

    chosen = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._portals = ExitStack()

    def ask(self, title: str, start: Path) -> None:
        """Open the dialog in `start`; it does not hold up the window."""
        # Qt's own dialog would write the names of folders to QtProject.conf, and a folder can be named
        # after a person. Our own settings have a path of their own.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
        self._portals.enter_context(readable_by_portals())
        dialog = QFileDialog(self._page, title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_selected(self, path: str) -> None:
        if path:
            self.chosen.emit(Path(path))

    def _on_finished(self) -> None:
        self._portals.close()
