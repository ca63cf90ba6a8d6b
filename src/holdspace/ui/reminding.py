# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reminders in words, tied to the windows; nothing of it is made before they are wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt

from holdspace.ui.house import House

_ON = "reminders/on"


class Reminding(QObject):
    """Begins to remind once that is set. It is the vault's, and goes with it.

    `breathe` leads to one breath and takes a token to come forward with; `handed_on` is what the process
    before had in its snapshot.
    """

    def __init__(self, house: House, breathe: Callable[[str], None], handed_on: object = None) -> None:
        super().__init__(house.vault)
        self._house = house
        self._breathe = breathe
        self._handed_on = handed_on
        self._has_begun = False
        house.settings.changed.connect(self._on_setting_changed)
        self._begin_if_wanted()

    def snapshot(self) -> dict[str, Any]:
        """Return what the next process needs to go on, and no words; empty where nothing was begun."""
        return {"reminders": self._house.reminders().snapshot()} if self._has_begun else {}

    def _begin_if_wanted(self) -> None:
        if self._has_begun or not self._house.settings.reminders_on:
            return
        from holdspace.services.notifications import Line
        from holdspace.services.reminders import BREATHE, SKIP

        self._has_begun = True
        presses = ((BREATHE, self.tr("One breath")), (SKIP, self.tr("Not now")))
        reminders = self._house.reminders()
        reminders.breath_wanted.connect(self._breathe)
        reminders.begin(
            Line(self.tr("A minute, if you have one."), presses), self._is_in_front, self._handed_on
        )

    def _is_in_front(self) -> bool:
        """Say whether a window of ours is in use, or on top of the others."""
        on_top = Qt.WindowType.WindowStaysOnTopHint
        return any(
            window.isVisible()
            and not window.isMinimized()
            and (window.isActiveWindow() or bool(window.windowFlags() & on_top))
            for window in self._house.app.topLevelWidgets()
        )

    def _on_setting_changed(self, name: str) -> None:
        if name == _ON:
            self._begin_if_wanted()
