# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Weights add up, a rival counts against, and what is said lies over its bound and in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.coach import FINDINGS, Rules, look
from holdspace.domain.coach.weighing import Weights, beside_rivals

LINE = "I want to go home, but I am scared of the stairs."
SUMS = st.dictionaries(st.sampled_from(FINDINGS), st.floats(-9, 9))


def with_weights(rules: Rules, **weights: Weights) -> Rules:
    """Return the rules with other weights."""
    return replace(rules, weights=weights)


def test_weights_of_the_cues_that_are_there_add_up() -> None:
    weights = Weights(-1.0, 0.5, {"a": 2.0, "b": -0.5})
    assert weights.sum_of({"a", "b", "c"}) == pytest.approx(0.5)
    assert weights.sum_of(()) == -1.0


def test_the_order_of_cues_makes_no_difference() -> None:
    weights = Weights(-3.4, 0.0, {str(each): each / 10 for each in range(-9, 10)})
    assert weights.sum_of(list(weights.cues)) == weights.sum_of(list(weights.cues)[::-1])


@given(SUMS)
def test_a_rival_never_adds(sums: dict[str, float]) -> None:
    assert all(each <= sums[what] for what, each in beside_rivals(sums).items())


def test_what_does_not_weigh_is_no_rival() -> None:
    assert beside_rivals({"advice": 1.0, "judging": -3.0}) == {"advice": 1.0, "judging": -4.2}
    assert beside_rivals({"double_sided": 1.0, "simple_reflection": 3.0})["double_sided"] == 1.0


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
