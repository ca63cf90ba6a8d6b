# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The way back into Practice for whom a lock took out of it, once the journal is open again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget

from holdspace.services.vault import UNLOCKED
from holdspace.ui.card_places import CARDS, PRACTICE

if TYPE_CHECKING:
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow

_ON_THE_WAY = (CARDS, "journal", PRACTICE)


class WayBack(QObject):
    """Leads from the unlock back to the line and the reply that waits sealed.

    Whoever goes anywhere else meanwhile, or leaves Practice by their own hand, is not led back.
    """

    def __init__(self, house: House, window: MainWindow) -> None:
        super().__init__(window)
        self._house = house
        self._window = window
        self._before = window.place
        self.is_open = True
        stack = window.now.parentWidget()
        assert isinstance(stack, QStackedWidget)  # noqa: S101 - the pages stand in it
        stack.currentChanged.connect(self._on_page_changed)
        house.vault.state_changed.connect(self._on_state_changed)

    def snapshot(self) -> dict[str, Any]:
        """Return that it is still open, for another new process before the unlock; no words."""
        return {"way_back": PRACTICE} if self.is_open else {}

    def _on_page_changed(self) -> None:
        before, self._before = self._before, self._window.place
        was_left = before == PRACTICE and self._before == CARDS
        if was_left or self._before not in _ON_THE_WAY:
            self.is_open = False

    def _on_state_changed(self, state: str) -> None:
        if state == UNLOCKED and self.is_open:
            self.is_open = False
            QTimer.singleShot(0, self, self._lead_back)  # once all who follow the vault have done so

    def _lead_back(self) -> None:
        if self._house.vault.state == UNLOCKED and self._window.place == "journal":
            self._window.show_place(CARDS)  # what Back leads to
            self._window.show_aside(PRACTICE)
