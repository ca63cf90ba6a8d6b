# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The small language of phrases: each sign means what the content file says it means."""

from __future__ import annotations

import pytest

from holdspace.domain.coach.phrases import BadPhrase, Text, book_of
from holdspace.domain.coach.words import sentences_of

LISTS = {"kin": frozenset(("mother", "brother"))}
OPENERS = frozenset(("so", "well"))


def found(phrase: str, said: str) -> list[str]:
    (sentence,) = sentences_of(said, {})
    text = Text(sentence, OPENERS, frozenset(("two",)))
    return [" ".join(sentence.words[first:last]) for first, last in book_of([phrase], LISTS).found(text)]


@pytest.mark.parametrize(
    ("phrase", "said", "words"),
    [
        ("call him", "please call him now", ["call him"]),
        ("call him|her", "call her, call him", ["call her", "call him"]),
        ("your <kin>", "your mother", ["your mother"]),
        ("complain*", "complaining", ["complaining"]),
        ("try *ing", "try walking", ["try walking"]),
        ("# weeks", "two weeks or 3 weeks", ["two weeks", "3 weeks"]),
        ("call _ back", "call her back", ["call her back"]),
        ("call .. back", "call her right back", ["call her right back"]),
        ("you -not could", "you could", ["you could"]),
        ("please? call", "please call", ["please call", "call"]),
        ("^ call", "so well call", ["call"]),
        ("~ call", "no, call", ["call"]),
        ("go $", "go, now go", ["go", "go"]),
        ("go .", "go, now go", ["go"]),
        ("now|$", "now, then", ["now"]),
        ("call now|$", "call", ["call"]),
        ("yes , but", "yes, but", ["yes , but"]),
    ],
)
def test_a_sign_finds_what_it_stands_for(phrase: str, said: str, words: list[str]) -> None:
    assert found(phrase, said) == words


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("call him", "call, him"),
        ("call .. back", "call her, back"),
        ("call .. back", "call one and another again back"),
        ("you -should call", "you should call"),
        ("^ call", "you call"),
        ("^ call", "no, call"),
        ("~ call", "you call"),
        ("go $", "go now"),
        ("go .", "go, now"),
        ("_ back", "back"),
        ("# weeks", "some weeks"),
    ],
)
def test_a_sign_leaves_the_rest_alone(phrase: str, said: str) -> None:
    assert found(phrase, said) == []


def test_the_longest_phrase_counts() -> None:
    (sentence,) = sentences_of("you should call him", {})
    book = book_of(["you should", "you should call"], {})
    assert book.found(Text(sentence, OPENERS, frozenset())) == ((0, 3),)
    assert book.count == 2


@pytest.mark.parametrize("phrase", ["call <nobody>", "call |", "call #|two", "call *", "what's up"])
def test_what_cannot_be_read_is_refused(phrase: str) -> None:
    with pytest.raises(BadPhrase, match=r"cannot read|no list"):
        book_of([phrase], LISTS)
