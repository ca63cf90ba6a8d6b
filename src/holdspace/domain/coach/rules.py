# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The rules of the coach: its phrases, word lists and two numbers, written down and learned from nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdspace.domain.coach.listed import Listed, new_listed
from holdspace.domain.coach.phrases import BadPhrase, CueBook, PhraseBook, Text, book_of, cue_book_of
from holdspace.domain.coach.weighing import Weights
from holdspace.domain.coach.words import Sentence

BOOKS: tuple[str, ...] = (
    *("advice", "advice_not", "reassurance", "reassurance_not", "judging", "judging_not"),
    *("question", "question_not", "open", "closed", "closed_not", "besides", "why", "why_not"),
    *("double", "meaning", "heavy", "told", "heard", "frame"),
)
LISTS: tuple[str, ...] = (
    "openers",
    "numbers",
    "common",
    "feelings",
    "pulls",
    "pushes",
    "denials",
    "wanting",
    "subjects",
    "turning",
    "fault",
    *("general", "helping", "do", "more_do", "obj", "past", "prepositions", "warm", "harsh"),
    *("small", "always", "good_end", "calling", "kin", "papers", "days"),
)


SAID = "said "
"""How the cue of a run of words begins, before the words themselves."""


class BadRules(ValueError):  # noqa: N818 - named for what it says
    """Values that cannot be the coach's rules. The message names what is wrong."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Phrases by what they tell, word lists by name, and numbers.

    A reply of more than `long_words` words is long. A reflection is a simple one where at least `near_share`
    of its words that carry meaning are those of the line, or near to them by `near`. A finding with `weights`
    is said where the cues of a sentence, some by phrases of `cues`, weigh enough; others as phrases tell.
    `wordings` are the runs of words that weigh anything; None for all of them, as when weights are sought.
    """

    long_words: int
    near_share: float
    short_forms: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    books: Mapping[str, PhraseBook]
    near: Mapping[str, str]
    cues: CueBook
    weights: Mapping[str, Weights]
    listed: Listed
    wordings: frozenset[str] | None

    def __post_init__(self) -> None:
        if self.long_words < 1:
            raise BadRules("long_words: needs 1 or more")
        if not 0.0 < self.near_share <= 1.0:
            raise BadRules("near_share: needs a share above 0 and up to 1")
        for kind, wanted, there in (("list", LISTS, self.lists), ("phrases", BOOKS, self.books)):
            if missing := [name for name in wanted if name not in there]:
                raise BadRules(f"{missing[0]}: needs its {kind}")

    def text(self, sentence: Sentence) -> Text:
        """Return `sentence` ready for phrases to be looked up in it."""
        return Text(sentence, self.lists["openers"], self.lists["numbers"])

    def found(self, name: str, text: Text) -> tuple[tuple[int, int], ...]:
        """Return where phrases of `name` stand, but for those that an exception to them lies across."""
        places = self.books[name].found(text)
        but = f"{name}_not"
        if not places or but not in self.books:
            return places
        excused = {at for first, last in self.books[but].found(text) for at in range(first, last)}
        return tuple(place for place in places if excused.isdisjoint(range(*place)))

    def key(self, word: str) -> str:
        """Return what stands for `word` and its near words: their first, or its stem."""
        if word in self.near:
            return self.near[word]
        stem = _stem(word)
        return self.near.get(stem, stem)


def new_rules(
    *,
    long_words: int,
    near_share: float,
    short_forms: Mapping[str, str],
    lists: Mapping[str, frozenset[str]],
    phrases: Mapping[str, Iterable[str]],
    near: Iterable[Iterable[str]],
    cues: Mapping[str, Iterable[str]],
    weights: Mapping[str, Weights],
    listed: Mapping[str, Mapping[str, Iterable[str]]],
) -> Rules:
    """Return rules of lines of phrases and groups of near words. Raises BadRules."""
    try:
        books = {name: book_of(lines, lists) for name, lines in phrases.items()}
        heard = cue_book_of(cues, lists)
    except BadPhrase as error:
        raise BadRules(str(error)) from None
    wordings = frozenset(cue for each in weights.values() for cue in each.cues if cue.startswith(SAID))
    return Rules(
        *(long_words, near_share, short_forms, lists, books, _near(near), heard, weights),
        listed=new_listed(listed),
        wordings=wordings,
    )


def _near(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    near: dict[str, str] = {}
    for group in groups:
        words = list(group)
        for word in words:
            near.setdefault(word, words[0])
            near.setdefault(_stem(word), words[0])
    return near


def _stem(word: str) -> str:
    for ending in ("ness", "ing", "ies", "ied", "ed", "es", "s", "ly", "er"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3 and not word.endswith("ss"):
            word = stem
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e").removesuffix("y") if len(word) > 3 else word
