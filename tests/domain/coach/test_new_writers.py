# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Replies by writers who had not seen the rules: floors, and no goals. docs/coach.md tells whose."""

from __future__ import annotations

import pytest

from domain.coach.conftest import Reply, precise_and_complete
from holdspace.domain.coach import FINDINGS, Rules

TUNED = (1, 2, 3, 4, 5)  # what is reached on these promises nothing
UNREAD = (6,)  # only ever counted
FLOORS: dict[str, tuple[float, float]] = {}
UNREAD_FLOORS: dict[str, tuple[float, float]] = {}


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
