# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words, where they stand, and snippets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.find import Word, parse
from holdspace.domain.find_words import (
    LOOKED_THROUGH,
    Span,
    Token,
    folded,
    hits,
    holds,
    snippet,
    tokens,
    words_of,
)

TEXT = "I held the silence. The adjuster's voice went quiet; I didn\u2019t fill the Silence."


def marked(text: str, typed: str) -> list[str]:
    return [text[span.start : span.end] for span in hits(text, parse(typed).words)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("silence", ["silence", "Silence"]),
        ("sil*", ["silence", "Silence"]),
        ('"the silence"', ["the silence", "the Silence"]),
        ("adjuster", ["adjuster"]),
        ("adjuster's", ["adjuster's"]),
        ("didn't", ["didn\u2019t"]),
        ("silence -voice", ["silence", "Silence"]),
        ('"the silence" silence', ["the silence", "the Silence"]),
        ("absent", []),
    ],
)
def test_hits_are_where_the_words_stand(typed: str, found: list[str]) -> None:
    assert marked(TEXT, typed) == found


def test_diacritics_and_capitals_make_no_difference() -> None:
    assert words_of("Zo\u00eb CAF\u00c9 cafe\u0301 na\u00efve \u1ec7 \u00df") == (
        "zoe",
        "cafe",
        "cafe",
        "naive",
        "e",
        "\u00df",
    )
    assert marked("Zo\u00eb\u2019s cafe\u0301", "zoe cafe") == ["Zo\u00eb", "cafe\u0301"]
    assert folded("\ud55c") == "\ud55c"


def test_the_last_sigma_of_a_word_is_a_sigma() -> None:
    assert folded("ΟΔΟΣ") == folded("οδος") == folded("οδοσ")
    assert marked("the οδός", "ΟΔΌΣ") == ["οδός"]


def test_no_more_of_a_long_text_is_looked_through_than_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Token] = []

    def counted(text: str) -> Iterator[Token]:
        for token in tokens(text):
            seen.append(token)
            yield token

    monkeypatch.setattr("holdspace.domain.find_words.tokens", counted)
    query = parse('"été long"').words
    assert len(hits("été long " * 1_000, query, most=2)) == 2
    assert len(seen) < 10
    late = "lantern " * (LOOKED_THROUGH // 8) + "zebra"
    assert snippet(late, parse("zebra").words).hits == ()
    assert snippet(late[100:], parse("zebra").words).hits != ()


@given(st.text(max_size=80), st.text(max_size=4))
@settings(max_examples=200, deadline=None)
def test_hits_are_in_the_text_and_follow_each_other(text: str, word: str) -> None:
    last = 0
    for span in hits(text, [Word(word), Word(word[:1], is_prefix=True)]):
        assert last <= span.start < span.end <= len(text)
        last = span.end


@given(
    st.lists(st.sampled_from(["me", "Met", "home", "\u00e9me", "_me", "3me", "me\u0301", ",", "'"])),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_a_text_holds_words_where_it_has_hits(pieces: list[str], is_prefix: bool) -> None:
    for text in (" ".join(pieces), "".join(pieces)):
        word = Word("me", is_prefix)
        assert holds(text, word) == bool(hits(text, [word]))


def test_a_snippet_shows_the_first_hit_without_marks() -> None:
    text = "word " * 300 + "then **the long silence** came and " + "word " * 300
    shown = snippet(text, parse("silence").words)
    (hit,) = shown.hits
    assert shown.text[hit.start : hit.end] == "silence"
    assert "the long silence came" in shown.text
    assert shown.text.startswith("\u2026word")
    assert shown.text.endswith("word\u2026")
    assert len(shown.text) < 200


def test_a_snippet_without_hits_is_the_beginning() -> None:
    assert snippet("# A day\nand more", ()).text == "A day · and more"
    assert snippet("", ()).text == ""
    assert snippet("word " * 100, ()).text.startswith("word word")


@given(
    st.lists(
        st.sampled_from(["**calm**", "calm", "# x", "word", "\n", "- ", "[calm](a)", "\u00e9"]), max_size=400
    )
)
@settings(max_examples=100, deadline=None)
def test_the_hits_of_a_snippet_are_hits(pieces: list[str]) -> None:
    shown = snippet(" ".join(pieces), [Word("calm")])
    assert all(shown.text[span.start : span.end] == "calm" for span in shown.hits)
    assert bool(shown.hits) == ("calm" in shown.text)
    assert isinstance(shown.hits, tuple)
    assert all(isinstance(span, Span) for span in shown.hits)
