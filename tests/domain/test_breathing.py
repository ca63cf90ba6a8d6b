# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Breathing patterns, and where in them a moment falls."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.breathing import (
    LONGEST_NAME,
    MOST_PHASES,
    SIP_STARTS_AT,
    BadPattern,
    Moment,
    OwnPattern,
    Pattern,
    PhaseStep,
    count_shown,
    eased,
    holdless,
    new_own_pattern,
    phase_at,
    session_seconds,
)

SIGH = Pattern("sigh", (PhaseStep("in", 2.0), PhaseStep("sip", 0.5), PhaseStep("out", 4.0)))
BOX = Pattern("box", tuple(PhaseStep(kind, 4.0) for kind in ("in", "hold", "out", "hold")))
FOUR_SEVEN_EIGHT = Pattern("478", (PhaseStep("in", 4.0), PhaseStep("hold", 7.0), PhaseStep("out", 8.0)))
SECONDS = st.integers(1, 120).map(lambda halves: halves / 2)
DAY = 24 * 3600.0


@st.composite
def breaths(draw: st.DrawFn) -> list[PhaseStep]:
    kinds = ["in"] + ["sip"] * draw(st.booleans()) + ["hold"] * draw(st.booleans())
    kinds += ["out"] + ["hold"] * draw(st.booleans())
    return [PhaseStep(kind, draw(SECONDS)) for kind in kinds]


PATTERNS = st.lists(breaths(), min_size=1, max_size=3).map(
    lambda several: Pattern("own", tuple(step for breath in several for step in breath))
)
ELAPSED = st.floats(0, DAY)


def slow_phase_at(pattern: Pattern, elapsed: float) -> tuple[int, int, Fraction]:
    """Walk the phases in exact arithmetic; return cycle, index and seconds into the phase."""
    left, cycle = Fraction(elapsed), 0
    whole = sum(Fraction(step.seconds) for step in pattern.phases)
    cycle, left = int(left // whole), left % whole
    for index, step in enumerate(pattern.phases):
        if left < Fraction(step.seconds):
            return cycle, index, left
        left -= Fraction(step.seconds)
    raise AssertionError


@given(PATTERNS, ELAPSED)
def test_moment_agrees_with_a_slow_walk(pattern: Pattern, elapsed: float) -> None:
    moment = phase_at(pattern, elapsed)
    cycle, index, into = slow_phase_at(pattern, elapsed)
    seconds = pattern.phases[index].seconds
    assert (moment.cycle, moment.index, moment.kind) == (cycle, index, pattern.phases[index].kind)
    assert moment.progress == pytest.approx(float(into) / seconds, abs=1e-6)
    assert moment.seconds_left == pytest.approx(seconds - float(into), abs=1e-6)


@given(PATTERNS, st.floats(allow_nan=False, allow_infinity=False, max_value=1e12))
def test_moment_is_total_and_within_bounds(pattern: Pattern, elapsed: float) -> None:
    moment = phase_at(pattern, elapsed)
    step = pattern.phases[moment.index]
    assert 0.0 <= moment.progress <= 1.0
    assert 0.0 <= moment.fullness <= 1.0
    assert 0.0 <= moment.seconds_left <= step.seconds
    assert 1 <= count_shown(moment) <= math.ceil(step.seconds)


@given(PATTERNS, st.floats(0, 600), st.floats(0, 0.02))
def test_fullness_never_jumps(pattern: Pattern, elapsed: float, step: float) -> None:
    # The steepest course is a phase of half a second: pi / 2 of its length, per second twice that.
    change = phase_at(pattern, elapsed + step).fullness - phase_at(pattern, elapsed).fullness
    assert abs(change) <= math.pi * step + 1e-6


@given(PATTERNS, st.integers(0, 4000), st.integers(0, 50))
def test_breath_repeats(pattern: Pattern, milliseconds: int, cycles: int) -> None:
    first = phase_at(pattern, milliseconds / 1024)
    later = phase_at(pattern, milliseconds / 1024 + cycles * pattern.cycle_seconds)
    assert later.cycle == first.cycle + cycles
    assert (later.index, later.kind) == (first.index, first.kind)
    assert later.fullness == pytest.approx(first.fullness, abs=1e-6)


@given(PATTERNS, st.lists(ELAPSED, min_size=2, max_size=6))
def test_moment_does_not_depend_on_what_was_asked_before(pattern: Pattern, asked: list[float]) -> None:
    assert [phase_at(pattern, each) for each in reversed(asked)] == [
        phase_at(pattern, each) for each in asked
    ][::-1]


def test_moment_is_right_after_eight_hours() -> None:
    eight_hours = 8 * 3600.0
    assert phase_at(BOX, eight_hours + 5.0) == Moment(1800, 1, "hold", 0.25, 3.0, 1.0)


def test_time_before_the_start_is_the_start() -> None:
    assert phase_at(SIGH, -3.0) == phase_at(SIGH, 0.0) == Moment(0, 0, "in", 0.0, 2.0, 0.0)


@given(PATTERNS)
def test_count_goes_down_by_whole_seconds(pattern: Pattern) -> None:
    start = 0.0
    for step in pattern.phases:
        counts = [
            count_shown(phase_at(pattern, start + tenth / 16)) for tenth in range(int(step.seconds * 16))
        ]
        assert counts == sorted(counts, reverse=True)
        assert counts[0] == math.ceil(step.seconds)
        assert counts[-1] == 1
        start += step.seconds


def test_holds_stay_where_the_breath_is() -> None:
    assert [phase_at(BOX, at).fullness for at in (4.0, 7.9)] == [1.0, 1.0]
    assert [phase_at(BOX, at).fullness for at in (12.0, 15.9)] == [0.0, 0.0]


def test_sip_fills_what_the_breath_in_left() -> None:
    assert phase_at(SIGH, 2.0).fullness == SIP_STARTS_AT
    assert phase_at(SIGH, 2.5).fullness == 1.0
    assert phase_at(SIGH, 1.0).fullness == pytest.approx(SIP_STARTS_AT / 2)


def test_course_is_soft_at_both_ends() -> None:
    assert (eased(0.0), eased(0.5), eased(1.0)) == (0.0, pytest.approx(0.5), 1.0)
    assert eased(0.01) < 0.001


@given(PATTERNS, st.integers(1, 10))
def test_session_is_all_whole_breaths_that_fit_into_the_minutes(pattern: Pattern, minutes: int) -> None:
    seconds = session_seconds(pattern, minutes)
    assert seconds % pattern.cycle_seconds == 0
    assert seconds <= minutes * 60 < seconds + pattern.cycle_seconds or seconds == pattern.cycle_seconds


def test_session_of_even_breaths_is_as_long_as_asked() -> None:
    assert session_seconds(BOX, 4) == 240.0


def test_session_of_uneven_breaths_is_over_before_its_minutes_are() -> None:
    assert session_seconds(FOUR_SEVEN_EIGHT, 2) == 114.0


def test_session_of_a_breath_longer_than_its_minutes_is_that_breath() -> None:
    assert session_seconds(Pattern("slow", (PhaseStep("in", 40.0), PhaseStep("out", 40.0))), 1) == 80.0


@pytest.mark.parametrize(
    "kinds",
    [
        "",
        "in",
        "out in",
        "hold in out",
        "sip in out",
        "in sip sip out",
        "in hold hold out",
        "in out out",
        "in in out",
        "in out sip",
        "in hold sip out",
        "in out hold out",
        "in out in",
        "in out in hold",
        "in pause out",
    ],
)
def test_what_cannot_be_breathed_is_refused(kinds: str) -> None:
    with pytest.raises(BadPattern):
        Pattern("own", tuple(PhaseStep(kind, 4.0) for kind in kinds.split()))


@pytest.mark.parametrize("seconds", [0.0, 0.25, -1.0, 4.3, 60.5, math.inf, math.nan])
def test_lengths_out_of_reach_are_refused(seconds: float) -> None:
    with pytest.raises(BadPattern):
        Pattern("own", (PhaseStep("in", 4.0), PhaseStep("out", seconds)))


def test_holds_are_known() -> None:
    assert BOX.has_holds
    assert not SIGH.has_holds
    assert SIGH.cycle_seconds == 6.5


NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@given(PATTERNS)
def test_an_own_pattern_is_breathed_as_its_phases_say(pattern: Pattern) -> None:
    own = new_own_pattern("  Slow \n down\x00 ", pattern.phases, now=NOW)
    assert own.pattern == Pattern(own.id, pattern.phases)
    assert own.name == "Slow down\ufffd"
    assert "Slow" not in repr(own)


@pytest.mark.parametrize(
    "values",
    [
        {"id": "box"},
        {"name": ""},
        {"name": " quince"},
        {"name": "a\nquince"},
        {"name": "x" * (LONGEST_NAME + 1)},
        {"phases": ()},
        {"phases": (PhaseStep("in", 4.0),)},
        {"phases": (PhaseStep("in", 4.2), PhaseStep("out", 4.0))},
        {"phases": (PhaseStep("in", 4.0), PhaseStep("out", 61.0))},
        {"phases": (PhaseStep("in", 4.0), PhaseStep("out", math.nan))},
        {"phases": (PhaseStep("in", 1.0), PhaseStep("out", 1.0)) * (MOST_PHASES // 2 + 1)},
        {"modified_at": NOW.replace(tzinfo=None)},
    ],
)
def test_what_is_no_own_pattern_is_refused_without_its_name(values: dict[str, object]) -> None:
    own = new_own_pattern("quince", BOX.phases, now=NOW)
    with pytest.raises(BadPattern) as caught:
        replace(own, **values)  # type: ignore[arg-type]
    assert "quince" not in str(caught.value)
    assert replace(own, name="x" * LONGEST_NAME) == OwnPattern(own.id, "x" * LONGEST_NAME, BOX.phases, NOW)


@settings(max_examples=60, deadline=None)
@given(PATTERNS)
def test_every_pattern_can_be_breathed_without_its_holds(pattern: Pattern) -> None:
    without = holdless(pattern)
    assert not without.has_holds
    assert without.id == pattern.id
    assert [step for step in pattern.phases if step.kind != "hold"] == list(without.phases)
