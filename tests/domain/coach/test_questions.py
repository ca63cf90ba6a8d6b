# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Questions, with their mark or without: open ones, closed ones, and those for a justification."""

from __future__ import annotations

import pytest

from holdspace.domain.coach.questions import asked
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.words import sentences_of


def kind(rules: Rules, said: str) -> str:
    (sentence,) = sentences_of(said, rules.short_forms)
    found = asked(sentence, rules.text(sentence), rules)
    return found[0][-1] if found else ""


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("What was that like for you?", "question"),
        ("how have you been sleeping", "question"),
        ("Tell me about last night.", "question"),
        ("Can you say more about that?", "question"),
        ("where would you like to start", "question"),
        ("Are you safe?", "closed_question"),
        ("did he call", "closed_question"),
        ("What time is it?", "closed_question"),
        ("Who drove you?", "closed_question"),
        ("So you told him?", "closed_question"),
        ("It's Friday, right?", "closed_question"),
        ("Why did you stop?", "why_question"),
        ("how come you never said", "why_question"),
        ("What made you leave?", "why_question"),
        ("Whats your reason", "why_question"),
    ],
)
def test_a_question_is_of_its_kind(rules: Rules, said: str, what: str) -> None:
    assert kind(rules, said) == what


@pytest.mark.parametrize(
    "said",
    [
        "What a week.",
        "I know what you mean.",
        "That's why I came.",
        "There you are.",
        "What I can do is call.",
        "Do it slowly.",
    ],
)
def test_a_word_of_asking_is_no_question(rules: Rules, said: str) -> None:
    assert kind(rules, said) == ""


def test_without_a_mark_it_begins_where_it_asks(rules: Rules) -> None:
    (sentence,) = sentences_of("ok i get that did you call him", rules.short_forms)
    found = asked(sentence, rules.text(sentence), rules)
    assert found is not None
    assert sentence.words[found[1] : found[2]] == ("did", "you", "call", "him")


def test_a_reason_and_a_fact_may_be_asked_for_at_once(rules: Rules) -> None:
    (sentence,) = sentences_of("What made you sign, was he standing over you?", rules.short_forms)
    found = asked(sentence, rules.text(sentence), rules)
    assert found is not None
    assert found[0] == ("question", "why_question", "closed_question")
