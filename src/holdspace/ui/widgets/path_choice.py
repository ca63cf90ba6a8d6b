# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Asking for a folder or a new file with the system's own dialog, which must remember nothing about it."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from holdspace.services.process_hygiene import readable_by_portals


class PathChoice(QObject):
    """Opens the dialog over a page; it does not hold up the window. *Signals*: `chosen(Path)`."""

    chosen = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._portals = ExitStack()

    def ask_folder(self, title: str, start: Path) -> None:
        """Ask for a folder, beginning in `start`."""
        dialog = self._dialog(title, start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def ask_new_file(self, title: str, start: Path, ending: str) -> None:
        """Ask where to write a file, offering the path `start`; `ending` is put behind a bare name."""
        dialog = self._dialog(title, start.parent)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(start.name)
        dialog.open()

    def _dialog(self, title: str, folder: Path) -> QFileDialog:
        # Qt's own dialog would write the names of folders to QtProject.conf, and a folder can be named
        # after a person. Our own settings have a path of their own.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
        self._portals.enter_context(readable_by_portals())
        dialog = QFileDialog(self._page, title, str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(self._on_finished)
        return dialog

    def _on_selected(self, path: str) -> None:
        if path:
            self.chosen.emit(Path(path))

    def _on_finished(self) -> None:
        self._portals.close()
