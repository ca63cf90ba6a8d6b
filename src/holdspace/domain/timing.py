# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Time as exercises need it: a clock that counts sleep, and a stopwatch that reads it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, Protocol

SLEEP_SECONDS = 10.0
"""A longer gap between two looks at a running exercise is sleep; a busy window leaves shorter ones."""


class Clock(Protocol):
    """What tells the time. One is made at start and handed to all who need it."""

    def seconds(self) -> float:
        """Return seconds since some fixed moment; sleep counts, clock changes do not."""

    def now(self) -> datetime:
        """Return the local wall-clock time, aware."""

    def time_zone(self) -> str:
        """Return the IANA name of the local time zone."""


class Stopwatch(NamedTuple):
    """A stopwatch as a value: what was counted before, and since when it runs (None: it stands)."""

    counted: float = 0.0
    running_since: float | None = None

    def started(self, at: float) -> Stopwatch:
        """Return it running from `at` (seconds of the clock); one that runs goes on unchanged."""
        return self if self.running_since is not None else self._replace(running_since=at)

    def paused(self, at: float) -> Stopwatch:
        """Return it standing, with all counted until `at` (seconds of the clock)."""
        return Stopwatch(counted=self.elapsed(at))

    def elapsed(self, at: float) -> float:
        """Return the seconds counted until `at`; a clock that went back takes nothing away."""
        if self.running_since is None:
            return self.counted
        return self.counted + max(0.0, at - self.running_since)


def has_slept(before: float, now: float) -> bool:
    """Say whether the computer slept between two looks at the clock, in seconds, made often while awake."""
    return now - before > SLEEP_SECONDS
