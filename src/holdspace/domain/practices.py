# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices: the doorways as rows of steps, and where in one a person is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from holdspace.domain.breathing import PhaseStep
from holdspace.domain.sessions import BOUNDARY_KINDS, QUESTIONS, WAYS

STEP_KINDS: tuple[str, ...] = ("breathe", "pause", "ground", "choose", "card", "write", "intend", "let_go")
TIMED_KINDS: frozenset[str] = frozenset(("breathe", "pause", "ground"))
"""Steps that go on by themselves when their time is over; all others wait for the person."""

CHOICES: dict[str, tuple[str, ...]] = {
    "audience": (),
    "load": (),
    "load_after": (),
    "way": WAYS,
    "left": ("nothing", "some"),
    "work_list": ("on_it",),
    "boundary": BOUNDARY_KINDS,
}
"""What a step can ask to choose, with the ids to choose from where no other file has them."""

DOORWAYS: tuple[str, ...] = ("before", "after", "day_end")
OWN = "own"
"""What stands in a doorway's place where the practice is one's own (see own_practices)."""
SHORT_SECONDS = 60.0
_LONGEST = 600.0
_WRITTEN = ("", "entry", *QUESTIONS)
_REFS: dict[str, tuple[str, ...]] = {
    "choose": tuple(CHOICES),
    "card": ("",),
    "write": _WRITTEN,
    "intend": _WRITTEN,
    "let_go": _WRITTEN,
}


class BadPractice(ValueError):  # noqa: N818 - named for what it says
    """Steps that cannot be a practice."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a practice, and the `seconds` it takes at most.

    `ref`: the pattern, pause or grounding to follow; what a choice is of; the question that words answer
    ("entry": they become an entry; "": nobody keeps them). `way`: the step is only for those who chose that
    way. `optional`: it may be passed without a trace. `count`: how many cards. `phases`: the breath itself,
    where no file has it.
    """

    id: str
    kind: str
    seconds: float = 0.0
    ref: str = ""
    optional: bool = False
    way: str = ""
    count: int = 0
    phases: tuple[PhaseStep, ...] = ()

    def __post_init__(self) -> None:
        _check_step(self)

    @property
    def is_timed(self) -> bool:
        """Say whether it goes on by itself when its time is over."""
        return self.kind in TIMED_KINDS


@dataclass(frozen=True, slots=True)
class Practice:
    """A row of steps at a doorway, or one's own; `seconds` is the limit of all of it, by whichever way.

    `short`: the form for the pocket window, of a doorway in a minute. `then`: the practice to offer after
    it, if wanted. `locks`: HoldSpace locks at its end.
    """

    id: str
    doorway: str
    seconds: float
    steps: tuple[Step, ...]
    short: bool = False
    then: str = ""
    locks: bool = False

    def __post_init__(self) -> None:
        _check_practice(self)

    @property
    def ways(self) -> tuple[str, ...]:
        """Return the ways one can choose in it, in their order; empty where there is nothing to choose."""
        return tuple(dict.fromkeys(step.way for step in self.steps if step.way))

    def steps_of(self, way: str) -> tuple[Step, ...]:
        """Return the steps of someone who chose `way`, or none yet ("")."""
        return tuple(step for step in self.steps if step.way in ("", way))


@dataclass(frozen=True, slots=True)
class Walk:
    """Where in a practice a person is: the step, the second of the practice it began at, and the way chosen.

    `is_whole`: nothing was left out but what is optional. Each move is given the seconds `elapsed` of the
    practice. Once its time is over, steps that take time are passed by.
    """

    practice: Practice
    index: int = 0
    began: float = 0.0
    way: str = ""
    is_whole: bool = True

    @property
    def step(self) -> Step:
        """Return the step one is at."""
        return self.practice.steps[self.index]

    @property
    def ends_at(self) -> float:
        """Return the second of the practice at which the step goes on by itself; infinite where it waits."""
        if not self.step.is_timed:
            return math.inf
        return min(self.began + self.step.seconds, self.practice.seconds)

    def seconds_left(self, elapsed: float) -> float:
        """Return what is left of the step's time, never below zero nor beyond the end of the practice."""
        of_step = self.began + self.step.seconds - elapsed
        return max(0.0, min(self.step.seconds, of_step, self.practice.seconds - elapsed))

    def onward(self, elapsed: float) -> Walk | None:
        """Return it at the next step, or None where that was the last."""
        return self._at_first(range(self.index + 1, len(self.practice.steps)), elapsed)

    def back_at(self, step: Step, elapsed: float) -> Walk:
        """Return it at a step that was left, on its way, which begins anew; the time that is gone is gone."""
        place = self.practice.steps.index(step)
        began = min(elapsed, self.practice.seconds)
        return replace(self, index=place, began=began, way=step.way or self.way)

    def without(self) -> Walk:
        """Return it with this step left out: it is whole only where the step is optional."""
        return replace(self, is_whole=self.is_whole and self.step.optional)

    def by(self, way: str, elapsed: float) -> Walk:
        """Return it on another way: from the choice to its first step, or from a step of the way before.

        Raises BadPractice where the practice has no such way.
        """
        if way not in self.practice.ways:
            raise BadPractice("way: not one of " + ", ".join(self.practice.ways))
        chosen = replace(self, way=way)
        if self.step.way and self.step.way != way:
            first = next(place for place, step in enumerate(self.practice.steps) if step.way == way)
            return chosen._at_first(range(first, len(self.practice.steps)), elapsed) or chosen
        return (chosen.onward(elapsed) or chosen) if self.step.ref == "way" else chosen

    def widened(self, practice: Practice, elapsed: float) -> Walk:
        """Return it in a longer form of the same doorway, at the first step that was not passed here.

        Steps of the two forms are the same where they have the same id. The time that is gone counts.
        """
        passed = {step.id for step in self.practice.steps[: self.index] if step.way in ("", self.way)}
        steps = practice.steps
        first = next((place for place, step in enumerate(steps) if step.id not in passed), len(steps) - 1)
        is_whole = self.is_whole or all(step.optional for step in steps[:first])
        return Walk(practice, first, min(elapsed, practice.seconds), "", is_whole)

    def _at_first(self, places: range, elapsed: float) -> Walk | None:
        is_over = elapsed >= self.practice.seconds
        for place in places:
            step = self.practice.steps[place]
            if step.way in ("", self.way) and not (is_over and step.is_timed):
                return replace(self, index=place, began=min(elapsed, self.practice.seconds))
        return None


def _check_step(step: Step) -> None:
    if step.kind not in STEP_KINDS:
        raise BadPractice(f"{step.id}: kind: not one of " + ", ".join(STEP_KINDS))
    if not 1 <= step.seconds <= _LONGEST:
        raise BadPractice(f"{step.id}: seconds: needs 1 to 600")
    if step.way not in ("", *WAYS):
        raise BadPractice(f"{step.id}: way: not one of " + ", ".join(WAYS))
    if (step.kind == "card") != (step.count > 0):
        raise BadPractice(f"{step.id}: count: goes with a card, and only with one")
    if step.is_timed and not step.ref:
        raise BadPractice(f"{step.id}: ref: needs what to follow")
    if not step.is_timed and step.ref not in _REFS[step.kind]:
        raise BadPractice(f"{step.id}: ref: not one of " + ", ".join(_REFS[step.kind]))


def _check_practice(practice: Practice) -> None:
    if practice.doorway not in (*DOORWAYS, OWN):
        raise BadPractice("doorway: not one of " + ", ".join(DOORWAYS))
    if not practice.steps or len({step.id for step in practice.steps}) != len(practice.steps):
        raise BadPractice("steps: needs at least one, each with an id of its own")
    if practice.short and practice.doorway != OWN and practice.seconds > SHORT_SECONDS:
        raise BadPractice("short: needs to fit a minute")
    for way in ("", *practice.ways):
        if math.fsum(step.seconds for step in practice.steps_of(way)) > practice.seconds:
            raise BadPractice("seconds: the steps take longer")
    _check_ways(practice)


def _check_ways(practice: Practice) -> None:
    choices = [place for place, step in enumerate(practice.steps) if step.ref == "way"]
    ways = [place for place, step in enumerate(practice.steps) if step.way]
    if len(choices) > 1 or bool(choices) != bool(ways) or (ways and min(ways) < choices[0]):
        raise BadPractice("way: its steps follow one choice of the way")
