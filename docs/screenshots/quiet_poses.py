# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for pictures of silence, listening, the pocket window and reminders; take.py takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import practice_poses

Pose = Callable[[Any, Any], Any]
_LINE = "sleeps_in_chair"


def _trainer(window: Any) -> Any:
    """Show the trainer before its first line, and return its part of the page."""
    window.do("pause", "silence_trainer")
    return window.page("pause")._practice


def _say(running: Any, practice: Any) -> None:
    """Have one line said, always the same."""
    trainer = practice._trainer
    trainer._said = [each.id for each in practice._content.lines if each.id != _LINE]
    practice._holds.choose(10)
    trainer.begin(10.0)
    _let_pass(running, trainer, trainer.turn.said_in)


def _let_pass(running: Any, trainer: Any, seconds: float) -> None:
    """Let time pass in steps: a leap would be taken for sleep, which ends it."""
    for _ in range(8):
        running._clock.elapsed += seconds / 8
        trainer.elapsed()


def _before_the_first_line(_running: Any, window: Any) -> None:
    _trainer(window)


def _silent(running: Any, window: Any) -> None:
    practice = _trainer(window)
    _say(running, practice)
    _let_pass(running, practice._trainer, 7.2)


def _told(running: Any, window: Any) -> None:
    practice = _trainer(window)
    _say(running, practice)
    _let_pass(running, practice._trainer, 4.6)
    practice._trainer.speak()


def _trainer_in_pocket(silent_for: float | None, *, speaks: bool = False) -> Pose:
    """Return the pose of the trainer in the pocket window: before its first line, in a silence, or after."""

    def pose(running: Any, _window: Any) -> Any:
        running._show_pocket()
        running._pocket._exercises.start("silence_trainer")
        practice = running._pocket._exercises._training
        if silent_for is not None:
            _say(running, practice)
            _let_pass(running, practice._trainer, silent_for)
        if speaks:
            practice._trainer.speak()
        return running._pocket

    return pose


def _in_pocket(exercise: str, *times: float) -> Pose:
    """Return the pose of an exercise in the pocket window, after so many seconds in steps."""

    def pose(running: Any, _window: Any) -> Any:
        running._show_pocket()
        exercises = running._pocket._exercises
        if exercise == "more":
            exercises.choose()
            return running._pocket
        exercises.start(exercise)
        session = exercises._breath if exercises._breath is not None else exercises._pause
        for step in times:
            running._clock.elapsed += step
            session.elapsed()
            for _ in range(12):
                running._app.processEvents()
        if exercises._silence_row is not None:
            exercises._silence_row._tick()
        return running._pocket

    return pose


def _reminders(running: Any, window: Any) -> None:
    from PySide6.QtWidgets import QScrollArea

    from holdspace.ui.settings.reminders import RemindersSection

    running._settings.reminders_on = True
    window.show_place("settings")
    running._settings.reminders_on = False  # in the pictures after it they are off, as at first
    page = window.page("settings")
    section = page.findChild(RemindersSection)
    section._notifications.looked.emit(True)  # no desktop is asked
    for _ in range(12):
        running._app.processEvents()
    area = page.findChild(QScrollArea)
    top = section.mapTo(area.widget(), section.rect().topLeft()).y()
    area.verticalScrollBar().setValue(top)


POSES: dict[str, Pose] = {
    "learning-silence": _before_the_first_line,
    "leaving-silence": _silent,
    "silence-told": _told,
    "pocket-breathing": _in_pocket("cyclic_sighing", 4.0, 4.0, 4.0, 3.1),
    "pocket-one-breath": _in_pocket("one_breath", 3.0),
    "pocket-silence": _in_pocket("silence_60", 3.0, 4.2),
    "pocket-grounding": _in_pocket("five_senses", 8.0, 9.0),
    "pocket-more": _in_pocket("more"),
    "pocket-learning-silence": _trainer_in_pocket(None),
    "pocket-leaving-silence": _trainer_in_pocket(7.2),
    "pocket-silence-told": _trainer_in_pocket(4.6, speaks=True),
    "reminders": _reminders,
    **practice_poses.POSES,
}
IN_EVERY_SIZE = (
    "leaving-silence",
    "silence-told",
    "reminders",
    "pocket-leaving-silence",
    *practice_poses.IN_EVERY_SIZE,
)
