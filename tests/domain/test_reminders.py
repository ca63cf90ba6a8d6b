# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""When a reminder may come."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.reminders import LEAST_BETWEEN, ReminderTimes, may_come, next_at

CHICAGO = ZoneInfo("America/Chicago")
WORK = ReminderTimes(is_on=True, between=timedelta(hours=1))
HOUR = timedelta(hours=1)
half_hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
chosen = st.builds(
    ReminderTimes,
    is_on=st.just(value=True),
    opens=half_hours,
    closes=half_hours,
    days=st.frozensets(st.integers(0, 6), min_size=1),
    between=st.timedeltas(LEAST_BETWEEN, timedelta(hours=6)),
)
moments = st.datetimes(
    datetime(2024, 1, 1),
    datetime(2030, 1, 1),
    timezones=st.sampled_from([CHICAGO, UTC, ZoneInfo("Asia/Tokyo")]),
)
passed = st.timedeltas(timedelta(0), timedelta(days=20))


def on(day: int, hour: int, minute: int = 0, *, month: int = 10) -> datetime:
    """Return a time in Chicago; 12 October 2026 is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=CHICAGO)


@pytest.mark.parametrize(
    ("now", "last", "expected"),
    [
        (on(12, 10), on(12, 10), on(12, 11)),  # an hour after the last
        (on(12, 10, 30), on(12, 9, 50), on(12, 10, 50)),
        (on(12, 7), on(12, 6), on(12, 9)),  # as the hours begin
        (on(12, 8, 30), on(12, 8, 30), on(12, 10)),  # but not within an hour
        (on(12, 16, 30), on(12, 16, 20), on(13, 9)),  # over for today
        (on(16, 16, 30), on(16, 16, 20), on(19, 9)),  # and for the week
        (on(12, 14, 20), on(12, 10), on(12, 15)),  # four were missed: on with the distance, none now
        (on(12, 11), on(12, 10), on(12, 11)),  # now
    ],
)
def test_when_the_next_comes(now: datetime, last: datetime, expected: datetime) -> None:
    assert next_at(now, WORK, last) == expected


def test_off_or_without_a_day_none_comes() -> None:
    now = on(12, 10)
    for times in (ReminderTimes(), ReminderTimes(is_on=True, days=frozenset())):
        assert next_at(now, times, now) is None
        assert not may_come(now, times)


def test_off_is_what_is_there_at_first() -> None:
    assert not ReminderTimes().is_on


def test_less_than_an_hour_between_two_is_refused() -> None:
    with pytest.raises(ValueError, match="one an hour"):
        ReminderTimes(between=timedelta(minutes=59))


def test_hours_may_go_on_past_midnight_and_are_their_first_days() -> None:
    nights = ReminderTimes(is_on=True, opens=time(22), closes=time(6), days=frozenset({4}), between=HOUR)
    friday, saturday = 16, 17
    assert next_at(on(friday, 12), nights, on(friday, 1)) == on(friday, 22)
    assert next_at(on(saturday, 2, 10), nights, on(saturday, 1, 30)) == on(saturday, 2, 30)
    assert next_at(on(saturday, 5, 40), nights, on(saturday, 5, 10)) == on(friday + 7, 22)
    assert may_come(on(saturday, 5, 59), nights)
    assert not may_come(on(saturday, 6), nights)
    assert not may_come(on(friday, 3), nights)


def test_hours_that_end_as_they_begin_are_the_whole_day() -> None:
    always = ReminderTimes(is_on=True, opens=time(9), closes=time(9), days=frozenset(range(7)), between=HOUR)
    assert next_at(on(12, 3), always, on(12, 2, 30)) == on(12, 3, 30)


def test_the_hours_are_those_of_the_wall_after_the_clocks_change() -> None:
    before = on(30, 16, 30)  # Friday; on Sunday the clocks go back
    assert next_at(before, WORK, before) == on(2, 9, month=11)
    every_day = ReminderTimes(is_on=True, days=frozenset(range(7)), between=HOUR)
    found = next_at(on(31, 16, 30), every_day, on(31, 16, 30))
    assert found == on(1, 9, month=11)
    assert found.astimezone(UTC) - on(31, 16, 30).astimezone(UTC) == timedelta(hours=17, minutes=30)


def test_an_hour_is_an_hour_where_one_comes_twice() -> None:
    always = ReminderTimes(is_on=True, opens=time(0), closes=time(0), days=frozenset(range(7)), between=HOUR)
    last = on(1, 1, 30, month=11)
    found = next_at(last, always, last)
    assert found is not None
    assert found.astimezone(UTC) - last.astimezone(UTC) == HOUR
    assert (found.hour, found.minute) == (1, 30)


@given(moments, chosen, passed)
def test_it_is_never_early_and_always_inside(now: datetime, times: ReminderTimes, since: timedelta) -> None:
    last = now.astimezone(UTC) - since
    found = next_at(now, times, last)
    assert found is not None
    assert found.astimezone(UTC) >= now.astimezone(UTC)
    assert found.astimezone(UTC) - last >= times.between >= LEAST_BETWEEN
    assert may_come(found, times)
    assert found.tzinfo is now.tzinfo


@given(moments, chosen, passed, st.floats(0, 1))
def test_whoever_looks_too_early_finds_the_same(
    now: datetime, times: ReminderTimes, since: timedelta, share: float
) -> None:
    last = now.astimezone(UTC) - since
    found = next_at(now, times, last)
    assert found is not None
    between = now.astimezone(UTC) + share * (found.astimezone(UTC) - now.astimezone(UTC))
    assert next_at(between.astimezone(now.tzinfo), times, last) == found


@given(moments, chosen)
def test_in_a_row_they_keep_their_distance(now: datetime, times: ReminderTimes) -> None:
    last = now.astimezone(UTC)
    for _ in range(12):
        found = next_at(last.astimezone(now.tzinfo), times, last)
        assert found is not None
        assert found.astimezone(UTC) - last >= times.between
        last = found.astimezone(UTC)
