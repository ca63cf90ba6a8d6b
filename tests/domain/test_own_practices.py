# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices of one's own: what can be one, how it is gone through, and what is handed on of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.breathing import Pattern, PhaseStep
from holdspace.domain.own_practices import (
    BOUNDS,
    FEWEST_STEPS,
    LONGEST_NAME,
    MOST_SECONDS,
    MOST_STEPS,
    OwnPractice,
    OwnStep,
    handed_on,
    new_own_practice,
    to_hand_on,
    total_seconds,
    whole_breaths,
)
from holdspace.domain.practices import OWN, STEP_KINDS, BadPractice, Walk
from practised import NOW, PRACTICE, PRACTICES

LONG_OUT = Pattern("long_exhale", (PhaseStep("in", 4.0), PhaseStep("out", 6.0)))
LET_GO = OwnStep("let_go", "", 15)


def long_out(pattern_id: str) -> Pattern:
    return Pattern(pattern_id, LONG_OUT.phases)


@settings(max_examples=60, deadline=None)
@given(own=PRACTICES)
def test_any_is_gone_through_in_its_order_and_never_takes_longer_than_it_says(own: OwnPractice) -> None:
    practice = own.walked(long_out)
    assert (practice.id, practice.doorway, practice.locks, practice.short) == (own.id, OWN, False, False)
    assert [step.kind for step in practice.steps] == [step.kind for step in own.steps]
    assert practice.seconds <= own.seconds <= MOST_SECONDS
    walk: Walk | None = Walk(practice)
    seen = 0
    while walk is not None:
        seen += 1
        walk = walk.onward(0.0)
    assert seen == len(own.steps)


@settings(max_examples=60, deadline=None)
@given(own=PRACTICES)
def test_what_is_handed_on_brings_back_the_same_steps_and_holds_no_word(own: OwnPractice) -> None:
    practice = own.walked(long_out)
    handed = json.loads(json.dumps(to_hand_on(practice)))
    assert handed_on(own.id, handed) == practice
    texts = {value for row in handed for value in row if isinstance(value, str)}
    assert texts <= {*STEP_KINDS, "", "load_after", *(step.ref for step in own.steps)}


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(steps=ANYTHING, value=ANYTHING, place=st.integers(0, 4))
def test_what_was_not_handed_on_is_refused_in_one_way(steps: Any, value: Any, place: int) -> None:
    broken = to_hand_on(PRACTICE.walked(long_out))
    broken[1][place] = value
    for handed in (steps, broken, [], broken * 6):
        try:
            practice = handed_on(PRACTICE.id, handed)
        except BadPractice as error:
            assert error.__cause__ is None
        else:
            assert practice.seconds <= MOST_SECONDS


def test_a_breath_is_of_whole_breaths_where_one_fits() -> None:
    assert whole_breaths(LONG_OUT, 60) == 60.0
    assert whole_breaths(LONG_OUT, 39) == 30.0
    assert whole_breaths(LONG_OUT, 9) == 9.0
    own = replace(PRACTICE, steps=(OwnStep("breathe", "long_exhale", 35), LET_GO))
    practice = own.walked(long_out)
    assert [step.seconds for step in practice.steps] == [30.0, 15.0]
    assert practice.steps[0].phases == LONG_OUT.phases


def test_how_heavy_it_is_then_is_what_is_asked_the_second_time() -> None:
    heavy = OwnStep("choose", "load", 10)
    practice = replace(PRACTICE, steps=(heavy, LET_GO, heavy)).walked(long_out)
    assert [step.ref for step in practice.steps] == ["load", "", "load_after"]


@pytest.mark.parametrize("kind", STEP_KINDS)
def test_each_step_keeps_within_its_own_bounds(kind: str) -> None:
    least, most = BOUNDS[kind]
    ref = {"breathe": "box", "pause": "sit", "ground": "feet", "choose": "load", "intend": "intention"}
    count = 1 if kind == "card" else 0
    for seconds in (least, most):
        assert OwnStep(kind, ref.get(kind, ""), seconds, count).seconds == seconds
    for wrong in (least - 1, most + 1, float(least), True):
        with pytest.raises(BadPractice, match=f"{kind}: seconds"):
            OwnStep(kind, ref.get(kind, ""), wrong, count)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "values",
    [
        ("sing", "", 20),
        ("breathe", "", 20),
        ("breathe", "Box of quince", 20),
        ("pause", PRACTICE.id, 20),
        ("choose", "way", 20),
        ("choose", "", 20),
        ("write", "lesson", 20),
        ("intend", "", 20),
        ("card", "", 20),
        ("card", "", 20, 4),
        ("let_go", "", 20, 1),
        ("let_go", None, 20),
    ],
)
def test_what_is_no_step_is_refused(values: tuple[Any, ...]) -> None:
    with pytest.raises(BadPractice) as refused:
        OwnStep(*values)
    assert "quince" not in str(refused.value)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "quince"},
        {"name": ""},
        {"name": "quince" * 10},
        {"name": " quince"},
        {"name": "quince\nquince"},
        {"name": 7},
        {"modified_at": datetime(2026, 3, 2)},
        {"steps": (LET_GO,) * (FEWEST_STEPS - 1)},
        {"steps": (LET_GO,) * (MOST_STEPS + 1)},
        {"steps": (OwnStep("pause", "sit", 300), OwnStep("pause", "sit", 300), LET_GO)},
        {"steps": (OwnStep("choose", "audience", 10),) * 2},
        {"steps": (OwnStep("choose", "load", 10),) * 3},
    ],
)
def test_what_is_no_practice_of_ones_own_is_refused_without_its_name(changes: dict[str, Any]) -> None:
    with pytest.raises(BadPractice) as refused:
        replace(PRACTICE, **changes)
    assert "quince" not in str(refused.value)


def test_its_name_is_cleaned_and_at_most_forty_characters() -> None:
    made = new_own_practice("  Before \n I ring\x00 ", PRACTICE.steps, now=NOW)
    assert made.name == "Before I ring\ufffd"
    assert new_own_practice("x" * LONGEST_NAME, PRACTICE.steps, now=NOW).name == "x" * 40
    assert total_seconds(made.steps) == made.seconds == 200
