# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said back, what was under it, and what is neither."""

from __future__ import annotations

import pytest

from holdspace.domain.coach.reflections import Seen, is_offer, reflections_in
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.sides import line_of
from holdspace.domain.coach.words import sentences_of

LINE = "They moved my surgery again. That's three times, and I told my boss the fourteenth."


def found(
    rules: Rules, reply: str, taken: tuple[int, ...] = (), *, is_among: bool = False
) -> list[tuple[str, int, int]]:
    (sentence,) = sentences_of(reply, rules.short_forms)
    line = line_of(LINE, rules)
    return [tuple(each) for each in reflections_in(sentence, frozenset(taken), line, rules, is_among)]


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        ("Three times now.", "simple_reflection"),
        ("You told your boss the fourteenth.", "simple_reflection"),
        ("So they moved the operation again.", "simple_reflection"),
        ("You're tired of being made to wait.", "complex_reflection"),
        ("That must be exhausting.", "complex_reflection"),
        ("It sounds like nobody tells you anything.", "complex_reflection"),
    ],
)
def test_a_reflection_is_of_its_kind(rules: Rules, reply: str, what: str) -> None:
    assert [each[0] for each in found(rules, reply)] == [what]


def test_both_halves_are_of_a_kind_as_well(rules: Rules) -> None:
    under = found(rules, "You want it done, and you've stopped believing in dates.")
    said = found(rules, "They moved the surgery, but you told your boss the fourteenth.")
    assert [each[0] for each in under] == ["complex_reflection", "double_sided"]
    assert [each[0] for each in said] == ["simple_reflection", "double_sided"]


def test_the_first_sentence_says_back_whatever_comes_after(rules: Rules) -> None:
    (sentence,) = sentences_of("Surgery moved three times.", rules.short_forms)
    (ward,) = sentences_of("Surgery again.", rules.short_forms)
    line = line_of(LINE, rules)
    nothing: frozenset[int] = frozenset()
    assert list(reflections_in(ward, nothing, line, rules, True)) == []
    assert list(reflections_in(ward, nothing, line, rules, True, True)) == [Seen("simple_reflection", 0, 2)]
    assert list(reflections_in(sentence, nothing, line, rules, True)) != []


@pytest.mark.parametrize(
    "reply",
    [
        "I'll call the surgeon.",
        "The surgeon is out until Monday.",
        "You're right.",
        "Thank you for telling me.",
        "Mm.",
        "He comes at two.",
    ],
)
def test_what_tells_is_no_reflection(rules: Rules, reply: str) -> None:
    assert found(rules, reply) == []


def test_what_stands_before_another_finding_counts(rules: Rules) -> None:
    reply = "You're worn out, but you should rest"
    assert found(rules, reply, (6, 7, 8), is_among=True) == [Seen("complex_reflection", 0, 4)]
    assert found(rules, reply, (0, 1)) == []


def test_among_advice_only_what_is_plainly_one_counts(rules: Rules) -> None:
    assert found(rules, "You have been up and down that road.") != []
    assert found(rules, "You have been up and down that road.", is_among=True) == []
    assert found(rules, "You must be frightened.", is_among=True) != []


def test_what_takes_long_to_say_is_told(rules: Rules) -> None:
    assert found(rules, "you are frightened " + "and the surgery moved " * 9) == []


def test_an_offer_is_known(rules: Rules) -> None:
    offers = [
        is_offer(sentences_of(said, rules.short_forms)[0]) for said in ("I'll call.", "I see.", "You'll go.")
    ]
    assert offers == [True, False, False]
