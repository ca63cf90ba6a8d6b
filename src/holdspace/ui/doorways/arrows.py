# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The arrow keys at a doorway: along what is chosen from, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from holdspace.ui.doorways.ways import ARROWS, WayButton
from holdspace.ui.widgets.controls import Segment


class ArrowKeys(QObject):
    """Takes the arrows from the buttons of a page: Qt would lead on to Stop, or out into the window."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._choices: Sequence[QWidget] = ()

    def lead_along(self, choices: Sequence[QWidget]) -> None:
        """Lead along `choices`; ways and numbers see to their own arrows."""
        self._choices = choices
        for button in self._page.findChildren(QAbstractButton):
            if not isinstance(button, WayButton | Segment):
                button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move to the choice beside, where there is one, and take the key in any case."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            return False
        if watched in self._choices:
            place = list(self._choices).index(watched) + step  # type: ignore[arg-type]
            if 0 <= place < len(self._choices):
                self._choices[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True
