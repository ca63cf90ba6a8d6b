# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for pictures of a breath in each of its forms, and of a pattern of one's own; take.py takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Pose = Callable[[Any, Any], Any]
IN_EVERY_SIZE = ("breathing-tide", "breathing-doorway", "own-pattern")


def poses(unlock: Callable[[Any], None]) -> dict[str, Pose]:
    """Return the poses by the names of their pictures."""

    def own_pattern(running: Any, window: Any) -> None:
        from PySide6.QtWidgets import QDoubleSpinBox

        unlock(running)
        window.show_place("breathe")
        page = window.page("breathe")
        page._on_edit("")
        page._editor.name.setText("By the window")
        for box, seconds in zip(page._editor.findChildren(QDoubleSpinBox), (4, 0.5, 0, 6.5, 1), strict=True):
            box.setValue(seconds)

    return {
        "breathing": _in("breath"),
        "breathing-tide": _in("tide"),
        "breathing-doorway": _in("doorway"),
        "breathing-words": _in("words"),
        "eyes-closed": _eyes_closed,
        "own-pattern": own_pattern,
    }


def _in(form: str) -> Pose:
    def pose(running: Any, window: Any) -> None:
        running._settings.figure = form
        _breathe(running, window)
        running._settings.figure = "breath"  # as at first, for the pictures after it

    return pose


def _eyes_closed(running: Any, window: Any) -> None:
    page = window.page("breathe")
    page._can_sound = lambda: True  # no device is asked
    running._settings.eyes_closed = True
    _breathe(running, window)
    running._settings.eyes_closed = False
    page._running._form_now = lambda: "eyes_closed"


def _breathe(running: Any, window: Any) -> None:
    page = window.page("breathe")
    window.show_place("breathe")
    page.start("cyclic_sighing", 3)
    for step in range(1, 10):
        running._clock.elapsed = 4.1 * step  # in steps: a leap would be taken for sleep, which ends a breath
        page._session.elapsed()
        for _ in range(12):
            running._app.processEvents()
    page._running._tick()  # a form that ticks by the second waits for the next
