# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words of files as entries: days, tags and ids. Whole files: importers/test_plain_text.py and its like."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import assert_in_proportion
from holdspace.domain.imports import Found, ImportOptions, Skipped, SkipReason
from holdspace.services.formats.dated_text import (
    MOST_TAGS,
    Part,
    entry_of,
    hashtags,
    once_each,
    parts_of,
    stamp_in_name,
)
from holdspace.services.formats.dates import Stamp

PARIS = ImportOptions(time_zone="Europe/Paris")
AT = Stamp(datetime(2024, 3, 5, 14, 10), has_time=True)


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("words #walk", ("walk",)),
        ("#walk #rest/long", ("walk", "rest/long")),
        ("words #été  #b-c ", ("été", "b-c")),
        ("words #walk on", ()),
        ("room #12", ()),
        ("# heading", ()),
        ("a#b", ()),
        ("#", ()),
        ("one #a\ntwo #b\nthree #a", ("a", "b")),
    ],
)
def test_tags_stand_at_the_ends_of_lines(line: str, tags: tuple[str, ...]) -> None:
    assert hashtags(line) == tags


def test_a_line_of_many_tags_takes_time_in_proportion() -> None:
    assert len(hashtags("#a " * 300_000 + "#b")) <= MOST_TAGS
    assert_in_proportion(hashtags, lambda count: "#a " * count + "#b", 5_000)


def test_a_text_without_dates_is_one_part() -> None:
    assert parts_of("one\n\ntwo", PARIS) == [Part("one\n\ntwo")]


def test_the_words_under_a_date_are_its_part() -> None:
    assert parts_of("\n2024-03-05 14:10\n---\none\n---\ntwo\n\n", PARIS) == [
        Part(""),
        Part("one\n---\ntwo", AT),
    ]


@given(st.text("2024-035/ \n#=x", max_size=60))
def test_no_word_is_lost_but_dates_and_rules(text: str) -> None:
    try:
        parts = parts_of(text, ImportOptions(day_first=True))
    except ValueError:
        raise AssertionError from None
    assert sum(part.words.count("x") for part in parts) == text.count("x")


def test_folders_can_say_the_day() -> None:
    assert stamp_in_name("2024/03/05.txt", PARIS) == Stamp(datetime(2024, 3, 5, 12), has_time=False)
    assert stamp_in_name("a/b.txt", PARIS) is None


def test_an_id_is_of_the_time_and_the_words() -> None:
    def made(words: str = "words", stamp: Stamp = AT, key: str = "") -> str:
        found = entry_of("test", "here", words, stamp, PARIS, key=key)
        assert isinstance(found, Found)
        return found.entry.id

    other = Stamp(datetime(2024, 3, 5, 13, 10, tzinfo=UTC), has_time=True)
    its_own = Stamp(datetime(2024, 3, 5, 14, 10, tzinfo=timezone(timedelta(hours=1))), has_time=True)
    assert made(stamp=its_own) == made(stamp=other)
    assert (
        len({made(), made("other"), made(key="a"), made(stamp=Stamp(datetime(2025, 1, 1), has_time=False))})
        == 4
    )
    assert made(key="a") == made(key="a", stamp=other)


@pytest.mark.parametrize("stamp", [AT, Stamp(datetime(2024, 3, 5, 13, 10, tzinfo=UTC), has_time=True)])
def test_an_id_is_the_same_whatever_time_zone_it_is_read_in(stamp: Stamp) -> None:
    found = [
        entry_of("test", "here", "words", stamp, ImportOptions(time_zone=zone))
        for zone in ("Europe/Paris", "America/New_York")
    ]
    first, second = (each.entry for each in found if isinstance(each, Found))
    assert first.id == second.id
    assert first.created_at.utcoffset() != second.created_at.utcoffset()


def test_a_change_in_the_hour_that_comes_twice_is_not_taken_for_an_earlier_one() -> None:
    stamp = Stamp(datetime(2024, 10, 27, 0, 50, tzinfo=UTC), has_time=True)
    later = Stamp(datetime(2024, 10, 27, 1, 10, tzinfo=UTC), has_time=True)
    found = entry_of("test", "here", "words", stamp, PARIS, modified=later)
    assert isinstance(found, Found)
    assert found.entry.modified_at.isoformat() == "2024-10-27T02:10:00+01:00"


def test_what_cannot_be_an_entry_is_skipped() -> None:
    assert entry_of("test", "here", " \n", AT, PARIS) == Skipped("here", SkipReason.EMPTY)
    assert entry_of("test", "here", "words", None, PARIS) == Skipped("here", SkipReason.NO_DATE)
    tags = ("x" * 99,)
    assert entry_of("test", "here", "words", AT, PARIS, tags=tags) == Skipped("here", SkipReason.BAD_RECORD)


def test_a_change_before_the_beginning_counts_as_none() -> None:
    earlier = Stamp(datetime(2020, 1, 1), has_time=True)
    found = entry_of("test", "here", "words", AT, PARIS, modified=earlier)
    assert isinstance(found, Found)
    assert found.entry.modified_at == found.entry.created_at


def test_an_entry_that_was_seen_is_only_named() -> None:
    seen: set[str] = set()
    found = entry_of("test", "here", "words", AT, PARIS)
    assert list(once_each("a", [found, found], seen)) == [found, Skipped("a", SkipReason.REPEATED)]
    assert list(once_each("b", [found], seen)) == [Skipped("b", SkipReason.REPEATED)]
