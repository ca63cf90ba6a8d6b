# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""When nobody has been there for long enough to lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sign:
    """The last sign of a person, by the clock that counts sleep (seconds) and by the one on the wall."""

    seconds: float
    wall: datetime

    def idle(self, seconds: float, wall: datetime) -> float:
        """Return the seconds without a person, by the clock that says longer; never below zero.

        Either clock may be wrong alone: one that misses a sleep, or a wall clock that was set back.
        """
        return max(0.0, seconds - self.seconds, (wall - self.wall).total_seconds())

    def seconds_left(self, minutes: int, seconds: float, wall: datetime) -> float:
        """Return the seconds until `minutes` without a person are over, 0 where they are."""
        return max(0.0, 60.0 * minutes - self.idle(seconds, wall))
