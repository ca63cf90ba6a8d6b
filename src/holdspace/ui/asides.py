# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. Pages on top of others, and what lies under them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow


class Asides:
    """Knows where each page that was opened on top of others leads back to.

    `places` are the pages that lie under all others. A page of steps says by `is_finished` whether it shows
    how its work ended: nobody is led back to that, and whoever asks for it once more begins anew.
    """

    def __init__(self, window: MainWindow, places: Sequence[str]) -> None:
        self._window = window
        self._places = places
        self._below: list[str] = []

    def show(self, page: str) -> None:
        """Show a page on top of what is shown."""
        shown = self._window.place
        if shown in self._places:
            self._below.clear()
        if page != shown:
            lies_below = [] if self._is_finished(shown) else [shown]
            self._below = [below for below in (*self._below, *lies_below) if below != page]
        elif self._is_finished(page):
            again: Any = self._window.page(page)
            again.start_over()
        self._window.show_place(page)

    def show_before(self) -> None:
        """Go back to what lies under the page shown."""
        self._window.show_place(self._below.pop() if self._below else "now")

    def leave(self) -> None:
        """Go on from work that is done: back to where one came from, past every other page of steps."""
        while self._below and self._has_steps(self._below[-1]):
            self._below.pop()
        self.show_before()

    def _has_steps(self, page: str) -> bool:
        return hasattr(self._window.page_if_made(page), "is_finished")

    def _is_finished(self, page: str) -> bool:
        return bool(getattr(self._window.page_if_made(page), "is_finished", False))
