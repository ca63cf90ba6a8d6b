# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Samples are seen as what they are shown as, and what we warn of is never praised."""

from __future__ import annotations

import pytest

from holdspace.domain.coach import REFLECTIONS, Rules, look, sentence
from holdspace.services.coach_content import load_coach
from holdspace.services.practice_lines import PracticeLine, load_practice_lines

LABELS = {
    "simple": "simple_reflection",
    "complex": "complex_reflection",
    "double_sided": "double_sided",
    "open_question": "question",
}
MOST_MISSED = {"simple": 1, "complex": 1, "double_sided": 1, "open_question": 0}
"""Of some 110 each. They are among what is tuned on: somebody who says a sample has to be heard."""
WRONG = frozenset(("advice", "reassurance", "judging", "closed_question", "why_question"))
NOT_THIS = {
    "I completely understand.": None,
    "At least the surgery worked.": "reassurance",
    "Everything happens for a reason.": "reassurance",
    "You're so strong.": "reassurance",
    "Calm down, I'm trying to help.": "advice",
    "I promise we'll get this approved.": "reassurance",
    "Why did you skip therapy?": "why_question",
    "Between us, the insurer is stalling.": None,
    "I'm always here for you.": None,
}


def kinds(line: PracticeLine, kind: str, rules: Rules) -> frozenset[str]:
    """Return what is seen in the sample of a kind."""
    return frozenset(look(line.samples[kind], rules, line.says, is_own=line.audience == "myself").kinds)


@pytest.mark.parametrize("line", load_practice_lines(), ids=lambda line: line.id)
def test_no_sample_is_seen_as_what_it_must_not_be(line: PracticeLine, rules: Rules) -> None:
    wrong = {kind: WRONG & kinds(line, kind, rules) for kind in line.samples}
    assert not any(wrong.values()), wrong


@pytest.mark.parametrize("kind", LABELS)
def test_samples_are_seen_as_what_they_are_shown_as(kind: str, rules: Rules) -> None:
    lines = [line for line in load_practice_lines() if kind in line.samples]
    missed = [line.id for line in lines if LABELS[kind] not in kinds(line, kind, rules)]
    assert len(missed) <= MOST_MISSED[kind], missed


@pytest.mark.parametrize(("reply", "what"), NOT_THIS.items())
def test_what_we_warn_of_is_found_or_nothing_is_said(reply: str, what: str | None, rules: Rules) -> None:
    seen = look(reply, rules, "They denied the surgery again and I have nothing left.")
    assert not set(REFLECTIONS).intersection(seen.kinds)
    assert what is None or what in seen.kinds


def test_nothing_seen_is_not_praised(rules: Rules) -> None:
    said = sentence(look("I completely understand.", rules), load_coach()[1])
    assert "right" not in said
    assert "good" not in said
