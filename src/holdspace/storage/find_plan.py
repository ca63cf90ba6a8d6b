# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A query in the language of the index of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from holdspace.domain.find import Clause, Field, Query, Word, load_bounds, period
from holdspace.domain.find_answers import FEELING_MARKS, TAG_MARKS, Quoted
from holdspace.domain.find_words import words_of
from holdspace.storage.word_index import MARK

_FIRST, _LAST = -(2**63), 2**63 - 1
_DAY = 24 * 60 * 60 * 1_000_000  # microseconds, as positions are counted
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask the index, and between which positions, both in.

    `match` is the whole query. Where words that only begin so are in it, `steady` is the query without them:
    they are costly to ask the index for, and `beginnings` can be asked of a text, each with whether it must
    not be there.
    `is_of_all` says that `steady` asks for nothing: every entry answers it.
    """

    match: str = field(repr=False)
    steady: str = field(repr=False)
    beginnings: tuple[tuple[Word, bool], ...] = ()
    has_prefix: bool = False
    is_of_all: bool = False
    first: int = _FIRST
    last: int = _LAST


def plan_of(query: Query) -> Plan:
    """Return how the index answers the query; one of nothing asks for every entry."""
    first, last = _FIRST, _LAST
    wanted: list[str] = []
    steady: list[str] = []
    unwanted: list[str] = []
    steadily_unwanted: list[str] = []
    beginnings: list[tuple[Word, bool]] = []
    for clause in query.clauses:
        meaning = clause.meaning
        if isinstance(meaning, Field) and meaning.name in ("after", "before"):
            low, high, not_these = _days(meaning, is_not=clause.is_not)
            first, last = max(first, low), min(last, high)
            unwanted += not_these
            steadily_unwanted += not_these
            continue
        asked = _asked(clause)
        (unwanted if clause.is_not else wanted).append(asked)
        if isinstance(meaning, Word) and meaning.is_prefix:
            beginnings.append((meaning, clause.is_not))
        else:
            (steadily_unwanted if clause.is_not else steady).append(asked)
    has_prefix = any(clause.meaning.is_prefix for clause in query.clauses)
    return Plan(
        _match(wanted, unwanted),
        _match(steady, steadily_unwanted),
        tuple(beginnings),
        has_prefix,
        not (steady or steadily_unwanted),
        first,
        last,
    )


def quoted(text: str) -> str:
    """Return text as a phrase of the index's own language."""
    plain = "".join(" " if letter == "\x00" else letter for letter in text)
    return '"' + plain.replace('"', '""') + '"'


def _match(wanted: list[str], unwanted: list[str]) -> str:
    match = " AND ".join(wanted or [_mark("")])
    return f"({match}) NOT ({' OR '.join(unwanted)})" if unwanted else match


def _asked(clause: Clause) -> str:
    meaning = clause.meaning
    if isinstance(meaning, Word):
        star = " *" if meaning.is_prefix else ""
        return f"(text : {quoted(meaning.text)}{star})"
    return _field(meaning)


def _field(asked: Field) -> str:
    value = asked.value
    match asked.name:
        case "for":
            return _mark("a" + value)
        case "kind":
            return _mark("k" + value)
        case "load":
            low, high = load_bounds(value) or (1, 0)
            return _any(_mark(f"l{load}") for load in range(low, high + 1))
        case "tag" | "feeling":
            marks = TAG_MARKS if asked.name == "tag" else FEELING_MARKS
            phrase = Quoted(value, marks, is_prefix=asked.is_prefix)
            return f"(marks : {quoted(phrase.text)}{' *' if asked.is_prefix else ''})"
        case _:
            return _mark(value)


def _mark(word: str) -> str:
    return f"(marks : {quoted(MARK + word)})"


def _any(asked: Iterable[str]) -> str:
    return "(" + " OR ".join(asked) + ")"


def _days(asked: Field, *, is_not: bool) -> tuple[int, int, list[str]]:
    """Return the positions between which the days lie, and the days at the border that must not be there.

    An entry's day is the one on the wall where it was made, less than a day from UTC on either side.
    """
    days = period(asked.value)
    border = days[0].toordinal() if days else 1
    if (asked.name == "after") != is_not:
        return (border - 1 - _EPOCH) * _DAY, _LAST, _day_marks(border - 2, border - 1)
    return _FIRST, (border + 1 - _EPOCH) * _DAY, _day_marks(border, border + 1)


def _day_marks(*ordinals: int) -> list[str]:
    there = (date.fromordinal(day) for day in ordinals if 1 <= day <= date.max.toordinal())
    return [_mark("d" + day.isoformat().replace("-", "")) for day in there]


def letters_of(plan: Plan) -> int:
    """Return how many letters the shortest beginning has; many terms of the index begin with few."""
    return min((len("".join(words_of(word.text))) for word, _ in plan.beginnings), default=0)
