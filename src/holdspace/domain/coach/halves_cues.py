# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cues of two halves side by side: "You like him. The line won't wait." or "Proud of him, missing him"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from holdspace.domain.coach.halves import YOU
from holdspace.domain.coach.nearness import keys_of
from holdspace.domain.coach.openings import ORDERS, opened, opening
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.sides import Line
from holdspace.domain.coach.words import PAUSE, Sentence

Words = tuple[str, ...]
_SELVES = frozenset(("i", "my", "we"))
_SHORT, _TINY = 8, 5  # words
_ENDS = frozenset(("not", "either", "too", "anyway", "anyhow", "though", "it"))
_FAR, _SOME, _CUTS = 60, 2, 6  # words, words, places; what is further apart is no pair to anybody
_JOINTS = frozenset(("and", "but", "yet", "though", "although", "except", "while", "still", "only"))
_MOST = 3  # sentences in a reply that may be two halves and something after


@dataclass(frozen=True, slots=True)
class Half:
    """One of two halves: its words, how it opens, and what stands for its words of meaning."""

    words: Words = field(repr=False)
    opens: str
    keys: frozenset[str] = field(repr=False)


def side_cues(
    sentence: Sentence, before: Sentence | None, count: int, line: Line, rules: Rules
) -> Iterator[str]:
    """Yield the cues of a sentence's halves, and of it beside the one `before`, of `count` in a reply."""
    if sentence.mark == "?":
        return
    halves = halves_of(sentence, before, count)
    if halves is not None:
        yield from _half_cues("halves", *halves, line, rules)
        if count <= 1 + (before is not None and len(sentence.clauses) != 2):
            yield "halves: and nothing more"
    if before is not None and before.mark != "?" and len(before.words) + len(sentence.words) <= _FAR:
        yield from _half_cues("before", before.words, sentence.words, line, rules)
    for at in _cuts(sentence.words):
        yield from _half_cues("within", sentence.words[:at], sentence.words[at + 1 :], line, rules)


def _cuts(words: Words) -> list[int]:
    """Return where a sentence may fall into halves; none where it is too long to be one of two."""
    if len(words) > _FAR:
        return []
    cuts = [at for at, word in enumerate(words) if word == PAUSE or word in _JOINTS]
    return [at for at in cuts if at >= _SOME and len(words) - at > _SOME][:_CUTS]


def halves_of(sentence: Sentence, before: Sentence | None, count: int) -> tuple[Words, Words] | None:
    """Return the two clauses of a sentence, or it and the one `before`, of `count` in a reply."""
    if sentence.mark == "?":
        return None
    clauses = sentence.clauses
    if len(clauses) == 2:
        one, other = (sentence.words[first:last] for first, last in clauses)
        return one, other
    if before is None or before.mark == "?" or len(clauses) > 2 or count > _MOST:
        return None
    return before.words, sentence.words


def _half_cues(name: str, one: Words, other: Words, line: Line, rules: Rules) -> Iterator[str]:
    a, b = (
        Half(each, opening(each, opened(each, rules), rules), keys_of(each, rules)) for each in (one, other)
    )
    cues = (_shape_cues(a, b), _who_cues(a, b), _meaning_cues(a, b, line, rules), _denial_cues(a, b, rules))
    yield from (f"{name}: {cue}" for some in cues for cue in some)


def _shape_cues(a: Half, b: Half) -> Iterator[str]:
    longest = max(len(a.words), len(b.words))
    if longest <= _SHORT:
        yield "short"
    if longest <= _TINY:
        yield "very short"
    if abs(len(a.words) - len(b.words)) <= 1:
        yield "of a length"
    if b.words[-1] in _ENDS:
        yield "the second ends in not, too, it"


def _who_cues(a: Half, b: Half) -> Iterator[str]:
    if a.opens == b.opens:
        yield "open alike"
    if not YOU.isdisjoint(a.words) and not YOU.isdisjoint(b.words):
        yield "both of you"
    if a.opens == "you":
        yield "first opens you"
    if b.opens == "you":
        yield "second opens you"
    if not _SELVES.isdisjoint((*a.words, *b.words)):
        yield "of me"
    if {a.opens, b.opens} & ORDERS:
        yield "an order"


def _meaning_cues(a: Half, b: Half, line: Line, rules: Rules) -> Iterator[str]:
    if a.keys & b.keys:
        yield "share a word"
    felt = [not rules.lists["feelings"].isdisjoint(each.words) for each in (a, b)]
    if any(felt):
        yield "both feel" if all(felt) else "one feels"
    near = ["said" if each.keys & line.keys else "new" for each in (a, b)]
    yield f"{near[0]}, {near[1]}"
    if _pull(a, b, rules) or _pull(b, a, rules):
        yield "a pull and a push"


def _pull(a: Half, b: Half, rules: Rules) -> bool:
    pulls, pushes = rules.lists["pulls"], rules.lists["pushes"]
    return not pulls.isdisjoint(a.words) and not pushes.isdisjoint(b.words)


def _denial_cues(a: Half, b: Half, rules: Rules) -> Iterator[str]:
    denials = rules.lists["denials"]
    if denials.isdisjoint(a.words) == denials.isdisjoint(b.words):
        return
    yield "one denied"
    if max(len(a.words), len(b.words)) <= _SHORT:
        yield "one denied, short"
    if a.opens in ("you", "your"):
        yield "one denied, of you"
