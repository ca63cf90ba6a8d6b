# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One sentence of what may be there, with what was counted and never a score."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.coach import FINDINGS, Finding, Look, look, sentence
from holdspace.services.coach_content import load_coach

RULES, WORDS = load_coach()


@pytest.mark.parametrize(
    ("reply", "saw"),
    [
        ("Have you tried tea?", "advice and a closed question in this: no reflections to one question."),
        ("What was it like?", "an open question in this: no reflections to one question."),
        (
            "What was it? Did he?",
            "an open question and a closed question in this: no reflections to two questions.",
        ),
        ("Three weeks.", "a simple reflection in this: one reflection to no questions."),
        ("Don't worry.", "reassurance in this."),
    ],
)
def test_what_was_seen_is_said(reply: str, saw: str) -> None:
    assert sentence(look(reply, RULES, "I waited three weeks."), WORDS) == f"There may be {saw}"


def test_nothing_seen_is_said_too() -> None:
    said = "The coach hears nothing in this of what it listens for."
    assert sentence(look("Okay.", RULES), WORDS) == said


def test_what_comes_more_than_once_is_said_so() -> None:
    twice = tuple(Finding(what, at, at + 1) for at, what in enumerate(("advice", "advice")))
    assert sentence(Look(twice, 0, 0, 2), WORDS) == "There may be advice, more than once in this."


def test_both_halves_are_named_once_and_counted_once() -> None:
    seen = look("Part of you wants to go, and part of you is afraid.", RULES, "I do not know.")
    assert sentence(seen, WORDS) == (
        "There may be a reflection of both halves in this: one reflection to no questions."
    )


def test_beyond_the_words_for_numbers_there_are_digits() -> None:
    many = tuple(Finding("question", at, at + 1) for at in range(11))
    assert sentence(Look(many, 0, 11, 11), WORDS).endswith("no reflections to 11 questions.")


@given(st.lists(st.sampled_from(FINDINGS), max_size=12))
@settings(max_examples=150, deadline=None)
def test_it_is_one_sentence_that_says_may_and_scores_nothing(whats: list[str]) -> None:
    questions = [what for what in whats if what in ("closed_question", "why_question")]
    findings = tuple(Finding(what, 0, 1) for what in (*whats, *["question" for _ in questions]))
    reflections = sum("reflection" in what or what == "double_sided" for what in whats)
    counted = sum(each.what == "question" for each in findings)
    said = sentence(Look(findings, reflections, counted, 9), WORDS)
    assert " may " in said or (not whats and said == WORDS.nothing)
    assert said.count(".") == 1
    assert said.endswith(".")
    assert not re.search(r"%|score|out of|{|}|!", said)
