# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a query means of an entry. That the index agrees is shown in tests/storage/test_finding.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from holdspace.domain.entries import new_entry
from holdspace.domain.find import parse
from holdspace.domain.find_answers import answers, has_lesson

ENTRY = replace(
    new_entry(
        "The adjuster's voice went quiet.",
        now=datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=9))),
        time_zone="Asia/Tokyo",
        audiences=["adjuster"],
        load=4,
        feelings=["worn_out"],
        tags=["big case"],
    ),
    starred=True,
)


@pytest.mark.parametrize(
    "typed",
    [
        *("adjuster", "voice quiet", '"went quiet"', "qui*", "-loud", "for:adjuster", "-for:client", ""),
        *("load:4", "load:>=4", "load:2..4", "-load:<3", "is:starred", "-is:sealed", "kind:note"),
        *('tag:"Big Case"', "tag:big*", 'feeling:"worn out"', "after:2026-03", "before:2026-03-02"),
    ],
)
def test_the_entry_answers(typed: str) -> None:
    assert answers(parse(typed), ENTRY)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "loud",
            '"quiet went"',
            "-adjuster",
            "for:client",
            "load:5",
            "load:<4",
            "-is:starred",
            "kind:after",
        ),
        *(
            "tag:big",
            "tag:case",
            "tag:ca*",
            "feeling:worn",
            "after:2026-03-02",
            "before:2026-03",
            "has:lesson",
        ),
    ],
)
def test_the_entry_does_not_answer(typed: str) -> None:
    assert not answers(parse(typed), ENTRY)


@pytest.mark.parametrize("text", ["Lesson: wait", "x\n## Lesson\nwait", "x\n**Lesson** wait", "LESSON: x"])
def test_a_lesson_is_a_line_that_begins_so(text: str) -> None:
    assert has_lesson(text)


@pytest.mark.parametrize("text", ["no Lesson: here", "lesson", "#Lesson", "> Lesson: x", ""])
def test_other_lessons_are_words(text: str) -> None:
    assert not has_lesson(text)
