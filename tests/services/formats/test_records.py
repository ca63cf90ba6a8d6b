# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What importers share: counts of losses, tags that fit, days and offsets that clocks know."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.entries import Entry, new_id
from holdspace.domain.imports import Dropped
from holdspace.services.formats.records import Losses, at_offset, fitted_tags, noon_of, time_on


def test_losses_are_told_once_a_kind_and_only_where_there_are_some() -> None:
    losses = Losses()
    for what, count in (("photo", 2), ("audio", 0), ("photo", 1), ("mood", 1)):
        losses.add(what, count)
    assert list(losses.findings()) == [Dropped("mood", 1), Dropped("photo", 3)]


def test_tags_come_once_and_without_blanks() -> None:
    losses = Losses()
    assert fitted_tags([" long  day", "Long Day", "", " ", "walk\nhome"], losses) == ("long day", "walk home")
    assert not list(losses.findings())


def test_tags_too_long_or_too_many_are_counted() -> None:
    losses = Losses()
    tags = fitted_tags(["x" * 81, *(f"tag {number}" for number in range(70))], losses)
    assert len(tags) == 64
    assert tags[0] == "x" * 80
    assert list(losses.findings()) == [Dropped("tag", 8)]


def test_tags_are_lines_and_what_is_none_is_passed_over() -> None:
    assert fitted_tags(["  two\n words ", "", 5, None, "two words"]) == ("two words",)
    assert fitted_tags([" " * 400 + "late"]) == ()
    assert fitted_tags(["a" * 81, "a" * 82]) == ("a" * 80,)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=100), max_size=80))
def test_whatever_the_words_an_entry_takes_the_tags(words: list[str]) -> None:
    now = datetime(2024, 3, 5, tzinfo=UTC)
    Entry(new_id(), now, "UTC", now, tags=fitted_tags(words))


def test_noon_has_the_offset_of_its_day() -> None:
    before, after = (noon_of(day, time_zone="Europe/Berlin") for day in ("2024-03-30", "2024-03-31"))
    assert before is not None
    assert after is not None
    assert before.isoformat() == "2024-03-30T12:00:00+01:00"
    assert after.isoformat() == "2024-03-31T12:00:00+02:00"


def test_an_hour_that_the_clocks_left_out_is_as_much_later() -> None:
    found = time_on(2024, 3, 31, 2, 30, time_zone="Europe/Berlin")
    assert found is not None
    assert found.isoformat() == "2024-03-31T03:30:00+02:00"


@pytest.mark.parametrize(
    "day", ["", "2024-02-30", "2024-3-5", "24-03-05", "05/03/2024", "1066-10-14", "２０２４-03-05", "x"]
)
def test_what_is_no_day_is_none(day: str) -> None:
    assert noon_of(day, time_zone="UTC") is None


def test_a_zone_that_nobody_knows_is_reckoned_as_utc() -> None:
    found = noon_of("2024-03-05", time_zone="Mars/Olympus_Mons")
    assert found == datetime(2024, 3, 5, 12, tzinfo=UTC)


@settings(max_examples=60, deadline=None)
@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    st.integers(-14 * 4, 14 * 4).map(lambda quarters: timedelta(minutes=15 * quarters)),
    st.sampled_from(["Europe/Berlin", "America/Chicago", "Asia/Kathmandu", "UTC"]),
)
def test_a_moment_keeps_its_offset_and_a_name_that_is_a_zone(
    moment: datetime, offset: timedelta, home: str
) -> None:
    found = at_offset(moment, offset, home)
    assert found is not None
    there, name = found
    assert there == moment
    assert there.utcoffset() == offset
    zone = ZoneInfo(name)
    has_whole_hours = not offset % timedelta(hours=1) and -12 <= offset / timedelta(hours=1) <= 14
    if has_whole_hours:
        assert moment.astimezone(zone).utcoffset() == offset


def test_a_moment_no_journal_could_hold_is_none() -> None:
    assert at_offset(datetime(1, 1, 1, tzinfo=UTC), timedelta(0), "UTC") is None
