# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cues are what a sentence has about it: how it opens, what it has of the line, where it stands."""

from __future__ import annotations

import pytest

from holdspace.domain.coach import Rules
from holdspace.domain.coach.looking import cues_in
from holdspace.domain.coach.openings import opened, opening

LINE = "I want to go home, but I am scared of the stairs."


def cues(reply: str, rules: Rules, *, is_own: bool = False) -> frozenset[str]:
    """Return the cues of the last sentence of a reply."""
    return cues_in(reply, rules, LINE, is_own=is_own)[-1]


@pytest.mark.parametrize(
    ("said", "opens"),
    [
        ("you went home", "you"),
        ("well , your stairs", "your"),
        ("and i will call", "i"),
        ("they always do", "they"),
        ("everybody falls", "general"),
        ("call the office", "order to"),
        ("hide", "order"),
        ("do not go", "do not"),
        ("did he go", "helping"),
        ("why now", "asking"),
        ("not the stairs", "not"),
        ("three weeks", "number"),
        ("going home", "doing"),
        ("scared of it", "feeling"),
        ("of all things", "preposition"),
        ("stairs", "other"),
        ("walked home", "done"),
    ],
)
def test_how_a_sentence_opens_is_told(rules: Rules, said: str, opens: str) -> None:
    words = tuple(said.split())
    assert opening(words, opened(words, rules), rules) == opens


def test_nothing_opens_with_nothing(rules: Rules) -> None:
    assert opening((), 0, rules) == "nothing"
    assert opening(("and",) * 3000, 0, rules) == "other"


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


@pytest.mark.parametrize(
    ("reply", "there"),
    [
        ("You want home. You don't want the stairs.", {"halves: both of you", "halves: one denied, of you"}),
        ("Wants home, scared of the stairs.", {"halves: said, said", "halves: a pull and a push"}),
        ("Home, not home.", {"halves: share a word", "halves: very short", "halves: and nothing more"}),
        ("You love the house and you hate the stairs.", {"within: open alike", "within: of a length"}),
    ],
)
def test_two_halves_are_seen_in_one_sentence_and_in_two(rules: Rules, reply: str, there: set[str]) -> None:
    assert there <= cues(reply, rules)


def test_a_question_has_no_halves(rules: Rules) -> None:
    assert not any(each.startswith(("halves", "within")) for each in cues("You want it, or not?", rules))


def test_to_oneself_cues_are_of_you(rules: Rules) -> None:
    assert "opens you" in cues("I want to go home.", rules, is_own=True)
    assert "opens i" in cues("I want to go home.", rules)
