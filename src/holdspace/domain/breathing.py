# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Breathing patterns, and where in a pattern a moment falls."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

PHASE_KINDS: tuple[str, ...] = ("in", "sip", "hold", "out")
SIP_STARTS_AT = 0.85
_STEP = 0.5
_LONGEST = 60.0
LONGEST_NAME = 40
MOST_PHASES = 24


class BadPattern(ValueError):  # noqa: N818 - named for what it says
    """Phases that cannot be breathed."""


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """One phase of a pattern: its kind (in, sip, hold or out) and its length in seconds, in half seconds."""

    kind: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """Phases that repeat: a pattern begins with a breath in and ends on a breath out or a hold."""

    id: str
    phases: tuple[PhaseStep, ...]

    def __post_init__(self) -> None:
        _check(self)

    @property
    def cycle_seconds(self) -> float:
        """Return the length of one whole breath in seconds."""
        return math.fsum(step.seconds for step in self.phases)

    @property
    def has_holds(self) -> bool:
        """Say whether any phase asks to hold the breath."""
        return any(step.kind == "hold" for step in self.phases)


@dataclass(frozen=True, slots=True)
class OwnPattern:
    """A pattern of one's own, kept in the vault: its id is a UUID, `name` the person's, `modified_at` aware.

    `name` has 1 to 40 characters on one line. Raises BadPattern where a value is out of range.
    """

    id: str
    name: str = field(repr=False)
    phases: tuple[PhaseStep, ...]
    modified_at: datetime

    def __post_init__(self) -> None:
        _check_own(self)

    @property
    def pattern(self) -> Pattern:
        """Return what is breathed."""
        return Pattern(self.id, self.phases)


def new_own_pattern(name: str, phases: Iterable[PhaseStep], *, now: datetime) -> OwnPattern:
    """Return a new pattern of one's own made at `now` (aware), its name cleaned. Raises BadPattern."""
    from holdspace.domain.entries import new_id  # here: this is imported before the first paint
    from holdspace.domain.text import clean_text

    return OwnPattern(new_id(), " ".join(clean_text(name).split()), tuple(phases), now)


def holdless(pattern: Pattern) -> Pattern:
    """Return the pattern without its holds: whatever was breathed can be breathed without them."""
    if not pattern.has_holds:
        return pattern
    return Pattern(pattern.id, tuple(step for step in pattern.phases if step.kind != "hold"))


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in a pattern one is: the phase, how much of it is gone, and how full the breath is (0 to 1)."""

    cycle: int
    index: int
    kind: str
    progress: float
    seconds_left: float
    fullness: float


def phase_at(pattern: Pattern, elapsed: float) -> Moment:
    """Return the moment of `pattern` after `elapsed` seconds (0 or more; less counts as 0).

    A pure function of time: whoever asks late, after sleep or a stall, is told where the breath is now.
    """
    cycle, within = divmod(max(0.0, elapsed), pattern.cycle_seconds)
    index, start = 0, 0.0
    for index, step in enumerate(pattern.phases):  # noqa: B007 - the last phase takes what rounding leaves
        if within < start + step.seconds:
            break
        start += step.seconds
    else:
        start -= step.seconds
    progress = min(1.0, (within - start) / step.seconds)
    return Moment(
        cycle=int(cycle),
        index=index,
        kind=step.kind,
        progress=progress,
        seconds_left=step.seconds * (1.0 - progress),
        fullness=_fullness(pattern, index, progress),
    )


def count_shown(moment: Moment) -> int:
    """Return the whole seconds to show beside the phase: counts down and never shows 0."""
    return max(1, math.ceil(moment.seconds_left - 1e-9))


def eased(progress: float) -> float:
    """Return the soft course of a breath: E(u) = 1/2 - 1/2 cos(pi u) (DESIGN, Figures)."""
    return 0.5 - 0.5 * math.cos(math.pi * progress)


def session_seconds(pattern: Pattern, minutes: int) -> float:
    """Return how long a session of `minutes` lasts, in seconds: the whole breaths that fit, at least one.

    Nobody is cut off mid-breath, and who has two minutes before the next door has them back by then.
    """
    cycles = max(1, math.floor(minutes * 60 / pattern.cycle_seconds + 1e-9))
    return cycles * pattern.cycle_seconds


def _fullness(pattern: Pattern, index: int, progress: float) -> float:
    kind = pattern.phases[index].kind
    if kind == "out":
        return 1.0 - eased(progress)
    if kind == "hold":
        return 0.0 if pattern.phases[index - 1].kind == "out" else 1.0
    if kind == "sip":
        return SIP_STARTS_AT + (1.0 - SIP_STARTS_AT) * eased(progress)
    follower = pattern.phases[(index + 1) % len(pattern.phases)].kind
    return (SIP_STARTS_AT if follower == "sip" else 1.0) * eased(progress)


def _check(pattern: Pattern) -> None:
    _check_order([step.kind for step in pattern.phases])
    for step in pattern.phases:
        if not (_STEP <= step.seconds <= _LONGEST) or step.seconds % _STEP:
            raise BadPattern("a phase lasts from half a second to a minute, in half seconds")


def _check_own(own: OwnPattern) -> None:
    from holdspace.domain.entries import is_id  # here: this is imported before the first paint

    if not is_id(own.id):
        raise BadPattern("id: needs a UUID")
    if not 0 < len(own.name) <= LONGEST_NAME or own.name != " ".join(own.name.split()):
        raise BadPattern(f"name: needs 1 to {LONGEST_NAME} characters on one line")
    if len(own.phases) > MOST_PHASES:
        raise BadPattern(f"phases: more than {MOST_PHASES}")
    if own.modified_at.utcoffset() is None:
        raise BadPattern("modified_at: needs a date and time with its offset")
    _check(own.pattern)


def _check_order(kinds: list[str]) -> None:
    if kinds[:1] != ["in"] or "out" not in kinds:
        raise BadPattern("a pattern starts with a breath in and has a breath out")
    full, before = False, ""
    for kind in kinds:
        possible = {"in": not full, "sip": before == "in", "hold": before != "hold", "out": full}
        if not possible.get(kind, False):
            raise BadPattern(f"{kind} cannot follow {before}")
        full, before = (full if kind == "hold" else kind != "out"), kind
    if full:
        raise BadPattern("a pattern ends on a breath out, or on a hold after one")
