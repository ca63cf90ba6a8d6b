# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A role stands where an identifier stood, and the sentence goes on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.identifiers.finding import find_identifiers
from holdspace.domain.identifiers.findings import KINDS, Finding
from holdspace.domain.identifiers.in_place import fitted, places_of, whole
from holdspace.domain.identifiers.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mrs. Okafor called.", "Mrs. Okafor"),
        ("I saw Mr. K. today", "Mr. K."),
        ("my client Maria cried", "my client Maria"),
        ("Then her husband Tom left", "her husband Tom"),
        ("The adjuster, Kim Lee, hung up", "The adjuster, Kim Lee,"),
        ("Alvarez's knee", "Alvarez"),
        ("I said Maria is tired", "Maria"),
        ("reached at 555-123-4567 today", "555-123-4567"),
    ],
)
def test_a_name_goes_with_what_stands_before_it(text: str, words: str, lexicon: Lexicon) -> None:
    (finding,) = find_identifiers(text, lexicon)
    start, end = whole(finding, text, lexicon)
    assert text[start:end] == words


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("", "A client"),
        ("It rained. ", "A client"),
        ("“", "A client"),
        ("first line\n- ", "A client"),
        ("Why? ", "A client"),
        ("then ", "a client"),
        ("then Mr. ", "a client"),
        ("a, ", "a client"),
        ("x" * 60 + " ", "a client"),
    ],
)
def test_a_capital_begins_a_sentence_only(before: str, role: str) -> None:
    assert fitted("a client", f"{before}Okafor", len(before)) == role


def test_places_are_whole_words() -> None:
    text = "Ann, Anna, Ann's, joAnn"
    assert [text[start : end + 2] for start, end in places_of("Ann", text)] == ["Ann, ", "Ann's"]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60), st.sampled_from(KINDS))
@settings(max_examples=80, deadline=None)
def test_it_holds_what_was_found(lexicon: Lexicon, text: str, one: int, two: int, kind: str) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    first, last = whole(Finding(kind, start, end), text, lexicon)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert fitted("a client", text, start).lower() == "a client"
