# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the coach sees in whole replies: how often it is right, in any text, and in how much time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from growth import assert_in_proportion
from holdspace.domain.coach import FINDINGS, REFLECTIONS, look
from holdspace.services.coach_content import load_coach

if TYPE_CHECKING:
    from domain.coach.conftest import Reply, Seen

RULES = load_coach()[0]
SAID = """
you should have called at least don't worry why did not , . ? ! so but and i'll you're it's I they never
always
just part of your mother hates the chair # 14 Dr. two \u2014 \u2026 ok well
because if could it
"""
TALK = st.sampled_from(SAID.split())
HOSTILE = (
    "you ",
    "so, ",
    "why ",
    "and you want but ",
    "you should ",
    "you should and ",
    "a?",
    "if you could just try to ",
)


def kinds_in(reply: Reply) -> tuple[str, ...]:
    return look(reply["reply"], RULES, reply["line"], is_own=reply["audience"] == "myself").kinds


@pytest.fixture(scope="module")
def tuned(replies: list[Reply]) -> list[tuple[Reply, tuple[str, ...]]]:
    """Return the replies the rules were made on, with what is seen in each."""
    return [(each, kinds_in(each)) for each in replies]


# Where cues decide, our own replies count less than those of writers we are not: see docs/coach.md.
OWN_FLOORS = {"advice": (0.93, 0.75), "judging": (0.9, 0.4), "double_sided": (0.74, 0.9)}


@pytest.mark.parametrize("label", FINDINGS)
def test_the_replies_of_our_own_are_seen(tuned: list[tuple[Reply, tuple[str, ...]]], label: str) -> None:
    wanted = sum(label in reply["labels"] for reply, _ in tuned)
    found = sum(label in kinds for _, kinds in tuned)
    right = sum(label in kinds and label in reply["labels"] for reply, kinds in tuned)
    assert wanted >= 32
    precision, recall = OWN_FLOORS.get(label, (0.9, 0.8))
    assert right / found >= precision
    assert right / wanted >= recall


def test_the_replies_hold_what_was_asked_for(replies: list[Reply]) -> None:
    assert len(replies) >= 170
    assert len({(each["line"], each["reply"]) for each in replies}) == len(replies)
    assert {label for each in replies for label in each["labels"]} == set(FINDINGS)
    assert sum(not each["labels"] for each in replies) >= 50
    assert len({each["audience"] for each in replies}) == 6


@given(st.text(max_size=400), st.text(max_size=60), st.booleans())
@settings(max_examples=100, deadline=None)
@example("\u0130\u0130\u0130 why", "", False)
def test_any_text_gives_a_look_with_places_in_it(reply: str, line: str, is_own: bool) -> None:
    seen = look(reply, RULES, line, is_own=is_own)
    assert all(0 <= each.start < each.end <= len(reply) for each in seen.findings)
    assert all(each.what in FINDINGS for each in seen.findings)
    assert seen.words == len(reply.split())


@given(st.lists(TALK, max_size=60).map(" ".join), st.booleans())
@settings(max_examples=120, deadline=None)
def test_any_talk_gives_a_look_that_adds_up(reply: str, is_own: bool) -> None:
    seen = look(reply, RULES, is_own=is_own)
    whats = [each.what for each in seen.findings]
    assert all(0 <= each.start < each.end <= len(reply) for each in seen.findings)
    places = {(each.start, each.end) for each in seen.findings if each.what in REFLECTIONS}
    assert seen.reflections == len(places)
    assert whats.count("double_sided") <= sum(what in REFLECTIONS[:2] for what in whats)
    assert seen.questions == whats.count("question") >= whats.count("closed_question")
    assert seen == look(reply, RULES, is_own=is_own)


@given(st.lists(TALK, max_size=30).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_case_and_apostrophes_make_no_difference(reply: str) -> None:
    plain = [(each.what, each.start) for each in look(reply, RULES).findings]
    assert [(each.what, each.start) for each in look(reply.upper(), RULES).findings] == plain
    curly = reply.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
    assert [(each.what, each.start) for each in look(curly, RULES).findings] == plain


@pytest.mark.parametrize("words", HOSTILE)
def test_a_long_text_takes_time_in_proportion(words: str) -> None:
    """What a reply and a thousand words take is asked in benchmarks/coach.py."""
    assert_in_proportion(lambda text: look(text, RULES, text[:200]), lambda count: words * count, 150)


def test_nothing_is_seen_in_nothing() -> None:
    assert look("", RULES) == ((), 0, 0, 0)
    assert look("Okay.", RULES, "I fell.").findings == ()


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        ("Have you tried calling the desk?", "advice"),
        ("If I were you I'd sleep on it.", "advice"),
        ("maybe its time to see somebody", "advice"),
        ("You should get some rest.", "advice"),
        ("At least the surgery worked.", "reassurance"),
        ("dont worry it will all work out", "reassurance"),
        ("Everything happens for a reason.", "reassurance"),
        ("You should have known better.", "judging"),
        ("What did you expect?", "judging"),
        ("You're being dramatic.", "judging"),
        ("Why did you skip it?", "why_question"),
        ("how come you stopped", "why_question"),
        ("Did she call", "closed_question"),
        ("What was that like?", "question"),
        ("Part of you wants to go and part of you doesn't.", "double_sided"),
        ("You must be worn out.", "complex_reflection"),
    ],
)
def test_what_people_say_is_seen(seen: Seen, reply: str, what: str) -> None:
    assert what in [found for found, _ in seen(reply)]


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        ("You should have the letter by Friday.", "advice"),
        ("You don't have to decide today.", "advice"),
        ("Take your time.", "advice"),
        ("Tell me more about that.", "advice"),
        ("You'd better believe I was angry.", "judging"),
        ("It's not your fault.", "judging"),
        ("At least four people called.", "reassurance"),
        ("I can't promise that.", "reassurance"),
        ("I'll call you on Monday.", "complex_reflection"),
        ("What a day.", "question"),
        ("That's why I called.", "why_question"),
        ("Why don't we ask him together?", "why_question"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(seen: Seen, reply: str, what: str) -> None:
    assert what not in [found for found, _ in seen(reply)]


def test_words_said_back_are_the_other_persons(seen: Seen) -> None:
    line = "My brother says I should have known better."
    assert seen("Your brother says you should have known better.", line) == [
        ("simple_reflection", "Your brother says you should have known better")
    ]


def test_a_reflection_before_advice_counts(seen: Seen) -> None:
    found = seen("You're exhausted. You should see a doctor.", "I can't keep up.")
    assert [what for what, _ in found] == ["complex_reflection", "advice"]


def test_to_oneself_i_is_you(seen: Seen) -> None:
    line, reply = "I snapped at her.", "I'm ashamed of it."
    assert seen(reply, line) == []
    assert [what for what, _ in seen(reply, line, is_own=True)] == ["complex_reflection"]


@pytest.mark.parametrize("reply", ["I am so stupid.", "I'm useless at this."])
def test_a_verdict_on_oneself_is_one(reply: str) -> None:
    assert look(reply, RULES, "I snapped at her.", is_own=True).kinds == ("judging",)


def test_a_long_reply_is_marked_as_a_whole() -> None:
    reply = "and then " * 21
    assert [each for each in look(reply, RULES).findings if each.what == "long"] == [("long", 0, len(reply))]
    assert "long" not in look("and then " * 20, RULES).kinds


def test_a_question_of_a_narrower_kind_is_a_question_too(seen: Seen) -> None:
    assert seen("Did you ask?") == [("question", "Did you ask"), ("closed_question", "Did you ask")]
