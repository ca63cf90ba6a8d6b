# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Days and times in the words and the order of the person's locale, 12 or 24 hours as there."""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from holdspace.domain.timeline import DayRelation, day_relation

# Year and weekday in a date pattern of QLocale, with the commas, the quoted words and the CJK character
# that are theirs.
_YEAR = re.compile(r"(?:[\s,.،]|'[^']*')*yy+(?:\s?'[^']*'\.?|\('[^']*'\)'[^']*'|[^\sA-Za-z',.])?\.?")
_WEEKDAY = re.compile(r"dddd(?:[\s,.،]|'[^']*')*|[\s,.،(]*dddd\)?")
_SECONDS = re.compile(r"[:.]ss?(?:\.z+)?")
_DAY_NUMBER = re.compile(r"'[^']*'|d+")  # or quoted words, which hold none


def time_words(moment: datetime, locale: QLocale) -> str:
    """Return the time of day without seconds, as `2:10 pm` or `14:10`."""
    pattern = _SECONDS.sub("", locale.timeFormat(QLocale.FormatType.ShortFormat))
    if locale.amText().isascii():
        pattern = re.sub("AP|Ap|aP", "ap", pattern)
    return locale.toString(QTime(moment.hour, moment.minute), pattern)


def day_words(day: date, today: date, locale: QLocale) -> str:
    """Return a day as a heading: `Today, 14 October`, `Thursday, 9 October`, with its year where it is
    another."""
    relation = day_relation(day, today)
    if relation is DayRelation.TODAY:
        return _tr("Today, {date}").replace("{date}", _date(day, locale))
    if relation is DayRelation.YESTERDAY:
        return _tr("Yesterday, {date}").replace("{date}", _date(day, locale))
    return full_day(day, today, locale)


def full_day(day: date, today: date, locale: QLocale) -> str:
    """Return a day with its weekday, and with its year where that is not today's."""
    pattern = locale.dateFormat(QLocale.FormatType.LongFormat)
    if day.year == today.year:
        pattern = without_year(pattern)
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def short_day(day: date, today: date, locale: QLocale) -> str:
    """Return a day without its weekday, and with its year where that is not today's."""
    pattern = locale.dateFormat(QLocale.FormatType.LongFormat)
    if day.year == today.year:
        pattern = without_year(pattern)
    return locale.toString(QDate(day.year, day.month, day.day), _without_weekday(pattern))


def named_day(year: int, month: int, number: int, locale: QLocale) -> str:
    """Return a day with its year and without its weekday, also one that never is, as `30 February 2024`."""

    def put(found: re.Match[str]) -> str:
        is_quoted = found[0].startswith("'")
        return found[0] if is_quoted else locale.toString(number).rjust(len(found[0]), locale.zeroDigit())

    pattern = _without_weekday(locale.dateFormat(QLocale.FormatType.LongFormat))
    return locale.toString(QDate(year, month, 1), _DAY_NUMBER.sub(put, pattern))


def moment_words(moment: datetime, today: date, locale: QLocale) -> str:
    """Return day and time, as `Tuesday 14 October, 2:10 pm`."""
    return f"{full_day(moment.date(), today, locale)}, {time_words(moment, locale)}"


def dated_words(moment: datetime, locale: QLocale) -> str:
    """Return day, with its year, and time, as `14 October 2025 at 2:10 pm`."""
    day = short_day(moment.date(), date.min, locale)
    return _tr("{day} at {time}").format(day=day, time=time_words(moment, locale))


def count_words(count: int, locale: QLocale) -> str:
    """Return `no entries`, `one entry` or `1,214 entries`."""
    if count == 0:
        return _tr("no entries")
    if count == 1:
        return _tr("one entry")
    return _tr("{number} entries").format(number=locale.toString(count))


def without_year(pattern: str) -> str:
    """Return a date pattern of QLocale without its year and what only belonged to it."""
    return _YEAR.sub("", pattern, count=1).strip(" ,.،") if "y" in pattern else pattern


def _without_weekday(pattern: str) -> str:
    return _WEEKDAY.sub("", pattern, count=1).strip(" ,،")


def _date(day: date, locale: QLocale) -> str:
    pattern = _without_weekday(without_year(locale.dateFormat(QLocale.FormatType.LongFormat)))
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def _tr(text: str) -> str:
    return QCoreApplication.translate("dates", text)
