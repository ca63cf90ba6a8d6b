# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Both halves of being torn, joined in one sentence."""

from __future__ import annotations

import pytest

from holdspace.domain.coach.halves import has_both_halves
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.words import sentences_of


def is_double(rules: Rules, said: str) -> bool:
    (sentence,) = sentences_of(said, rules.short_forms)
    return has_both_halves(sentence, rules.text(sentence), rules)


@pytest.mark.parametrize(
    "said",
    [
        "Part of you wants it over and part of you isn't ready.",
        "On the one hand you need the money, on the other you need the sleep.",
        "You miss the work, and you don't trust your body yet.",
        "You're relieved, but you're also a bit lost.",
        "You love him and you're scared of him",
        "You'd like to quit, but you keep showing up.",
        "You say it's fine, but you're shaking.",
        "It scares you, and you want it.",
    ],
)
def test_both_halves_are_seen(rules: Rules, said: str) -> None:
    assert is_double(rules, said)


@pytest.mark.parametrize(
    "said",
    [
        "Nineteen years, and not one call.",
        "You signed and he left.",
        "You're tired and sore.",
        "He came back and sat down.",
        "You spoke up once and they made you pay for it.",
    ],
)
def test_one_half_is_not_two(rules: Rules, said: str) -> None:
    assert not is_double(rules, said)
