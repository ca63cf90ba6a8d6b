# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How a sentence opens: whom it speaks of, or that it is an order, a question or a fragment."""

from __future__ import annotations

import pytest

from holdspace.domain.coach import Rules
from holdspace.domain.coach.openings import opened, opening


@pytest.mark.parametrize(
    ("said", "opens"),
    [
        ("you went home", "you"),
        ("well , your stairs", "your"),
        ("and i will call", "i"),
        ("they always do", "they"),
        ("everybody falls", "general"),
        ("call the office", "order to"),
        ("hide", "order"),
        ("do not go", "do not"),
        ("did he go", "helping"),
        ("why now", "asking"),
        ("not the stairs", "not"),
        ("three weeks", "number"),
        ("going home", "doing"),
        ("scared of it", "feeling"),
        ("of all things", "preposition"),
        ("stairs", "other"),
        ("walked home", "done"),
    ],
)
def test_how_a_sentence_opens_is_told(rules: Rules, said: str, opens: str) -> None:
    words = tuple(said.split())
    assert opening(words, opened(words, rules), rules) == opens


def test_nothing_opens_with_nothing(rules: Rules) -> None:
    assert opening((), 0, rules) == "nothing"
    assert opening(("and",) * 3000, 0, rules) == "other"
