# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The values that stand after a query's fields, read into their plain form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS, LOADS
from holdspace.domain.find_words import words_of

ReadDays = Callable[[str], tuple[date, date] | None]
"""What reads the first and the last day of a day, month or year as people type it."""

HEAVY, LIGHT = ">=4", "<=2"

_LOAD = re.compile(r"(?P<sign>>=|<=|>|<)?(?P<first>[0-9])(?:\.\.(?P<last>[0-9]))?")
_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_NUMBERS = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_AUDIENCES = {
    "me": "myself",
    "provider": "physician",
    "doctor": "physician",
    "payer": "adjuster",
    "family": "client",
    "boss": "employer",
}
_LOADS = {"heavy": HEAVY, "light": LIGHT}


def load_bounds(value: str) -> tuple[int, int] | None:
    """Return the lowest and highest load of "4", ">=4", ">3", "<=2", "<3" or "2..4", or None for others."""
    match = _LOAD.fullmatch(value)
    if match is None:
        return None
    sign, first, last = match["sign"] or "", int(match["first"]), match["last"]
    if last is not None:
        low, high = (first, int(last)) if not sign else (1, 0)
    else:
        low, high = {
            "": (first, first),
            ">=": (first, LOADS[-1]),
            ">": (first + 1, LOADS[-1]),
            "<=": (LOADS[0], first),
            "<": (LOADS[0], first - 1),
        }[sign]
    return (low, high) if LOADS[0] <= low <= high <= LOADS[-1] else None


def period(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of "2026", "2026-01" or "2026-01-15", or None for others."""
    match = _PERIOD.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            return first, first
        if not month or month == 12:
            return first, date(first.year, 12, 31)
        return first, date(first.year, month + 1, 1) - timedelta(days=1)
    except ValueError:
        return None


def plain_value(name: str, typed: str, read_days: ReadDays = period) -> str | None:
    """Return the plain form of the value typed for a field, or None where it cannot be meant."""
    if name in ("after", "before"):
        return _days(typed, read_days)
    return _READ[name](typed)


def plain_words(typed: str) -> str | None:
    """Return words with one blank between, or None where there is nothing to look for."""
    plain = " ".join(typed.replace('"', " ").split())
    return plain if words_of(plain) else None


def _days(typed: str, read_days: ReadDays) -> str | None:
    plain = typed.replace("/", "-").replace(".", "-")
    if period(plain):
        return plain
    found = read_days(typed)
    if found is not None:
        return _written(*found)
    numbers = _NUMBERS.fullmatch(typed)
    return _only_day(*numbers.groups()) if numbers is not None else None


def _written(first: date, last: date) -> str:
    """Return days as `period` reads them."""
    day = first.isoformat()
    return next((shorter for shorter in (day[:4], day[:7]) if period(shorter) == (first, last)), day)


def _only_day(first: str, second: str, year: str) -> str | None:
    """Return the day of 12/31/2023 or 31.12.2023; None for 3/4/2023, which could be two."""
    both = [f"{year}-{month:0>2}-{day:0>2}" for month, day in ((first, second), (second, first))]
    possible = {each for each in both if period(each)}
    return possible.pop() if len(possible) == 1 else None


def _load(typed: str) -> str | None:
    plain = _LOADS.get(typed.lower(), typed)
    return plain if load_bounds(plain) else None


def _one_of(values: tuple[str, ...], aliases: Mapping[str, str]) -> Callable[[str], str | None]:
    def choose(typed: str) -> str | None:
        wanted = typed.lower().replace("-", "_").replace(" ", "_")
        wanted = aliases.get(wanted, wanted)
        if wanted in values:
            return wanted
        # As much of it as tells it from the others will do.
        begun = [value for value in values if wanted and value.startswith(wanted)]
        return begun[0] if len(begun) == 1 else None

    return choose


_READ: Mapping[str, Callable[[str], str | None]] = {
    "for": _one_of(AUDIENCES, _AUDIENCES),
    "kind": _one_of(KINDS, {}),
    "tag": plain_words,
    "feeling": plain_words,
    "load": _load,
    "is": _one_of(("starred", "sealed"), {}),
    "has": _one_of(("lesson",), {}),
}
