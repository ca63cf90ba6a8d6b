# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A line to write in that teaches no keyboard, and gives nothing away that was not asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu

from holdspace.ui.widgets.private_clipboard import PrivateClipboard


class PrivateLine(QLineEdit):
    """What is copied or cut stays out of clipboard history and leaves the clipboard after a minute.

    What is only selected does not stay X11's primary selection, which any program may read.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    def forget(self) -> None:
        """Hold no words any more, and none to undo: clear() could itself be undone."""
        self.setText("")

    def copy_privately(self) -> None:
        """Copy what is selected; nothing where it is hidden by dots."""
        if self.selectedText() and self.echoMode() == QLineEdit.EchoMode.Normal:
            # The window's: the minute goes on when this line is gone.
            PrivateClipboard(QGuiApplication.clipboard(), self.window()).copy(self.selectedText())

    def cut_privately(self) -> None:
        """Copy what is selected, and take it out."""
        if self.echoMode() == QLineEdit.EchoMode.Normal:
            self.copy_privately()
            self.del_()

    def make_menu(self) -> QMenu:
        """Return Qt's own menu, with our ways to copy and to cut in it."""
        menu = self.createStandardContextMenu()
        for name, slot in (("edit-copy", self.copy_privately), ("edit-cut", self.cut_privately)):
            action = menu.findChild(QAction, name)
            if action is not None:
                action.triggered.disconnect()
                action.triggered.connect(slot)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy or cut our way; every other key is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_privately()
        elif event.matches(QKeySequence.StandardKey.Cut) and not self.isReadOnly():
            self.cut_privately()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection, and take it off the primary selection, where Qt has just put it."""
        super().mouseReleaseEvent(event)
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
