# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What exercises share: they run by the clock and end by it; some end by sleep too, and some can pause."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from holdspace.domain.timing import Clock, Stopwatch, has_slept

IDLE, RUNNING, PAUSED, FINISHED = "idle", "running", "paused", "finished"


class BadSnapshot(ValueError):  # noqa: N818 - named for what it says
    """A snapshot that no exercise made."""


class Exercise(QObject):
    """One exercise at a time, measured by the clock and never by counting ticks.

    Whoever shows it asks for the time as often as it paints; a timer that is re-armed from the clock makes
    sure that it ends where nobody asks.
    *Signals*: `started()`; `ended(str, float, bool)` with the id of what was done, for how many seconds, and
    whether it was all of it.
    """

    started = Signal()
    ended = Signal(str, float, bool)

    # At the latest after so many seconds the clock is looked at again: Qt's timers do not count sleep.
    _look_every = 20.0

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._state = IDLE
        self._stopwatch = Stopwatch()
        self._id = ""
        self._total = 0.0
        self._is_handed_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)

    @property
    def state(self) -> str:
        """Return "idle", "running", "paused" or "finished"."""
        return self._state

    @property
    def is_under_way(self) -> bool:
        """Say whether it runs or is paused."""
        return self._state in (RUNNING, PAUSED)

    @property
    def is_running(self) -> bool:
        """Say whether its time runs: what is paused or over may be left so, and nobody is at it."""
        return self._state == RUNNING

    @property
    def is_handed_on(self) -> bool:
        """Say whether another process goes on with what was begun last."""
        return self._is_handed_on

    def note_handed_on(self) -> None:
        """Take note that another process goes on with it."""
        self._is_handed_on = True

    @property
    def total_seconds(self) -> float:
        """Return how long the whole exercise takes."""
        return self._total

    def elapsed(self) -> float:
        """Return the seconds done, never more than the whole. May find that it is over, and say so."""
        now = self._look()
        return min(self._total, self._stopwatch.elapsed(now))

    def seconds_left(self) -> float:
        """Return the seconds to go, never below zero."""
        return self.seconds_left_after(self.elapsed())

    def seconds_left_after(self, elapsed: float) -> float:
        """Return the seconds to go after so many seconds, for whoever has asked for these already."""
        return min(self._total, max(0.0, self._total - elapsed))

    def stop(self) -> None:
        """End it now; what was done counts. Nothing happens where nothing is under way."""
        now = self._look()
        if self.is_under_way:
            self._finish(now)

    def _begin(self, exercise_id: str, total: float, warm_up: float = 0.0) -> None:
        self._id, self._total, self._is_handed_on = exercise_id, total, False
        self._stopwatch = Stopwatch(-warm_up)
        self._run(self._clock.seconds())
        self.started.emit()

    def _run(self, now: float) -> None:
        self._state = RUNNING
        self._stopwatch = self._stopwatch.started(now)
        self._arm(now)

    def _finish(self, at: float) -> None:
        self._timer.stop()
        self._stopwatch = self._stopwatch.paused(at)
        self._state = FINISHED
        done = min(self._total, max(0.0, self._stopwatch.elapsed(at)))
        self.ended.emit(self._id, done, done >= self._total)

    def _look(self) -> float:
        now = self._clock.seconds()
        if self._state == RUNNING:
            self._look_at(now)
        return now

    def _look_at(self, now: float) -> None:
        if self._stopwatch.elapsed(now) >= self._total:
            self._finish(now)

    def _arm(self, now: float) -> None:
        left = self._total - self._stopwatch.elapsed(now)
        self._timer.start(math.ceil(1000 * min(max(0.0, left), self._look_every)))

    def _on_due(self) -> None:
        # Qt's timers may be early, late or asleep: only the clock says whether it is over.
        now = self._look()
        if self._state == RUNNING:
            self._arm(now)

    def _snapshot(self) -> dict[str, Any]:
        self.note_handed_on()
        return self._times()

    def _times(self) -> dict[str, Any]:
        return {
            "id": self._id,
            "counted": self._stopwatch.counted,
            "running_since": self._stopwatch.running_since,
        }

    def _take_up(self, snapshot: dict[str, Any], total: float, warm_up: float = 0.0) -> None:
        """Go on from a snapshot of another process. Raises BadSnapshot where the clock cannot be the same."""
        counted, since = _seconds(snapshot, "counted", -warm_up), _seconds(snapshot, "running_since")
        now = self._clock.seconds()
        if counted is None or (since is not None and since > now):
            raise BadSnapshot("not of this clock")
        self._id, self._total, self._is_handed_on = str(snapshot["id"]), total, False
        self._stopwatch = Stopwatch(counted, since)
        self._state = PAUSED if since is None else RUNNING
        if since is not None:
            self._arm(now)


class WakefulExercise(Exercise):
    """An exercise that nobody does asleep: where the computer slept, it ends with what was done before."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._seen_at = 0.0  # the clock, as it was last looked at

    def _run(self, now: float) -> None:
        self._seen_at = now
        super()._run(now)

    def _look_at(self, now: float) -> None:
        if has_slept(self._seen_at, now):
            self._finish(self._seen_at)
            return
        self._seen_at = now
        self._look_awake(now)

    def _look_awake(self, now: float) -> None:
        super()._look_at(now)


class PausableExercise(WakefulExercise):
    """A wakeful exercise that can stand still. *Signals*: those of Exercise, `paused()` and `resumed()`."""

    paused = Signal()
    resumed = Signal()

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


_NEVER = 1e15  # seconds; a whole number that no float can hold is beyond it, too


def _seconds(snapshot: dict[str, Any], key: str, least: float = 0.0) -> float | None:
    value = snapshot.get(key)
    if value is None:
        return None
    if not isinstance(value, int | float) or not least <= value < _NEVER:
        raise BadSnapshot(f"{key}: needs seconds")
    return float(value)
