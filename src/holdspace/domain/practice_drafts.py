# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A practice of one's own while it is made: its name may be missing yet, and a step may not fit yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from holdspace.domain.own_practices import LONGEST_NAME, MOST_STEPS
from holdspace.domain.practices import STEP_KINDS

_LONGEST_KEY = 40
_MOST_SECONDS = 9999


@dataclass(frozen=True, slots=True)
class BegunStep:
    """One step as it stands in the form: its kind, which of its options, and whole seconds that may not fit.

    Raises ValueError where no form could hold it.
    """

    kind: str
    key: str
    seconds: int

    def __post_init__(self) -> None:
        if self.kind not in STEP_KINDS:
            raise ValueError("kind: not one of those there are")
        if not isinstance(self.key, str) or len(self.key) > _LONGEST_KEY:
            raise ValueError("key: needs an id")
        if type(self.seconds) is not int or not 0 <= self.seconds <= _MOST_SECONDS:
            raise ValueError("seconds: needs whole ones")


@dataclass(frozen=True, slots=True)
class PracticeDraft:
    """What stands in the form of an own practice. Raises ValueError where no form could hold it."""

    name: str = field(default="", repr=False)
    steps: tuple[BegunStep, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or len(self.name) > LONGEST_NAME:
            raise ValueError("name: needs text that the line holds")
        if len(self.steps) > MOST_STEPS:
            raise ValueError("steps: too many")

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"name": self.name, "steps": [[each.kind, each.key, each.seconds] for each in self.steps]}


def practice_draft_from_json(value: Any) -> PracticeDraft:
    """Return what `to_json` gave. Raises ValueError where the value is not that."""
    try:
        steps = tuple(BegunStep(*each) for each in value["steps"])
        return PracticeDraft(value["name"], steps)
    except (KeyError, TypeError):
        # "from None": the original error can hold the name.
        raise ValueError("needs a name and steps") from None
