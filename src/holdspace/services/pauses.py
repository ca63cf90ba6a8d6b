# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A pause under way. It is time of the world, not of the computer: sleep counts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from holdspace.domain.pauses import Pause
from holdspace.domain.timing import Clock
from holdspace.services.content import load_groundings, load_pauses
from holdspace.services.exercise import FINISHED, IDLE, RUNNING, BadSnapshot, Exercise

__all__ = ["FINISHED", "IDLE", "RUNNING", "PauseSession"]

_CALLS_WITHIN = 60.0


class PauseSession(Exercise):
    """Runs one pause from start to end; a pause cannot itself be paused.

    *Signals*: those of Exercise.
    """

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._pause: Pause | None = None

    @property
    def pause(self) -> Pause | None:
        """Return the pause under way or done last, or None."""
        return self._pause

    @property
    def calls_back(self) -> bool:
        """Say whether its end calls back whoever is away for five minutes; not where it is long over."""
        late = self._stopwatch.counted - self._total
        return self._pause is not None and self._pause.group == "five_minutes" and late < _CALLS_WITHIN

    def start(self, pause: Pause) -> None:
        """Begin `pause`; what is under way ends first. Ends in `ended`."""
        self.stop()
        self._pause = pause
        self._begin(pause.id, pause.seconds)

    def snapshot(self) -> dict[str, Any]:
        """Return what a relaunched process needs to go on, for JSON; empty where nothing is under way."""
        return self._snapshot() if self.is_under_way else {}

    def restore(self, snapshot: dict[str, Any]) -> bool:
        """Go on from a snapshot, and say whether that could be. One that is over meanwhile ends at once."""
        known = (each.pause for each in (*load_pauses(), *load_groundings()))
        found = next((pause for pause in known if pause.id == snapshot.get("id")), None)
        if found is None or snapshot.get("running_since") is None:
            return False
        try:
            self._take_up(snapshot, found.seconds)
        except BadSnapshot:
            return False
        self._pause = found
        self._look()
        return True
