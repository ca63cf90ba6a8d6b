# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A gradual pace: it begins as the person breathes, ends at the pattern, and is a function of time alone."""

from __future__ import annotations

import math
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.breathing import Pattern, PhaseStep, count_shown, phase_at, session_seconds
from holdspace.domain.pacing import OWN_PACES, SETTLE, SLOWING_SECONDS, Paced, pace_of, paced

SIGH = Pattern("sigh", (PhaseStep("in", 2.0), PhaseStep("sip", 0.5), PhaseStep("out", 4.0)))
BOX = Pattern("box", tuple(PhaseStep(kind, 4.0) for kind in ("in", "hold", "out", "hold")))
EVEN = Pattern("even", (PhaseStep("in", 5.0), PhaseStep("out", 5.0)))
PATTERNS = st.sampled_from([SIGH, BOX, EVEN])
PACES = st.integers(OWN_PACES[0], OWN_PACES[-1])


@given(PATTERNS, st.floats(0, 4000))
def test_without_a_pace_it_is_the_pattern(pattern: Pattern, elapsed: float) -> None:
    assert paced(pattern, 0).moment_at(elapsed) == phase_at(pattern, elapsed)


@pytest.mark.parametrize(("pattern", "pace"), [(EVEN, 6), (SIGH, 9), (BOX, 3)])
def test_who_breathes_as_slowly_needs_no_lead(pattern: Pattern, pace: int) -> None:
    assert paced(pattern, pace) == Paced(pattern)


def test_it_begins_at_the_own_pace_and_slows_by_even_steps_for_a_minute() -> None:
    course = paced(EVEN, 15)
    assert course.lengths[0] == 4.0
    steps = {round(after - before, 9) for before, after in pairwise((*course.lengths, EVEN.cycle_seconds))}
    assert len(steps) == 1
    assert steps.pop() > 0
    assert SLOWING_SECONDS - EVEN.cycle_seconds < course.lead_seconds <= SLOWING_SECONDS


@settings(max_examples=60, deadline=None)
@given(PATTERNS, PACES)
def test_the_lead_is_about_a_minute_whatever_the_pace(pattern: Pattern, pace: int) -> None:
    course = paced(pattern, pace)
    if course.lengths:
        assert SLOWING_SECONDS - 1.5 * pattern.cycle_seconds <= course.lead_seconds <= SLOWING_SECONDS
        assert all(length < pattern.cycle_seconds for length in course.lengths)


@settings(max_examples=100, deadline=None)
@given(PATTERNS, PACES, st.floats(0, 700))
def test_a_breath_of_the_lead_is_the_pattern_at_another_speed(
    pattern: Pattern, pace: int, elapsed: float
) -> None:
    course = paced(pattern, pace)
    moment = course.moment_at(elapsed)
    starts = [0.0, *accumulate(course.lengths)]
    if elapsed >= starts[-1]:
        assert moment.seconds_left == phase_at(pattern, elapsed - starts[-1]).seconds_left
        assert moment.cycle >= len(course.lengths)
        return
    scale = course.lengths[moment.cycle] / pattern.cycle_seconds
    phase = pattern.phases[moment.index]
    assert moment.kind == phase.kind
    assert math.isclose(
        moment.seconds_left, phase.seconds * scale * (1 - moment.progress), rel_tol=1e-9, abs_tol=1e-9
    )
    gone = (
        math.fsum(step.seconds for step in pattern.phases[: moment.index]) + phase.seconds * moment.progress
    )
    assert math.isclose(starts[moment.cycle] + gone * scale, elapsed, abs_tol=1e-6)


@settings(max_examples=60, deadline=None)
@given(PATTERNS, PACES, st.floats(0, 200))
def test_fullness_never_jumps(pattern: Pattern, pace: int, elapsed: float) -> None:
    course = paced(pattern, pace)
    here, soon = course.moment_at(elapsed), course.moment_at(elapsed + 0.001)
    assert abs(here.fullness - soon.fullness) < 0.01


def test_before_the_first_breath_it_settles() -> None:
    moment = paced(EVEN, 15).moment_at(-2.5)
    assert (moment.kind, moment.seconds_left, moment.fullness) == (SETTLE, 2.5, 0.0)
    assert count_shown(moment) == 3


@settings(max_examples=60, deadline=None)
@given(PATTERNS, st.just(0) | PACES, st.integers(1, 10))
def test_a_session_is_all_whole_breaths_that_fit_into_its_minutes(
    pattern: Pattern, pace: int, minutes: int
) -> None:
    course = paced(pattern, pace)
    total = course.seconds_for(minutes)
    is_one_breath = pace == 0 and total == pattern.cycle_seconds
    assert total <= minutes * 60 + 1e-6 or is_one_breath
    assert total > minutes * 60 - pattern.cycle_seconds - 1e-6
    ends = course.moment_at(total + 1e-6)
    assert (ends.index, round(ends.progress, 3)) == (0, 0.0)
    if pace == 0:
        assert total == session_seconds(pattern, minutes)


@pytest.mark.parametrize(
    ("presses", "pace"),
    [
        ([], 0),
        ([1.0, 5.0], 0),
        ([1.0, 5.0, 9.0], 15),
        ([0.0, 2.0, 100.0, 103.0, 107.0], 17),
        ([1.0, 1.2, 1.4], 0),
        ([1.0, 5.0, 40.0], 0),
        ([0.0, 1.5, 3.0], OWN_PACES[-1]),
        ([0.0, 14.0, 28.0], OWN_PACES[0]),
    ],
)
def test_two_breaths_tell_a_pace(presses: list[float], pace: int) -> None:
    assert pace_of(presses) == pace
