# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The list of shortcuts (F1)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from holdspace.ui.commands import Commands
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.scrolled import fill_scrolled


class ShortcutsPage(QWidget):
    """Every command with its keys. *Signals*: `closed()`."""

    closed = Signal()

    def __init__(self, theme: Theme, commands: Commands) -> None:
        super().__init__()
        inner = QWidget()
        fill_scrolled(self, inner, sideways=True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(48), theme.px(40), theme.px(48), theme.px(24))
        column.setSpacing(theme.px(16))
        self._back = Button(theme, self.tr("Back"), "quiet", icon="chevron-left", identifier="shortcuts.back")
        self._back.clicked.connect(self.closed)
        self.setFocusProxy(self._back)
        column.addWidget(self._back)
        column.addWidget(Text(theme, "title", self.tr("Keys")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(32))
        grid.setVerticalSpacing(theme.px(8))
        for row, (words, keys) in enumerate(self._lines(commands)):
            grid.addWidget(Text(theme, "strong", keys), row, 0)
            grid.addWidget(Text(theme, "ui", words), row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lines(self, commands: Commands) -> list[tuple[str, str]]:
        own = [
            (command.words, commands.keys_text(command.keys)) for command in commands.every() if command.keys
        ]
        return [
            (self.tr("Set down what is in the entry box"), commands.keys_text("Ctrl+Return")),
            *own,
            (self.tr("Pause an exercise, and go on"), commands.keys_text("Space")),
            (self.tr("End an exercise, close what is open"), commands.keys_text("Esc")),
        ]
