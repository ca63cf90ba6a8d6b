# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries by local day, and the few words of a row."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.entries import Entry, new_entry
from holdspace.domain.timeline import (
    ROW_CHARACTERS,
    DayRelation,
    by_day,
    day_relation,
    local_day,
    row_words,
    showable,
    timeline_row,
)

_DAYS = st.dates(date(1971, 1, 1), date(2100, 1, 1))
_OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=_OFFSETS)


def _entry(moment: datetime, text: str = "a few words") -> Entry:
    return new_entry(text, now=moment, time_zone="UTC")


@given(_MOMENTS)
def test_an_entry_belongs_to_the_day_on_the_wall_where_it_was_made(moment: datetime) -> None:
    assert local_day(_entry(moment)) == date(moment.year, moment.month, moment.day)
    assert timeline_row(_entry(moment)).day == local_day(_entry(moment))


def test_travel_leaves_each_entry_on_its_own_day() -> None:
    lisbon = datetime(2026, 3, 2, 23, 30, tzinfo=ZoneInfo("Europe/Lisbon"))
    hours_later_in_denver = (lisbon + timedelta(hours=2)).astimezone(ZoneInfo("America/Denver"))
    assert hours_later_in_denver > lisbon
    assert [local_day(_entry(each)) for each in (lisbon, hours_later_in_denver)] == [date(2026, 3, 2)] * 2


def test_the_hour_that_comes_twice_stays_on_its_day() -> None:
    zone = ZoneInfo("Europe/Paris")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=zone)
    second = first.replace(fold=1)
    assert second.timestamp() - first.timestamp() == 3600
    assert [local_day(_entry(each)) for each in (first, second)] == [date(2026, 10, 25)] * 2


@given(st.lists(_MOMENTS, max_size=30))
def test_runs_keep_every_entry_in_its_order(moments: list[datetime]) -> None:
    entries = [_entry(moment) for moment in sorted(moments, reverse=True)]
    runs = by_day(entries)
    assert [entry for _day, run in runs for entry in run] == entries
    assert all(local_day(entry) == day for day, run in runs for entry in run)
    assert all(one[0] != next_one[0] for one, next_one in pairwise(runs))


@given(_DAYS, _DAYS)
def test_every_day_has_one_relation_to_today(day: date, today: date) -> None:
    expected = {0: DayRelation.TODAY, 1: DayRelation.YESTERDAY}.get((today - day).days)
    if expected is None:
        expected = DayRelation.THIS_YEAR if day.year == today.year else DayRelation.ANOTHER_YEAR
    assert day_relation(day, today) is expected


def test_yesterday_may_be_in_another_year() -> None:
    assert day_relation(date(2025, 12, 31), date(2026, 1, 1)) is DayRelation.YESTERDAY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "# Notes\n- call the **clinic**\n- ask about the *ramp*",
            "Notes · call the clinic ask about the ramp",
        ),
        ("# Visit\n\nThe adjuster asked.", "Visit · The adjuster asked."),
        ("## What stays?\nThe chair.", "What stays? The chair."),
        ("# Visit\n", "Visit"),
        ("> she said\n> > no", "she said no"),
        ("one\n\n---\n\ntwo", "one two"),
        ("[the form](https://example.org) and ![the stairs](x.png)", "the form and the stairs"),
        ("use `kettle` now", "use kettle now"),
        ("snake_case_words stay, 2 * 3 * 4 too", "snake_case_words stay, 2 * 3 * 4 too"),
        ("#5 called, -5 outside", "#5 called, -5 outside"),
        ("", ""),
        (" \n\t ", ""),
        ("a\x00b\ufffcc", "a\ufffdb\ufffdc"),
    ],
)
def test_a_row_shows_words_and_no_marks(text: str, words: str) -> None:
    assert row_words(text) == words


@given(st.text())
def test_any_text_makes_one_short_line(text: str) -> None:
    words = row_words(text)
    assert len(words) <= ROW_CHARACTERS + 1
    assert "\n" not in words
    assert showable(words) == words


@given(st.text(alphabet="ab *_`[]()!#>-\n", max_size=200))
def test_marks_are_left_out_and_letters_are_not(text: str) -> None:
    kept = [letter for letter in row_words(text.replace("](", "] (")) if letter in "ab"]
    assert kept == [letter for letter in text if letter in "ab"]


def test_a_vast_text_is_not_looked_through() -> None:
    class Watched(str):
        longest = 0

        def __getitem__(self, key: object) -> str:
            part = str(self).__getitem__(key)  # type: ignore[index]
            Watched.longest = max(Watched.longest, len(part))
            return part

    words = row_words(Watched("x" * 1_000_000))
    assert words == "x" * ROW_CHARACTERS + "…"
    assert Watched.longest < 1_000


def test_a_row_may_show_other_words_of_the_entry_with_its_hits() -> None:
    entry = new_entry("first words, then silence", now=datetime.now().astimezone(), time_zone="UTC")
    assert timeline_row(entry).hits == ()
    row = timeline_row(entry, "…then silence", ((6, 13),))
    assert (row.words, row.hits) == ("…then silence", ((6, 13),))
    assert row.words[6:13] == "silence"
