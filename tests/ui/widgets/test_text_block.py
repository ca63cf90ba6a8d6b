# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words broken into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from holdspace.ui.widgets.text_block import TextBlock, balanced

if TYPE_CHECKING:
    from holdspace.ui.theme.theme import Theme

WORDS = "You’ve had to fight for every single thing and nobody called you back about any of it."


def test_lines_hold_all_words_in_their_order(theme: Theme) -> None:
    block = TextBlock(WORDS, theme.serif(1.1), 200, 1.45)
    assert " ".join(block.lines) == WORDS
    assert len(block.lines) > 2
    assert block.width <= 200
    assert block.height == len(block.lines) * block.pitch


def test_words_left_over_end_in_an_ellipsis(theme: Theme) -> None:
    block = TextBlock(WORDS, theme.serif(1.1), 120, 1.45, max_lines=3)
    assert len(block.lines) == 3
    assert block.lines[-1].endswith("…")


def test_balanced_lines_are_no_more_and_no_wider(theme: Theme) -> None:
    font = theme.serif(2.4)
    for width in range(300, 700, 50):
        plain, even = TextBlock(WORDS, font, width, 1.36), balanced(WORDS, font, width, 1.36)
        assert len(even.lines) == len(plain.lines)
        assert even.width <= plain.width
        assert " ".join(even.lines) == WORDS


def test_balancing_leaves_no_single_word_on_the_last_line(theme: Theme) -> None:
    font = theme.serif(1.3)
    words = "It puts the loudness down to what happened, not to who they are."
    width = TextBlock(words, font, 10_000, 1.4).width - 5
    assert len(TextBlock(words, font, width, 1.4).lines[-1].split()) == 1
    assert len(balanced(words, font, width, 1.4).lines[-1].split()) > 2


def test_any_text_at_any_width_can_be_broken(theme: Theme) -> None:
    font = theme.serif(1.1)

    @given(st.text(max_size=80), st.floats(min_value=-5, max_value=900))
    def check(text: str, width: float) -> None:
        block = TextBlock(text, font, width, 1.45, max_lines=3)
        assert len(block.lines) <= 3

    check()


def test_a_hit_is_marked_in_each_line_it_reaches_into(theme: Theme) -> None:
    text = "one two three four five six seven"
    start = text.index("two")
    block = TextBlock(text, theme.serif(1.1), 90, 1.45, hits=((start, text.index("five")),))
    assert len(block.lines) > 2
    assert [line for line, _from, _to in block.marks] == sorted({line for line, _from, _to in block.marks})
    assert len(block.marks) > 1
    assert all(0 <= left < right <= 90 for _line, left, right in block.marks)


def test_a_hit_in_a_line_left_out_has_no_mark(theme: Theme) -> None:
    text = "some words " * 30 + "silence"
    hit = (len(text) - 7, len(text))
    assert TextBlock(text, theme.serif(1.1), 200, 1.45, 3, (hit,)).marks == []
    assert len(TextBlock(text, theme.serif(1.1), 200, 1.45, 0, (hit,)).marks) == 1


def test_an_emoji_shifts_neither_lines_nor_marks(theme: Theme) -> None:
    font = theme.serif(1.1)
    text = "😀😀 silence and words " * 6
    block = TextBlock(text, font, 200, 1.45, hits=((3, 10),))
    assert " ".join(block.lines).split() == text.split()
    (line, left, right) = block.marks[0]
    plain = TextBlock("silence", font, 200, 1.45, hits=((0, 7),)).marks[0]
    assert line == 0
    assert left > 0
    assert abs((right - left) - (plain[2] - plain[1])) < 2
