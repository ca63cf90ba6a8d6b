# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The system's dialog for a folder, a file or a new one, which leaves no trace of where somebody looked."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from holdspace.services.process_hygiene import readable_by_portals

_NOWHERE = "/dev/null/nowhere"


class FileChooser(QObject):
    """Opens one dialog at a time over `window`, never waiting for it. *Signals*: `chosen(Path)`."""

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._portals = ExitStack()
        self.dialog: QFileDialog | None = None

    def choose_folder(self, title: str, start: Path | None = None) -> None:
        """Ask for a folder, beginning in `start`, or where the system begins."""
        dialog = self._new(title, start)
        if dialog is not None:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            QDialog.open(dialog)

    def choose_file(self, title: str, names: str) -> None:
        """Ask for a file that is there; `names` is a filter of QFileDialog."""
        dialog = self._new(title)
        if dialog is not None:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilter(names)
            QDialog.open(dialog)

    def ask_new_file(self, title: str, start: Path, ending: str) -> None:
        """Ask where to write a file, offering the path `start`; `ending` is put behind a bare name."""
        dialog = self._new(title, start.parent)
        if dialog is not None:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setFileMode(QFileDialog.FileMode.AnyFile)
            dialog.setDefaultSuffix(ending)
            dialog.selectFile(start.name)
            QDialog.open(dialog)

    def _new(self, title: str, folder: Path | None = None) -> QFileDialog | None:
        """Make the dialog; None where one is open already."""
        if self.dialog is not None:
            return None
        leave_no_folder_names()
        self._portals.enter_context(readable_by_portals())
        self.dialog = QFileDialog(self._window, title, "" if folder is None else str(folder))
        self.dialog.fileSelected.connect(self._on_selected)
        self.dialog.finished.connect(self._on_finished)
        return self.dialog

    def _on_selected(self, path: str) -> None:
        if path:
            self.chosen.emit(Path(path))

    def _on_finished(self) -> None:
        self._portals.close()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()


def leave_no_folder_names() -> None:
    """Keep Qt from writing into its own settings which folders its file dialog showed (QtProject.conf).

    Not on Windows, untested: the dialog there is the system's own, and writes no such file.
    """
    if sys.platform == "win32":
        return
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, _NOWHERE)
