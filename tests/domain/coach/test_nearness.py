# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How near a reply's words come to the line's."""

from __future__ import annotations

import pytest

from holdspace.domain.coach.nearness import Nearness, content_of, nearness
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.sides import line_of

LINE = "They moved my surgery again, and I told my boss the fourteenth."


def test_only_words_with_a_meaning_of_their_own_count(rules: Rules) -> None:
    assert content_of(("so", "they", "moved", ",", "the", "surgery"), rules) == ["moved", "surgery"]


@pytest.mark.parametrize(
    ("reply", "near"),
    [
        ("your surgery moved", Nearness(2, 2)),
        ("the operation got postponed", Nearness(2, 2)),
        ("you need your manager", Nearness(1, 2)),
        ("tea", Nearness(0, 1)),
        ("and so it is", Nearness(0, 0)),
    ],
)
def test_near_words_are_counted(rules: Rules, reply: str, near: Nearness) -> None:
    assert nearness(reply.split(), line_of(LINE, rules).keys, rules) == near


def test_a_share_is_reached_by_two_or_all() -> None:
    assert Nearness(2, 4).reaches(0.5)
    assert Nearness(1, 1).reaches(0.5)
    assert not Nearness(1, 2).reaches(0.5)
    assert not Nearness(2, 5).reaches(0.5)
    assert not Nearness(0, 0).reaches(0.5)
