# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""All that changed is shown, with the words beside it; what is left out is counted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.diff_excerpt import MOST, NEAR, ShownPiece, count_words, excerpt
from holdspace.domain.word_diff import ADDED, REMOVED, SAME, Piece, word_diff

pieces = st.lists(
    st.builds(
        Piece,
        st.sampled_from([SAME, ADDED, REMOVED]),
        st.one_of(st.text(min_size=1, max_size=30), st.just("word " * 1000)),
    ),
    max_size=6,
)


@given(pieces)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_uncounted(given_pieces: list[Piece]) -> None:
    shown = excerpt(given_pieces)
    for kind in (SAME, ADDED, REMOVED):
        given_length = sum(len(each.text) for each in given_pieces if each.kind == kind)
        assert sum(len(each.text) + each.left_out for each in shown if each.kind == kind) == given_length


def test_of_what_stayed_the_same_the_words_beside_a_change_are_shown() -> None:
    before, after = "a" * 5000, "b" * 5000
    shown = excerpt([Piece(SAME, before), Piece(ADDED, "new"), Piece(SAME, after)])
    assert shown == [
        ShownPiece(SAME, "", 5000 - NEAR),
        ShownPiece(SAME, "a" * NEAR),
        ShownPiece(ADDED, "new"),
        ShownPiece(SAME, "b" * NEAR, 5000 - NEAR),
    ]


def test_short_texts_are_shown_whole_and_endless_changes_are_not() -> None:
    assert excerpt(word_diff("one two", "one three"))[0] == ShownPiece(SAME, "one ")
    assert excerpt([Piece(REMOVED, "x" * (MOST + 5))]) == [ShownPiece(REMOVED, "x" * MOST, 5)]


def test_words_are_counted_by_their_kind() -> None:
    assert count_words(word_diff("one two three", "one four five three")) == (2, 1)


@pytest.mark.parametrize(
    ("old", "new", "counts"),
    [
        ("It is over", "It is over now", (1, 0)),
        ("It is over.", "It is over. I went home by the lake.", (6, 0)),
        ("# Day\n\n- one", "# Day\n\n- one\n- two three\n- four", (3, 0)),
        ("breathe out", "**breathe** out", (0, 0)),
        ("I do not know", "I don't know", (1, 2)),
        ("one two three", "four five six", (3, 3)),
    ],
)
def test_no_word_is_counted_that_stayed_the_same(old: str, new: str, counts: tuple[int, int]) -> None:
    assert count_words(word_diff(old, new)) == counts
