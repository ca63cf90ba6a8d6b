# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Runs of words are cues where they weigh anything, with words of the line under one name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.coach import Rules
from holdspace.domain.coach.looking import cues_in
from holdspace.domain.coach.rules import SAID
from holdspace.domain.coach.wordings import RUN, wordings_of
from holdspace.domain.coach.words import sentences_of

KNOWN = frozenset(("key",))


@pytest.fixture(scope="module")
def every(rules: Rules) -> Rules:
    """Rules that do not say which runs weigh."""
    return replace(rules, wordings=None)


def runs(said: str, rules: Rules) -> list[str]:
    (sentence,) = sentences_of(said, {})
    known = frozenset(rules.key(word) for word in KNOWN)
    return [each.removeprefix(SAID) for each in wordings_of(sentence, known, rules)]


def test_a_run_has_up_to_three_words_with_the_edges(every: Rules) -> None:
    assert {"no key", "^ no key", "key .", "no", "^ no", "no key ."} <= set(runs("No key.", every))
    assert max(each.count(" ") + 1 for each in runs("No key at all, ever.", every)) == RUN


def test_a_word_of_the_line_has_one_name_besides_its_own(every: Rules) -> None:
    assert {"no key", "no <line>"} <= set(runs("No key.", every))
    assert not any("<line>" in each for each in runs("No bus.", every))


@given(words=st.lists(st.sampled_from(("no", "key", "bus", "ever")), min_size=1, max_size=12))
def test_only_what_weighs_is_looked_for(rules: Rules, words: list[str]) -> None:
    some = replace(rules, wordings=frozenset((f"{SAID}no bus", f"{SAID}^ key")))
    assert set(runs(" ".join(words), some)) <= {"no bus", "^ key"}


def test_the_runs_that_ship_are_those_with_weights(rules: Rules) -> None:
    weighing = {cue for each in rules.weights.values() for cue in each.cues if cue.startswith(SAID)}
    assert rules.wordings == weighing
    assert weighing


def test_a_reply_has_the_cues_of_its_runs(rules: Rules) -> None:
    some = replace(rules, wordings=frozenset((f"{SAID}at least",)))
    assert f"{SAID}at least" in cues_in("At least you tried.", some, "I failed.")[0]
