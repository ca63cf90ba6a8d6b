# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What changed between two texts: right for any two, readable for the usual, bounded for the longest."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_in_proportion
from holdspace.domain.word_diff import ADDED, REMOVED, SAME, Piece, word_diff

words = st.sampled_from(["she", "he", "was", "tired", "again", "\n", "  ", ",", "aa", "a"])
texts = st.lists(words, max_size=25).map(" ".join) | st.text(max_size=40)


def sides(pieces: list[Piece]) -> tuple[str, str]:
    old = "".join(piece.text for piece in pieces if piece.kind != ADDED)
    return old, "".join(piece.text for piece in pieces if piece.kind != REMOVED)


@given(old=texts, new=texts)
@settings(max_examples=150, deadline=None)
def test_applying_it_gives_the_other_text(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert sides(pieces) == (old, new)
    assert all(piece.text and piece.kind in (SAME, REMOVED, ADDED) for piece in pieces)
    kinds = [piece.kind for piece in pieces]
    assert not any(one == other for one, other in pairwise(kinds))
    assert ("same" not in kinds or len(kinds) > 1 or old == new) and (old != new or len(kinds) <= 1)


def test_whole_words_change() -> None:
    assert word_diff("She was tired today.", "She was tireless today.") == [
        Piece(SAME, "She was "),
        Piece(REMOVED, "tired"),
        Piece(ADDED, "tireless"),
        Piece(SAME, " today."),
    ]
    assert word_diff("a b c d e", "a c d x e") == [
        Piece(SAME, "a "),
        Piece(REMOVED, "b "),
        Piece(SAME, "c d "),
        Piece(ADDED, "x "),
        Piece(SAME, "e"),
    ]


def test_words_that_are_all_others_are_read_in_one_go() -> None:
    assert word_diff("so one two three.", "so four five six.") == [
        Piece(SAME, "so "),
        Piece(REMOVED, "one two three"),
        Piece(ADDED, "four five six"),
        Piece(SAME, "."),
    ]
    assert word_diff("It is over.", "It is over. I left.")[0].text == "It is over."


def test_the_longest_texts_are_compared() -> None:
    """Case 47: 20 MB, and one million characters without a space; both changed at both ends."""
    long = "word " * 4_000_000
    for old, new in (
        (long, "x " + long[:10_000_000] + "new " + long[10_000_000:] + " y"),
        ("m" * 1_000_000, "m" * 500_000 + "n" + "m" * 500_000),
    ):
        assert sides(word_diff(old, new)) == (old, new)


@pytest.mark.parametrize("part", ["word ", "m"])
def test_a_change_in_a_long_text_takes_time_in_proportion(part: str) -> None:
    def changed_in_the_middle(count: int) -> tuple[str, str]:
        return part * 2 * count, "x " + part * count + "n" + part * count + " y"

    assert_in_proportion(lambda texts: word_diff(*texts), changed_in_the_middle, 2_000)


def test_megabytes_between_the_first_change_and_the_last_are_not_parted_into_words() -> None:
    long = "a word\n" * 200_000
    old, new = f"begin {long} end", f"start {long} stop"
    assert word_diff(old, new) == [Piece(REMOVED, old), Piece(ADDED, new)]
    assert len(word_diff(old[:9_000], new[:9_000])) == 3


def nothing_in_common(words: int) -> tuple[str, str]:
    """Return two texts of so many words each, in which none is both."""
    chance = random.Random(4)
    old, new = (" ".join(str(chance.randrange(10**6)) for _ in range(words)) for _ in range(2))
    return old, new


def test_two_texts_with_nothing_in_common_take_bounded_time() -> None:
    assert_in_proportion(lambda texts: word_diff(*texts), nothing_in_common, 100)
    old, new = nothing_in_common(20_000)
    assert sides(word_diff(old, new)) == (old, new)


def test_the_words_are_not_in_the_repr() -> None:
    assert "quince" not in repr(word_diff("quince", "plum"))
