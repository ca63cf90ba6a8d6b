# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cues of each sentence of a reply: who it speaks of, its tense, what it has of the line, where it stands.

A cue is a named thing that is there or not. None decides alone: weighing.py adds up what they weigh.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from holdspace.domain.coach.halves import YOU, has_both_halves
from holdspace.domain.coach.halves_cues import side_cues
from holdspace.domain.coach.listed import listed_cues
from holdspace.domain.coach.nearness import content_of, nearness
from holdspace.domain.coach.openings import ORDERS, opened, opening
from holdspace.domain.coach.phrases import Text
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.sides import Line, tells_both_sides
from holdspace.domain.coach.wordings import wordings_of
from holdspace.domain.coach.words import PAUSE, Sentence

Words = tuple[str, ...]
_JOINTS = frozenset(("but", "yet", "though", "although", "except", "while", "still", "only", "and"))
_TURNS = frozenset(("but", "yet", "though", "except"))
_WHO = {
    "you": YOU,
    "I": frozenset(("i", "me", "my", "mine", "myself")),
    "we": frozenset(("we", "us", "our")),
    "they": frozenset(("he", "she", "they", "him", "her", "them", "his", "their")),
}
_SUBJECTS = frozenset(("you", "i", "they", "it", "that", "we", "general", "there"))
_MODALS = frozenset(("would", "could", "should", "might", "must", "can"))
_PLAIN = (
    *("than", "like", "as", "because", "so", "such", "too", "even", "if", "when", "then", "instead", "must"),
    *("will", "would", "again", "back", "now", "until", "till", "either", "both", "somebody", "some"),
    *("these", "those", "here", "there", "and"),
)
_LISTS = ("general", "small", "always", "warm", "harsh", "good_end", "calling", "feelings", "pulls", "pushes")
_LISTS_TOO = ("fault", "kin", "papers", "denials", "days")
_FIRST = frozenset(
    (
        "well",
        "and",
        "so",
        "oh",
        "but",
        "then",
        "maybe",
        "some",
        "with",
        "must",
        "still",
        "just",
        "for",
        "nice",
    )
)
BOOK_CUES = ("double", "meaning", "heavy", "told", "heard", "frame")
TUNED_CUES = frozenset((*(f"phrase {name}" for name in BOOK_CUES), "both halves", "both sides of the line"))
"""Cues of the phrases that were tuned, as those that begin with "seen" are."""
_LENGTHS, _TOTALS, _SHARES = (2, 3, 4, 6, 9, 13, 18, 25), (5, 9, 20, 35, 45), (0.01, 0.3, 0.5, 0.7, 0.99)
_COUNTS = (1, 2, 3, 4, 6)
_LONG_STORY = 13  # words
_OF_YOU = (
    "new feeling",
    "near 0.5",
    "denials",
    "word must",
    "phrase praised",
    "phrase under_words",
    "more follows",
)
_OF_OTHERS = (
    "near 0.5",
    "near 0.01",
    "denials",
    "line asks",
    "line feels",
    "new feeling",
    "phrase scorn",
    "alone",
)
_OTHERS = frozenset(("they", "it", "that", "general", "the", "other", "number", "not"))


class Setting(NamedTuple):
    """The sentences of a reply, how each opens, and what the phrases saw in each."""

    sentences: Sequence[Sentence]
    opens: Sequence[str]
    told: Sequence[frozenset[str]]
    words: int


def cues_of(
    sentences: Sequence[Sentence], told: Sequence[frozenset[str]], line: Line, rules: Rules
) -> list[frozenset[str]]:
    """Return the cues of each sentence; `told` is what the phrases saw in each, by findings."""
    opens = [opening(each.words, opened(each.words, rules), rules) for each in sentences]
    setting = Setting(sentences, opens, told, sum(len(each.words) for each in sentences))
    return [_cues(at, setting, line, rules) for at in range(len(sentences))]


def _cues(at: int, setting: Setting, line: Line, rules: Rules) -> frozenset[str]:
    sentence = setting.sentences[at]
    cues = {f"opens {setting.opens[at]}", *line.cues, *(f"seen {what}" for what in setting.told[at])}
    cues.update(_clause_cues(sentence, rules))
    cues.update(_word_cues(sentence, rules))
    cues.update(_near_cues(sentence, line, rules))
    cues.update(_size_cues(sentence, setting))
    cues.update(_place_cues(at, setting))
    cues.update(_phrase_cues(rules.text(sentence), rules))
    cues.update(_side_cues(at, setting, line, rules))
    cues.update(_together(setting.opens[at], cues))
    cues.update(listed_cues(sentence, setting.opens[at], line.words, rules.listed))
    cues.update(wordings_of(sentence, line.keys, rules))
    return frozenset(cues)


def _clause_cues(sentence: Sentence, rules: Rules) -> Iterator[str]:
    """Yield who the clauses speak of, and in which tense or mood."""
    words = sentence.words
    after = [at + 1 for at, word in enumerate(words[:-1]) if word in _JOINTS and at]
    later = [first for first, _ in sentence.clauses[1:]] + after
    yield from (f"later {opening(words, at, rules)}" for at in later)
    for at in (0, opened(words, rules), *later):
        who = opening(words, at, rules)
        at += words[at : at + 1] == ("and",)
        if who in _SUBJECTS and at + 1 < len(words):
            yield f"{who} {_mood(words[at + 1], rules)}"
            if words[at + 2 : at + 3] and words[at + 2] in rules.lists["denials"]:
                yield f"{who} not"


def _mood(verb: str, rules: Rules) -> str:
    if verb in ("will", "going"):
        return "will"
    if verb in _MODALS:
        return verb
    if verb in ("is", "are", "am"):
        return "is"
    if verb in rules.lists["past"] or verb.endswith("ed"):
        return "did"
    return verb if verb in ("have", "has", "got", "do") else "does"


def _word_cues(sentence: Sentence, rules: Rules) -> Iterator[str]:
    words = frozenset(sentence.words)
    yield from (f"of {who}" for who, those in _WHO.items() if not those.isdisjoint(words))
    yield from (name for name in (*_LISTS, *_LISTS_TOO) if not rules.lists[name].isdisjoint(words))
    yield from (f"word {word}" for word in _PLAIN if word in words)
    if not _TURNS.isdisjoint(words):
        yield "turns"
    if any(word.isdigit() or word in rules.lists["numbers"] for word in words):
        yield "number"
    if sentence.words[0] in _FIRST:
        yield f"begins {sentence.words[0]}"
    if sentence.mark in ("?", "!"):
        yield f"mark {sentence.mark}"


def _near_cues(sentence: Sentence, line: Line, rules: Rules) -> Iterator[str]:
    near = nearness(sentence.words, line.keys, rules)
    if not near.all:
        yield "no word of meaning"
        return
    yield from (f"near {share}" for share in _SHARES if near.near / near.all >= share)
    yield from (f"near words {count}" for count in _COUNTS if near.near >= count)
    yield from (f"new words {count}" for count in _COUNTS if near.all - near.near >= count)
    felt = rules.lists["feelings"].intersection(content_of(sentence.words, rules))
    if any(rules.key(word) not in line.keys for word in felt):
        yield "new feeling"


def _size_cues(sentence: Sentence, setting: Setting) -> Iterator[str]:
    count = sum(word != PAUSE for word in sentence.words)
    yield from (f"words {least}" for least in _LENGTHS if count >= least)
    yield from (f"words in all {least}" for least in _TOTALS if setting.words >= least)


def _place_cues(at: int, setting: Setting) -> Iterator[str]:
    """Yield where it stands in the reply, and what stands beside it."""
    if at == 0:
        yield "first"
    yield "more follows" if at + 1 < len(setting.sentences) else "last"
    if len(setting.sentences) == 1:
        yield "alone"
    if any(each.mark == "?" for each in setting.sentences[at + 1 :]):
        yield "a question follows"
    if at:
        yield "after a question" if setting.sentences[at - 1].mark == "?" else "after a statement"
        yield f"after one that opens {setting.opens[at - 1]}"
    yield from _beside(at, setting)


def _beside(at: int, setting: Setting) -> Iterator[str]:
    others = {each for place, each in enumerate(setting.opens) if place != at}
    if others & ORDERS:
        yield "an order beside"
    if "i" in others:
        yield "one of me beside"
    if at and setting.opens[at] in ORDERS:
        yield "an order later"


def _phrase_cues(text: Text, rules: Rules) -> Iterator[str]:
    yield from (f"phrase {name}" for name in BOOK_CUES if rules.found(name, text))
    for name, count in rules.cues.found(text).items():
        yield f"phrase {name}"
        if count > 1:
            yield f"phrase {name} again"


def _side_cues(at: int, setting: Setting, line: Line, rules: Rules) -> Iterator[str]:
    before = setting.sentences[at - 1] if at else None
    sentence = setting.sentences[at]
    if has_both_halves(sentence, rules.text(sentence), rules):
        yield "both halves"
    if tells_both_sides(sentence.words, line, rules):
        yield "both sides of the line"
    yield from side_cues(sentence, before, len(setting.sentences), line, rules)


def _together(opens: str, cues: set[str]) -> Iterator[str]:
    """Yield cues that say more together than each alone."""
    if "phrase story" in cues and f"words {_LONG_STORY}" in cues:
        yield "a long story"
    if opens in ORDERS and "phrase comfort_order" not in cues:
        yield "a plain order"
    if opens in ("you", "your"):
        yield from (f"you, {cue}" for cue in _OF_YOU if cue in cues)
    if opens in _OTHERS:
        yield from (f"{opens}, {cue}" for cue in _OF_OTHERS if cue in cues)
