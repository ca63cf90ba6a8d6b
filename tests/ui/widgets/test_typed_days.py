# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Saying how a date that was typed is read."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from holdspace.ui.widgets.dates import short_day
from holdspace.ui.widgets.typed_days import days_read_as, no_such_day, period_words, read_as, why_no_day

TODAY = date(2026, 10, 14)
BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
AMERICAN = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
NOWHERE = QLocale.c()


def test_how_it_was_read_leaves_no_doubt() -> None:
    assert read_as(date(2026, 3, 4), BRITISH) == "Read as Wednesday, 4 March 2026."
    assert read_as(date(2026, 4, 3), NOWHERE) == "Read as Friday, 3 April 2026."
    assert read_as(None, NOWHERE) == ""


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2019, 12, 31), "Read as 2019."),
        (date(2019, 1, 31), "Read as January 2019."),
        (date(2019, 1, 1), "Read as Tuesday, 1 January 2019."),
    ],
)
def test_a_month_and_a_year_are_not_read_as_a_day(last: date, words: str) -> None:
    assert days_read_as((date(2019, 1, 1), last), BRITISH) == words
    assert days_read_as(None, BRITISH) == ""


def test_a_day_that_never_is_is_named() -> None:
    assert no_such_day((2024, 2, 30), BRITISH) == "There is no 30 February 2024"
    assert no_such_day((2024, 2, 30), AMERICAN) == "There is no February 30, 2024"
    assert no_such_day((2028, 2, 30), AMERICAN) == "There is no February 30, 2028"


@pytest.mark.parametrize("language", ["hu", "zh", "ja", "ko", "lt", "eu"])
def test_a_year_that_comes_first_stays_as_it_is(language: str) -> None:
    locale = QLocale(language)
    named = short_day(date(2028, 2, 28), date.min, locale)
    before, _, after = named.rpartition(locale.toString(28))
    assert no_such_day((2028, 2, 30), locale) == f"There is no {before}{locale.toString(30)}{after}"


@pytest.mark.parametrize("typed", ["2024-02-30", "30/2/2024", "30 Feb 2024", "February 30, 2024"])
def test_why_it_is_no_day_is_told_where_that_is_known(typed: str) -> None:
    assert why_no_day(typed, TODAY, BRITISH) == "There is no 30 February 2024."
    assert why_no_day("soon", TODAY, BRITISH) == ""
    assert why_no_day("29 Feb 2024", TODAY, BRITISH) == ""


def test_a_period_is_said_in_words() -> None:
    assert period_words((date(2024, 3, 4), date(2024, 3, 4)), BRITISH) == "4 March 2024"
    assert period_words((date(2024, 3, 1), date(2024, 3, 31)), BRITISH) == "March 2024"
    assert period_words((date(2024, 1, 1), date(2024, 12, 31)), BRITISH) == "2024"
