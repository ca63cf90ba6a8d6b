# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A gradual pace: a breath begins as the person breathes, and slows down to its pattern in a minute."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from holdspace.domain.breathing import Moment, Pattern, phase_at, session_seconds

SLOWING_SECONDS = 60.0
OWN_PACES = range(6, 31)
"""Breaths a minute to begin with; fewer need no slowing, and after more one rests first."""
SETTLE = "settle"
"""The kind of a moment before the first breath. No pattern has a phase of it."""
_LONGEST_GAP = 60.0 / OWN_PACES[0]
_SHORTEST_GAP = 60.0 / OWN_PACES[-1]
PRESSES = 3
"""So many breaths in tell a pace: two whole breaths lie between them."""


@dataclass(frozen=True, slots=True)
class Paced:
    """A pattern whose first breaths are shorter than it is: their lengths in seconds, then its own.

    Each of them is the pattern at another speed, so within a breath nothing hurries or drags.
    """

    pattern: Pattern
    lengths: tuple[float, ...] = ()

    @property
    def lead_seconds(self) -> float:
        """Return for how many seconds it is quicker than the pattern."""
        return math.fsum(self.lengths)

    def moment_at(self, elapsed: float) -> Moment:
        """Return the moment after `elapsed` seconds; below 0 it is "settle", with the seconds until 0.

        A pure function of time, as phase_at; it may be asked on any thread.
        """
        if elapsed < 0.0:
            return Moment(-1, 0, SETTLE, 0.0, -elapsed, 0.0)
        starts = (0.0, *accumulate(self.lengths))
        breath = bisect_right(starts, elapsed) - 1
        if breath >= len(self.lengths):
            moment = phase_at(self.pattern, elapsed - starts[-1])
            return moment if not self.lengths else replace(moment, cycle=moment.cycle + len(self.lengths))
        # Bounded by the cycle, so that rounding never turns the end of a breath into the begin of the next.
        scale = self.lengths[breath] / self.pattern.cycle_seconds
        within = min((elapsed - starts[breath]) / scale, math.nextafter(self.pattern.cycle_seconds, 0.0))
        moment = phase_at(self.pattern, within)
        return replace(moment, cycle=breath, seconds_left=moment.seconds_left * scale)

    def seconds_for(self, minutes: int) -> float:
        """Return how long so many minutes last, in seconds: the whole breaths that fit, at least one."""
        if not self.lengths:
            return session_seconds(self.pattern, minutes)
        left, whole = minutes * 60 - self.lead_seconds, self.pattern.cycle_seconds
        return self.lead_seconds + max(0, math.floor(left / whole + 1e-9)) * whole


def paced(pattern: Pattern, breaths_a_minute: float) -> Paced:
    """Return `pattern` begun at a pace of one's own; 0, or one no quicker than its own, leaves it as it is.

    The breaths become longer by the same step each, over SLOWING_SECONDS or little less.
    """
    if breaths_a_minute <= 0:
        return Paced(pattern)
    own, whole = 60.0 / breaths_a_minute, pattern.cycle_seconds
    if own >= whole:
        return Paced(pattern)
    count = max(1, math.floor(2 * SLOWING_SECONDS / (own + whole)))
    return Paced(pattern, tuple(own + (whole - own) * number / count for number in range(count)))


def pace_of(presses: Sequence[float]) -> int:
    """Return the breaths a minute of presses at each breath in, in seconds of a clock; 0 where none is told.

    The last PRESSES count. Presses too close together or too far apart are no breaths.
    """
    last = list(presses)[-PRESSES:]
    gaps = [after - before for before, after in pairwise(last)]
    if len(last) < PRESSES or not all(_SHORTEST_GAP / 1.5 <= gap <= _LONGEST_GAP * 1.5 for gap in gaps):
        return 0
    pace = round(60.0 * len(gaps) / math.fsum(gaps))
    return min(OWN_PACES[-1], max(OWN_PACES[0], pace))
