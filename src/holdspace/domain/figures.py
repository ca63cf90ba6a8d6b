# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The measures of two figures that follow a breath, as shares of the radius of the ring that holds them.

x goes right and y down from the ring's centre. What holds the words never moves, and nothing reaches it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

LAYERS = 5
RIM = 0.86
"""How far from the centre a full breath may reach: the ring stands at 1."""

# The tide: low water lies together at the bottom, high water is spread like the layers of the breath.
_LOW, _LOW_STEP = 0.70, 0.022
_HIGH = 0.04
_CUP = 0.10  # how much lower the middle of a shore line is than its ends, where the water is widest
SKY = (-0.40, 0.34)
"""Where the tide's words stand: how far above the centre their middle is, and how much room they have."""

# The doorway: a still door on a threshold, and light in its shape that widens.
THRESHOLD = 0.56
DOOR = 0.28
"""Half of the width of the door that holds the words."""
_DOOR_RIM = 0.026
_WIDE = 0.64
_SHORT, _TALL = 0.52, 0.78  # the straight sides of the door, and of the light at its widest


class Shore(NamedTuple):
    """A shore line: its ends are at `x` to both sides and at `y`, its middle at `middle`."""

    x: float
    y: float
    middle: float


class Arch(NamedTuple):
    """An arch on the threshold: half of its width, and where its straight sides end and its bow begins."""

    half: float
    spring: float

    @property
    def top(self) -> float:
        """Return where it is highest."""
        return self.spring - self.half


def shore(number: int, fullness: float) -> Shore:
    """Return the shore line 1 (lowest) to 5 (the water's edge) at a fullness of 0 to 1."""
    low = _LOW - _LOW_STEP * number
    high = _LOW + (_HIGH - _LOW) * number / LAYERS
    y = low + (high - low) * fullness
    x = math.sqrt(RIM * RIM - y * y)
    return Shore(x, y, y + _CUP * x / RIM)


def light(number: int, fullness: float) -> Arch:
    """Return the arch of light 1 (inmost) to 5 at a fullness of 0 to 1; 0 is the door itself."""
    low = DOOR + _DOOR_RIM * number
    high = DOOR + (_WIDE - DOOR) * number / LAYERS
    half = low + (high - low) * fullness
    rises = _SHORT + (_TALL - _SHORT) * (half - DOOR) / (_WIDE - DOOR)
    return Arch(half, THRESHOLD - rises)
