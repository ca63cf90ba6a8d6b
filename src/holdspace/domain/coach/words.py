# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A reply as sentences of plain words: small letters, short forms written out, commas kept as words.

What people type has no apostrophes and few full stops: "youre", "you're" and "you are" are the same words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

PAUSE = ","
TURNS = frozenset(("but", "so"))
"""Words after which a sentence says something else."""
_PIECE = re.compile(r"[^\W_]+(?:['\u2019\u02bc][^\W_]+)*|\.{2,}|\u2026|--|[.?!,;:\n\u2013\u2014()\u201d\"-]")
_ENDS = frozenset(".?!;\n")
_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")
_TAILS: tuple[tuple[str, str], ...] = (("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am"))
_IS = frozenset(
    [
        "it",
        "he",
        "she",
        "that",
        "what",
        "there",
        "who",
        "where",
        "how",
        "when",
        "why",
        "here",
        "this",
        "nothing",
        "everything",
        "something",
        "nobody",
        "everybody",
        "everyone",
        "somebody",
        "someone",
        "anybody",
        "anyone",
    ]
)
_TITLES = (["dr"], ["mr"], ["mrs"], ["ms"], ["st"])
_HAD = frozenset(
    ["been", "better", "had", "just", "gone", "done", "already", "got", "always", "never", "hoped", "thought"]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with the characters each stands at, and the mark it ends with: one of . ? ! or ""."""

    words: tuple[str, ...] = field(repr=False)
    places: tuple[tuple[int, int], ...] = field(repr=False)
    mark: str = ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters from word `first` up to, and not with, word `last`."""
        return self.places[first][0], self.places[last - 1][1]

    def part(self, first: int, last: int) -> Sentence:
        """Return the words from `first` up to `last` as a sentence, with the mark of the whole."""
        return Sentence(self.words[first:last], self.places[first:last], self.mark)

    @property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Return where its clauses begin and end: the words between pauses."""
        cuts = [-1, *(at for at, word in enumerate(self.words) if word == PAUSE), len(self.words)]
        return tuple((a + 1, b) for a, b in itertools.pairwise(cuts) if b > a + 1)


def sentences_of(text: str, short_forms: Mapping[str, str]) -> tuple[Sentence, ...]:
    """Return the sentences of `text`. `short_forms` are words written short or wrong, with the full ones."""
    found: list[Sentence] = []
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(text):
        raw = piece[0]
        if raw == "." and _is_inside(text, piece.start(), words):
            continue
        if raw in _ENDS:
            _close(found, words, places, raw)
        elif raw[0].isalnum():
            start = piece.start()
            if words and f"{words[-1]} {raw.lower()}" in short_forms:
                raw, start = f"{words.pop()} {raw}", places.pop()[0]
            plain = tuple(_plain(raw, text[piece.end() : piece.end() + 12], short_forms))
            words += plain
            places += [(start, piece.end())] * len(plain)
        elif words and words[-1] != PAUSE and (raw != "-" or _stands_alone(text, piece.start())):
            words.append(PAUSE)
            places.append(piece.span())
    _close(found, words, places, "")
    return tuple(found)


def _is_inside(text: str, at: int, words: list[str]) -> bool:
    """Say whether the full stop at `at` ends no sentence: it is in a number, or after a title."""
    return (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()) or words[-1:] in _TITLES


def _stands_alone(text: str, at: int) -> bool:
    return text[at - 1 : at].isspace() or text[at + 1 : at + 2].isspace()


def _close(found: list[Sentence], words: list[str], places: list[tuple[int, int]], mark: str) -> None:
    while words and words[-1] == PAUSE:
        words.pop()
        places.pop()
    if words:
        found.append(Sentence(tuple(words), tuple(places), mark if mark in ("?", "!") else "."))
    elif found and mark == "?" and found[-1].mark == "!":
        found[-1] = Sentence(found[-1].words, found[-1].places, "?")
    words.clear()
    places.clear()


def _plain(raw: str, ahead: str, short_forms: Mapping[str, str]) -> Iterator[str]:
    word = raw.lower().translate(_APOSTROPHES)
    if word in short_forms:
        yield from short_forms[word].split()
        return
    for tail, full in _TAILS:
        if word.endswith(tail):
            yield word.removesuffix(tail)
            yield full
            return
    if word.endswith("n't"):
        yield word.removesuffix("n't")
        yield "not"
    elif word.endswith("'d"):
        yield word.removesuffix("'d")
        yield "had" if _is_past(ahead.split()[:1]) else "would"
    elif word.endswith("'s") and word[:-2] in _IS:
        yield word.removesuffix("'s")
        yield "is"
    else:
        yield word.removesuffix("'s").replace("'", "")


def _is_past(ahead: list[str]) -> bool:
    return any(word in _HAD or (word.endswith("ed") and word != "need") for word in ahead)
