# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breathing session: a pattern, some minutes, and where in it one is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from holdspace.domain.breathing import Moment, Pattern, phase_at, session_seconds
from holdspace.domain.timing import Clock, has_slept
from holdspace.services.content import load_patterns
from holdspace.services.exercise import FINISHED, IDLE, PAUSED, RUNNING, BadSnapshot, Exercise

__all__ = ["FINISHED", "IDLE", "MOST_MINUTES", "PAUSED", "RUNNING", "BreathingSession"]

MOST_MINUTES = 10


class BreathingSession(Exercise):
    """Breathes one pattern for some minutes, in whole breaths. It can pause, and sleep ends it.

    *Signals*: those of Exercise, `paused()` and `resumed()`.
    """

    paused = Signal()
    resumed = Signal()

    # Often enough that a gap of SLEEP_SECONDS is sleep even where nobody else looks at the clock.
    _look_every = 4.0

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._pattern: Pattern | None = None
        self._minutes = 0
        self._seen_at = 0.0

    @property
    def pattern(self) -> Pattern | None:
        """Return the pattern breathed now or last, or None."""
        return self._pattern

    @property
    def minutes(self) -> int:
        """Return the minutes asked for; the session ends with the breath under way when they are over."""
        return self._minutes

    def start(self, pattern: Pattern, minutes: int) -> None:
        """Begin `pattern` for 1 to 10 `minutes`; what is under way ends first. Ends in `ended`."""
        self.stop()
        self._set(pattern, minutes)
        self._begin(pattern.id, session_seconds(pattern, self._minutes))

    def pause(self) -> None:
        """Stand still. Nothing happens where nothing runs."""
        now = self._look()
        if self._state == RUNNING:
            self._timer.stop()
            self._stopwatch = self._stopwatch.paused(now)
            self._state = PAUSED
            self.paused.emit()

    def resume(self) -> None:
        """Go on where it stood. Nothing happens where it is not paused."""
        if self._state == PAUSED:
            self._run(self._clock.seconds())
            self.resumed.emit()

    def moment(self) -> Moment:
        """Return where in the pattern one is. Raises RuntimeError where no pattern was started."""
        if self._pattern is None:
            raise RuntimeError("no pattern was started")
        return phase_at(self._pattern, self.elapsed())

    def snapshot(self) -> dict[str, Any]:
        """Return what a relaunched process needs to go on, for JSON; empty where nothing is under way."""
        if not self.is_under_way:
            return {}
        return {**self._snapshot(), "minutes": self._minutes, "seen_at": self._seen_at}

    def restore(self, snapshot: dict[str, Any], patterns: Iterable[Pattern] | None = None) -> bool:
        """Go on from a snapshot, and say whether that could be. Slept through or over, it ends at once.

        `patterns` are those to find the id among; without, the ones that ship.
        """
        known = patterns if patterns is not None else [content.pattern for content in load_patterns()]
        found = next((each for each in known if each.id == snapshot.get("id")), None)
        minutes, seen_at = snapshot.get("minutes"), snapshot.get("seen_at")
        if found is None or not isinstance(minutes, int) or not isinstance(seen_at, int | float):
            return False
        try:
            self._take_up(snapshot, session_seconds(found, minutes))
        except BadSnapshot:
            return False
        self._set(found, minutes)
        self._seen_at = float(seen_at)
        self._look()
        return True

    def _set(self, pattern: Pattern, minutes: int) -> None:
        self._pattern = pattern
        self._minutes = min(MOST_MINUTES, max(1, minutes))

    def _run(self, now: float) -> None:
        self._seen_at = now
        super()._run(now)

    def _look_at(self, now: float) -> None:
        if has_slept(self._seen_at, now):
            self._finish(self._seen_at)
            return
        self._seen_at = now
        super()._look_at(now)
