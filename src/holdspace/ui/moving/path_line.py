# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where a file is, typed: for whoever has no dialog, or is quicker without."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.private_line import PrivateLine
from holdspace.ui.widgets.spaced_column import SpacedColumn


class PathLine(QWidget):
    """A labelled line for a path, with a button behind it where `action` names one.

    *Signals*: `entered(Path)` at Enter or the button, where something is typed.
    """

    entered = Signal(object)

    def __init__(self, theme: Theme, label: str, identifier: str, action: str = "") -> None:
        super().__init__()
        self._label = Text(theme, "field", label)
        self.line = PrivateLine()
        self.line.setAccessibleName(label)
        self.line.setAccessibleIdentifier(identifier)
        self._label.setBuddy(self.line)
        column = SpacedColumn(theme, self)
        column.addWidget(self._label)
        column.add_gap(7)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.line, 1)
        if action:
            self._button = Button(theme, action, identifier=f"{identifier}_go")
            self._button.clicked.connect(self._on_entered)
            row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self.line.returnPressed.connect(self._on_entered)

    def path(self) -> Path | None:
        """Return what is typed, "~" written out, or None where nothing is."""
        typed = self.line.text().strip()
        if not typed:
            return None
        try:
            return Path(typed).expanduser()
        except RuntimeError:
            return Path(typed)  # "~" of somebody this computer does not know

    def show_path(self, path: Path | None) -> None:
        """Put a path in."""
        self.line.setText("" if path is None else str(path))

    def _on_entered(self) -> None:
        path = self.path()
        if path is None:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.entered.emit(path)
