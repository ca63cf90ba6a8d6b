# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How a day that was typed is read, said in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from holdspace.domain.when import day_that_never_is
from holdspace.services.typed_days import days_meant
from holdspace.ui.widgets.dates import full_day, named_day, short_day


def read_as(day: date | None, locale: QLocale) -> str:
    """Return how a day was read, in words that leave no doubt; "" where there is none."""
    if day is None:
        return ""
    return _tr("Read as {day}.").replace("{day}", full_day(day, date.min, locale))


def days_read_as(days: tuple[date, date] | None, locale: QLocale) -> str:
    """Return how a day, a month or a year was read; "" where there is none."""
    if days is None or days[0] == days[1]:
        return read_as(None if days is None else days[0], locale)
    return _tr("Read as {day}.").replace("{day}", period_words(days, locale))


def no_such_day(day: tuple[int, int, int], locale: QLocale) -> str:
    """Return that a day never is, as `There is no 30 February 2024`, without a full stop."""
    return _tr("There is no {day}").replace("{day}", named_day(*day, locale))


def why_no_day(typed: str, today: date, locale: QLocale) -> str:
    """Return why no day was understood where that can be told, in one sentence, or ""."""
    never = day_that_never_is(typed, lambda text: days_meant(text, today, locale))
    return f"{no_such_day(never, locale)}." if never is not None else ""


def period_words(days: tuple[date, date], locale: QLocale) -> str:
    """Return a day, a month or a year in words, each with its year."""
    first, last = days
    if first == last:
        return short_day(first, date.min, locale)
    if (first.month, last.month) == (1, 12):
        return f"{first.year:04}"
    name = locale.standaloneMonthName(first.month, QLocale.FormatType.LongFormat)
    return f"{name[:1].upper()}{name[1:]} {first.year:04}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("dates", text)
