# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices of one's own: a few steps in one's own order, under one's own name, never over ten minutes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from holdspace.domain.breathing import BadPattern, Pattern, PhaseStep
from holdspace.domain.entries import is_id, new_id
from holdspace.domain.practices import OWN, STEP_KINDS, TIMED_KINDS, BadPractice, Practice, Step
from holdspace.domain.text import clean_text

LONGEST_NAME = 40
FEWEST_STEPS, MOST_STEPS = 2, 6
MOST_SECONDS = 600
MOST_CARDS = 3
MOST_LOADS = 2
"""How often one can be asked how heavy it is: the second time it is how heavy it is then."""

BOUNDS: dict[str, tuple[int, int]] = {
    "breathe": (10, 300),
    "pause": (5, 300),
    "ground": (20, 120),
    "choose": (5, 60),
    "card": (10, 120),
    "write": (20, 300),
    "intend": (10, 120),
    "let_go": (5, 60),
}
"""The seconds that a step of each kind may take, from the least to the most."""

REFS: dict[str, tuple[str, ...]] = {
    "choose": ("audience", "load"),
    "card": ("",),
    "write": ("entry", ""),
    "intend": ("intention",),
    "let_go": ("",),
}
"""What each kind that follows nothing can refer to; "" of writing: words that nobody keeps."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)


@dataclass(frozen=True, slots=True)
class OwnStep:
    """One step of a practice of one's own, in whole seconds; `ref` and `count` as in practices.Step.

    `ref` can name a pattern, pause or grounding that is there no more. Raises BadPractice.
    """

    kind: str
    ref: str
    seconds: int
    count: int = 0

    def __post_init__(self) -> None:
        _check_step(self)


@dataclass(frozen=True, slots=True)
class OwnPractice:
    """A practice of one's own, kept in the vault: its id is a UUID, `modified_at` aware.

    `name` has 1 to 40 characters on one line; 2 to 6 steps take ten minutes at most. Raises BadPractice.
    """

    id: str
    name: str = field(repr=False)
    steps: tuple[OwnStep, ...]
    modified_at: datetime

    def __post_init__(self) -> None:
        _check(self)

    @property
    def seconds(self) -> int:
        """Return how long all of it takes at most."""
        return total_seconds(self.steps)

    def walked(self, pattern_for: Callable[[str], Pattern], *, short: bool = False) -> Practice:
        """Return it as it is gone through; `pattern_for` gives what is breathed where an id is asked for.

        `short`: in the pocket window.
        """
        loads = 0
        steps = []
        for number, own in enumerate(self.steps, 1):
            loads += own.ref == "load"
            steps.append(_walked(own, f"step_{number}", loads, pattern_for))
        return _practice(self.id, steps, short=short)


def new_own_practice(name: str, steps: Iterable[OwnStep], *, now: datetime) -> OwnPractice:
    """Return a new practice of one's own made at `now` (aware), its name cleaned. Raises BadPractice."""
    return OwnPractice(new_id(), " ".join(clean_text(name).split()), tuple(steps), now)


def total_seconds(steps: Iterable[OwnStep]) -> int:
    """Return how long steps take one after the other, at most."""
    return sum(step.seconds for step in steps)


def choices_left(asked: Sequence[str]) -> tuple[str, ...]:
    """Return what can be asked besides what is `asked` already: who once, how heavy twice at most."""
    most = {"audience": 1, "load": MOST_LOADS}
    return tuple(ref for ref in REFS["choose"] if asked.count(ref) < most[ref])


def to_hand_on(practice: Practice) -> list[list[Any]]:
    """Return the steps of a practice of one's own for JSON: ids and numbers, and no word of it."""
    return [
        [step.kind, step.ref, step.seconds, step.count, [[each.kind, each.seconds] for each in step.phases]]
        for step in practice.steps
    ]


def handed_on(practice_id: str, steps: object, *, short: bool = False) -> Practice:
    """Return the practice of which `to_hand_on` gave the steps. Raises BadPractice where it is none.

    What could not be kept as one's own is none: there would be no words for it.
    """
    if not is_id(practice_id) or not isinstance(steps, list) or not 0 < len(steps) <= MOST_STEPS:
        raise BadPractice("steps: not of a practice of one's own")
    try:
        _check_steps(tuple(_as_kept(*row[:4]) for row in steps))
        _check_loads([row[1] for row in steps if row[0] == "choose"])
        taken_up = [_taken_up(number, *row) for number, row in enumerate(steps, 1)]
        return _practice(practice_id, taken_up, short=short)
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError):
        raise BadPractice("steps: a value is missing, of the wrong type or out of range") from None


def _practice(practice_id: str, steps: Iterable[Step], *, short: bool) -> Practice:
    made = tuple(steps)
    seconds = math.fsum(step.seconds for step in made)
    if seconds > MOST_SECONDS:
        raise BadPractice(f"steps: take longer than {MOST_SECONDS} seconds")
    return Practice(practice_id, OWN, seconds, made, short)


def _walked(own: OwnStep, step_id: str, loads: int, pattern_for: Callable[[str], Pattern]) -> Step:
    ref, seconds, phases = own.ref, float(own.seconds), tuple[PhaseStep, ...]()
    if own.kind == "breathe":
        pattern = pattern_for(own.ref)
        ref, phases, seconds = pattern.id, pattern.phases, whole_breaths(pattern, own.seconds)
    elif own.ref == "load" and loads > 1:
        ref = "load_after"
    return Step(step_id, own.kind, seconds, ref, own.kind not in TIMED_KINDS, count=own.count, phases=phases)


def whole_breaths(pattern: Pattern, seconds: float) -> float:
    """Return the seconds of the whole breaths that fit; all of them where not even one does."""
    breaths = int(seconds / pattern.cycle_seconds + 1e-9)
    return breaths * pattern.cycle_seconds if breaths else float(seconds)


def _as_kept(kind: str, ref: str, seconds: float, count: int) -> OwnStep:
    """Return the step of the vault that one was which is gone through. Raises BadPractice and others."""
    whole = math.ceil(seconds)
    if kind == "breathe":  # whole breaths, which can be shorter than what was asked for
        whole = max(whole, BOUNDS[kind][0])
    elif whole != seconds:
        raise BadPractice(f"{kind}: seconds: needs whole ones")
    return OwnStep(kind, "load" if ref == "load_after" else ref, whole, count)


def _check_loads(refs: list[str]) -> None:
    loads = [ref for ref in refs if ref != "audience"]
    if loads != ["load", "load_after"][: len(loads)]:
        raise BadPractice("steps: how heavy it is then is asked the second time")


def _taken_up(number: int, kind: str, ref: str, seconds: float, count: int, phases: list[Any]) -> Step:
    breath = tuple(PhaseStep(str(each), float(length)) for each, length in phases)
    if breath:
        Pattern(ref, breath)  # refuses what nobody could breathe
    if (kind == "breathe") != bool(breath):
        raise BadPattern("phases: needs a breath to breathe, and none else")
    step_id, waits = f"step_{number}", kind not in TIMED_KINDS
    return Step(step_id, kind, float(seconds), str(ref), waits, count=int(count), phases=breath)


def _check_step(step: OwnStep) -> None:
    if step.kind not in STEP_KINDS:
        raise BadPractice("kind: not one of " + ", ".join(STEP_KINDS))
    least, most = BOUNDS[step.kind]
    if type(step.seconds) is not int or not least <= step.seconds <= most:
        raise BadPractice(f"{step.kind}: seconds: needs {least} to {most}")
    most_cards = MOST_CARDS if step.kind == "card" else 0
    if type(step.count) is not int or not min(1, most_cards) <= step.count <= most_cards:
        raise BadPractice(f"{step.kind}: count: needs 1 to {MOST_CARDS} for cards, and 0 else")
    _check_ref(step)


def _check_ref(step: OwnStep) -> None:
    if not isinstance(step.ref, str):
        raise BadPractice(f"{step.kind}: ref: needs an id")
    if step.kind in REFS:
        if step.ref not in REFS[step.kind]:
            raise BadPractice(f"{step.kind}: ref: not one of those there are")
    elif not (_NAME.fullmatch(step.ref) or (step.kind == "breathe" and is_id(step.ref))):
        raise BadPractice(f"{step.kind}: ref: needs an id")


def _check(own: OwnPractice) -> None:
    if not is_id(own.id):
        raise BadPractice("id: needs a UUID")
    if not isinstance(own.name, str) or own.name != " ".join(clean_text(own.name).split()):
        raise BadPractice("name: needs text on one line")
    if not 0 < len(own.name) <= LONGEST_NAME:
        raise BadPractice(f"name: needs 1 to {LONGEST_NAME} characters")
    if own.modified_at.utcoffset() is None:
        raise BadPractice("modified_at: needs a date and time with its offset")
    _check_steps(own.steps)


def _check_steps(steps: tuple[OwnStep, ...]) -> None:
    if not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        raise BadPractice(f"steps: needs {FEWEST_STEPS} to {MOST_STEPS}")
    if total_seconds(steps) > MOST_SECONDS:
        raise BadPractice(f"steps: take longer than {MOST_SECONDS} seconds")
    refs = [step.ref for step in steps]
    if any(ref in REFS["choose"] and ref not in choices_left(refs[:at]) for at, ref in enumerate(refs)):
        raise BadPractice("steps: who is asked once, how heavy twice at most")
