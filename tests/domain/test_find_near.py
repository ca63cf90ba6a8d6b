# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What lies near a query that nothing answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.entries import Entry, new_entry
from holdspace.domain.find import FIELDS, Query, parse
from holdspace.domain.find_answers import answers
from holdspace.domain.find_near import MOST_WAYS, Near, near

MOST_COUNTS = 56
TAGS, FEELINGS = ("denial", "good news", "visit"), ("tired", "worn out")


def _entry(text: str, *tags: str, load: int | None = None, starred: bool = False) -> Entry:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    whom = ("client",) if starred else ()
    made = new_entry(text, now=now, time_zone="UTC", load=load, tags=tags, audiences=whom)
    return replace(made, starred=starred)


ENTRIES = [
    _entry("The adjuster hung up on me", "denial", load=4),
    _entry("The adjuster called", starred=True),
    _entry("Hanging on", "good news"),
    _entry("A quiet visit", "visit"),
]


def _count(query: Query, entries: Sequence[Entry] = ENTRIES) -> int:
    return sum(answers(query, entry) for entry in entries)


def _near(typed: str) -> Near:
    return near(parse(typed), _count, TAGS, FEELINGS)


def test_of_many_words_it_is_said_how_many_are_found_together() -> None:
    found = _near("adjuster hang up on me")
    assert (found.asked, found.together, found.missing) == (5, 4, ("hang",))
    assert found.ways[0].query == "adjuster hung up on me"
    assert ("adjuster up on me", 1) in [(way.query, way.entries) for way in found.ways]


@pytest.mark.parametrize(
    ("typed", "way", "entries"),
    [
        ("hang", "hung", 1),
        ("hang", "hang*", 1),
        ("adjusters", "adjuster*", 2),
        ("tag:denials", "tag:denial", 1),
        ("tag:good news", 'tag:"good news"', 1),
        ("tag:goo quiet", 'tag:"good news"', 1),
        ("denials", "tag:denial", 1),
        ("heavy", "load:>=4", 1),
        ("starred", "is:starred", 1),
        ("client", "for:client", 1),
        ("adjuster quiet", "adjuster", 2),
    ],
)
def test_a_way_on_is_offered_with_its_count(typed: str, way: str, entries: int) -> None:
    assert (way, entries) in [(each.query, each.entries) for each in _near(typed).ways]


def test_a_beginning_of_few_letters_is_not_counted() -> None:
    found = near(parse("quincunx me", is_typing=True), _count, TAGS, FEELINGS)
    assert found.missing == ("quincunx",)
    assert not [way.query for way in found.ways if way.query == "me*"]


def test_where_nothing_lies_near_nothing_is_offered() -> None:
    found = _near("quincunx")
    assert (found.together, found.missing, found.ways) == (0, ("quincunx",), ())


PIECES = st.sampled_from(
    ["adjuster", "hang", "-visit", "quiet", "tag:denials", "before:2024", "load:5", '"up on"', *FIELDS]
)


@given(st.lists(PIECES, min_size=1, max_size=12).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_every_way_finds_as_many_as_it_says_and_looking_is_bounded(typed: str) -> None:
    asked: list[Query] = []

    def count(query: Query) -> int:
        asked.append(query)
        return _count(query)

    found = near(parse(typed), count, TAGS, FEELINGS)
    assert len(found.ways) <= MOST_WAYS
    assert len(asked) <= MOST_COUNTS
    for way in found.ways:
        assert _count(parse(way.query)) == way.entries > 0


def test_many_words_are_counted_no_more_often_than_few() -> None:
    tags = tuple(f"adjuster{letter}" for letter in "abcdefghij")
    asked: list[Query] = []

    def count(query: Query) -> int:
        asked.append(query)
        return 0

    near(parse(" ".join(tag + "s" for tag in tags * 3)), count, tags, ())
    assert len(asked) <= MOST_COUNTS


def test_what_nobody_had_time_to_count_is_not_said_to_be_missing() -> None:
    known = parse("quincunx ").clauses

    def count(query: Query) -> int | None:
        return 0 if query.clauses == known else None

    found = near(parse("quincunx adjuster hang "), count, TAGS, FEELINGS)
    assert found.missing == ("quincunx",)
    assert (found.together, found.ways) == (0, ())


def test_what_lies_near_keeps_words_out_of_its_repr() -> None:
    assert "adjuster" not in repr(_near("adjusters"))
