# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The system's dialog for a folder or a file, which leaves no trace of where somebody looked."""

from __future__ import annotations

import sys
from contextlib import ExitStack

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from holdspace.services.process_hygiene import readable_by_portals

_NOWHERE = "/dev/null/nowhere"


class FileChooser(QObject):
    """Opens one dialog at a time over `window`, never waiting for it. *Signals*: `chosen(str)`, a path."""

    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._portals = ExitStack()
        self.dialog: QFileDialog | None = None

    def choose_folder(self, title: str) -> None:
        """Ask for a folder."""
        self._open(title, QFileDialog.FileMode.Directory, "")

    def choose_file(self, title: str, names: str) -> None:
        """Ask for a file that is there; `names` is a filter of QFileDialog."""
        self._open(title, QFileDialog.FileMode.ExistingFile, names)

    def _open(self, title: str, mode: QFileDialog.FileMode, names: str) -> None:
        if self.dialog is not None:
            return
        leave_no_folder_names()
        self._portals.enter_context(readable_by_portals())
        self.dialog = QFileDialog(self._window, title)
        self.dialog.setFileMode(mode)
        self.dialog.setOption(QFileDialog.Option.ShowDirsOnly, mode == QFileDialog.FileMode.Directory)
        if names:
            self.dialog.setNameFilter(names)
        self.dialog.fileSelected.connect(self.chosen)
        self.dialog.finished.connect(self._on_finished)
        QDialog.open(self.dialog)

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
