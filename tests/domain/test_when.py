# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Days and times as people type them, each to one moment or to a reason why not."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.when import (
    NO_TIME,
    SKIPPED,
    BadWhen,
    day_in_numbers,
    day_that_never_is,
    moment_at,
    read_time,
)

TODAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2026-03-02", "mdy"),
        (" 2/3/2026", "dmy"),
        ("3.2.2026", "mdy"),
        ("2026/3/2", "ymd"),
        ("02 03 2026", "dmy"),
        ("3/2/26", "mdy"),
        ("26-3-2", "ymd"),
    ],
)
def test_a_day_is_read_in_the_order_of_the_locale(text: str, order: str) -> None:
    assert day_in_numbers(text, order, TODAY) == date(2026, 3, 2)


@pytest.mark.parametrize("order", ["dmy", "mdy", "ymd"])
def test_what_can_be_only_one_day_is_that_day(order: str) -> None:
    for text in ("12/31/2023", "31/12/2023", "31.12.2023", "2023-12-31"):
        assert day_in_numbers(text, order, TODAY) == date(2023, 12, 31)


def test_two_digits_are_a_year_that_has_been() -> None:
    assert day_in_numbers("1/2/27", "dmy", TODAY) == date(1927, 2, 1)
    assert day_in_numbers("1/2/26", "dmy", TODAY) == date(2026, 2, 1)


@pytest.mark.parametrize("text", ["", "yesterday", "31.2.2026", "2026-13-01", "12", "13/13/2026", "1/2/026"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_in_numbers(text, "dmy", TODAY) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:10", time(14, 10)),
        ("2:10 pm", time(14, 10)),
        ("2:10 P.M.", time(14, 10)),
        ("1410", time(14, 10)),
        ("9 am", time(9)),
        ("12 am", time(0)),
        ("12:30 pm", time(12, 30)),
        ("8.05", time(8, 5)),
    ],
)
def test_a_time_is_read(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["", "24:00", "9", "13 pm", "0 am", "9:60", "noon"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(BadWhen) as refused:
        read_time(text)
    assert refused.value.reason == NO_TIME


def test_the_moment_has_the_offset_of_the_zone_then() -> None:
    like = datetime(2026, 7, 1, tzinfo=UTC)
    winter = moment_at(date(2026, 1, 5), time(9), "America/Chicago", like)
    assert winter.utcoffset() == timedelta(hours=-6)
    assert moment_at(date(2026, 7, 5), time(9), "America/Chicago", like).utcoffset() == timedelta(hours=-5)
    twice = moment_at(date(2026, 11, 1), time(1, 30), "America/Chicago", like)
    assert twice.utcoffset() == timedelta(hours=-5)  # the earlier one


def test_an_hour_that_clocks_skipped_is_refused() -> None:
    with pytest.raises(BadWhen) as refused:
        moment_at(date(2026, 3, 8), time(2, 30), "America/Chicago", datetime.now(UTC))
    assert refused.value.reason == SKIPPED


def test_where_the_zone_is_not_known_the_offset_stays() -> None:
    like = datetime(2026, 7, 1, tzinfo=timezone(timedelta(hours=3)))
    for zone in ("Nowhere/Land", "", "../etc"):
        assert moment_at(date(2026, 1, 5), time(9), zone, like).utcoffset() == timedelta(hours=3)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.times())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(day: date, at: time) -> None:
    assert day_in_numbers(day.isoformat(), "dmy", TODAY) == day
    assert read_time(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)


def _read(typed: str) -> tuple[date, date] | None:
    day = day_in_numbers(typed, "dmy", date(2026, 1, 1))
    return None if day is None else (day, day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-02-30", (2024, 2, 30)),
        ("29/2/2023", (2023, 2, 29)),
        ("31.4.24", (2024, 4, 31)),
        ("2024-02-29", None),
        ("2024-13-31", None),
        ("soon", None),
    ],
)
def test_a_day_that_never_is_is_told_from_what_is_no_day(
    typed: str, day: tuple[int, int, int] | None
) -> None:
    assert day_that_never_is(typed, _read) == day
