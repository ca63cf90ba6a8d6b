# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Typing a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale

from holdspace.services.typed_days import (
    day_meant,
    day_order,
    days_meant,
    sample_day,
    written_day,
)

TODAY = date(2026, 10, 14)
BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
AMERICAN = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
GERMAN = QLocale(QLocale.Language.German)
NOWHERE = QLocale.c()
SOMEWHERE = ["C", "en_US", "en_GB", "de_DE", "fr_FR", "ja_JP", "sv_SE", "nl_NL", "ar_EG", "es_US"]


@pytest.mark.parametrize(
    ("typed", "locale", "day"),
    [
        ("2025-03-14", BRITISH, date(2025, 3, 14)),
        ("2025-02", BRITISH, date(2025, 2, 28)),
        ("2024", BRITISH, date(2024, 12, 31)),
        ("today", BRITISH, TODAY),
        (" Yesterday ", BRITISH, date(2026, 10, 13)),
        ("3/4/2025", BRITISH, date(2025, 4, 3)),
        ("3/4/2025", AMERICAN, date(2025, 3, 4)),
        ("3/4/2025", NOWHERE, date(2025, 3, 4)),
        ("12/31/2023", NOWHERE, date(2023, 12, 31)),
        ("12/31/2023", BRITISH, date(2023, 12, 31)),
        ("31/12/2023", AMERICAN, date(2023, 12, 31)),
        ("03/04/25", BRITISH, date(2025, 4, 3)),
        ("3.4.2025", GERMAN, date(2025, 4, 3)),
        ("14 October 2025", BRITISH, date(2025, 10, 14)),
        ("October 14, 2025", AMERICAN, date(2025, 10, 14)),
        ("Oct 14th, 2025", NOWHERE, date(2025, 10, 14)),
        ("14 oct 2025", BRITISH, date(2025, 10, 14)),
        ("9 October", BRITISH, date(2026, 10, 9)),
        ("9 December", BRITISH, date(2025, 12, 9)),
        ("March 2025", BRITISH, date(2025, 3, 31)),
        ("3/2025", BRITISH, date(2025, 3, 31)),
        ("14. März 2025", GERMAN, date(2025, 3, 14)),
        ("march", BRITISH, date(2026, 3, 31)),
        ("Dec", BRITISH, date(2025, 12, 31)),
        ("soon", BRITISH, None),
        ("2025-13", BRITISH, None),
        ("13/13/2025", BRITISH, None),
        ("", BRITISH, None),
    ],
)
def test_what_is_meant(typed: str, locale: QLocale, day: date | None) -> None:
    found = days_meant(typed, TODAY, locale)
    assert (None if found is None else found[1]) == day


def test_a_month_has_a_first_and_a_last_day_and_is_no_day() -> None:
    assert days_meant("Feb 2024", TODAY, NOWHERE) == (date(2024, 2, 1), date(2024, 2, 29))
    assert day_meant("Feb 2024", TODAY, NOWHERE) is None
    assert day_meant("Feb 3 2024", TODAY, NOWHERE) == date(2024, 2, 3)


def test_a_leap_day_without_a_year_is_none_in_another_year() -> None:
    assert days_meant("29 February", date(2024, 3, 1), BRITISH) == (date(2024, 2, 29),) * 2
    assert days_meant("29 February", date(2024, 2, 29) + timedelta(days=366), BRITISH) is None


@pytest.mark.parametrize(
    ("locale", "order", "sample"),
    [
        (NOWHERE, "mdy", "03/31/2026"),
        (AMERICAN, "mdy", "03/31/2026"),
        (BRITISH, "dmy", "31/03/2026"),
        (GERMAN, "dmy", "31.03.2026"),
        (QLocale("sv_SE"), "ymd", "2026-03-31"),
    ],
)
def test_one_form_is_shown(locale: QLocale, order: str, sample: str) -> None:
    assert (day_order(locale), sample_day(locale)) == (order, sample)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_nothing_typed_raises(typed: str) -> None:
    found = day_meant(typed, TODAY, BRITISH)
    assert found is None or isinstance(found, date)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(SOMEWHERE))
def test_a_day_written_out_is_that_day(day: date, name: str) -> None:
    locale = QLocale(name)
    long = locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
    for written in (day.isoformat(), written_day(day, locale), long):
        assert day_meant(written, TODAY, locale) == day, written
