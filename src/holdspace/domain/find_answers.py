# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether an entry answers a query: what the index must agree with, and the slow way where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from holdspace.domain.entries import Entry
from holdspace.domain.find import LESSON, Clause, Field, Query, Word, load_bounds, period
from holdspace.domain.find_words import Wanted, holds, tokens, words_of
from holdspace.domain.timeline import local_day

TAG_MARKS = ("\ue001", "\ue002")
FEELING_MARKS = ("\ue003", "\ue004")
"""What stands before and after a tag and a feeling in the index, so that it is found as a whole."""

_SECTION = re.compile(rf"^(?:{LESSON}:|\*\*{LESSON}|\#{{1,6}} {LESSON})", re.MULTILINE | re.IGNORECASE)


class Quoted:
    """Words with a mark before and after, as a tag stands in the index."""

    def __init__(self, words: str, marks: tuple[str, str], *, is_prefix: bool) -> None:
        before, after = marks
        self.text = before + words + ("" if is_prefix else after)
        self.is_prefix = is_prefix


def answers(query: Query, entry: Entry) -> bool:
    """Return whether every clause of the query holds of the entry."""
    return all(_holds(clause, entry) for clause in query.clauses)


def has_lesson(text: str) -> bool:
    """Return whether a text has a section that holds a lesson."""
    return _SECTION.search(text) is not None


def _holds(clause: Clause, entry: Entry) -> bool:
    meaning = clause.meaning
    if isinstance(meaning, Word):
        return holds(entry.text, meaning) != clause.is_not
    return _FIELDS[meaning.name](entry, meaning) != clause.is_not


def _has_load(entry: Entry, asked: Field) -> bool:
    bounds = load_bounds(asked.value)
    return bounds is not None and entry.load is not None and bounds[0] <= entry.load <= bounds[1]


def _is_after(entry: Entry, asked: Field) -> bool:
    return local_day(entry) >= _days(asked)[0]


def _is_before(entry: Entry, asked: Field) -> bool:
    return local_day(entry) < _days(asked)[0]


def _days(asked: Field) -> tuple[date, date]:
    return period(asked.value) or (date.min, date.min)


def _is_one(words: Sequence[str], asked: Wanted) -> bool:
    wanted = words_of(asked.text)
    before, after = TAG_MARKS if wanted[0][0] == TAG_MARKS[0] else FEELING_MARKS
    for word in words:
        there = tuple(token.word for token in tokens(before + word + after))
        if asked.is_prefix:
            there = (*there[: len(wanted) - 1], *(w[: len(wanted[-1])] for w in there[len(wanted) - 1 :][:1]))
        if there == wanted:
            return True
    return False


def _has_tag(entry: Entry, asked: Field) -> bool:
    return _is_one(entry.tags, Quoted(asked.value, TAG_MARKS, is_prefix=asked.is_prefix))


def _has_feeling(entry: Entry, asked: Field) -> bool:
    return _is_one(entry.feelings, Quoted(asked.value, FEELING_MARKS, is_prefix=asked.is_prefix))


_FIELDS: Mapping[str, Callable[[Entry, Field], bool]] = {
    "for": lambda entry, asked: asked.value in entry.audiences,
    "kind": lambda entry, asked: entry.kind == asked.value,
    "is": lambda entry, asked: entry.starred if asked.value == "starred" else entry.sealed,
    "has": lambda entry, asked: asked.value == "lesson" and has_lesson(entry.text),
    "tag": _has_tag,
    "feeling": _has_feeling,
    "load": _has_load,
    "after": _is_after,
    "before": _is_before,
}
