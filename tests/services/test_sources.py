# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every fact that is said has a study in Help, worded alike."""

from __future__ import annotations

import re

import pytest

from holdspace.domain.silence_training import MEANINGS
from holdspace.services.content import load_minutes
from holdspace.services.practice_content import load_silences
from holdspace.services.sources import load_sources

OF_THE_PRACTICE = ("some", "long")
"""Silences of 4 to 5 s and of 10 s and more: no study of what they mean to the other person was found."""
SAID = [each.says for each in load_sources()]


def test_each_fact_before_the_first_line_has_its_study() -> None:
    assert set(load_silences().facts) <= set(SAID)


@pytest.mark.parametrize("meaning", MEANINGS)
def test_what_a_silence_means_has_its_study_or_claims_no_more_than_may(meaning: str) -> None:
    said = load_silences().meanings[meaning]
    assert any(each in said for each in SAID) != (meaning in OF_THE_PRACTICE)
    assert ("may" in said.split()) == (meaning in OF_THE_PRACTICE)


@pytest.mark.parametrize("meaning", OF_THE_PRACTICE)
def test_nothing_is_said_against_having_waited(meaning: str) -> None:
    length, _, what = load_silences().meanings[meaning].partition(". ")
    assert "seconds" in length
    assert not re.search(r"\b(but|rebuff|short|too|long|less|only|never|no|not|\w+n’t)\b", what), what
    assert what.count(".") == 1


def test_what_was_found_of_silences_stays_in_help() -> None:
    found = {"Stivers", "Koudenburg", "Sharpley", "Soma"}
    assert found <= {each.source.split()[0] for each in load_sources()}


def test_what_breaks_do_has_its_study() -> None:
    (why,) = [each.why for each in load_minutes() if "breaks" in each.why]
    assert f"B{why.removeprefix('since b')}." in SAID


def test_each_names_who_and_when() -> None:
    for each in load_sources():
        assert re.fullmatch(r"[A-Z][\w ]+ and others, [\w ]+, (19|20)\d\d", each.source)
