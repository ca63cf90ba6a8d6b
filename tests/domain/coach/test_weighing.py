# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Weights add up in any order, and a rival counts against."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.coach import FINDINGS
from holdspace.domain.coach.weighing import Weights, beside_rivals

SUMS = st.dictionaries(st.sampled_from(FINDINGS), st.floats(-9, 9))


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
