# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was seen has places, counts and no words."""

from __future__ import annotations

from holdspace.domain.coach.looks import FINDINGS, REFLECTIONS, Finding, Look


def test_kinds_stand_once_and_in_order() -> None:
    findings = (Finding("question", 0, 3), Finding("advice", 4, 9), Finding("advice", 10, 12))
    assert Look(findings, 0, 1, 5).kinds == ("advice", "question")
    assert Look((), 0, 0, 0).kinds == ()


def test_reflections_are_findings() -> None:
    assert set(REFLECTIONS) < set(FINDINGS)
    assert len(set(FINDINGS)) == len(FINDINGS) == 10
