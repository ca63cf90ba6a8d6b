# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Replies by writers who had not seen the rules: floors, and no goals. docs/coach.md tells whose."""

from __future__ import annotations

import pytest

from domain.coach.conftest import Reply, precise_and_complete
from holdspace.domain.coach import FINDINGS, Rules

TUNED = (1, 2, 3, 4, 5)  # what is reached on these promises nothing
UNREAD = (6,)  # told to be subtle; only ever counted
PLAIN = (7, 8)  # told to write what people say on an ordinary day; only ever counted
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

PLAIN_FLOORS = {
    "advice": (0.9, 0.84),
    "question": (0.98, 0.99),
    "closed_question": (0.95, 0.97),
    "why_question": (0.95, 0.99),
    "reassurance": (0.93, 0.79),
    "judging": (0.85, 0.34),
    "long": (0.99, 0.99),
    "simple_reflection": (0.81, 0.93),
    "complex_reflection": (0.94, 0.84),
    "double_sided": (0.87, 0.85),
}


@pytest.mark.parametrize("label", FINDINGS)
def test_replies_that_were_tuned_on_are_seen_no_worse(others: list[Reply], rules: Rules, label: str) -> None:
    some = [reply for reply in others if reply["round"] in TUNED]
    precision, recall = precise_and_complete(some, label, rules)
    assert precision >= FLOORS[label][0]
    assert recall >= FLOORS[label][1]


@pytest.mark.parametrize(("rounds", "floors"), [(UNREAD, UNREAD_FLOORS), (PLAIN, PLAIN_FLOORS)])
@pytest.mark.parametrize("label", FINDINGS)
def test_replies_nobody_tuned_on_are_seen_no_worse(
    others: list[Reply],
    rules: Rules,
    label: str,
    rounds: tuple[int, ...],
    floors: dict[str, tuple[float, float]],
) -> None:
    some = [reply for reply in others if reply["round"] in rounds]
    precision, recall = precise_and_complete(some, label, rules)
    assert precision >= floors[label][0]
    assert recall >= floors[label][1]
