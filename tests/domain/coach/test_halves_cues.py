# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Two halves side by side have cues of their own, in one sentence and in two."""

from __future__ import annotations

import pytest

from domain.coach.test_cues import cues
from holdspace.domain.coach import Rules


@pytest.mark.parametrize(
    ("reply", "there"),
    [
        ("You want home. You don't want the stairs.", {"halves: both of you", "halves: one denied, of you"}),
        ("Wants home, scared of the stairs.", {"halves: said, said", "halves: a pull and a push"}),
        ("Home, not home.", {"halves: share a word", "halves: very short", "halves: and nothing more"}),
        ("You love the house and you hate the stairs.", {"within: open alike", "within: of a length"}),
    ],
)
def test_two_halves_are_seen_in_one_sentence_and_in_two(rules: Rules, reply: str, there: set[str]) -> None:
    assert there <= cues(reply, rules)


def test_a_question_has_no_halves(rules: Rules) -> None:
    assert not any(each.startswith(("halves", "within")) for each in cues("You want it, or not?", rules))
