# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Tones as samples: soft, quiet where the breath is held, and without a click."""

from __future__ import annotations

import math
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.breathing import Moment, Pattern, PhaseStep, phase_at
from holdspace.domain.tones import (
    LOUDEST,
    STRUCK,
    breath_frames,
    loudness,
    render,
    struck_frames,
)

RATE = 8_000  # a third of the device's: what is shown of one holds for the other
STEP = 1.0 / RATE
PEAK = 32_767 * LOUDEST
STEEPEST = 2 * math.pi * 330 * 1.9 / RATE  # of the highest pitch and its harmonics, per sample and peak


def pattern(*phases: tuple[str, float]) -> Pattern:
    return Pattern("some", tuple(PhaseStep(kind, seconds) for kind, seconds in phases))


BOX = pattern(("in", 1.5), ("hold", 1.0), ("out", 2.0), ("hold", 0.5))
SIGH = pattern(("in", 2.0), ("sip", 1.0), ("out", 3.0))
PATTERNS = [BOX, SIGH, pattern(("in", 0.5), ("out", 0.5))]


def part(sound: array[int], begin: float, end: float) -> array[int]:
    return sound[round(begin * RATE) : round(end * RATE)]


def steepest(sound: array[int]) -> int:
    return max(abs(after - before) for before, after in pairwise(sound))


def strength(sound: array[int]) -> float:
    """Return the effective value of samples, of 1."""
    return math.sqrt(math.fsum(value * value for value in sound) / len(sound)) / 32_767


def pitch(sound: array[int]) -> float:
    """Return how often a second the wave comes up through zero, its harmonics being weak."""
    ups = sum(before < 0 <= after for before, after in pairwise(sound))
    return ups * RATE / len(sound)


@pytest.mark.parametrize("breathed", PATTERNS)
def test_no_sample_jumps_and_none_is_too_loud(breathed: Pattern) -> None:
    sound = render(breathed, 0.0, 2 * breathed.cycle_seconds, RATE)
    assert sound.typecode == "h"
    assert 0.8 * PEAK < max(sound) < 1.02 * PEAK
    assert steepest(sound) < STEEPEST * PEAK


@pytest.mark.parametrize("breathed", PATTERNS)
def test_every_phase_begins_and_ends_in_silence(breathed: Pattern) -> None:
    sound, at = render(breathed, 0.0, breathed.cycle_seconds, RATE), 0.0
    for phase in breathed.phases:
        whole = part(sound, at, at + phase.seconds)
        assert max(map(abs, whole[:3])) < 0.01 * PEAK
        assert max(map(abs, whole[-3:])) < 0.01 * PEAK
        at += phase.seconds


def test_a_hold_is_silent_and_a_breath_is_not() -> None:
    sound = render(BOX, 0.0, 5.0, RATE)
    assert 0.08 < strength(part(sound, 0.0, 1.5)) < 0.3
    assert set(part(sound, 1.5, 2.5)) == {0}
    assert 0.05 < strength(part(sound, 2.5, 4.5)) < 0.3
    assert set(part(sound, 4.5, 5.0)) == {0}


def test_in_rises_a_fourth_a_sip_goes_on_and_out_falls_back() -> None:
    sound = render(SIGH, 0.0, 6.0, RATE)
    breathed_in = pitch(part(sound, 0.1, 0.3)), pitch(part(sound, 1.75, 1.95))
    assert breathed_in == pytest.approx((224, 290), abs=8)
    assert pitch(part(sound, 2.75, 2.95)) > breathed_in[1] + 15
    breathed_out = pitch(part(sound, 3.1, 3.3)), pitch(part(sound, 5.7, 5.9))
    assert breathed_out == pytest.approx((289, 224), abs=8)
    assert 1.25 < breathed_in[1] / breathed_in[0] < 4 / 3


@given(start=st.floats(0, 40), cut=st.integers(1, 399))
def test_any_moment_sounds_as_it_does_in_the_whole(start: float, cut: int) -> None:
    whole = breath_frames(lambda at: phase_at(SIGH, at), start, 400, STEP)
    later = breath_frames(lambda at: phase_at(SIGH, at), start + cut * STEP, 400 - cut, STEP)
    # Pitch and level go straight for some milliseconds each, which the cut puts elsewhere.
    assert max(abs(a - b) for a, b in zip(whole[cut:], later, strict=True)) < 0.03 * PEAK


@given(
    phases=st.tuples(st.integers(1, 16), st.integers(0, 8), st.integers(1, 16)),
    start=st.floats(-3, 50),
    frames=st.integers(0, 900),
)
def test_as_many_samples_as_asked_for(phases: tuple[int, int, int], start: float, frames: int) -> None:
    into, held, out = phases
    kinds = [("in", into / 2), *([("hold", held / 2)] if held else []), ("out", out / 2)]
    breathed = pattern(*kinds)
    sound = breath_frames(lambda at: phase_at(breathed, at), start, frames, STEP)
    assert len(sound) == frames
    assert not sound or max(map(abs, sound)) < 1.02 * PEAK


def test_before_it_begins_it_is_silent_to_the_frame() -> None:
    sound = breath_frames(lambda at: phase_at(BOX, at), -0.5, RATE, STEP)
    assert set(part(sound, 0.0, 0.5)) == {0}
    assert list(part(sound, 0.5, 1.0)) == list(render(BOX, 0.0, 0.5, RATE))


def test_a_moment_that_is_over_sounds_as_nothing() -> None:
    assert set(breath_frames(lambda _: Moment(0, 0, "in", 1.0, 0.0, 1.0), 4.0, 10, STEP)) == {0}


def test_gain_goes_straight_from_one_end_to_the_other() -> None:
    faded = breath_frames(lambda at: phase_at(SIGH, at), 0.5, 800, STEP, (1.0, 0.0))
    full = breath_frames(lambda at: phase_at(SIGH, at), 0.5, 800, STEP)
    assert abs(faded[-1]) <= 0.02 * PEAK
    wanted = [value * (1 - place / 800) for place, value in enumerate(full)]
    assert max(abs(a - b) for a, b in zip(faded, wanted, strict=True)) < 0.02 * PEAK


@pytest.mark.parametrize("name", STRUCK)
def test_what_is_struck_swells_at_once_and_dies_away(name: str) -> None:
    rate, struck = 24_000, STRUCK[name]
    sound = struck_frames(name, 0.0, round(struck.seconds * rate), 1 / rate)
    assert sound[0] == 0
    assert 0.4 * PEAK < max(map(abs, sound)) < 1.02 * PEAK
    assert max(map(abs, sound[: rate // 20])) > 0.8 * max(map(abs, sound))
    tenths = [strength(sound[begin : begin + rate // 4]) for begin in range(0, len(sound), rate // 2)]
    assert tenths == sorted(tenths, reverse=True)
    assert max(map(abs, sound[-40:])) <= 4
    assert steepest(sound) < 0.3 * PEAK
    assert set(struck_frames(name, struck.seconds, 50, 1 / rate)) == {0}


def test_the_gong_is_no_chord_and_outlasts_the_chime() -> None:
    ratios = [part.ratio for part in STRUCK["gong"].partials]
    assert all(abs(ratio - round(ratio)) > 0.01 for ratio in ratios[1:])
    assert STRUCK["gong"].seconds > 3 * STRUCK["chime"].seconds


def test_a_volume_is_heard_as_even_steps() -> None:
    assert [loudness(percent) for percent in (-5, 0, 50, 100, 300)] == [0.0, 0.0, 0.25, 1.0, 1.0]
