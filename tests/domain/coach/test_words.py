# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Replies as sentences of plain words, however they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.coach.words import Sentence, sentences_of

SHORT = {"dont": "do not", "can't": "can not", "no one": "nobody", "let's": "let us"}


def words(text: str) -> list[tuple[str, ...]]:
    return [each.words for each in sentences_of(text, SHORT)]


@pytest.mark.parametrize("typed", ["You don't.", "you dont", "YOU DON\u2019T", "You  don\u02bct..."])
def test_short_forms_are_written_out(typed: str) -> None:
    assert words(typed)[0][:3] == ("you", "do", "not")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("You're", "you are"),
        ("they'll", "they will"),
        ("I've", "i have"),
        ("I'm", "i am"),
        ("it's", "it is"),
        ("Mom's", "mom"),
        ("you'd like", "you would like"),
        ("you'd been", "you had been"),
        ("you'd filled", "you had filled"),
        ("can't", "can not"),
        ("No one", "nobody"),
        ("let's", "let us"),
        ("o'clock", "oclock"),
        ("eighty-pound", "eighty pound"),
    ],
)
def test_a_form_becomes_its_words(typed: str, plain: str) -> None:
    assert words(typed) == [tuple(plain.split())]


def test_sentences_end_where_people_end_them() -> None:
    assert words("Go on. Is it? Yes!\nwell; ok") == [("go", "on"), ("is", "it"), ("yes",), ("well",), ("ok",)]
    assert "".join(each.mark for each in sentences_of("Go on. Is it? Yes! Really!? ok", {})) == ".?!?."


def test_titles_and_decimals_end_none() -> None:
    assert words("Dr. Osei said 4.5 of it.") == [("dr", "osei", "said", "4", "5", "of", "it")]


def test_pauses_are_kept_once_and_never_last() -> None:
    assert words("Well, \u2014 no... so, ") == [("well", ",", "no", ",", "so")]
    assert words("He left - again") == [("he", "left", ",", "again")]
    assert words(",") == []


def test_clauses_are_what_stands_between_pauses() -> None:
    (sentence,) = sentences_of("Okay, so what, then", {})
    assert sentence.clauses == ((0, 1), (2, 4), (5, 6))
    assert sentence.part(2, 4).words == ("so", "what")


def test_a_span_is_where_the_words_stand() -> None:
    text = "No. You don\u2019t have to."
    sentence = sentences_of(text, SHORT)[1]
    assert text[slice(*sentence.span(1, 3))] == "don\u2019t"
    assert text[slice(*sentence.span(0, 5))] == "You don\u2019t have to"


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_has_its_words_in_order(text: str) -> None:
    starts = [start for each in sentences_of(text, SHORT) for start, _ in each.places]
    assert starts == sorted(starts)
    assert all(len(each.words) == len(each.places) > 0 for each in sentences_of(text, SHORT))


def test_its_repr_holds_no_words() -> None:
    assert "quince" not in repr(Sentence(("quince",), ((0, 6),)))
