# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Weighs the cues of a sentence: each has a written weight for a finding; their sum has to reach a bound."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_ACTS = ("advice", "reassurance", "judging")
_RIVALS = (*_ACTS, "simple_reflection", "complex_reflection")
_RIVAL_WORTH, _RIVAL_FROM = 0.6, -1.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each cue weighs for one finding, for it or against it, and the sum from which it is said.

    `start` is what there is before any cue: most sentences have no one finding. At a sum of nothing it is as
    likely as not.
    """

    start: float
    bound: float
    cues: Mapping[str, float]

    def sum_of(self, cues: Iterable[str]) -> float:
        """Return what cues weigh together, the same in whichever order they come."""
        return self.start + math.fsum(self.cues.get(cue, 0.0) for cue in cues)


def beside_rivals(sums: Mapping[str, float]) -> dict[str, float]:
    """Return the sums of one sentence, less where another finding weighs too: most do one thing."""
    return {what: weight - _RIVAL_WORTH * _rival(what, sums) for what, weight in sums.items()}


def _rival(what: str, sums: Mapping[str, float]) -> float:
    rivals = _RIVALS if what in _RIVALS else _ACTS
    most = max((sums[each] for each in rivals if each != what and each in sums), default=_RIVAL_FROM)
    return max(0.0, most - _RIVAL_FROM)
