# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said lies over its bound, and in its place."""

from __future__ import annotations

from dataclasses import replace

from holdspace.domain.coach import Rules, look
from holdspace.domain.coach.weighing import Weights

LINE = "I want to go home, but I am scared of the stairs."


def with_weights(rules: Rules, **weights: Weights) -> Rules:
    """Return the rules with other weights."""
    return replace(rules, weights=weights)


def test_below_the_bound_nothing_is_said_and_what_has_no_weights_is(rules: Rules) -> None:
    never = with_weights(rules, advice=Weights(0.0, 1.0, {}))
    assert look("You should go. Why?", never, LINE).kinds == ("question", "why_question")


def test_what_the_phrases_show_is_marked_and_else_the_whole_sentence(rules: Rules) -> None:
    always = with_weights(rules, advice=Weights(0.0, -1.0, {}))
    reply = "Well. Then you should call."
    assert [reply[each.start : each.end] for each in look(reply, always).findings] == [
        "Well",
        "you should call",
    ]


def test_a_sentence_is_one_kind_of_reflection_that_which_weighs_more(rules: Rules) -> None:
    both = with_weights(
        rules, simple_reflection=Weights(2.0, -9.0, {}), complex_reflection=Weights(3.0, -9.0, {})
    )
    assert look("The stairs.", both, LINE).kinds == ("complex_reflection",)


def test_two_halves_take_both_sentences_and_count_once(rules: Rules) -> None:
    weights = {"double_sided": Weights(0.0, 0.5, {"last": 1.0}), "simple_reflection": Weights(1.0, 0.0, {})}
    seen = look("You want home. The stairs say no.", with_weights(rules, **weights), LINE)
    assert seen.kinds == ("simple_reflection", "double_sided")
    assert {each[1:] for each in seen.findings} == {(0, 32)}
    assert seen.reflections == 1
