# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practising silence: how long to stay quiet after someone has spoken, and what that means to them.

Nothing here counts how often anyone spoke early: the trainer keeps no score.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

HOLDS: tuple[float, ...] = (2.0, 5.0, 10.0, 15.0)
MEANINGS: tuple[str, ...] = ("short", "some", "between", "long")
"""A silence under 4 s, of 4 to 5 s, between those and 10 s, and of 10 s or more."""

_WORDS_A_SECOND = 3.0  # 180 words a minute, read as if heard
_TURNING = 1.0  # to find the line on the screen


class BadTurn(ValueError):  # noqa: N818 - named for what it says
    """A hold that the trainer does not have, or words that are none."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: a client's line, said for `said_in` seconds, and then `hold` seconds of silence."""

    line_id: str
    said_in: float
    hold: float

    def __post_init__(self) -> None:
        if self.hold not in HOLDS:
            raise BadTurn("hold: not one of " + ", ".join(f"{hold:g}" for hold in HOLDS))
        if not 0.0 <= self.said_in < math.inf:
            raise BadTurn("said_in: needs seconds")

    @property
    def seconds(self) -> float:
        """Return how long the turn takes: the line and the silence after it."""
        return self.said_in + self.hold

    def quiet(self, elapsed: float) -> float:
        """Return the seconds of silence held, `elapsed` seconds into the turn; never more than its hold."""
        return min(self.hold, max(0.0, elapsed - self.said_in))

    def is_said(self, elapsed: float) -> bool:
        """Say whether the line is over and the silence has begun."""
        return elapsed >= self.said_in

    def is_held(self, elapsed: float) -> bool:
        """Say whether the whole silence was held."""
        return elapsed >= self.seconds


def speaking_seconds(text: str) -> float:
    """Return how long a line takes to be said, in seconds."""
    return _TURNING + len(text.split()) / _WORDS_A_SECOND


def meaning_of(quiet: float) -> str:
    """Return which of MEANINGS a silence of `quiet` seconds has for the other person.

    What is said of each is in the content, and why in docs/decisions/0019-what-silences-mean.md. Whole
    seconds are meant, so a silence counts as 5 s until the sixth is full.
    """
    if quiet < 4.0:
        return "short"
    if quiet < 6.0:
        return "some"
    return "between" if quiet < 10.0 else "long"


def line_after(line_ids: Sequence[str], said: Sequence[str], chance: random.Random) -> str:
    """Return the next line: one not said yet, and once all were, any but the last. Raises BadTurn."""
    if not line_ids:
        raise BadTurn("lines: needs at least one")
    fresh = [each for each in line_ids if each not in said]
    others = [each for each in line_ids if each != said[-1]] if said else []
    return chance.choice(fresh or others or list(line_ids))
