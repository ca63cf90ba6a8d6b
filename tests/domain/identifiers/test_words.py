# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words in their place, and what each may be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.identifiers.lexicon import Lexicon
from holdspace.domain.identifiers.words import Sort, runs, sort_of, words_of
from holdspace.services.identifier_lexicon import load_lexicon


@given(st.text("ab A'\u2019.-1\u00e9", max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    for word in words_of(text, load_lexicon()):
        assert text[word.start : word.end] == word.text
        assert word.start < word.end <= word.whole_end


def test_possessives_and_sentences(lexicon: Lexicon) -> None:
    words = words_of("Dr. Kim's file. Next one", lexicon)
    assert [word.low for word in words] == ["dr", "kim", "file", "next", "one"]
    assert [word.opens for word in words] == [True, False, False, True, False]


def test_what_a_word_may_be(lexicon: Lexicon) -> None:
    sorts = {
        word.text: sort_of(word, lexicon)
        for word in words_of("Maria Grace Brown Kessling Ohio Nothing PT K", lexicon)
    }
    assert sorts == {
        "Maria": Sort.NAME,
        "Grace": Sort.BOTH,
        "Brown": Sort.FAMILY_WORD,
        "Kessling": Sort.UNKNOWN,
        "Ohio": Sort.PUBLIC,
        "Nothing": Sort.ORDINARY,
        "PT": Sort.SHOUT,
        "K": Sort.INITIAL,
    }


def test_runs_of_capitals_hold_particles_and_end_somewhere(lexicon: Lexicon) -> None:
    words = words_of("saw Ana de la Cruz and " + "Aa " * 30, lexicon)
    assert next(iter(runs(words, lexicon))) == (1, 5)
    assert all(last - first < 12 for first, last in runs(words, lexicon))
