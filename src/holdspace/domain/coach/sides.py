# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The line a reply answers: its words, and the sides of it where whoever said it is torn."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from holdspace.domain.coach.nearness import keys_of
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.words import PAUSE, sentences_of

_JOINTS = frozenset((PAUSE, "and", "but", "yet", "though", "although", "while", "except", "only", "with"))
_TURNS = _JOINTS - {PAUSE, "and", "with"}
_MOST = 8  # sides; a line of more is a speech
_OWN = frozenset(("i", "me", "my", "half"))

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What stands for the words of a line, its words, what stands for each torn side, and its cues."""

    keys: frozenset[str] = field(default=frozenset(), repr=False)
    words: frozenset[str] = field(default=frozenset(), repr=False)
    sides: tuple[frozenset[str], ...] = field(default=(), repr=False)
    cues: frozenset[str] = field(default=frozenset(), repr=False)


def line_of(said: str, rules: Rules) -> Line:
    """Return what a reply to the line `said` is compared with."""
    sentences = sentences_of(said, rules.short_forms)
    clauses = [each for sentence in sentences for each in _clauses(sentence.words)]
    sides = tuple(keys_of(each, rules) for each in clauses)
    torn = sides if _pulls_both_ways(clauses, rules) else ()
    words = frozenset(word for each in sentences for word in each.words)
    asks = any(each.mark == "?" for each in sentences)
    cues = frozenset(_line_cues(words, asks, bool(torn), rules))
    return Line(frozenset().union(*sides), words, torn, cues)


def _line_cues(words: frozenset[str], asks: bool, is_torn: bool, rules: Rules) -> Iterator[str]:
    """Yield cues that a reply has from the line alone."""
    if asks:
        yield "line asks"
    if is_torn:
        yield "line torn"
    if not _TURNS.isdisjoint(words):
        yield "line turns"
    for name, some in (("denies", "denials"), ("feels", "feelings")):
        if not rules.lists[some].isdisjoint(words):
            yield f"line {name}"
    if "you" in words:
        yield "line of you"
    if not _OWN.isdisjoint(words):
        yield "line of me"


def tells_both_sides(words: Words, line: Line, rules: Rules) -> bool:
    """Say whether words, parted at a joint, say back one side of a torn line before it and another after."""
    if not line.sides:
        return False
    keys = [keys_of((word,), rules) for word in words]
    for at in (at for at, word in enumerate(words) if word in _JOINTS):
        one, other = frozenset().union(*keys[:at]), frozenset().union(*keys[at:])
        if any(_apart(one, other, a, b) for a, b in itertools.permutations(line.sides[:_MOST], 2)):
            return True
    return False


def _apart(one: frozenset[str], other: frozenset[str], a: frozenset[str], b: frozenset[str]) -> bool:
    return not one.isdisjoint(a - b) and not other.isdisjoint(b - a)


def _clauses(words: Words) -> Iterator[Words]:
    cuts = [0, *(at for at, word in enumerate(words) if word in _JOINTS), len(words)]
    return (words[a:b] for a, b in itertools.pairwise(cuts) if b > a)


def _pulls_both_ways(clauses: list[Words], rules: Rules) -> bool:
    """Say whether one clause tells what draws the speaker, and another what holds them."""
    mine = [each for each in map(frozenset, clauses) if not each.isdisjoint(_OWN)]
    pulls = [not rules.lists["pulls"].isdisjoint(each) for each in mine]
    pushes = [not rules.lists["pushes"].isdisjoint(each) for each in mine]
    return any(pulls[a] and pushes[b] for a, b in itertools.permutations(range(len(mine)), 2))
