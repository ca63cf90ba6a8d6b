# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breathing session: a pattern, some minutes, and where in it one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject

from holdspace.domain.breathing import Moment, Pattern, PhaseStep, holdless
from holdspace.domain.pacing import OWN_PACES, Paced, paced
from holdspace.domain.timing import Clock, Stopwatch
from holdspace.services.content import load_patterns
from holdspace.services.exercise import FINISHED, IDLE, PAUSED, RUNNING, BadSnapshot, PausableExercise

if TYPE_CHECKING:
    from holdspace.services.settings import Settings

__all__ = ["FINISHED", "IDLE", "MOST_MINUTES", "PAUSED", "RUNNING", "BreathingSession", "Lead"]

MOST_MINUTES = 10
WARM_UP_SECONDS = 3.0


class Lead(NamedTuple):
    """How a session begins: at how many breaths a minute (0: at the pattern's), after how many seconds."""

    own_pace: int = 0
    warm_up: float = 0.0

    @classmethod
    def as_set(cls, settings: Settings) -> Lead:
        """Return what the settings say."""
        return cls(settings.own_pace, WARM_UP_SECONDS if settings.warm_up else 0.0)


AT_ONCE = Lead()


class BreathingSession(PausableExercise):
    """Breathes one pattern for some minutes, in the whole breaths that fit. It can pause, and sleep ends it.

    The seconds of a warm-up come before those of the breath: until it is over, `elapsed` is below zero.

    *Signals*: those of PausableExercise.
    """

    # Often enough that a gap of SLEEP_SECONDS is sleep even where nobody else looks at the clock.
    _look_every = 4.0

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._pattern: Pattern | None = None
        self._course: Paced | None = None
        self._minutes = self._own_pace = 0

    @property
    def pattern(self) -> Pattern | None:
        """Return the pattern breathed now or last, or None."""
        return self._pattern

    @property
    def minutes(self) -> int:
        """Return the minutes asked for; the session ends with the last whole breath that fits."""
        return self._minutes

    @property
    def is_settling(self) -> bool:
        """Say whether the warm-up is not over yet."""
        return self.is_under_way and self.elapsed() < 0.0

    def start(self, pattern: Pattern, minutes: int, lead: Lead = AT_ONCE) -> None:
        """Begin `pattern` for 1 to 10 `minutes`; what is under way ends first. Ends in `ended`."""
        self.stop()
        course = self._set(pattern, minutes, lead.own_pace)
        self._begin(pattern.id, course.seconds_for(self._minutes), warm_up=lead.warm_up)

    def settle_no_longer(self) -> None:
        """Begin the first breath now. Nothing happens where it has begun."""
        if self.is_settling:
            self._stopwatch = Stopwatch()
            if self._state == RUNNING:
                self._run(self._clock.seconds())
                self.resumed.emit()

    def moment(self) -> Moment:
        """Return where in the pattern one is. Raises RuntimeError where no pattern was started."""
        return self.moments()(self.elapsed())

    def moments(self) -> Callable[[float], Moment]:
        """Return what tells the moment after so many seconds of this session; it may be asked on any thread.

        Raises RuntimeError where no pattern was started.
        """
        if self._course is None:
            raise RuntimeError("no pattern was started")
        return self._course.moment_at

    def snapshot(self) -> dict[str, Any]:
        """Return what a relaunched process needs to go on, for JSON; empty where nothing is under way."""
        if not self.is_under_way:
            return {}
        phases = [(step.kind, step.seconds) for step in self._pattern.phases] if self._pattern else []
        own = {
            "phases": phases,
            "minutes": self._minutes,
            "own_pace": self._own_pace,
            "seen_at": self._seen_at,
        }
        return {**self._snapshot(), **own}

    def restore(self, snapshot: dict[str, Any], patterns: Iterable[Pattern] | None = None) -> bool:
        """Go on from a snapshot, and say whether that could be. Slept through or over, it ends at once.

        `patterns` are those to find the id among; without, the ones that ship. What is not among them, since
        it is in the vault, is breathed by the phases that were handed on.
        """
        known = patterns if patterns is not None else [content.pattern for content in load_patterns()]
        handed = _handed_on(snapshot)
        found = next((each for each in known if each.id == snapshot.get("id")), handed)
        if found is not None and handed == holdless(found):
            found = handed  # it was breathed without its holds, and goes on so
        minutes, seen_at = snapshot.get("minutes"), snapshot.get("seen_at")
        own_pace = snapshot.get("own_pace", 0)
        if found is None or not isinstance(minutes, int) or not isinstance(seen_at, int | float):
            return False
        course = paced(found, own_pace if own_pace in OWN_PACES else 0)
        try:
            self._take_up(snapshot, course.seconds_for(minutes), warm_up=WARM_UP_SECONDS)
        except BadSnapshot:
            return False
        self._set(found, minutes, own_pace)
        self._seen_at = float(seen_at)
        self._look()
        if self._state == RUNNING:
            self.resumed.emit()
        return True

    def _set(self, pattern: Pattern, minutes: int, own_pace: int) -> Paced:
        self._own_pace = own_pace if own_pace in OWN_PACES else 0
        self._pattern, self._course = pattern, paced(pattern, self._own_pace)
        self._minutes = min(MOST_MINUTES, max(1, minutes))
        return self._course


def _handed_on(snapshot: dict[str, Any]) -> Pattern | None:
    try:
        steps = tuple(PhaseStep(str(kind), float(seconds)) for kind, seconds in snapshot.get("phases", ()))
        return Pattern(str(snapshot["id"]), steps)
    except (KeyError, TypeError, ValueError):
        return None
