# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. What the disk did not take at the moment of a lock.

It goes with the process, and the next one says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from holdspace.services.vault import LOCKED

if TYPE_CHECKING:
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow

_KINDS = ("entry", "card", "practice", "reply")


class LostAtLock(QObject):
    """Knows it by its kind, and hands on no more than that; no words.

    What stands in the box or at a doorway is not among it: for that the new process waits.
    """

    def __init__(self, house: House, window: MainWindow) -> None:
        super().__init__(window)
        self._house = house
        self._window = window
        self._has_lost_edit = False
        self._handed_on: tuple[str, ...] = ()
        house.vault.state_changed.connect(self._on_state_changed)

    def snapshot(self) -> dict[str, Any]:
        """Return what was lost, for the next process to say; empty where nothing was."""
        lost = {
            "entry": self._has_lost_edit,
            "card": self._lost_card,
            "practice": self._lost_practice,
            "reply": self._lost_reply,
        }
        kinds = [each for each in _KINDS if lost[each] or each in self._handed_on]
        return {"unkept": kinds} if kinds else {}

    def resume(self, state: dict[str, Any]) -> None:
        """Take what the process before lost."""
        told = state.get("unkept")
        self._handed_on = tuple(each for each in _KINDS if isinstance(told, list) and each in told)

    def say(self) -> None:
        """Say it above what is read and written until the vault opens, else at the foot."""
        if self._handed_on:
            self._window.banner.say(self._words())
            if not self._window.banner.stands_above(self._window.place):
                self._window.warn(self._words())

    def _words(self) -> str:
        return f"{self._what()} {self._what_now()}"

    def _what(self) -> str:
        if self._handed_on == ("entry",):
            return self.tr("What you last changed in an entry could not be kept as HoldSpace locked.")
        if self._handed_on == ("card",):
            return self.tr("The card you had begun could not be kept as HoldSpace locked.")
        if self._handed_on == ("practice",):
            return self.tr("The practice you had begun could not be kept as HoldSpace locked.")
        if self._handed_on == ("reply",):
            return self.tr("The reply you had begun could not be kept as HoldSpace locked.")
        return self.tr("What you were writing could not be kept as HoldSpace locked.")

    def _what_now(self) -> str:
        return self.tr(
            "All that was kept before is safe. The disk may be full: make room on it before you write on."
        )

    @property
    def _lost_card(self) -> bool:
        is_made = self._window.page_if_made("card_editor") is not None
        return is_made and self._house.own_cards().drafts.were_lost

    @property
    def _lost_practice(self) -> bool:
        is_made = self._window.page_if_made("own_practice") is not None
        return is_made and self._house.own_practices().drafts.were_lost

    @property
    def _lost_reply(self) -> bool:
        page: Any = self._window.page_if_made("practice")
        return page is not None and page.was_lost

    def _on_state_changed(self, state: str) -> None:
        page: Any = self._window.page_if_made("journal")
        self._has_lost_edit = state == LOCKED and page is not None and not page.edit_was_kept
        if state != LOCKED:
            self._handed_on = ()
