# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One page over a real household, without the rest of the window: it is there ten times as fast."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QVBoxLayout, QWidget

from holdspace.ui.house import House
from window_house import find


class Alone(QWidget):
    """A window with nothing in it but a page."""

    def __init__(self, house: House, page: QWidget) -> None:
        super().__init__()
        self.house = house
        self.shown: Any = page
        column = QVBoxLayout(self)
        column.addWidget(page)
        self.resize(1024, 700)
        self.show()
        self.activateWindow()

    def words(self) -> str:
        """Return all words that are seen."""
        return " ".join(label.text() for label in self.findChildren(QLabel) if label.isVisible())

    def settle(self, qtbot: Any) -> None:
        """Wait until no long work is under way."""
        qtbot.waitUntil(lambda: self.house.vault.work_under_way is None)

    def press(self, qtbot: Any, identifier: str) -> None:
        """Press a button and wait for what it begins."""
        find(QAbstractButton, self, identifier).click()
        self.settle(qtbot)

    def enter(self, qtbot: Any, identifier: str, typed: str | Path) -> None:
        """Type in a line, press Enter and wait for what it begins."""
        line = find(QLineEdit, self, identifier)
        line.setText(str(typed))
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.settle(qtbot)

    def focused(self) -> str:
        """Return the identifier of what has the keyboard."""
        widget = self.focusWidget()
        return "" if widget is None else widget.accessibleIdentifier()
