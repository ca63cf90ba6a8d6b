# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices: what can be one, and how one is gone through."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.practices import BadPractice, Practice, Step, Walk
from holdspace.domain.sessions import WAYS

WHO = Step("who", "choose", 10, "audience", optional=True)
BREATHE = Step("breathe", "breathe", 30, "long_exhale")
CARDS = Step("cards", "card", 20, count=2)
BEFORE = Practice("before", "before", 70, (WHO, BREATHE, CARDS))
AFTER = Practice(
    "after",
    "after",
    60,
    (
        Step("way", "choose", 5, "way"),
        Step("outside", "pause", 50, "outside", way="outside"),
        Step("words", "write", 50, "entry", way="words"),
        Step("load_after", "choose", 5, "load_after", optional=True),
    ),
)
ELAPSED = st.floats(0, 100)


def walked(walk: Walk | None) -> Walk:
    assert walk is not None
    return walk


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"kind": "nap"}, "kind"),
        ({"seconds": 0}, "seconds"),
        ({"seconds": 601}, "seconds"),
        ({"seconds": math.nan}, "seconds"),
        ({"ref": "weather"}, "ref"),
        ({"ref": ""}, "ref"),
        ({"way": "upstairs"}, "way"),
        ({"count": 1}, "count"),
        ({"kind": "card", "ref": ""}, "count"),
        ({"kind": "breathe", "ref": ""}, "ref"),
        ({"kind": "write", "ref": "audience"}, "ref"),
    ],
)
def test_a_step_that_cannot_be_is_refused(change: dict[str, object], says: str) -> None:
    with pytest.raises(BadPractice, match=f"who: {says}"):
        replace(WHO, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"doorway": "window"}, "doorway"),
        ({"steps": ()}, "steps"),
        ({"steps": (WHO, WHO)}, "steps"),
        ({"seconds": 59}, "seconds"),
        ({"short": True}, "short"),
        ({"steps": (WHO, replace(CARDS, way="words"))}, "way"),
        ({"steps": (replace(CARDS, way="words"), Step("way", "choose", 5, "way"))}, "way"),
        ({"steps": (Step("way", "choose", 5, "way"), CARDS)}, "way"),
    ],
)
def test_a_practice_that_cannot_be_is_refused(change: dict[str, object], says: str) -> None:
    with pytest.raises(BadPractice, match=says):
        replace(BEFORE, **change)  # type: ignore[arg-type]


def test_no_way_may_take_longer_than_the_whole() -> None:
    with pytest.raises(BadPractice, match="seconds"):
        replace(AFTER, seconds=59)
    assert AFTER.ways == ("outside", "words")
    assert [step.id for step in AFTER.steps_of("")] == ["way", "load_after"]
    assert [step.id for step in AFTER.steps_of("words")] == ["way", "words", "load_after"]


def test_steps_that_take_time_go_on_by_themselves_and_no_others() -> None:
    walk = Walk(BEFORE)
    assert walk.ends_at == math.inf
    walk = walked(walk.onward(12.0))
    assert (walk.step, walk.began, walk.ends_at) == (BREATHE, 12.0, 42.0)
    assert walked(walk.onward(42.0)).ends_at == math.inf


def test_a_step_begun_late_ends_with_the_practice() -> None:
    walk = walked(Walk(BEFORE).onward(60.0))
    assert walk.ends_at == 70.0
    assert walk.seconds_left(65.0) == 5.0


def test_after_the_time_is_over_only_what_waits_is_left() -> None:
    over = Walk(BEFORE)
    assert walked(over.onward(70.0)).step == CARDS
    assert walked(walked(over.onward(5000.0))).began == 70.0


def test_what_is_optional_may_be_left_out_without_a_trace() -> None:
    assert Walk(BEFORE).without().is_whole
    assert not Walk(BEFORE, 1).without().is_whole
    assert not replace(Walk(BEFORE, 0), is_whole=False).without().is_whole


def test_the_last_has_none_after() -> None:
    assert Walk(BEFORE, 2).onward(60.0) is None


def test_a_way_leads_on_from_the_choice_and_over_from_another_way() -> None:
    outside = Walk(AFTER).by("outside", 4.0)
    assert (outside.step.id, outside.began, outside.ends_at) == ("outside", 4.0, 54.0)
    words = outside.by("words", 20.0)
    assert (words.step.id, words.began) == ("words", 20.0)
    assert words.by("words", 30.0) == words
    assert walked(words.onward(58.0)).step.id == "load_after"
    assert walked(words.onward(58.0)).by("outside", 59.0).step.id == "load_after"
    assert words.by("outside", 60.0).step.id == "load_after", "no time is left to be outside"
    assert walked(Walk(AFTER).onward(3.0)).step.id == "load_after", "who chooses no way goes none"
    with pytest.raises(BadPractice):
        Walk(AFTER).by("coffee", 4.0)


MINUTE = Practice("before_short", "before", 60, (WHO, replace(BREATHE, seconds=20)), short=True)


def test_a_longer_form_goes_on_at_the_first_step_that_was_not_passed() -> None:
    assert Walk(MINUTE).widened(BEFORE, 5.0) == Walk(BEFORE, 0, 5.0)
    breathing = walked(Walk(MINUTE).onward(8.0))
    assert breathing.widened(BEFORE, 15.0) == Walk(BEFORE, 1, 15.0), "who was said; the breath begins anew"
    assert Walk(MINUTE).widened(AFTER, 5.0).step.id == "way", "none of its steps was passed"
    with_cards = replace(MINUTE, steps=(*MINUTE.steps, replace(CARDS, count=1)))
    assert Walk(with_cards, 2, 30.0).widened(replace(BEFORE, steps=(WHO, BREATHE)), 35.0).step == BREATHE


def test_what_was_left_out_counts_in_the_longer_form_only_where_it_does_not_come_again() -> None:
    out = replace(Walk(MINUTE, 1, 8.0), is_whole=False)
    assert out.widened(BEFORE, 20.0).is_whole, "the breath comes again"
    strict = replace(BEFORE, steps=(replace(WHO, optional=False), BREATHE, CARDS))
    assert not out.widened(strict, 20.0).is_whole


@given(ELAPSED)
def test_a_longer_form_is_never_longer_than_its_minutes(elapsed: float) -> None:
    wide = Walk(MINUTE, 1).widened(BEFORE, elapsed)
    assert wide.began <= BEFORE.seconds
    assert wide.ends_at <= BEFORE.seconds


@given(st.lists(st.tuples(st.sampled_from(("onward", "outside", "words")), ELAPSED), max_size=30))
def test_any_walk_stays_in_the_practice_and_on_its_way(moves: list[tuple[str, float]]) -> None:
    walk = Walk(AFTER)
    for move, elapsed in sorted(moves, key=lambda each: each[1]):
        onward = walk.onward(elapsed)
        gone = walk.by(move, elapsed) if move in WAYS else onward
        walk = gone or Walk(AFTER)
        assert walk.step.way in ("", walk.way)
        assert 0.0 <= walk.began <= AFTER.seconds
        assert walk.began <= elapsed or walk.index == 0
        assert walk.began <= walk.ends_at
        assert walk.ends_at <= AFTER.seconds or walk.ends_at == math.inf
        assert 0.0 <= walk.seconds_left(elapsed) <= walk.step.seconds
        assert walk.seconds_left(elapsed) <= max(0.0, AFTER.seconds - elapsed)


@given(ELAPSED)
def test_a_step_that_was_left_begins_anew_within_the_practice(elapsed: float) -> None:
    walk = Walk(AFTER, way="words", index=2, began=5.0)
    back = walked(walk.onward(elapsed)).back_at(AFTER.steps[2], elapsed)
    assert (back.step.id, back.way, back.is_whole) == ("words", "words", True)
    assert back.began == min(elapsed, AFTER.seconds)


@given(ELAPSED)
def test_back_at_a_step_of_a_way_since_left_one_is_on_that_way_again(elapsed: float) -> None:
    words = next(step for step in AFTER.steps if step.way == "words")
    left = Walk(AFTER, way="words", index=AFTER.steps.index(words))
    back = left.by("outside", elapsed).back_at(words, elapsed)
    assert (back.step, back.way) == (words, "words")
    onward = back.onward(elapsed)
    assert onward is None or onward.step.way in ("", "words")
