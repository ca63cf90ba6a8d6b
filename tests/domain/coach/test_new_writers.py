# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Replies by writers who had not seen the rules: floors, and no goals. docs/coach.md tells whose."""

from __future__ import annotations

import pytest

from domain.coach.conftest import Reply, shares
from domain.coach.floors import PLAIN, TUNED
from holdspace.domain.coach import FINDINGS, Rules

ONLY_COUNTED = (6, 7, 8)  # 6 is of those told to be subtle, with those apart
TOLD_TO_BE_PLAIN = (7, 8)


@pytest.mark.parametrize("label", FINDINGS)
def test_replies_that_were_tuned_on_are_seen_no_worse(others: list[Reply], rules: Rules, label: str) -> None:
    some = [reply for reply in others if reply["round"] not in ONLY_COUNTED]
    assert all(a >= b for a, b in zip(shares(some, label, rules), TUNED[label], strict=True))


@pytest.mark.parametrize("label", FINDINGS)
def test_plain_replies_nobody_tuned_on_are_seen_no_worse(
    others: list[Reply], rules: Rules, label: str
) -> None:
    some = [reply for reply in others if reply["round"] in TOLD_TO_BE_PLAIN]
    assert all(a >= b for a, b in zip(shares(some, label, rules), PLAIN[label], strict=True))
