# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Pauses: one breath, a silence, five minutes, and groundings, which say all along what to do."""

from __future__ import annotations

import math
from dataclasses import dataclass

PAUSE_GROUPS: tuple[str, ...] = ("breath", "silence", "grounding", "five_minutes")

# A person who goes out of the car, or for a coffee, leaves the laptop (TRUST.md, Files, Lock).
LOCKING_PAUSES: frozenset[str] = frozenset(("outside", "coffee"))


class BadPause(ValueError):  # noqa: N818 - named for what it says
    """Values that cannot be a pause."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause of a given length in seconds. `group` says what kind it is."""

    id: str
    seconds: float
    group: str

    def __post_init__(self) -> None:
        if self.group not in PAUSE_GROUPS:
            raise BadPause("group: not one of " + ", ".join(PAUSE_GROUPS))
        if not 1 <= self.seconds <= 3600:
            raise BadPause("seconds: needs 1 to 3,600")


def remaining(seconds: float, elapsed: float) -> float:
    """Return the seconds left of `seconds` after `elapsed` seconds; never below zero, nor above the whole."""
    return min(seconds, max(0.0, seconds - elapsed))


def clock_text(seconds: float) -> str:
    """Return seconds as minutes and seconds for a countdown ("2:24"); a begun second counts as whole."""
    whole = math.ceil(max(0.0, seconds) - 1e-9)
    return f"{whole // 60}:{whole % 60:02d}"


def line_at(lines: tuple[tuple[float, str], ...], elapsed: float) -> str:
    """Return the last of the `lines` (seconds, words) whose time has come after `elapsed` seconds, or ""."""
    shown = ""
    for at, words in lines:
        if elapsed < at:
            break
        shown = words
    return shown
