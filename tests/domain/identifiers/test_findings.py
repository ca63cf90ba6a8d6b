# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Kinds, and how words are folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.identifiers.findings import KINDS, Finding, fold, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MARIA", "maria"),
        ("Jos\u00e9", "Jose"),
        ("Alvarez\u2019s", "alvarez"),
        (" Mr.  K. ", "mr. k"),
        ("d'Angelo", "D\u2019ANGELO"),
    ],
)
def test_two_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=40))
def test_folding_again_changes_no_case(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_a_finding_shows_no_words() -> None:
    assert repr(Finding("name", 3, 8)) == "Finding(kind='name', start=3, end=8)"
    assert len(set(KINDS)) == 18
