# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The lengths of a pattern in one line."""

from __future__ import annotations

from holdspace.domain.breathing import Pattern, PhaseStep
from holdspace.ui.breathe.pattern_words import counts


def test_each_phase_has_its_seconds_and_its_word() -> None:
    steps = (PhaseStep("in", 2.0), PhaseStep("sip", 0.5), PhaseStep("hold", 7.0), PhaseStep("out", 10.5))
    assert counts(Pattern("own", steps)) == "2 in  ·  0.5 sip  ·  7 hold  ·  10.5 out"
