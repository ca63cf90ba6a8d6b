# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Found whatever case, accent and apostrophe; marked where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.find_in_text import find_in_line, fold


@pytest.mark.parametrize(
    ("line", "wanted", "found"),
    [
        ("Silence, then silence", "SILENCE", ["Silence", "silence"]),
        ("didn’t", "didn't", ["didn’t"]),
        ("didn't", "didn’t", ["didn't"]),
        ("the café, the cafe\u0301", "cafe", ["café", "cafe\u0301"]),
        ("Straße", "strasse", ["Straße"]),
        ("a \U0001f33f leaf, a leaf", "leaf", ["leaf", "leaf"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("nothing", "", []),
        ("", "x", []),
    ],
)
def test_it_finds(line: str, wanted: str, found: list[str]) -> None:
    assert [line[start:end] for start, end in find_in_line(line, fold(wanted))] == found


@given(st.text(max_size=40), st.text(max_size=3))
@settings(max_examples=150, deadline=None)
def test_what_is_found_is_what_was_wanted(line: str, wanted: str) -> None:
    places = find_in_line(line, fold(wanted))
    assert all(fold(wanted) in fold(line[start:end]) for start, end in places)
    assert all(0 <= start < end <= len(line) for start, end in places)
    assert bool(places) == (bool(fold(wanted)) and fold(wanted) in fold(line))


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_folding_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
