# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What can be asked of the journal: words, "phrases", begin*, -not and fields such as for:adjuster.

A query is read as far as it can be meant; what cannot is left out and explained, never an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice

from holdspace.domain.find_values import ReadDays, load_bounds, period, plain_value, plain_words
from holdspace.domain.text import clean_text
from holdspace.domain.when import day_that_never_is

__all__ = ["FIELDS", "LESSON", "Clause", "Explanation", "Field", "Problem", "Query", "Word", "load_bounds"]
__all__ += ["MOST_CHARACTERS", "MOST_CLAUSES", "OTHER_NAMES", "parse", "period", "printed"]

LESSON = "Lesson"
"""How a section that holds a lesson begins: a heading, or a line that starts with this word and a colon."""

MOST_CHARACTERS = 500
MOST_CLAUSES = 32


class Problem(Enum):
    """Why a part of a query could not be meant as typed. Only UNCLOSED_QUOTE and ONLY_NOT change nothing
    of what is found."""

    UNKNOWN_FIELD = "unknown_field"  # taken as words
    EMPTY_FIELD = "empty_field"
    BAD_AUDIENCE = "bad_audience"
    BAD_KIND = "bad_kind"
    BAD_LOAD = "bad_load"
    BAD_DATE = "bad_date"
    NO_SUCH_DAY = "no_such_day"  # as 30 February
    BAD_IS = "bad_is"
    BAD_HAS = "bad_has"
    NO_WORD = "no_word"  # nothing in it that a search can look for
    LONE_MINUS = "lone_minus"
    UNCLOSED_QUOTE = "unclosed_quote"  # taken as closed at the end
    ONLY_NOT = "only_not"  # everything without these is found
    TOO_LONG = "too_long"  # what comes after is left out

    @property
    def leaves_out(self) -> bool:
        """Return whether the part of the query is not asked for at all."""
        return self not in (Problem.UNKNOWN_FIELD, Problem.UNCLOSED_QUOTE, Problem.ONLY_NOT)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A part of the query, from character `start` to `end`, that is not meant as typed.

    `is_unfinished` says that it stands at the very end, where the next keys may put it right. `day` is the
    year, month and day of one that never is.
    """

    problem: Problem
    start: int
    end: int
    is_unfinished: bool = False
    day: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """Words that stand next to each other in the text; with `is_prefix` the last one only begins so."""

    text: str = field(repr=False)
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A property of the entry: the field's name, its value in plain form, and whether that only begins so.

    Only tags and feelings can be prefixes.
    """

    name: str
    value: str = field(repr=False)
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that must hold of an entry, or with `is_not` must not."""

    meaning: Word | Field
    is_not: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All clauses of a query, which must hold together, and what could not be meant as typed."""

    clauses: tuple[Clause, ...] = field(default=(), repr=False)
    explanations: tuple[Explanation, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether it asks for nothing that is understood."""
        return not self.clauses

    @property
    def is_refused(self) -> bool:
        """Return whether something was asked for and none of it can be meant: then nothing answers."""
        return not self.clauses and any(each.problem.leaves_out for each in self.explanations)

    @property
    def is_begun(self) -> bool:
        """Return whether all that is left out stands at the very end, where somebody may still type."""
        return all(each.is_unfinished for each in self.explanations if each.problem.leaves_out)

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words that a found text holds, to be marked in it."""
        return tuple(
            clause.meaning
            for clause in self.clauses
            if isinstance(clause.meaning, Word) and not clause.is_not
        )


def parse(text: str, *, is_typing: bool = False, read_days: ReadDays = period) -> Query:
    """Return what `text` asks for; never raises.

    With `is_typing` the last word, where nothing follows it, only begins so: the person is still at it.
    `read_days` reads days as they are typed where somebody lives, beside 2026, 2026-01 and 2026-01-15.
    """
    return _Reader(text, is_typing, read_days).query()


def printed(query: Query) -> str:
    """Return the query as it could be typed; `parse` reads the same clauses from it."""
    return " ".join(("-" if clause.is_not else "") + _printed(clause.meaning) for clause in query.clauses)


_OPENING, _CLOSING = '"“„', '"”“'  # a hand on a phone, or a text copied from a letter, brings the curly ones
_FIELD = re.compile(r"([A-Za-z_]+):(?!//)")
# Right after a field's colon these quote too; elsewhere an apostrophe is one.
_VALUE = re.compile(r"'([^']*)'(?![^\s*])|[‘‚]([^‘’]*)[’‘](?![^\s*])|[«»]([^«»]*)[«»]")
_HASH = re.compile(r"#()(?=[^\W\d]|[" + _OPENING + "])")  # as tags stand on the screen
_BARE = re.compile(r"[^\s" + _OPENING + "]+")
_YEAR_FIRST = re.compile("[0-9]{4}")
_DAY_BEGUN = re.compile(r"(?:after|before):\s*[0-9]{1,2}\Z", re.IGNORECASE)
_LONGEST_DAY = 4  # words, as in: Thursday 3 March 2024
_ENDS_BARE = re.compile(r"[\s" + _OPENING + "]")
FIELDS: tuple[str, ...] = ("for", "kind", "tag", "feeling", "load", "after", "before", "is", "has")
OTHER_NAMES: Mapping[str, str] = {"with": "for", "felt": "feeling", "heavy": "load"}
"""What the screen calls some of the fields."""
_WITH_PREFIX = ("tag", "feeling")
_PROBLEMS: Mapping[str, Problem] = {
    "for": Problem.BAD_AUDIENCE,
    "kind": Problem.BAD_KIND,
    "tag": Problem.NO_WORD,
    "feeling": Problem.NO_WORD,
    "load": Problem.BAD_LOAD,
    "after": Problem.BAD_DATE,
    "before": Problem.BAD_DATE,
    "is": Problem.BAD_IS,
    "has": Problem.BAD_HAS,
}


class _Reader:
    """Reads one query from left to right."""

    def __init__(self, text: str, is_typing: bool, read_days: ReadDays) -> None:
        self._read_days = read_days
        self._text = clean_text(text).replace("\ufffd", " ")
        self._is_typing = is_typing
        self._at = 0
        self._clauses: list[Clause] = []
        self._explanations: list[Explanation] = []

    def query(self) -> Query:
        end = len(self._text)
        if end > MOST_CHARACTERS:
            self._explain(Problem.TOO_LONG, MOST_CHARACTERS, end)
            self._text = self._text[:MOST_CHARACTERS]
        while self._skip_blanks():
            if len(self._clauses) == MOST_CLAUSES:
                self._explain(Problem.TOO_LONG, self._at, len(self._text))
                break
            self._read_clause()
        if self._clauses and all(clause.is_not for clause in self._clauses):
            self._explain(Problem.ONLY_NOT, 0, len(self._text))
        return Query(tuple(dict.fromkeys(self._clauses)), tuple(self._explanations))

    def _skip_blanks(self) -> bool:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._at < len(self._text)

    def _read_clause(self) -> None:
        start = self._at
        is_not = self._text[start] == "-"
        self._at += is_not
        if is_not and (self._at == len(self._text) or self._text[self._at].isspace()):
            self._explain(Problem.LONE_MINUS, start, self._at)
            return
        match = _FIELD.match(self._text, self._at) or _HASH.match(self._text, self._at)
        name = (match[1] or "tag").lower() if match else ""
        name = OTHER_NAMES.get(name, name)
        if match and name not in FIELDS:
            self._explain(Problem.UNKNOWN_FIELD, start, match.end())
        if match and name in FIELDS:
            self._at = match.end()
            self._keep(self._field(name, start), is_not)
        else:
            self._keep(self._word(start, is_not), is_not)

    def _keep(self, meaning: Word | Field | None, is_not: bool) -> None:
        if meaning is not None:
            self._clauses.append(Clause(meaning, is_not))

    def _word(self, start: int, is_not: bool) -> Word | None:
        value, is_prefix, is_open = self._value()
        plain = plain_words(value)
        if plain is None:
            self._explain(Problem.NO_WORD, start, self._at)
            return None
        return Word(plain, is_prefix or (is_open and not is_not))

    def _field(self, name: str, start: int) -> Field | None:
        self._skip_to_value()
        begin = self._at
        value, is_prefix, is_open = self._value(is_of_field=True)
        typed = value.strip()
        if value == self._text[begin : self._at]:
            typed = self._further(name, begin, typed)
        plain = plain_value(name, typed, self._read_days) if typed else None
        if plain is None:
            self._refuse(name, typed, start)
            return None
        return Field(name, plain, name in _WITH_PREFIX and (is_prefix or is_open))

    def _further(self, name: str, begin: int, typed: str) -> str:
        """Return the value where blanks stand before it, or within it as in 3 March 2024; else `typed`."""
        words = [match.end() for match in islice(_BARE.finditer(self._text, begin), _LONGEST_DAY)]
        if name in ("after", "before"):
            ends = [] if _YEAR_FIRST.match(typed) else words[::-1]
        else:
            ends = [] if typed or name in _WITH_PREFIX else words[:1]
        for end in ends:
            longer = self._text[begin:end].strip()
            if plain_value(name, longer, self._read_days) or self._never_is(name, longer):
                self._at = end
                return longer
        return typed

    def _never_is(self, name: str, typed: str) -> tuple[int, int, int] | None:
        return day_that_never_is(typed, self._read_days) if name in ("after", "before") else None

    def _refuse(self, name: str, typed: str, start: int) -> None:
        day = self._never_is(name, typed)
        problem = Problem.NO_SUCH_DAY if day else _PROBLEMS[name] if typed else Problem.EMPTY_FIELD
        self._explain(problem, start, self._at, day)

    def _skip_to_value(self) -> None:
        """Go past blanks after a field's colon to a quoted value: that can be meant for nothing else."""
        before = self._at
        is_quoted = self._skip_blanks() and self._text[self._at] in _OPENING
        self._at = self._at if is_quoted else before

    def _value(self, *, is_of_field: bool = False) -> tuple[str, bool, bool]:
        """Read a quoted or bare value; return it, whether a star follows, and whether it is still typed."""
        other = _VALUE.match(self._text, self._at) if is_of_field else None
        if other is not None:
            value, is_open, self._at = other[other.lastindex or 0].rstrip("*"), False, other.end()
        elif self._at < len(self._text) and self._text[self._at] in _OPENING:
            value, is_open = self._quoted(), False
        else:
            value = self._bare()
            is_open = self._is_typing and self._at == len(self._text) and not value.endswith("*")
        is_prefix = value.endswith("*") or self._text.startswith("*", self._at)
        while self._text.startswith("*", self._at):
            self._at += 1
        return value.rstrip("*"), is_prefix, is_open

    def _quoted(self) -> str:
        start = self._at + 1
        ends = [end for mark in _CLOSING if (end := self._text.find(mark, start)) >= 0]
        if not ends:
            self._explain(Problem.UNCLOSED_QUOTE, self._at, len(self._text))
            self._at = len(self._text)
            return self._text[start:]
        self._at = min(ends) + 1
        return self._text[start : self._at - 1].rstrip("*")

    def _bare(self) -> str:
        match = _ENDS_BARE.search(self._text, self._at)
        end = match.start() if match else len(self._text)
        value, self._at = self._text[self._at : end], end
        return value

    def _explain(
        self, problem: Problem, start: int, end: int, day: tuple[int, int, int] | None = None
    ) -> None:
        after = self._text[end:].split()
        begins_day = _DAY_BEGUN.search(self._text, start, end) is not None and len(after) < _LONGEST_DAY
        is_unfinished = not after or begins_day
        self._explanations.append(Explanation(problem, start, end, is_unfinished, day))


def _printed(meaning: Word | Field) -> str:
    name = f"{meaning.name}:" if isinstance(meaning, Field) else ""
    value = meaning.text if isinstance(meaning, Word) else meaning.value
    # A word that would read as something else goes in quotes.
    is_plain = value.isalnum()
    is_safe = name and meaning.__class__ is Field and name[:-1] not in _WITH_PREFIX
    quoted = value if is_plain or is_safe else f'"{value}"'
    return name + quoted + ("*" if meaning.is_prefix else "")
