# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The measures of tide and doorway: they stay within the ring, rise with the breath, and spare the words."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.figures import DOOR, LAYERS, RIM, SKY, THRESHOLD, light, shore

FULLNESS = st.floats(0, 1)
NUMBERS = range(1, LAYERS + 1)


@settings(max_examples=60, deadline=None)
@given(FULLNESS)
def test_shore_lines_lie_above_each_other_and_end_on_the_bed(fullness: float) -> None:
    lines = [shore(number, fullness) for number in NUMBERS]
    assert all(lower.y > upper.y for lower, upper in pairwise(lines))
    assert all(lower.middle > upper.middle for lower, upper in pairwise(lines))
    assert all(math.isclose(math.hypot(line.x, line.y), RIM) for line in lines)
    assert all(line.y < line.middle < RIM for line in lines)


@settings(max_examples=60, deadline=None)
@given(FULLNESS, FULLNESS)
def test_the_tide_rises_with_the_breath_and_never_to_the_words(first: float, second: float) -> None:
    low, high = sorted((first, second))
    up, room = SKY
    for number in NUMBERS:
        assert shore(number, high).y <= shore(number, low).y
        assert shore(number, high).y > up + room


@settings(max_examples=60, deadline=None)
@given(FULLNESS)
def test_arches_of_light_lie_within_each_other_and_hold_the_door(fullness: float) -> None:
    arches = [light(0, 0.0), *(light(number, fullness) for number in NUMBERS)]
    assert arches[0].half == DOOR
    assert all(inner.half < outer.half and inner.top > outer.top for inner, outer in pairwise(arches))


@settings(max_examples=60, deadline=None)
@given(FULLNESS, FULLNESS)
def test_the_light_widens_with_the_breath_and_stays_in_the_ring(first: float, second: float) -> None:
    low, high = sorted((first, second))
    for number in NUMBERS:
        narrow, wide = light(number, low), light(number, high)
        assert narrow.half <= wide.half
        assert math.hypot(wide.half, THRESHOLD) < 0.9
        assert wide.top > -0.9
        assert wide.spring < THRESHOLD
