# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cues are what a sentence has about it: how it opens, what it has of the line, where it stands."""

from __future__ import annotations

import pytest

from holdspace.domain.coach import Rules
from holdspace.domain.coach.looking import cues_in

LINE = "I want to go home, but I am scared of the stairs."


def cues(reply: str, rules: Rules, *, is_own: bool = False) -> frozenset[str]:
    """Return the cues of the last sentence of a reply."""
    return cues_in(reply, rules, LINE, is_own=is_own)[-1]


@pytest.mark.parametrize(
    ("reply", "there"),
    [
        ("They will come around.", {"they will", "opens they", "phrase turns_out_well"}),
        ("You would not know.", {"you would", "you not"}),
        ("Everybody cries here.", {"general", "phrase everyone"}),
        ("Home. You want to go home.", {"after a statement", "last", "near 0.99"}),
        ("You are lonely.", {"new feeling", "you, new feeling"}),
        ("Why now? The stairs.", {"after a question", "after one that opens asking"}),
        ("My aunt told them no and went home to her own bed the same night.", {"a long story"}),
        ("You should go home.", {"seen advice"}),
        ("Must be nice.", {"begins must", "phrase scorn", "alone"}),
    ],
)
def test_what_a_sentence_has_about_it_is_seen(rules: Rules, reply: str, there: set[str]) -> None:
    assert there <= cues(reply, rules)


def test_the_line_gives_cues_to_each_sentence(rules: Rules) -> None:
    assert {"line feels", "line turns", "line of me"} <= cues("Ok.", rules)


def test_to_oneself_cues_are_of_you(rules: Rules) -> None:
    assert "opens you" in cues("I want to go home.", rules, is_own=True)
    assert "opens i" in cues("I want to go home.", rules)
