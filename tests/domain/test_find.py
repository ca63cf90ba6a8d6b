# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Queries: read, explained, printed and read again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS
from holdspace.domain.find import (
    FIELDS,
    MOST_CHARACTERS,
    MOST_CLAUSES,
    Clause,
    Explanation,
    Field,
    Problem,
    Query,
    Word,
    load_bounds,
    parse,
    period,
    printed,
)
from holdspace.domain.find_words import words_of


def clauses(text: str, *, is_typing: bool = False) -> tuple[Clause, ...]:
    return parse(text, is_typing=is_typing).clauses


def problems(text: str) -> list[Problem]:
    return [explanation.problem for explanation in parse(text).explanations]


def test_words_phrases_beginnings_and_what_must_not_be_there() -> None:
    assert clauses('silence "long silence" overwh* -chart') == (
        Clause(Word("silence")),
        Clause(Word("long silence")),
        Clause(Word("overwh", is_prefix=True)),
        Clause(Word("chart"), is_not=True),
    )
    assert clauses('-"by the door" "by the do"*') == (
        Clause(Word("by the door"), is_not=True),
        Clause(Word("by the do", is_prefix=True)),
    )


def test_every_field_is_read_in_its_plain_form() -> None:
    assert clauses("for:Adjuster tag:sleep feeling:worn load:>=4 after:2026-01 before:2026/03/05") == (
        Clause(Field("for", "adjuster")),
        Clause(Field("tag", "sleep")),
        Clause(Field("feeling", "worn")),
        Clause(Field("load", ">=4")),
        Clause(Field("after", "2026-01")),
        Clause(Field("before", "2026-03-05")),
    )
    assert clauses('is:starred -is:sealed has:lesson kind:day-end tag:"big case" tag:ca*') == (
        Clause(Field("is", "starred")),
        Clause(Field("is", "sealed"), is_not=True),
        Clause(Field("has", "lesson")),
        Clause(Field("kind", "day_end")),
        Clause(Field("tag", "big case")),
        Clause(Field("tag", "ca", is_prefix=True)),
    )


@pytest.mark.parametrize(
    ("name", "value", "plain"),
    [
        ("for", "adjuster", "adjuster"),
        ("kind", "day end", "day_end"),
        ("tag", "say hi", "say hi"),
        ("feeling", "worn out", "worn out"),
        ("load", ">=4", ">=4"),
        ("after", "2026-01", "2026-01"),
        ("before", "12/31/2023", "2023-12-31"),
        ("is", "starred", "starred"),
        ("has", "lesson", "lesson"),
    ],
)
@pytest.mark.parametrize("quotes", ['""', "“”", "„“", "''", "‘’", "«»"])
def test_every_field_takes_a_value_in_quotes_of_any_kind(
    name: str, value: str, plain: str, quotes: str
) -> None:
    typed = f"{name}:{quotes[0]}{value}{quotes[1]}"
    assert parse(f"{typed} calm").clauses == (Clause(Field(name, plain)), Clause(Word("calm")))
    assert not problems(f"{typed} calm")
    assert clauses(f"-{typed}") == (Clause(Field(name, plain), is_not=True),)


def test_a_blank_before_a_quoted_value_does_no_harm() -> None:
    assert clauses('tag: "say hi" calm') == (Clause(Field("tag", "say hi")), Clause(Word("calm")))
    assert problems('tag: for:"me"') == [Problem.EMPTY_FIELD]


def test_an_apostrophe_is_one() -> None:
    assert clauses("tag:don't 'tis") == (Clause(Field("tag", "don't")), Clause(Word("'tis")))
    assert clauses("tag:'tis the") == (Clause(Field("tag", "'tis")), Clause(Word("the")))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ('for:"nobody here"', Problem.BAD_AUDIENCE),
        ('load:"very heavy"', Problem.BAD_LOAD),
        ('after:"next week"', Problem.BAD_DATE),
        ("after:3/4/2023", Problem.BAD_DATE),
        ('tag:"..."', Problem.NO_WORD),
        ("tag:''", Problem.EMPTY_FIELD),
    ],
)
def test_a_wrong_value_in_quotes_explains_itself(typed: str, problem: Problem) -> None:
    assert problems(typed) == [problem]
    assert not clauses(typed)


@pytest.mark.parametrize(("typed", "day"), [("12/31/2023", "2023-12-31"), ("31.12.2023", "2023-12-31")])
def test_numbers_that_can_be_only_one_day_are_that_day(typed: str, day: str) -> None:
    assert clauses(f"after:{typed}") == (Clause(Field("after", day)),)


@pytest.mark.parametrize(
    ("typed", "audience"), [("for:adj", "adjuster"), ("for:me", "myself"), ("for:boss", "employer")]
)
def test_an_audience_is_known_by_its_beginning_and_by_common_names(typed: str, audience: str) -> None:
    assert clauses(typed) == (Clause(Field("for", audience)),)


def test_the_word_being_typed_only_begins_so() -> None:
    assert clauses("long sil", is_typing=True) == (
        Clause(Word("long")),
        Clause(Word("sil", is_prefix=True)),
    )
    assert clauses("long sil ", is_typing=True)[-1] == Clause(Word("sil"))
    assert clauses('"long sil"', is_typing=True) == (Clause(Word("long sil")),)
    assert clauses("tag:ca", is_typing=True) == (Clause(Field("tag", "ca", is_prefix=True)),)
    assert clauses("calm -sil", is_typing=True)[-1] == Clause(Word("sil"), is_not=True)


@pytest.mark.parametrize(
    ("typed", "problem", "start", "end", "left"),
    [
        ("who:adjuster calm", Problem.UNKNOWN_FIELD, 0, 4, ("who:adjuster", "calm")),
        ("calm tag: door", Problem.EMPTY_FIELD, 5, 9, ("calm", "door")),
        ("for:nobody calm", Problem.BAD_AUDIENCE, 0, 10, ("calm",)),
        ("for:c calm", Problem.BAD_AUDIENCE, 0, 5, ("calm",)),
        ("kind:poem calm", Problem.BAD_KIND, 0, 9, ("calm",)),
        ("load:9 calm", Problem.BAD_LOAD, 0, 6, ("calm",)),
        ("load:>5 calm", Problem.BAD_LOAD, 0, 7, ("calm",)),
        ("load:4..2 calm", Problem.BAD_LOAD, 0, 9, ("calm",)),
        ("after:2026-13 calm", Problem.BAD_DATE, 0, 13, ("calm",)),
        ("before:2026-02-30 calm", Problem.NO_SUCH_DAY, 0, 17, ("calm",)),
        ("after:soon calm", Problem.BAD_DATE, 0, 10, ("calm",)),
        ("is:new calm", Problem.BAD_IS, 0, 6, ("calm",)),
        ("has:photo calm", Problem.BAD_HAS, 0, 9, ("calm",)),
        ("*** calm", Problem.NO_WORD, 0, 3, ("calm",)),
        ("!? calm", Problem.NO_WORD, 0, 2, ("calm",)),
        ("calm - door", Problem.LONE_MINUS, 5, 6, ("calm", "door")),
        ('calm "by the do', Problem.UNCLOSED_QUOTE, 5, 15, ("calm", "by the do")),
        ("-calm -door", Problem.ONLY_NOT, 0, 11, ("calm", "door")),
    ],
)
def test_what_cannot_be_meant_is_explained_and_the_rest_still_counts(
    typed: str, problem: Problem, start: int, end: int, left: tuple[str, ...]
) -> None:
    query = parse(typed)
    never = (2026, 2, 30) if problem is Problem.NO_SUCH_DAY else None
    assert query.explanations == (Explanation(problem, start, end, end == len(typed), never),)
    assert tuple(c.meaning.text for c in query.clauses if isinstance(c.meaning, Word)) == left


def test_what_is_still_typed_is_told_apart() -> None:
    assert parse("calm after:202").explanations[0].is_unfinished
    assert not parse("after:202 calm").explanations[0].is_unfinished
    assert parse("calm after:3 Mar").explanations[0].is_unfinished
    assert not parse("after:3 calm and quiet and more").explanations[0].is_unfinished


@pytest.mark.parametrize("typed", ["before:2024-02-30", "load:9 for:nobody", "- ***", "after:30.2.2024"])
def test_a_query_of_which_nothing_is_understood_is_refused(typed: str) -> None:
    assert parse(typed).is_refused
    assert not parse(f"{typed} calm").is_refused
    assert not parse("  ").is_refused


def test_a_mistake_before_others_is_no_beginning() -> None:
    assert parse("load: ").is_begun
    assert not parse("load:9 for:nobody").is_begun


def test_the_words_of_the_screen_are_fields_too() -> None:
    assert clauses("with:adjuster felt:tired heavy:>=4") == clauses("for:adjuster feeling:tired load:>=4")
    assert clauses("load:heavy heavy:light") == clauses("load:>=4 load:<=2")
    assert clauses('#visit #"big case" -#calm') == clauses('tag:visit tag:"big case" -tag:calm')
    assert clauses("#4") == (Clause(Word("#4")),)


def test_a_blank_before_a_value_that_can_be_meant_does_no_harm() -> None:
    assert clauses("before: 2024-03 calm") == clauses("before:2024-03 calm")
    assert clauses("load: 4 with: adjuster") == clauses("load:4 for:adjuster")
    assert problems("load: door") == [Problem.EMPTY_FIELD]


def read_days(typed: str) -> tuple[date, date] | None:
    known = {
        "march": (date(2026, 3, 1), date(2026, 3, 31)),
        "march 2024": (date(2024, 3, 1), date(2024, 3, 31)),
        "28 february 2023": (date(2023, 2, 28), date(2023, 2, 28)),
        "last year": (date(2025, 1, 1), date(2025, 12, 31)),
        "3/4/2024": (date(2024, 3, 4), date(2024, 3, 4)),
    }
    return known.get(typed.lower())


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("before:March", "2026-03"),
        ("before:March 2024", "2024-03"),
        ("before: March 2024", "2024-03"),
        ("before:last year", "2025"),
        ("before:3/4/2024", "2024-03-04"),
        ("before:2024-01", "2024-01"),
    ],
)
def test_days_are_read_as_they_are_typed_there(typed: str, plain: str) -> None:
    wanted = (Clause(Field("before", plain)), Clause(Word("calm")))
    assert parse(f"{typed} calm", read_days=read_days).clauses == wanted


def test_a_day_in_words_that_never_is_is_known() -> None:
    (told,) = parse("before:29 February 2023 calm", read_days=read_days).explanations
    assert (told.problem, told.day) == (Problem.NO_SUCH_DAY, (2023, 2, 29))


def test_a_time_and_an_address_are_words() -> None:
    assert clauses("10:30 https://example.org") == (
        Clause(Word("10:30")),
        Clause(Word("https://example.org")),
    )
    assert problems("10:30 https://example.org") == []


def test_curly_quotes_and_apostrophes_are_those_of_the_keyboard() -> None:
    assert clauses("\u201clong silence\u201d") == clauses('"long silence"')
    (curly,), (straight,) = clauses("don\u2019t"), clauses("don't")
    assert isinstance(curly.meaning, Word)
    assert isinstance(straight.meaning, Word)
    assert words_of(curly.meaning.text) == words_of(straight.meaning.text) == ("don", "t")


def test_nothing_asks_for_nothing() -> None:
    assert parse("  ").is_empty
    assert parse("  ").explanations == ()


def test_an_endless_query_is_read_up_to_a_point() -> None:
    assert problems("a" * (MOST_CHARACTERS + 1)) == [Problem.TOO_LONG]
    many = parse(" ".join(f"w{number}" for number in range(MOST_CLAUSES + 1)))
    assert len(many.clauses) == MOST_CLAUSES
    assert [explanation.problem for explanation in many.explanations] == [Problem.TOO_LONG]


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("4", (4, 4)),
        (">=4", (4, 5)),
        (">4", (5, 5)),
        ("<=2", (1, 2)),
        ("<3", (1, 2)),
        ("2..4", (2, 4)),
        ("<1", None),
        ("0", None),
        (">=2..4", None),
        ("four", None),
    ],
)
def test_a_load_has_bounds(value: str, bounds: tuple[int, int] | None) -> None:
    assert load_bounds(value) == bounds


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2026-12", (date(2026, 12, 1), date(2026, 12, 31))),
        ("9999-12", (date(9999, 12, 1), date(9999, 12, 31))),
        ("2026-1-5", (date(2026, 1, 5), date(2026, 1, 5))),
        ("0000", None),
        ("26", None),
    ],
)
def test_a_period_has_a_first_and_a_last_day(value: str, days: tuple[date, date] | None) -> None:
    assert period(value) == days


PIECES = st.sampled_from(
    [
        *(
            "-",
            '"',
            "\u201c",
            "*",
            ":",
            " ",
            "\n",
            ">=4",
            "2026-01",
            "caf\u00e9",
            "don\u2019t",
            "e\u0301",
            "\U0001f642",
        ),
        *("\u65e5\u672c\u8a9e", "\ue000", "\x00", "\ud800", "'", "co-worker", "OR"),
        *(f"{name}:" for name in FIELDS),
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join), st.booleans())
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_is_read_and_reads_the_same_when_printed(typed: str, is_typing: bool) -> None:
    query = parse(typed, is_typing=is_typing)
    assert parse(printed(query)).clauses == query.clauses
    for explanation in query.explanations:
        assert 0 <= explanation.start <= explanation.end <= len(typed)


WORDS = (
    st.text(min_size=1, max_size=12)
    .map(lambda text: printed(parse(f'"{text}"')))
    .map(lambda text: parse(text).words)
    .filter(bool)
    .map(lambda words: words[0].text)
)
FIELD = st.one_of(
    st.builds(Field, st.sampled_from(["tag", "feeling"]), WORDS, st.booleans()),
    st.builds(Field, st.just("for"), st.sampled_from(AUDIENCES)),
    st.builds(Field, st.just("kind"), st.sampled_from(KINDS)),
    st.builds(Field, st.just("load"), st.sampled_from(["4", ">=4", "<3", "2..4"])),
    st.builds(Field, st.sampled_from(["after", "before"]), st.dates().map(str)),
    st.just(Field("is", "sealed")),
    st.just(Field("has", "lesson")),
)
CLAUSE = st.builds(Clause, st.builds(Word, WORDS, st.booleans()) | FIELD, st.booleans())


@given(st.lists(CLAUSE, max_size=5, unique=True))
@settings(max_examples=200, deadline=None)
def test_every_query_can_be_printed_and_read(wanted: list[Clause]) -> None:
    assert parse(printed(Query(tuple(wanted)))).clauses == tuple(wanted)


def test_a_query_does_not_show_its_words() -> None:
    assert "quince" not in repr(parse("quince -quince tag:quince foo:quince"))
