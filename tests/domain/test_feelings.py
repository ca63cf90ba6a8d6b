# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Feelings stand in one group each, and an entry's ids turn into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.feelings import BadFeelings, Feeling, FeelingGroup, Feelings, feeling_words

TIRED, TENSE, STEADY = Feeling("tired", "cansada"), Feeling("tense", "tensa"), Feeling("steady", "firme")
HEAVY, LIGHT = FeelingGroup("heavy", "Pesado", (TIRED, TENSE)), FeelingGroup("light", "Ligero", (STEADY,))
OFFERED = Feelings((HEAVY, LIGHT), (TIRED, STEADY))


def test_all_goes_group_by_group():
    assert OFFERED.all == (TIRED, TENSE, STEADY)


@given(st.lists(st.sampled_from(["tired", "tense", "steady"]) | st.text(min_size=1)))
def test_ids_become_words_and_own_words_stay(ids):
    words = {"tired": "cansada", "tense": "tensa", "steady": "firme"}
    assert feeling_words(OFFERED, ids) == tuple(words.get(each, each) for each in ids)


@pytest.mark.parametrize(
    ("groups", "first_row"),
    [
        ((HEAVY, FeelingGroup("light", "Ligero", (TIRED,))), ()),
        ((HEAVY,), (STEADY,)),
        ((HEAVY, LIGHT), (TIRED, TIRED)),
    ],
)
def test_a_feeling_twice_or_from_nowhere_is_refused(groups, first_row):
    with pytest.raises(BadFeelings):
        Feelings(groups, first_row)
