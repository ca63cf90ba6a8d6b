# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A name is replaced however it is spelt, and what only looks like it stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.find_in_text import fold
from holdspace.domain.replaced_words import Replacer


@pytest.mark.parametrize(
    ("original", "text", "replaced"),
    [
        ("Maria", "MARIA, maria\u2019s, Mari\u00e1 and Maria\u0301.", "she, she\u2019s, she and she."),
        ("Mari\u00e1", "Maria and maria's", "she and she's"),
        ("Maria", "Mariana, Anamar\u00eda and _maria stay", "Mariana, Anamar\u00eda and _maria stay"),
        ("Maria", "Mar\u00edana, mar\u00eda", "Mar\u00edana, she"),
        ("Maria\nLopez", "maria\nl\u00f3pez\nwaited", "she\nwaited"),
        ("O\u2019Brien", "o'brien and O\u2019BRIEN", "she and she"),
        ("Wei\u00df", "WEISS and wei\u00df", "she and she"),
        ("a a", "b\u00e1 a a", "b\u00e1 she"),
        ("...", "so ... and \u2026", "so she and \u2026"),
    ],
)
def test_words_are_replaced_wherever_they_stand_whole(original: str, text: str, replaced: str) -> None:
    assert Replacer(original, "she").in_text(text) == replaced


def test_what_comes_in_their_place_is_taken_as_it_is() -> None:
    assert Replacer("May", r"a \1 client").in_text("may") == r"a \1 client"


def test_a_name_that_is_a_word_too_spares_the_word() -> None:
    replacer = Replacer("May", "she", spares_small=True)
    assert replacer.in_text("May may. MAY, M\u00e1y and m\u00e1y") == "she may. she, she and m\u00e1y"


def test_as_tags_they_go_and_within_one_they_are_replaced() -> None:
    replacer = Replacer("Maria", "a client")
    given_tags = ("maria", "team", "visit MARI\u00c1", "visit a client", "x" * 73 + " Maria")
    assert replacer.in_words(given_tags) == ("team", "visit a client")


@given(st.text("aAá\u0301ßS s\n'_", max_size=20), st.text("aAá\u0301ßs '", min_size=1, max_size=4))
@settings(deadline=None, max_examples=200)
def test_no_whole_word_stays(text: str, original: str) -> None:
    replaced = Replacer(original, "0").in_text(text)
    if fold(original).isalnum():
        left = "".join(each if each.isalnum() or each == "_" else " " for each in fold(replaced)).split()
        assert fold(original) not in left
