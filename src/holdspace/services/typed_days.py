# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Days as people type them: one form is shown, many are understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from holdspace.domain.find_values import period
from holdspace.domain.when import day_in_numbers

_SAMPLE = date(2026, 3, 31)  # which of its numbers is the day cannot be mistaken
_WITH_DAY = ("d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy", "yyyy MMMM d")
_WITHOUT_YEAR = ("d MMMM", "d MMM", "MMMM d", "MMM d")
_MONTHS = ("MMMM yyyy", "MMM yyyy", "yyyy MMMM", "MM/yyyy", "M/yyyy", "MM.yyyy", "M.yyyy")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|\.(?=\s))", re.IGNORECASE)


def day_order(locale: QLocale) -> str:
    """Return in which order day, month and year are written there: `dmy`, `mdy` or `ymd`.

    Where the system names no region, it is the order of the United States.
    """
    if locale.language() == QLocale.Language.C:
        return "mdy"
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat).lower()
    order = "".join(sorted("dmy", key=lambda part: pattern.find(part)))
    return order if order in ("dmy", "mdy", "ymd") else "ymd"


def written_day(day: date, locale: QLocale) -> str:
    """Return a day in numbers in the locale's order, the year with four digits."""
    order = day_order(locale)
    found = re.search("[-./]", locale.dateFormat(QLocale.FormatType.ShortFormat))
    sign = "-" if order == "ymd" else found[0] if found is not None else "/"
    parts = {"d": "dd", "m": "MM", "y": "yyyy"}
    return locale.toString(QDate(day.year, day.month, day.day), sign.join(parts[each] for each in order))


def sample_day(locale: QLocale) -> str:
    """Return the day that hints and errors show: written as it can be typed."""
    return written_day(_SAMPLE, locale)


def days_meant(typed: str, today: date, locale: QLocale) -> tuple[date, date] | None:
    """Return the first and the last day of the day, month or year that was typed, or None for what is none.

    A day or a month without a year is the last such one that has been or has begun.
    """
    words = " ".join(_ORDINAL.sub("", typed.replace(",", " ")).split())
    known = {_tr("today").lower(): today, _tr("yesterday").lower(): today - timedelta(days=1)}
    if words.lower() in known:
        return known[words.lower()], known[words.lower()]
    whole = period(words)
    if whole is not None:
        return whole
    day = day_in_numbers(words, day_order(locale), today) or _named_day(typed, words, today, locale)
    return (day, day) if day is not None else _month(words, today, locale)


def day_meant(typed: str, today: date, locale: QLocale) -> date | None:
    """Return the one day that was typed, or None: a month or a year is no day."""
    found = days_meant(typed, today, locale)
    return found[0] if found is not None and found[0] == found[1] else None


def _named_day(typed: str, words: str, today: date, locale: QLocale) -> date | None:
    whole = _read(typed.strip(), (locale.dateFormat(QLocale.FormatType.LongFormat),), locale)
    found = whole or _read(words, _WITH_DAY, locale)
    if found is not None:
        return found
    found = next(_without_year(words, today, locale), None)
    if found is None or found <= today:
        return found
    return next(_without_year(words, today.replace(year=today.year - 1, day=1), locale), None)


def _without_year(words: str, like: date, locale: QLocale) -> Iterator[date]:
    for pattern in _WITHOUT_YEAR:
        found = _read(f"{words} {like.year}", (f"{pattern} yyyy",), locale)
        if found is not None:
            yield found


def _month(words: str, today: date, locale: QLocale) -> tuple[date, date] | None:
    first = _read(words, _MONTHS, locale)
    if first is None:  # the last such month that has begun
        first = _read(f"{words} {today.year}", _MONTHS[:2], locale)
        first = first.replace(year=first.year - 1) if first is not None and first > today else first
    return None if first is None else period(f"{first:%Y-%m}")


def _read(words: str, patterns: tuple[str, ...], locale: QLocale) -> date | None:
    for pattern in patterns:
        for each in (locale, QLocale(QLocale.Language.English)):
            found = each.toDate(words, pattern)
            if found.isValid() and 1000 <= found.year() <= 9999:
                return date(found.year(), found.month(), found.day())
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("dates", text)
