# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Replies by writers who had not seen the rules: floors, and no goals. docs/coach.md tells whose."""

from __future__ import annotations

import pytest

from domain.coach.conftest import Reply, precise_and_complete
from holdspace.domain.coach import FINDINGS, Rules

TUNED = (1, 2, 3, 4, 5)  # what is reached on these promises nothing
UNREAD = (6,)  # only ever counted
FLOORS = {
    "advice": (0.93, 0.84),
    "question": (0.97, 0.98),
    "closed_question": (0.92, 0.96),
    "why_question": (0.96, 0.93),
    "reassurance": (0.94, 0.7),
    "judging": (0.92, 0.5),
    "long": (0.99, 0.99),
    "simple_reflection": (0.89, 0.71),
    "complex_reflection": (0.86, 0.62),
    "double_sided": (0.88, 0.59),
}
UNREAD_FLOORS = {
    "advice": (0.86, 0.71),
    "question": (0.92, 0.99),
    "closed_question": (0.85, 0.96),
    "why_question": (0.99, 0.83),
    "reassurance": (0.88, 0.66),
    "judging": (0.75, 0.23),
    "long": (0.99, 0.99),
    "simple_reflection": (0.89, 0.82),
    "complex_reflection": (0.77, 0.47),
    "double_sided": (0.59, 0.23),
}


@pytest.mark.parametrize("label", FINDINGS)
def test_replies_that_were_tuned_on_are_seen_no_worse(others: list[Reply], rules: Rules, label: str) -> None:
    some = [reply for reply in others if reply["round"] in TUNED]
    precision, recall = precise_and_complete(some, label, rules)
    assert precision >= FLOORS[label][0]
    assert recall >= FLOORS[label][1]


@pytest.mark.parametrize("label", FINDINGS)
def test_replies_nobody_tuned_on_are_seen_no_worse(others: list[Reply], rules: Rules, label: str) -> None:
    some = [reply for reply in others if reply["round"] in UNREAD]
    precision, recall = precise_and_complete(some, label, rules)
    assert precision >= UNREAD_FLOORS[label][0]
    assert recall >= UNREAD_FLOORS[label][1]
