# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the coach shows: one sentence that says "may", and the places it means, each once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.services.coach_content import load_coach
from holdspace.services.coaching import LONGEST_REPLY, Coach
from holdspace.services.practice_lines import load_practice_lines

LINE = "Nineteen years I cut hair, and somebody measures my hand with a plastic ruler."
COACH = Coach()


def marked(reply: str, *, helps: bool) -> list[str]:
    return [reply[each.start : each.end] for each in COACH.look(reply, LINE).marks if each.helps is helps]


def test_what_may_get_in_the_way_is_found_where_it_stands() -> None:
    seen = COACH.look("Hm. Don't worry about it. Why did you sign?", LINE)
    assert "may" in seen.sentence
    assert "reassurance" in seen.sentence
    assert "why-question" in seen.sentence
    found = marked("Hm. Don't worry about it. Why did you sign?", helps=False)
    assert len(found) == 2
    assert found[0].startswith("Don't worry")
    assert found[1].startswith("Why did you sign")


def test_what_helps_is_told_apart() -> None:
    reply = "You cut hair for nineteen years. What did the hand do that a ruler can't measure?"
    assert marked(reply, helps=False) == []
    assert len(marked(reply, helps=True)) == 2


def test_a_question_is_named_by_the_narrowest_name_and_other_findings_beside_it() -> None:
    assert [each.name for each in COACH.look("Did you sign it?", LINE).marks] == ["a closed question"]
    both = COACH.look("Did you sign it? You should call a lawyer.", LINE).marks
    assert [each.name for each in both] == ["a closed question", "advice"]


def test_what_is_said_to_oneself_is_read_as_such() -> None:
    lines = [line for line in load_practice_lines() if line.audience == "myself"]
    found = {
        audience: sum(
            any(mark.helps for mark in COACH.look(line.samples[kind], line.says, audience).marks)
            for line in lines
            for kind in ("complex", "double_sided")
            if kind in line.samples
        )
        for audience in ("client", "myself")
    }
    assert found["myself"] >= 20
    assert found["client"] < found["myself"] // 2


def test_length_is_said_and_not_marked() -> None:
    seen = COACH.look("So there we are " * 30, LINE)
    assert "more words" in seen.sentence
    assert all(each.end - each.start < 200 for each in seen.marks)


def test_what_is_beyond_any_reply_is_not_looked_at() -> None:
    seen = COACH.look("well " * LONGEST_REPLY + "don't worry", LINE)
    assert "reassurance" not in seen.sentence


def test_what_was_seen_holds_none_of_the_reply() -> None:
    assert "quince" not in repr(COACH.look("Have you tried quince?", LINE))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_every_mark_lies_within_the_reply(reply: str) -> None:
    for each in COACH.look(reply, LINE).marks:
        assert 0 <= each.start < each.end <= len(reply)
        assert each.name


def test_rules_loaded_ahead_are_not_read_at_the_first_look() -> None:
    load_coach.cache_clear()
    Coach().load_ahead()
    Coach().look("Don't worry.", LINE)
    assert load_coach.cache_info().misses == 1
