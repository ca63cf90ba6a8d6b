# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A row of choices of which one is chosen: one stop of the Tab key, where the chosen one is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class ChoiceGroup(QButtonGroup):
    """Buttons of which one is chosen. Tab leads to that one, and a click takes the keyboard along.

    By itself Qt has Tab lead to the first until one of them had the keyboard.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setExclusive(True)
        self.buttonToggled.connect(self._mark_stop)

    def addButton(self, button: QAbstractButton, id: int = -1) -> None:
        """Take a button."""
        super().addButton(button, id)
        self._mark_stop()

    def _mark_stop(self) -> None:
        buttons = self.buttons()
        stop = self.checkedButton() or next(iter(buttons), None)
        for button in buttons:
            is_stop = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
