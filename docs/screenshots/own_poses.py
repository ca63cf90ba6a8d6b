# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for pictures of a practice of one's own: made, chosen, gone through in both windows; for take.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Pose = Callable[[Any, Any], Any]
IN_EVERY_SIZE = ("own-practice", "own-practice-chosen", "own-practice-gone", "own-practice-too-long")
CHANGING = ("own-practice",)
_NAME = "Before I ring the surgery"
_ROWS = (
    ("choose", "audience", 10, 0),
    ("breathe", "long_exhale", 60, 0),
    ("write", "", 60, 0),
    ("card", "", 40, 2),
    ("intend", "intention", 20, 0),
)


def _kept(running: Any, name: str, rows: tuple[tuple[str, str, int, int], ...]) -> Any:
    from holdspace.domain.own_practices import OwnStep

    return running._wanted.own_practices().add(name, [OwnStep(*row) for row in rows])


def poses(unlock: Callable[[Any], None]) -> dict[str, Pose]:
    """Return the poses by the names of their pictures."""

    def chosen(running: Any, window: Any) -> Any:
        unlock(running)
        made = _kept(running, _NAME, _ROWS)
        _kept(running, "In the car, after", (("pause", "sit", 300, 0), ("let_go", "", 15, 0)))
        window.show_place("pause")
        window.page("pause").offer_own(made.id)
        return made

    def editing(running: Any, window: Any) -> None:
        window.page("pause").edit_wanted.emit(chosen(running, window).id)

    def too_long(running: Any, window: Any) -> None:
        editing(running, window)
        form = window.page("own_practice").form
        form.rows[1].seconds.box.setValue(300)
        form.rows[2].seconds.box.setValue(400)
        form.rows[4].seconds.box.setValue(120)

    def gone(running: Any, window: Any) -> None:
        from holdspace.domain.breathing import PhaseStep

        unlock(running)
        patterns = running._wanted.patterns()
        own = patterns.add("By the window", (PhaseStep("in", 4.0), PhaseStep("out", 6.5)))
        made = _kept(running, _NAME, (*_ROWS[:1], ("breathe", own.id, 60, 0), *_ROWS[3:]))
        patterns.remove(own.id)
        window.doors.want_own(made.id)

    def walked(running: Any, window: Any) -> None:
        window.doors.go_through_own(chosen(running, window).id)
        session = running._wanted.doorways().session
        for _ in range(2):
            session.next()
            running._clock.elapsed += 2.0

    def in_pocket(running: Any, window: Any) -> Any:
        made = chosen(running, window)
        running._show_pocket()
        exercises = running._pocket._exercises
        exercises.start(made.id)
        session = running._wanted.doorways().session
        for _ in range(2):
            session.next()
            running._clock.elapsed += 2.0
        exercises._doorway.time.look()
        exercises._doorway.focus_first()
        return running._pocket

    def in_pocket_list(running: Any, window: Any) -> Any:
        chosen(running, window)
        running._show_pocket()
        running._pocket._exercises.choose()
        return running._pocket

    return {
        "own-practice": editing,
        "own-practice-pocket": in_pocket,
        "own-practice-pocket-list": in_pocket_list,
        "own-practice-chosen": chosen_only(chosen),
        "own-practice-gone": gone,
        "own-practice-too-long": too_long,
        "own-practice-walked": walked,
    }


def chosen_only(pose: Pose) -> Pose:
    """Return a pose whose picture is of the window."""

    def plain(running: Any, window: Any) -> None:
        pose(running, window)

    return plain
