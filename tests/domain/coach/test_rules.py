# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rules are whole or refused, exceptions take away what they touch, and near words have one key."""

from __future__ import annotations

from typing import Any

import pytest

from holdspace.domain.coach.rules import BOOKS, LISTS, BadRules, Rules, new_rules
from holdspace.domain.coach.words import sentences_of

WHOLE: dict[str, Any] = {
    "long_words": 40,
    "near_share": 0.5,
    "short_forms": {},
    "lists": {name: frozenset() for name in LISTS},
    "phrases": dict.fromkeys(BOOKS, ()),
    "near": [["surgery", "operation"], ["move", "moved", "postponed"]],
    "cues": {},
    "weights": {},
    "listed": {},
}


def rules_with(**changed: Any) -> Rules:
    return new_rules(**(WHOLE | changed))


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"long_words": 0}, "long_words"),
        ({"near_share": 0.0}, "near_share"),
        ({"near_share": 1.5}, "near_share"),
        ({"lists": {}}, "openers"),
        ({"phrases": {}}, "advice"),
        ({"phrases": WHOLE["phrases"] | {"advice": ["<none>"]}}, "no list"),
        ({"cues": {"story": ["<none>"]}}, "no list"),
    ],
)
def test_bad_values_are_refused(changed: dict[str, Any], problem: str) -> None:
    with pytest.raises(BadRules, match=problem):
        rules_with(**changed)


def test_an_exception_takes_away_what_it_touches() -> None:
    phrases = WHOLE["phrases"] | {"advice": ["you should"], "advice_not": ["should have the"]}
    rules = rules_with(phrases=phrases)
    (one,), (other,) = (sentences_of(said, {}) for said in ("you should go", "you should have the letter"))
    assert rules.found("advice", rules.text(one)) == ((0, 2),)
    assert rules.found("advice", rules.text(other)) == ()


def test_near_words_and_forms_of_a_word_have_one_key() -> None:
    rules = rules_with()
    assert rules.key("operation") == rules.key("surgery") == rules.key("operations")
    assert rules.key("postponed") == rules.key("moving")
    assert rules.key("walks") == rules.key("walked") == rules.key("walking")
    assert rules.key("surgery") != rules.key("moved")
