# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Dates as people write them: read where they can mean one thing only, and never on a wrong day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.services.formats.dates import BothOrders, Stamp, moment_of, stamp_of

NOON = Stamp(datetime(2024, 3, 5, 12), has_time=False)
TEN_PAST_TWO = Stamp(datetime(2024, 3, 5, 14, 10), has_time=True)
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31))


@pytest.mark.parametrize(
    "words",
    [
        *("2024-03-05", "20240305", "2024/3/5", "2024.03.05", " 2024-03-05 ", "2024-03-05 (Tue)"),
        *("5 March 2024", "5. March 2024", "5th Mar 2024", "March 5, 2024", "March 5th 2024", "Mar. 5, 2024"),
        *("Tuesday, March 5, 2024", "Tue 5 Mar 2024", "2024-03-05 Tuesday", "05.03.2024", "5-Mar-2024"),
    ],
)
def test_days(words: str) -> None:
    assert stamp_of(words) == NOON


@pytest.mark.parametrize(
    "words",
    [
        *(
            "2024-03-05 14:10",
            "2024-03-05T14:10:00",
            "2024-03-05T1410",
            "2024-03-05 2:10 PM",
            "20240305_1410",
        ),
        *("March 5, 2024 2:10 PM", "March 5, 2024 at 2:10 p.m.", "5 March 2024, 14.10", "2024-03-05 14h10"),
        *("2024-03-05 - 14:10", "2024-03-05 @ 14:10", "Tue, 5 Mar 2024 14:10:00"),
    ],
)
def test_times(words: str) -> None:
    assert stamp_of(words) == TEN_PAST_TWO


@pytest.mark.parametrize(
    ("words", "hour"), [("12:05 AM", 0), ("12:05 PM", 12), ("1:05 am", 1), ("11:05pm", 23), ("13:05 PM", 13)]
)
def test_halves_of_the_day(words: str, hour: int) -> None:
    assert stamp_of(f"2024-03-05 {words}") == Stamp(datetime(2024, 3, 5, hour, 5), has_time=True)


@pytest.mark.parametrize(
    ("offset", "hours"), [("Z", 0.0), (" UTC", 0.0), ("+01:00", 1.0), (" -0530", -5.5), ("+14:00", 14.0)]
)
def test_offsets(offset: str, hours: float) -> None:
    stamp = stamp_of(f"2024-03-05 14:10:00{offset}")
    assert stamp is not None
    assert stamp.moment == datetime(2024, 3, 5, 14, 10, tzinfo=timezone(timedelta(hours=hours)))


def test_day_and_month_are_a_persons_to_say() -> None:
    with pytest.raises(BothOrders):
        stamp_of("03/04/2024")
    assert stamp_of("03/04/2024", day_first=True) == Stamp(datetime(2024, 4, 3, 12), has_time=False)
    assert stamp_of("03/04/2024", day_first=False) == Stamp(datetime(2024, 3, 4, 12), has_time=False)
    for day_first in (None, True, False):
        assert stamp_of("13/04/2024", day_first) == Stamp(datetime(2024, 4, 13, 12), has_time=False)
        assert stamp_of("04/13/2024", day_first) == Stamp(datetime(2024, 4, 13, 12), has_time=False)
        assert stamp_of("04/04/2024", day_first) == Stamp(datetime(2024, 4, 4, 12), has_time=False)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "2024",
            "March 2024",
            "2024-13-05",
            "2024-02-30",
            "2024-03-05 25:00",
            "1899-12-31",
            "2101-01-01",
        ),
        *(
            "room 12",
            "12345678901",
            "20 minutes",
            "2024-03-05 and more",
            "call 2024-03-05",
            "988",
            "99/99/9999",
        ),
        *("2024-03-05" + " " * 90 + "x", "0000-00-00", "2024-W10-2", "May", "9999-01-01"),
    ],
)
def test_what_is_no_date(words: str) -> None:
    assert stamp_of(words) is None


@given(moments, st.booleans())
def test_a_full_moment_comes_back_to_the_microsecond(moment: datetime, aware: bool) -> None:
    moment = moment.replace(tzinfo=timezone(timedelta(hours=5, minutes=45))) if aware else moment
    assert stamp_of(moment.isoformat()) == Stamp(moment, has_time=True)


@given(st.text("0123456789-/.: TZapmMarch", max_size=30), st.sampled_from([None, True, False]))
def test_any_words_are_a_date_or_none(words: str, day_first: bool | None) -> None:
    try:
        stamp_of(words, day_first)
    except BothOrders:
        assert day_first is None


def test_a_stamp_without_offset_is_of_the_zone() -> None:
    paris = ZoneInfo("Europe/Paris")
    assert moment_of(TEN_PAST_TWO, paris).isoformat() == "2024-03-05T14:10:00+01:00"
    aware = Stamp(datetime(2024, 3, 5, tzinfo=UTC), has_time=True)
    assert moment_of(aware, paris) == aware.moment
    missing = Stamp(datetime(2024, 3, 31, 2, 30), has_time=True)
    assert moment_of(missing, paris).isoformat() == "2024-03-31T03:30:00+02:00"
    twice = Stamp(datetime(2024, 10, 27, 2, 30), has_time=True)
    assert moment_of(twice, paris).isoformat() == "2024-10-27T02:30:00+02:00"


@given(moments, st.sampled_from(["Europe/Paris", "Pacific/Apia", "America/St_Johns", "UTC"]))
def test_every_stamp_has_a_moment_in_every_zone(moment: datetime, name: str) -> None:
    there = moment_of(Stamp(moment, has_time=True), ZoneInfo(name))
    assert there.utcoffset() is not None
    assert abs(there.replace(tzinfo=None) - moment) <= timedelta(days=1)
