# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Listed wordings are found, of each list the longest, and the line's own words are nobody's verdict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.coach import Rules
from holdspace.domain.coach.listed import Listed, Name, listed_cues, new_listed
from holdspace.domain.coach.words import sentences_of

LISTS = new_listed({"verdicts": {"names": ["queen", "drama queen"], "sneers": ["queen"]}})
WORDS = st.lists(st.sampled_from(("drama", "queen", "my", "dear")), max_size=9)


def found(said: str, known: frozenset[str] = frozenset()) -> set[str]:
    (sentence,) = sentences_of(said, {})
    return set(listed_cues(sentence, "you", known, LISTS))


def test_of_a_list_the_longest_wording_counts_alone() -> None:
    found = list(LISTS.found(("a", "drama", "queen")))
    assert found == [(1, 3, Name("verdicts", "names")), (2, 3, Name("verdicts", "sneers"))]


def test_a_wording_in_two_lists_is_a_cue_of_both() -> None:
    assert {"listed names", "listed sneers", "listed verdicts", "listed verdicts, opens you"} <= found(
        "Queen"
    )
    assert "listed verdicts again" not in found("Queen")


def test_more_than_one_and_few_words_are_cues_too() -> None:
    assert "listed verdicts again" in found("Queen, drama queen")
    assert "listed verdicts, curt" in found("Oh, drama queen")
    assert "listed verdicts, curt" not in found("You are such a drama queen today")


def test_words_of_the_line_are_not_the_speakers_own() -> None:
    assert found("A drama queen", frozenset(("drama", "queen"))) == set()


@given(WORDS)
def test_wordings_of_a_list_do_not_overlap_and_stand_where_they_are_said_to(words: list[str]) -> None:
    last: dict[Name, int] = {}
    for first, end, name in LISTS.found(tuple(words)):
        assert last.get(name, 0) <= first < end <= len(words)
        assert name in LISTS.names[" ".join(words[first:end])]
        last[name] = end


def test_without_lists_nothing_is_found() -> None:
    assert list(Listed().found(("queen",))) == []


def test_each_wording_that_ships_is_in_the_form_in_which_it_is_looked_up(rules: Rules) -> None:
    for wording in rules.listed.names:
        sentences = sentences_of(wording, {})
        assert [" ".join(each.words) for each in sentences] == [wording]


def test_no_wording_stands_twice_in_a_list(rules: Rules) -> None:
    assert all(len(set(names)) == len(names) for names in rules.listed.names.values())


@pytest.mark.parametrize(
    ("said", "cue"),
    [
        ("He is such a drama queen", "listed names"),
        ("Oh, grow up", "listed scolding_orders"),
        ("You should be ashamed of yourself", "listed shame"),
        ("You will be fine before you know it", "listed promises"),
        ("If I were you I would ask for it in writing", "listed suggests"),
        ("Part of you wants to run, and part of you stays", "listed two_sides"),
    ],
)
def test_lists_hear_what_people_say(rules: Rules, said: str, cue: str) -> None:
    (sentence,) = sentences_of(said, rules.short_forms)
    assert cue in set(listed_cues(sentence, "you", frozenset(), rules.listed))
