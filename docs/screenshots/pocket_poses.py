# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for pictures of each doorway in a minute, every step, in the pocket window; take.py takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Pose = Callable[[Any, Any], Any]
CHANGING = ("pocket-before-", "pocket-after-", "pocket-day-end-", "pocket-doorway-")
"""How the names of pictures begin that leave something behind in the home."""

IN_EVERY_SIZE = (
    "pocket-before-who",
    "pocket-before-breathe",
    "pocket-before-cards",
    "pocket-after-lock",
    "pocket-after-load-after",
    "pocket-day-end-left",
)


def poses(unlock: Callable[[Any], None]) -> dict[str, Pose]:
    """Return the poses by the names of their pictures."""

    def at(doorway: str, *keys: str, seconds: float = 3.0, unlocked: bool = True) -> Pose:
        def pose(running: Any, _window: Any) -> Any:
            if unlocked:
                unlock(running)
            running._show_pocket()
            walk(running, doorway, keys, seconds)
            return running._pocket

        return pose

    return {
        "pocket-before-who": at("before", "2"),
        "pocket-before-breathe": at("before", "2", "⏎"),
        "pocket-before-cards": at("before", "3", "⏎", "⏎"),
        "pocket-before-over": at("before", "⏎", "⏎", "⏎"),
        "pocket-after-load": at("after"),
        "pocket-after-breathe": at("after", "4", seconds=3.6),
        "pocket-after-leave": at("after", "4", "⏎", seconds=9.0),
        "pocket-after-load-after": at("after", "4", "⏎", "⏎", "2", seconds=7.0),
        "pocket-after-over": at("after", "4", "⏎", "⏎", "2", "⏎", seconds=7.0),
        "pocket-day-end-left": at("day_end"),
        "pocket-day-end-held": at("day_end", "2"),
        "pocket-day-end-work-list": at("day_end", "2", "⏎", "1"),
        "pocket-day-end-threshold": at("day_end", "2", "⏎", "⏎"),
        "pocket-day-end-over": at("day_end", "1", unlocked=False),
        "pocket-doorway-softly-over": at("day_end", "2", "⏎", "⏎", seconds=21.0),
        "pocket-doorway-link": _link,
        "pocket-doorway-let-go": _let_go,
        "pocket-after-lock": _after_lock,
    }


def walk(running: Any, doorway: str, keys: tuple[str, ...], seconds: float) -> None:
    """Go through a doorway in the pocket window by keys: digits and Enter (⏎)."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    exercises = running._pocket._exercises
    exercises.start(doorway)
    view = exercises._doorway
    _pass(running, view, seconds)
    for key in keys:
        QTest.keyClick(view, Qt.Key.Key_Return if key == "⏎" else getattr(Qt.Key, f"Key_{key}"))
        if view.is_under_way:
            _pass(running, view, seconds)


def _pass(running: Any, view: Any, seconds: float) -> None:
    """Let time pass in steps: a leap would be taken for sleep, which ends a breath."""
    left = seconds
    while left > 0:
        running._clock.elapsed += min(left, 4.0)
        view._session.elapsed()
        left -= 4.0
    view.time.look()
    for _ in range(12):
        running._app.processEvents()


def _let_go(running: Any, _window: Any) -> Any:
    """Say that words are gone, with what brings them back, as a practice of one's own does."""
    running._show_pocket()
    walk(running, "day_end", ("2",), 6.0)
    exercises = running._pocket._exercises
    exercises.words_let_go.emit(exercises._doorway._stage.foot)
    return running._pocket


def _after_lock(running: Any, _window: Any) -> Any:
    """Stand as after a lock by one's own hand."""
    running._show_pocket()
    running._pocket.resume({"lock_asked": True})
    return running._pocket


def _link(running: Any, _window: Any) -> Any:
    """Begin one, and stand as after its process was cut off."""
    running._show_pocket()
    walk(running, "before", ("2", "⏎"), 6.0)
    kept = running._places.interrupted.read_bytes()
    running._pocket._exercises.leave()
    running._places.interrupted.write_bytes(kept)
    running._pocket._exercises.show_link()
    running._pocket._toast.dismiss()
    return running._pocket
