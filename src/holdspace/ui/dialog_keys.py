# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Veil and lock over a dialog that is open: their keys close it first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from holdspace.ui.commands import Commands


class DialogKeys(QObject):
    """Gives every dialog of ours the keys of some commands, since those of the window do not reach it.

    A dialog that the system draws itself, such as that of a portal, hands on no keys: there it cannot help.
    """

    def __init__(self, commands: Commands, keys: dict[str, str], window: QWidget) -> None:
        super().__init__(window)
        self._commands = commands
        self._keys = keys  # by the id of the command
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        dialog = None if new is None else new.window()
        if not isinstance(dialog, QDialog) or not self._is_ours(dialog):
            return
        for command, keys in self._keys.items():
            name = f"over_dialog.{command}"
            if dialog.findChild(QAction, name) is None:
                action = QAction(dialog)
                action.setObjectName(name)
                action.setShortcut(QKeySequence(keys))
                action.triggered.connect(partial(self._close_and_run, dialog, command))
                dialog.addAction(action)

    def _is_ours(self, dialog: QWidget) -> bool:
        holder: QWidget | None = dialog
        while holder is not None and holder is not self._window:
            holder = holder.parentWidget()
        return holder is not None

    def _close_and_run(self, dialog: QDialog, command: str) -> None:
        dialog.reject()
        self._commands.run(command)
