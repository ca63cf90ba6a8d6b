# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. What is kept before a window closes or a vault locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from holdspace.services.vault import NONE

if TYPE_CHECKING:
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow

_BEGUN_ON = ("card_editor", "own_practice")


class Leaving(QObject):
    """Keeps what is written in the window, and says once what could not be kept."""

    def __init__(self, house: House, window: MainWindow) -> None:
        super().__init__(window)
        self._house = house
        self._window = window
        self._left_behind: object = None  # what closing once more leaves, as it was said

    def keep_all(self) -> bool:
        """Keep what is in the box and what is being edited; say whether nothing can be lost."""
        kept = self._house.capture.keep_draft_now()
        begun_kept = self._keep_begun()
        page: Any = self._window.page_if_made("journal")
        return (page is None or bool(page.keep_edit())) and begun_kept and kept

    def _keep_begun(self) -> bool:
        """Keep the card and the practice that are begun; say whether both are on the disk."""
        pages: list[Any] = [self._window.page_if_made(each) for each in _BEGUN_ON]
        kept = [bool(page.seal()) for page in pages if page is not None]  # each, whatever came of the first
        return all(kept)

    def may_close(self) -> bool:
        """Keep all; where that fails say so, and that closing once more leaves these words behind."""
        window = self._window
        if self._house.vault.state == NONE:
            self._bring_to_now()
        if self.keep_all() or window.watch.words_in_hand() == self._left_behind:
            return True
        self._left_behind = window.watch.words_in_hand()
        if window.can_undo:
            window.toast.dismiss()  # an Undo would hold back why the window stays
        if self._house.vault.state == NONE:
            window.show_now()
            window.warn(
                self.tr(
                    "These words are not kept yet. Set them down to make a journal for them. Close again and"
                    " they are gone."
                )
            )
        else:
            window.warn(self.tr("What you wrote could not be kept. Close again and it is gone."))
        return False

    def _bring_to_now(self) -> None:
        """End a doorway with words that can be kept nowhere yet: they go to the box on Now."""
        page: Any = self._window.page_if_made("doorway")
        if page is not None and not page.words_to_keep.is_empty:
            page.stop()
