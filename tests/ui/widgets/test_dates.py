# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Days and times in a locale's own words and order."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale

from holdspace.ui.widgets.dates import (
    count_words,
    dated_words,
    day_words,
    full_day,
    moment_words,
    short_day,
    time_words,
    without_year,
)

_AFTERNOON = datetime(2025, 10, 14, 14, 10, 59, tzinfo=UTC)
_TODAY = date(2025, 10, 14)


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en_GB", "14:10"), ("en_US", "2:10\u202fpm"), ("de_DE", "14:10"), ("fi_FI", "14.10"), ("C", "14:10")],
)
def test_twelve_or_twenty_four_hours_as_the_locale_has_them(locale: str, words: str) -> None:
    assert time_words(_AFTERNOON, QLocale(locale)).replace(" ", "\u202f") == words


def test_a_moment_of_any_year_says_it() -> None:
    assert dated_words(_AFTERNOON, QLocale("en_GB")) == "14 October 2025 at 14:10"


@pytest.mark.parametrize(("count", "words"), [(0, "no entries"), (1, "one entry"), (1214, "1,214 entries")])
def test_entries_are_counted_in_words(count: int, words: str) -> None:
    assert count_words(count, QLocale("en_GB")) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 10, 14), "Today, 14 October"),
        (date(2025, 10, 13), "Yesterday, 13 October"),
        (date(2025, 10, 9), "Thursday, 9 October"),
        (date(2024, 9, 3), "Tuesday, 3 September 2024"),
    ],
)
def test_a_heading_says_how_far_a_day_is(day: date, words: str) -> None:
    assert day_words(day, _TODAY, QLocale.c()) == words


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en_US", "Tuesday, October 14"),
        ("de_DE", "Dienstag, 14. Oktober"),
        ("fr_FR", "mardi 14 octobre"),
        ("es_ES", "martes, 14 de octubre"),
        ("ja_JP", "10月14日火曜日"),
        ("sv_SE", "tisdag 14 oktober"),
        ("pl_PL", "wtorek, 14 października"),
    ],
)
def test_a_day_of_this_year_has_no_year_in_any_order(locale: str, words: str) -> None:
    assert full_day(_TODAY, date(2025, 1, 1), QLocale(locale)) == words


def test_no_locale_keeps_a_year_or_loses_its_day() -> None:
    anywhere = QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    )
    assert len(anywhere) > 100
    for locale in anywhere:
        shorter = without_year(locale.dateFormat(QLocale.FormatType.LongFormat))
        assert "y" not in "".join(shorter.split("'")[::2]), locale.name()
        assert "d" in shorter
        assert "M" in shorter


def test_day_and_time_stand_together() -> None:
    assert moment_words(_AFTERNOON, _TODAY, QLocale.c()) == "Tuesday, 14 October, 14:10"
    assert moment_words(_AFTERNOON, date(2026, 1, 1), QLocale.c()) == "Tuesday, 14 October 2025, 14:10"


@pytest.mark.parametrize(
    ("day", "locale", "words"),
    [
        (date(2025, 3, 3), "en_GB", "3 March"),
        (date(2024, 3, 3), "en_GB", "3 March 2024"),
        (date(2025, 3, 3), "en_US", "March 3"),
        (date(2025, 3, 3), "de_DE", "3. März"),
    ],
)
def test_a_short_day_leaves_out_what_is_known(day: date, locale: str, words: str) -> None:
    assert short_day(day, _TODAY, QLocale(locale)) == words
