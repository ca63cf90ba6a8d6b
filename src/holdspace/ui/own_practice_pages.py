# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page for a practice of one's own, wired to the window and to the place Pause."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.own_practice.page import OwnPracticePage

_PAGE = "own_practice"


def edit_own_practice(window: MainWindow, practice_id: str) -> None:
    """Show the page for a practice: the one of this id, or "" for a new one."""
    page: Any = window.page(_PAGE)
    page.begin(practice_id)
    window.show_aside(_PAGE)


def make_own_practice(house: House, window: MainWindow) -> OwnPracticePage:
    """Build the page for a practice of one's own."""
    from holdspace.ui.doorway_wiring import known_practices
    from holdspace.ui.own_practice.page import OwnPracticePage

    page = OwnPracticePage(house.theme, known_practices(house))
    wiring = OwnPracticeWiring(window, page)
    page.closed.connect(window.show_place_before)
    page.kept.connect(wiring.on_kept)
    page.removed.connect(wiring.on_removed)
    page.let_go.connect(wiring.on_let_go)
    page.left_begun.connect(wiring.on_left_begun)
    page.warning_wanted.connect(window.warn)
    return page


class OwnPracticeWiring(QObject):
    """Says what was kept or removed, with its Undo, and shows it on Pause. It goes with the page."""

    def __init__(self, window: MainWindow, page: OwnPracticePage) -> None:
        super().__init__(page)
        self._window = window

    def on_kept(self, practice_id: str, undo: Callable[[], None]) -> None:
        """Show the practice kept, ready to be started."""
        pause: Any = self._window.page("pause")
        pause.offer_own(practice_id)
        self._window.tell(self.tr("Your practice is kept."), undo)

    def on_removed(self, undo: Callable[[], None]) -> None:
        """Say what is gone."""
        self._window.tell(self.tr("Your practice is deleted. What was done with it stays."), undo)

    def on_let_go(self, bring_back: Callable[[], None]) -> None:
        """Say that what was begun is gone, with what has it wait again."""
        self._window.tell(self.tr("Let go. It is not kept anywhere."), bring_back)

    def on_left_begun(self) -> None:
        """Say where what was begun waits, unless the page is only covered."""
        if self._window.place != _PAGE:
            self._window.tell(self.tr("Your practice is not kept yet. It waits where you began it."))
