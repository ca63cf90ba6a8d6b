# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The questions and forms that ship: enough for every moment and audience, and in the taste of the rest."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.prompts import PROMPT, TEMPLATE, Prompt, fitting
from holdspace.services.content import load_prompts

PROMPTS = [each for each in load_prompts() if each.kind == PROMPT]
TEMPLATES = [each for each in load_prompts() if each.kind == TEMPLATE]
MOST_WORDS = 20
DOORWAYS = ("before", "after", "day_end")


def test_there_are_enough_of_them() -> None:
    assert len(PROMPTS) >= 60
    assert len(TEMPLATES) >= 8
    about = {each.about for each in PROMPTS if each.about}
    assert len(about) >= 15


@pytest.mark.parametrize("moment", DOORWAYS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_audience_is_without_questions_at_any_doorway(moment: str, audience: str) -> None:
    assert len(fitting(PROMPTS, moment=moment, audiences=[audience])) >= 3


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_a_question_asks_one_thing_in_a_line(prompt: Prompt) -> None:
    text = prompt.text
    assert text.endswith("?") and text.count("?") == 1
    assert len(text.split()) <= MOST_WORDS
    assert not re.search(r"[!'\"\n]|\bWhy\b|\bshould have\b|\bI understand\b", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_form_is_headings_with_room_under_them(template: Prompt) -> None:
    text = template.text
    headings = [line for line in text.splitlines() if line]
    assert 2 <= len(headings) <= 4
    assert all(line.startswith("## ") for line in headings)


def test_no_question_is_asked_twice() -> None:
    asked = Counter(re.sub(r"\W+", " ", each.text.lower()).strip() for each in PROMPTS)
    assert [text for text, times in asked.items() if times > 1] == []
