# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the coach saw in a reply: kinds and places, and none of its words."""

from __future__ import annotations

from typing import NamedTuple

FINDINGS: tuple[str, ...] = (
    "advice",
    "question",
    "closed_question",
    "why_question",
    "reassurance",
    "judging",
    "long",
    "simple_reflection",
    "complex_reflection",
    "double_sided",
)
REFLECTIONS: tuple[str, ...] = ("simple_reflection", "complex_reflection", "double_sided")


class Finding(NamedTuple):
    """One of FINDINGS, and the characters of the reply it was seen in: from `start` up to `end`."""

    what: str
    start: int
    end: int


class Look(NamedTuple):
    """What was seen in a reply, by place, and how many reflections, questions and words it has."""

    findings: tuple[Finding, ...]
    reflections: int
    questions: int
    words: int

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return what was seen, each once, in the order of FINDINGS."""
        seen = {finding.what for finding in self.findings}
        return tuple(what for what in FINDINGS if what in seen)
