# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for pictures of every step of the doorways; take.py takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Pose = Callable[[Any, Any], Any]
_WORDS = (
    "The way his voice dropped when he asked if he’d drive again. It was his question to carry, and I don’t"
    " have to answer it tonight."
)
IN_EVERY_SIZE = (
    *("before-who", "before-breathe", "before-cards", "after-load", "after-words", "day-end-held"),
    "doorway-waits-since-lock",
)
SMALL_IN_LARGE_TEXT = (
    *IN_EVERY_SIZE,
    "after-way",
    "after-outside",
    "day-end-left",
    "sorting-mine",
    "sorting-let-go",
)

CHANGING = ("before-", "after-", "sorting-", "day-end-", "doorway-")
"""How the names of pictures begin that leave something behind in the home."""


def poses(unlock: Callable[[Any], None]) -> dict[str, Pose]:
    """Return the poses by the names of their pictures."""

    def at(doorway: str, *keys: str, seconds: float = 3.0, words: str = "") -> Pose:
        def pose(running: Any, window: Any) -> None:
            unlock(running)
            walk(running, window, doorway, keys, seconds)
            if words:
                window.page("doorway").view.box.show_text(words)
                running._capture.keep_draft_now()

        return pose

    def let_go(running: Any, window: Any) -> None:
        unlock(running)
        walk(running, window, "after", ("4", "2", "^⏎", "2", "+"), 3.0)
        window.page("doorway").view.box.show_text("Talking over her twice.")
        window.page("doorway")._on_go()

    return {
        "before-who": at("before"),
        "before-intention": at("before", "1", "2", "⏎"),
        "before-breathe": at("before", "1", "2", "⏎", "⏎"),
        "before-cards": at("before", "1", "3", "⏎", "⏎", "⏎"),
        "before-over": at("before", "⏎", "⏎", "⏎", "⏎"),
        "after-load": at("after"),
        "after-way": at("after", "4"),
        "after-outside": _outside,
        "after-words": at("after", "4", "2", seconds=30.0, words=_WORDS),
        "after-coffee": _coffee,
        "after-load-after": at("after", "4", "2", "^⏎", seconds=60.0),
        "after-end": at("after", "4", "2", "^⏎", "2", seconds=75.0),
        "sorting-mine": at("after", "4", "2", "^⏎", "2", "+"),
        "sorting-let-go": let_go,
        "sorting-theirs": at("after", "4", "2", "^⏎", "2", "+", "⏎"),
        "sorting-system": at("after", "4", "2", "^⏎", "2", "+", "⏎", "⏎"),
        "sorting-lesson": at("after", "4", "2", "^⏎", "2", "+", "⏎", "⏎", "⏎"),
        "day-end-left": at("day_end"),
        "day-end-held": at("day_end", "2", words="The daughter’s call. I left the silence alone."),
        "day-end-work-list": at("day_end", "2", "⏎"),
        "day-end-boundary": at("day_end", "2", "⏎", "⏎", "1"),
        "day-end-threshold": at("day_end", "2", "⏎", "⏎", "⏎"),
        "day-end-over": _day_over,
        "doorway-link": _link,
        "doorway-waits-since-lock": _waits,
    }


def walk(running: Any, window: Any, doorway: str, keys: tuple[str, ...], seconds: float) -> None:
    """Go through a doorway by keys: digits, Enter (⏎), Ctrl+Enter (^⏎), and + for what is offered after."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    window.do(doorway.replace("_", "-"))
    page = window.page("doorway")
    _pass(running, page, seconds)
    for key in keys:
        if key == "+":
            page._sort.click()
        elif key == "^⏎":
            page._on_go()
        elif key == "⏎":
            QTest.keyClick(page, Qt.Key.Key_Return)
        else:
            QTest.keyClick(page, getattr(Qt.Key, f"Key_{key}"))
        if page.is_under_way:
            _pass(running, page, seconds)


def _pass(running: Any, page: Any, seconds: float) -> None:
    """Let time pass in steps: a leap would be taken for sleep, which ends a breath."""
    left = seconds
    while left > 0:
        running._clock.elapsed += min(left, 4.0)
        page._session.elapsed()
        left -= 4.0
    page.time.look()


def _outside(running: Any, window: Any) -> None:
    walk(running, window, "after", ("3", "1"), 40.0)


def _coffee(running: Any, window: Any) -> None:
    walk(running, window, "after", ("3", "3"), 40.0)


def _day_over(running: Any, window: Any) -> None:
    walk(running, window, "day_end", ("1",), 3.0)


def _link(running: Any, window: Any) -> None:
    walk(running, window, "after", ("4",), 50.0)
    window.show_now()


def _waits(running: Any, window: Any) -> None:
    """Stand as after a lock by one's own hand."""
    walk(running, window, "after", ("4",), 50.0)
    window.doors._waits_since_lock = True
    window.show_now()
