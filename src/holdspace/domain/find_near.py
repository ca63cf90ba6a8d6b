# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where nothing answers a query: what lies near it, so that nobody is left at a bare "no entries"."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import combinations, islice

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.find import Clause, Field, Query, Word, printed
from holdspace.domain.find_values import HEAVY
from holdspace.domain.find_words import folded, words_of
from holdspace.domain.word_forms import other_forms

MOST_WAYS = 6
_MOST_WORDS = 8
_MOST_LEFT_OUT = 24  # ways of leaving clauses out that are tried
_MOST_TOGETHER = 3
_MOST_INSTEAD = 24  # queries with something else in the place of a part
_SHORTEST, _CUT = 4, 3  # letters that a beginning has, and letters that are cut off for it
_ALIKE = 0.7
_MEANT = {
    **{audience: Field("for", audience) for audience in AUDIENCES},
    "starred": Field("is", "starred"),
    "star": Field("is", "starred"),
    "heavy": Field("load", HEAVY),
    "sealed": Field("is", "sealed"),
    "lesson": Field("has", "lesson"),
    "lessons": Field("has", "lesson"),
}

Count = Callable[[Query], int | None]
"""Tells how many entries answer a query, or None where there is no time left to know."""


@dataclass(frozen=True, slots=True)
class Way:
    """A query that finds something, as it could be typed, and how many entries it finds."""

    query: str = field(repr=False)
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """What lies near a query: `together` of its `asked` parts are found in one entry; ways to go on."""

    asked: int = 0
    together: int = 0
    missing: tuple[str, ...] = field(default=(), repr=False)
    ways: tuple[Way, ...] = field(default=(), repr=False)


def near(query: Query, count: Count, tags: Sequence[str], feelings: Sequence[str]) -> Near:
    """Return what lies near a query that nothing answers.

    `count` is asked 56 times at most. What it does not know is neither said to be missing nor offered. `tags`
    and `feelings` are those in use, the most used first.
    """
    steps = near_steps(query, tags, feelings)
    try:
        asked = next(steps)
        while True:
            asked = steps.send(count(asked))
    except StopIteration as done:
        found: Near = done.value
        return found


def near_steps(
    query: Query, tags: Sequence[str], feelings: Sequence[str]
) -> Generator[Query, int | None, Near]:
    """Give each query of which `near` has to know how many entries answer it; that number is sent in.

    So whoever asks may rest between two of them.
    """
    query = Query(tuple(_steady(clause) for clause in query.clauses))
    counted: dict[Word, int | None] = {}
    for word in query.words[:_MOST_WORDS]:
        counted[word] = yield Query((Clause(word),))
    missing = [word for word, entries in counted.items() if entries == 0]
    kept = [clause for clause in query.clauses if clause.meaning not in missing]
    found = yield from _together(query, kept)
    instead: dict[str, int] = {}
    for each in islice(_instead(query, missing, tags, feelings), _MOST_INSTEAD):
        instead[printed(each)] = (yield each) or 0
    ways = [
        *(Way(typed, entries) for typed, entries in instead.items()),
        *(Way(printed(each), entries) for each, entries in found),
        *(
            Way(printed(Query((Clause(word),))), entries or 0)
            for word, entries in counted.items()
            if len(word.text) >= _SHORTEST  # who looks for more than "on" and "me" is not helped by these
        ),
    ]
    able = {way.query: way for way in reversed(ways) if way.entries}
    ordered = tuple(dict.fromkeys(way.query for way in ways if way.entries))[:MOST_WAYS]
    return Near(
        len(query.clauses),
        max((len(each.clauses) for each, _entries in found), default=0),
        tuple(word.text for word in missing),
        tuple(able[each] for each in ordered),
    )


def _steady(clause: Clause) -> Clause:
    """Return a clause without a beginning of so few letters that most entries have it."""
    meaning = clause.meaning
    if isinstance(meaning, Word) and len(meaning.text) < _CUT:
        return replace(clause, meaning=Word(meaning.text))
    return clause


def _together(query: Query, kept: Sequence[Clause]) -> Generator[Query, int | None, list[tuple[Query, int]]]:
    """Return the largest parts of a query that anything answers, up to three of them."""
    tries = 0
    for size in range(min(len(kept), len(query.clauses) - 1), 1, -1):
        found = []
        for some in islice(combinations(kept, size), _MOST_LEFT_OUT - tries):
            tries += 1
            if any(not clause.is_not for clause in some) and (entries := (yield Query(some))):
                found.append((Query(some), entries))
        if found or tries >= _MOST_LEFT_OUT:
            return found[:_MOST_TOGETHER]
    return []


def _instead(
    query: Query, missing: Sequence[Word], tags: Sequence[str], feelings: Sequence[str]
) -> Iterator[Query]:
    """Give the query with something else in the place of what no entry has."""
    for number, clause in enumerate(query.clauses):
        if clause.is_not:
            continue
        for other in _others(clause.meaning, query.clauses[number + 1 :], missing, tags, feelings):
            put = [replace(clause, meaning=other)]
            yield Query((*query.clauses[:number], *put, *query.clauses[number + 1 :]))
            if len(query.clauses) > 1:
                yield Query(tuple(put))


def _others(
    meaning: Word | Field,
    after: Sequence[Clause],
    missing: Sequence[Word],
    tags: Sequence[str],
    feelings: Sequence[str],
) -> Iterator[Word | Field]:
    if isinstance(meaning, Field):
        used = {"tag": tags, "feeling": feelings}.get(meaning.name, ())
        for value in _alike(_with_next(meaning.value, after), used) or _alike(meaning.value, used):
            yield Field(meaning.name, value)
        return
    words = words_of(meaning.text)
    if len(words) == 1 and words[0] in _MEANT:
        yield _MEANT[words[0]]
    for value in _alike(meaning.text, tags)[:1]:
        yield Field("tag", value)
    if meaning in missing and len(words) == 1:
        yield from (Word(form) for form in other_forms(words[0]))
        yield from _beginnings(words[0])


def _with_next(value: str, after: Sequence[Clause]) -> str:
    """Return a value with the word after it, as a tag of two words that was typed without quotes."""
    word = after[0].meaning if after else None
    return f"{value} {word.text}" if isinstance(word, Word) else value


def _alike(value: str, used: Sequence[str]) -> list[str]:
    """Return up to three values in use that begin so or are spelled nearly so."""
    wanted = folded(value)
    by_form = {folded(each): each for each in reversed(used)}
    begun = [each for form, each in by_form.items() if form.startswith(wanted)][::-1]
    close = [by_form[form] for form in get_close_matches(wanted, by_form, n=3, cutoff=_ALIKE)]
    return list(dict.fromkeys([*close, *begun]))[:3]


def _beginnings(word: str) -> Iterator[Word]:
    """Give how a word begins, the longest first: hang* for hang, adjuster* for adjusters."""
    for length in range(len(word), max(_SHORTEST, len(word) - _CUT) - 1, -1):
        yield Word(word[:length], is_prefix=True)
