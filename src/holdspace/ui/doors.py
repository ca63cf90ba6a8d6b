# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ways in: doorways, exercises, and what a process hands on to the next about one under way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.ui.house import House

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow

EXERCISES: tuple[str, ...] = ("breathe", "pause")


class Doors:
    """Leads from Now, the menu and the command line to an exercise, and knows which one is under way."""

    def __init__(self, house: House, window: MainWindow) -> None:
        self._house = house
        self._window = window

    def is_under_way(self, place: str = "") -> bool:
        """Say whether the exercise of a place, or any, is under way."""
        pages: list[Any] = [self._window.page_if_made(each) for each in EXERCISES if place in ("", each)]
        return any(page is not None and page.is_under_way for page in pages)

    def start(self, place: str, exercise: str = "", minutes: int = 0) -> None:
        """Show the place of an exercise and start it: the one of this id, or the one done last.

        A pause without an id leaves the choice.
        """
        page: Any = self._window.page(place)
        self._window.show_place(place)
        if place == "breathe":
            page.start(exercise, minutes)
        elif exercise:
            page.start(exercise)

    def go_through(self, doorway: str) -> None:
        """Lead through a doorway: to a minute's breath, to five minutes, or at day's end to a question."""
        if doorway == "before":
            self.start("breathe", "long_exhale", 1)
        elif doorway == "after":
            page: Any = self._window.page("pause")
            self._window.show_pause()
            page.offer_group("five_minutes")
        else:
            door = next(door for door in self._house.now.doorways if door.id == doorway)
            self._window.show_now()
            self._window.now.composer.ask(door.questions[0], "day_end")

    def snapshot(self) -> dict[str, Any]:
        """Return what the next process needs to go on with an exercise under way; empty where none is."""
        for place in EXERCISES:
            if self.is_under_way(place):
                page: Any = self._window.page(place)
                return {"exercise": place, "session": page.snapshot()}
        return {}

    def resume(self, state: dict[str, Any]) -> bool:
        """Go on with the exercise of a snapshot; say whether there was one."""
        place = state.get("exercise")
        if place not in EXERCISES:
            return False
        page: Any = self._window.page(place)
        self._window.show_place(place)
        page.restore(state.get("session", {}))
        return True
