# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Times of other programs in the zones of their records, in spring and autumn, too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.services.formats.times import (
    in_zone,
    offset_named,
    on_clock,
    placed,
    read_instant,
    zone_named,
)

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC", "Etc/GMT-2"])
def test_a_zone_is_found_by_its_name(name: str) -> None:
    zone = zone_named(name)
    assert zone is not None
    assert zone.key == name


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "America", "a" * 99, "\x00"]
)
def test_a_name_that_is_no_zone_gives_none(name: str) -> None:
    assert zone_named(name) is None


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        *(
            ("GMT+0200", 2),
            ("GMT-5", -5),
            ("UTC+05:30", 5.5),
            ("+01:00", 1),
            ("Z", 0),
            ("EDT", -4),
            ("MEZ", 1),
        ),
        *(("GMT", 0), ("GMT−3", -3)),
    ],
)
def test_an_offset_is_read(name: str, hours: float) -> None:
    offset = offset_named(name)
    assert offset is not None
    assert offset.utcoffset(None) == timedelta(hours=hours)


@pytest.mark.parametrize("name", ["", "GMT+99", "GMT+1:2:3:4", "IST", "+", "5", "GMT+١٢٣"])
def test_what_is_no_offset_gives_none(name: str) -> None:
    assert offset_named(name) is None


def test_a_record_is_placed_where_it_says_else_where_the_person_says() -> None:
    assert placed("Europe/Berlin", "UTC") == (BERLIN, "Europe/Berlin")
    assert placed("GMT+2", "America/Chicago") == (offset_named("GMT+2"), "America/Chicago")
    assert placed("", "America/Chicago") == (ZoneInfo("America/Chicago"), "America/Chicago")
    assert placed("", "Nowhere")[0] is UTC
    assert placed("Europe/" * 10_000, "UTC") == (ZoneInfo("UTC"), "UTC")


def test_a_time_that_spring_leaves_out_is_an_hour_later() -> None:
    found = on_clock(datetime(2024, 3, 31, 2, 30), BERLIN)
    assert found is not None
    assert found.isoformat() == "2024-03-31T03:30:00+02:00"


def test_a_time_that_comes_twice_in_autumn_is_the_first() -> None:
    found = on_clock(datetime(2024, 10, 27, 2, 30), BERLIN)
    assert found is not None
    assert found.isoformat() == "2024-10-27T02:30:00+02:00"


def test_two_instants_in_the_doubled_hour_stay_in_order() -> None:
    first, second = (in_zone(datetime(2024, 10, 27, hour, 30, tzinfo=UTC), BERLIN) for hour in (0, 1))
    assert first is not None
    assert second is not None
    assert second - first == timedelta(hours=1)
    assert (first.hour, second.hour) == (2, 2)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-03-14T19:10:00Z", "2024-03-14T20:10:00+01:00"),
        ("2024-03-14T19:10:00.5+02:00", "2024-03-14T18:10:00.500000+01:00"),
        ("2024-03-14T19:10:00", "2024-03-14T19:10:00+01:00"),
        ("2024-03-14", "2024-03-14T00:00:00+01:00"),
    ],
)
def test_iso_texts_are_read(written: str, read: str) -> None:
    found = read_instant(written, BERLIN)
    assert found is not None
    assert found.isoformat() == read


@pytest.mark.parametrize(
    "written",
    [
        *(None, 5, "", "soon", "2024-13-01", "2024-03-14T19:10:00Z" * 9, "1899-12-31T00:00:00Z"),
        *("2101-01-01T10:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1850-01-01"),
    ],
)
def test_what_is_no_time_of_a_journal_gives_none(written: object) -> None:
    assert read_instant(written, BERLIN) is None


ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "Pacific/Apia"]).map(
    ZoneInfo
)


@given(st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)), ZONES)
def test_an_instant_stays_the_same_in_every_zone(moment: datetime, zone: ZoneInfo) -> None:
    found = in_zone(moment.replace(tzinfo=UTC), zone)

    assert found is None or found == moment.replace(tzinfo=UTC)
    assert (found is None) == (not 1900 <= moment.year <= 2100) or moment.year in (1899, 1900, 2100, 2101)


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 12, 30)), ZONES)
def test_a_clock_shows_what_was_written_but_for_hours_that_do_not_exist(
    moment: datetime, zone: ZoneInfo
) -> None:
    found = on_clock(moment, zone)

    assert found is not None
    shown = found.astimezone(zone).replace(tzinfo=None)
    assert shown == moment or timedelta() < shown - moment <= timedelta(days=1)
