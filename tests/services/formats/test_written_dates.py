# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Dates as they are written in many places, and which of two numbers is the day."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.services.formats.errors import AmbiguousDates
from holdspace.services.formats.written_dates import WrittenDate, settle, written_date

AFTERNOON = datetime(2024, 3, 14, 14, 10)


def dates(*written: str) -> list[WrittenDate]:
    found = [written_date(each) for each in written]
    assert None not in found
    return [each for each in found if each]


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("14 March 2024 at 14:10:00 GMT+1", "GMT+1"),
        ("March 14, 2024 at 2:10:00\u202fPM EDT", "EDT"),
        ("Thursday, March 14th, 2024 at 2:10 pm", ""),
        ("14. März 2024 um 14:10:00 MEZ", "MEZ"),
        ("14 mars 2024 à 14:10:00 UTC+1", "UTC+1"),
        ("14 de marzo de 2024, 14:10:00 CET", "CET"),
        ("giovedì 14 marzo 2024 14:10", ""),
        ("14 maart 2024 om 14:10", ""),
        ("14 marca 2024 14:10", ""),
        ("14 марта 2024 г. в 14:10", ""),
        ("2024 Mar 14 14:10", ""),
        ("Thu Mar 14 14:10:00 2024", ""),
        ("2024年3月14日 下午2:10:00 GMT+8", "GMT+8"),
        ("2024년 3월 14일 오후 2:10", ""),
        ("2024-03-14 14:10", ""),
        ("2024-03-14T14:10:00Z", "Z"),
        ("2024-03-14 02:10:00 PM", ""),
        ("2024/03/14 14.10", ""),
        ("14.03.2024, 14:10", ""),
        ("14/3/24 14h10", ""),
        ("2024년 3월 14일 14:10", ""),
        ("14. maaliskuuta 2024 klo 14.10.00 UTC+2", "UTC+2"),
        ("2024. március 14. 14:10:00 GMT+1", "GMT+1"),
    ],
)
def test_dates_are_read(written: str, zone: str) -> None:
    found = written_date(written)

    assert found is not None
    assert found.read(day_first=True) == AFTERNOON
    assert found.zone == zone
    assert found.has_time


def test_a_zone_that_nobody_knows_is_none_or_taken_for_one() -> None:
    written = "March 14, 2024 at 2:10 PM Central Daylight Time"
    found = written_date(written, any_zone=True)

    assert written_date(written) is None
    assert found is not None
    assert (found.read(day_first=True), found.zone) == (AFTERNOON, "")
    assert written_date("14 March 2024 and then", any_zone=True) is None


def test_midnight_and_noon_of_a_twelve_hour_clock() -> None:
    hours = [each.clock[0] for each in dates("2024-03-14 12:05 AM", "2024-03-14 12:05 PM", "2024-03-14 1 pm")]
    assert hours == [0, 12, 13]


@pytest.mark.parametrize(
    "written",
    [
        *("", "1", "x", "note 1", "2024", "2024-03", "2019-07 14:23", "14:10", "2024-02-30", "32/01/2024"),
        *("13/13/2024", "2024-03-14 and more", "room 12 on 5 May 2024", "5 Flowers 2024", "2024-03-14 25:00"),
        *("2024-03-14 13:00 PM", "2024-03-14 14:10:00 EDT maybe", "14 March 2024 " * 9, "00/00/2024"),
    ],
)
def test_what_says_something_else_is_no_date(written: str) -> None:
    assert written_date(written) is None


def test_a_day_above_twelve_settles_it() -> None:
    assert settle(dates("05/03/2024", "26/03/2024"), None)
    assert not settle(dates("05/03/2024", "03/26/2024"), None)


def test_what_the_numbers_settle_no_wish_changes() -> None:
    assert settle(dates("05/03/2024", "26/03/2024"), day_first=False)


def test_a_wish_settles_what_numbers_leave_open() -> None:
    assert settle(dates("05/03/2024"), day_first=True)
    assert not settle(dates("05/03/2024"), day_first=False)


def test_the_order_settles_it_where_only_one_reading_keeps_it() -> None:
    assert settle(dates("01/02/2024", "11/02/2024", "01/03/2024"), None)
    assert not settle(dates("02/01/2024", "02/11/2024", "03/01/2024"), None)
    assert not settle(dates("03/01/2024", "02/11/2024", "02/01/2024"), None)  # the newest first


def test_with_dots_the_day_comes_first_unless_it_cannot() -> None:
    assert settle(dates("05.03.2024"), None)
    assert not settle(dates("03.05.2024", "03.25.2024"), None)


def test_dates_that_mean_the_same_either_way_need_no_settling() -> None:
    assert settle(dates("05/05/2024", "2024-03-05", "5 March 2024"), None)


def test_two_readings_with_equal_right_are_refused() -> None:
    with pytest.raises(AmbiguousDates, match="Say which comes first"):
        settle(dates("01/02/2024", "02/03/2024", "03/04/2024"), None)


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 12, 31)),
    st.sampled_from(
        [
            "%Y-%m-%d %H:%M:%S",
            "%d.%m.%Y %H:%M:%S",
            "%d %B %Y %H:%M:%S",
            "%B %d, %Y %I:%M:%S %p",
            "%Y/%m/%d %I:%M:%S %p",
        ]
    ),
)
def test_what_a_computer_writes_is_read_back(moment: datetime, form: str) -> None:
    (found,) = dates(moment.strftime(form) if moment.year > 999 else "")

    assert found.read(day_first=True) == moment.replace(microsecond=0)


@given(st.text(max_size=90) | st.text(st.sampled_from("0123456789/-.: apmMay年月日T"), max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = written_date(text)
    assert found is None or found.read(day_first=True) or found.read(day_first=False)
