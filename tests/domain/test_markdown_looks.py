# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What of a line is a mark, and what looks bold, italic or like a heading."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_in_proportion, repeated
from holdspace.domain.markdown_looks import Look, looks_of, starred_in


def signs(line: str) -> str:
    """Return a letter for each character: m mark, s strong, e emphasis, b both, h heading, . plain."""
    drawn = ["."] * len(line)
    for look in looks_of(line):
        drawn[look.start : look.end] = _sign(look) * (look.end - look.start)
    return "".join(drawn)


def _sign(look: Look) -> str:
    if look.is_mark:
        return "m"
    if look.is_strong and look.is_emphasis:
        return "b"
    return "s" if look.is_strong else "e" if look.is_emphasis else "h"


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("plain words", "..........."),
        ("a **b** c", "..mmsmm.."),
        ("a *b* _c_", "..mem.mem"),
        ("***b*** c", "mmmbmmm.."),
        ("**a *b* c**", "mmssmbmssmm"),
        ("# head", "mmhhhh"),
        ("#5 called", "........."),
        ("- item *x*", "mm.....mem"),
        ("> - said", "mmmm...."),
        ("12. item", "mmmm...."),
        ("2024. hard", ".........."),
        ("---", "mmm"),
        ("* * *", "mmmmm"),
        ("a * b * c", "........."),
        ("snake_case_word", "..............."),
        ("`*code*` \\*no\\*", "..............."),
        ("**open only", "..........."),
        ("*a **b*", "meeeeem"),
    ],
)
def test_a_line_looks_as_it_will_be_read(line: str, drawn: str) -> None:
    assert signs(line) == drawn


@given(st.text("ab *_#>-.1`\\\U0001f33f", max_size=60))
@settings(max_examples=200, deadline=None)
def test_looks_stand_in_order_within_the_line(line: str) -> None:
    looks = looks_of(line)
    assert all(0 <= look.start < look.end <= len(line) for look in looks)
    assert all(one.end <= two.start for one, two in pairwise(looks))
    assert all(
        line[start - marks : start] == line[end : end + marks] == "*" * marks
        for start, end, marks in starred_in(line)
    )


@pytest.mark.parametrize("part", ["**a ", "*a **b ", "_a* ", "`", "***", "\\*", "> ", "- "])
def test_a_long_line_takes_time_in_proportion(part: str) -> None:
    assert_in_proportion(looks_of, repeated(part), 4_000)
