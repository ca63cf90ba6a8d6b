# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ways in: doorways, exercises, and what a process hands on to the next about one under way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from holdspace.services.vault import LOCKED
from holdspace.ui.house import House

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow

EXERCISES: tuple[str, ...] = ("breathe", "pause")
_UNDER_WAY = (*EXERCISES, "doorway")
_WITH_WORDS = ("doorway", "practice")
INTERRUPTED = "session.json"  # services/interrupted.py, which only a doorway needs


class Doors:
    """Leads from Now, the menu and the command line to an exercise, and knows which one is under way.

    To practise listening is under way, too, and is not gone on with in another process.
    """

    def __init__(self, house: House, window: MainWindow) -> None:
        self._house = house
        self._window = window
        self._waits_since_lock = False  # the doorway that Now has a link to

    def is_under_way(self, place: str = "") -> bool:
        """Say whether the exercise of a place, or any, is under way."""
        places = (*_UNDER_WAY, "practice") if not place else (place,)
        pages: list[Any] = [self._window.page_if_made(each) for each in places]
        return any(page is not None and page.is_under_way for page in pages)

    @property
    def are_in_use(self) -> bool:
        """Say whether someone is in an exercise: its time runs, or one practises to listen."""
        pages: list[Any] = [self._window.page_if_made(each) for each in _UNDER_WAY]
        return any(page is not None and page.is_running for page in pages) or self.is_under_way("practice")

    @property
    def doorway_holds_words(self) -> bool:
        """Say whether words stand on the way through a doorway."""
        page: Any = self._window.page_if_made("doorway")
        return page is not None and bool(page.holds_words)

    @property
    def hold_words(self) -> bool:
        """Say whether words stand on the way through a doorway, or as a reply that is practised."""
        pages: list[Any] = [self._window.page_if_made(each) for each in _WITH_WORDS]
        return any(page is not None and page.holds_words for page in pages)

    def start(self, place: str, exercise: str = "", minutes: int = 0) -> None:
        """Show the place of an exercise and start it: the one of this id, or the one done last.

        On Pause a practice of one's own is found by its id or its name, and nothing at all leaves the choice.
        While a recovery code holds its page, nothing begins.
        """
        if self._window.is_held:
            self._window.show_place("setup")
            return
        page: Any = self._window.page(place)
        self._window.show_place(place)
        if place == "breathe":
            page.start(exercise, minutes)
        elif exercise and (practice_id := page.own_called(exercise)):
            self.want_own(practice_id)
        elif exercise:
            page.start(exercise)

    def go_through(self, doorway: str) -> None:
        """Lead through a doorway, from its first step; where one is on the way through it, on from there."""
        if self._window.is_held:
            self._window.show_place("setup")
            return
        page: Any = self._window.page("doorway")
        self._waits_since_lock = False
        page.begin(doorway)
        self._window.show_place("doorway")

    def want_own(self, practice_id: str) -> None:
        """Lead through a practice of one's own; where a step of it is gone that is told first, on Pause."""
        pause: Any = self._window.page("pause")
        if pause.has_gone(practice_id) and not self._window.is_held:
            self._window.show_place("pause")
            if not pause.tell_gone(practice_id):
                words = "A step of this practice was removed. It waits here until this pause is over."
                self._window.tell(QCoreApplication.translate("Doors", words))
        else:
            self.go_through_own(practice_id)

    def go_through_own(self, practice_id: str) -> None:
        """Lead through a practice of one's own; one that cannot be seen any more leaves all as it is."""
        page: Any = self._window.page("doorway")
        if self._window.is_held or page.knows_own(practice_id):
            # Shown first: its first step may lock, and the next process goes on where this one stands.
            self._window.show_place("setup" if self._window.is_held else "doorway")
        if not self._window.is_held:
            self._waits_since_lock = False
            page.begin_own(practice_id)

    def go_on(self) -> None:
        """Go on with the doorway that was left or cut off, in the window of its form; Now has its link."""
        if self._window.is_held:
            return
        page: Any = self._window.page("doorway")
        if page.cut_off_is_short:
            self._window.want_pocket(goes_on=True)
            self.show_link()
        elif page.go_on():
            self._waits_since_lock = False
            self._window.show_place("doorway")
        else:
            self.show_link()

    def show_link(self) -> None:
        """Have Now offer to go on with a doorway that was left or cut off, or take that away."""
        page: Any = self._window.page_if_made("doorway")
        if page is None and not (self._house.home / INTERRUPTED).exists():
            return
        page = self._window.page("doorway")
        waits = self._waits_since_lock and page.is_under_way and self._house.vault.state == LOCKED
        self._window.now.offer_to_go_on(*page.interrupted, waits_since_lock=waits)

    def snapshot(self) -> dict[str, Any]:
        """Return what the next process needs to go on with what is shown, else with what is under way.

        Empty where nothing is. "left": it is not shown, and does not show itself there; "doorway" is one that
        was left beside it.
        """
        shown = self._window.place
        for place in sorted(("doorway", *EXERCISES), key=lambda each: each != shown):
            session = self._snapshot_of(place)
            if session:
                beside = self._snapshot_of("doorway") if place != "doorway" else {}
                others = {"left": place != shown, "doorway": beside}
                handed_on = {key: value for key, value in others.items() if value}
                return {"exercise": place, "session": session} | handed_on
        return {}

    def resume(self, state: dict[str, Any]) -> bool:
        """Go on with the exercise of a snapshot; say whether one is shown.

        One that was left is there to be gone on with and does not show itself, and no more does a doorway
        after a lock that was asked for: what is typed then is the passphrase, and a doorway has boxes.
        """
        place, session = state.get("exercise"), state.get("session", {})
        if place not in _UNDER_WAY:
            return False
        if isinstance(state.get("doorway"), dict):
            beside: Any = self._window.page("doorway")
            beside.restore_unseen(state["doorway"])
        page: Any = self._window.page(place)
        if state.get("left") or (place == "doorway" and state.get("lock_asked")):
            self._waits_since_lock = not state.get("left")
            page.restore_unseen(session)
            return False
        if place == "doorway":
            goes_on = bool(page.restore(session))
            self._window.show_place("doorway" if goes_on else "now")
            return goes_on
        self._window.show_place(place)
        page.restore(session)
        return True

    def _snapshot_of(self, place: str) -> dict[str, Any]:
        page: Any = self._window.page_if_made(place)
        return dict(page.snapshot()) if page is not None else {}
