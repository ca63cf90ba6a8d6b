# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands round the words of entries on a page that leaves: days, times, whom with, how heavy.

And that it is not encrypted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.entries import Entry
from holdspace.domain.feelings import Feelings, feeling_words
from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.domain.timeline import local_day, showable
from holdspace.services.content import content_language, load_feelings

_KINDS = {
    "before": QT_TRANSLATE_NOOP("export", "Before"),
    "after": QT_TRANSLATE_NOOP("export", "After"),
    "day_end": QT_TRANSLATE_NOOP("export", "Day\N{RIGHT SINGLE QUOTATION MARK}s end"),
    "reflection": QT_TRANSLATE_NOOP("export", "Reflection"),
}
_LOADS = {
    1: QT_TRANSLATE_NOOP("export", "light"),
    2: QT_TRANSLATE_NOOP("export", "rather light"),
    3: QT_TRANSLATE_NOOP("export", "in between"),
    4: QT_TRANSLATE_NOOP("export", "rather heavy"),
    5: QT_TRANSLATE_NOOP("export", "heavy"),
}
_SECONDS = re.compile(r"[:.]ss?(?:\.z+)?")
_LONGEST_TITLE = 200
_COUNTRY = QLocale.Country
# As the Unicode locale data has it: https://cldr.unicode.org, "paperSize".
_LETTER = frozenset(
    {
        *(_COUNTRY.UnitedStates, _COUNTRY.Canada, _COUNTRY.Mexico, _COUNTRY.Philippines, _COUNTRY.PuertoRico),
        *(_COUNTRY.Belize, _COUNTRY.Chile, _COUNTRY.Colombia, _COUNTRY.CostaRica, _COUNTRY.ElSalvador),
        *(_COUNTRY.Guatemala, _COUNTRY.Nicaragua, _COUNTRY.Panama, _COUNTRY.Venezuela),
    }
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands first: the title, from when to when, how many, when it was made, and what to know of it."""

    title: str = field(repr=False)
    span: str
    count: str
    made: str
    notes: tuple[str, ...]


class PageWords:
    """Words in one locale. `redacted` pages tell months, no days or times."""

    def __init__(self, *, redacted: bool = False, locale: QLocale | None = None) -> None:
        self.locale = locale or QLocale()
        self._redacted = redacted

    def opening(
        self, title: str, first: datetime | None, last: datetime | None, count: int, made_at: datetime
    ) -> Opening:
        """Return what stands on the first page."""
        named = " ".join(showable(title[:_LONGEST_TITLE]).split())
        return Opening(
            title=named or _tr("From my journal"),
            span=self._span(first, last),
            count=self._count(count),
            made=_tr("Made on {day}").replace("{day}", self._day(made_at.date())),
            notes=tuple(self._notes()),
        )

    def heading(self, entry: Entry) -> str:
        """Return the heading of the day, or the month, that an entry belongs to."""
        day = local_day(entry)
        return self._month(day) if self._redacted else self._day(day)

    def time(self, entry: Entry) -> str:
        """Return the time of day on the wall where the entry was made; "" where times are left out."""
        if self._redacted:
            return ""
        pattern = _SECONDS.sub("", self.locale.timeFormat(QLocale.FormatType.ShortFormat))
        if self.locale.amText().isascii():
            pattern = re.sub("AP|Ap|aP", "ap", pattern)
        moment = entry.created_at
        return self.locale.toString(QTime(moment.hour, moment.minute), pattern)

    def about(self, entry: Entry) -> str:
        """Return the small line below an entry's words; "" where there is nothing to say."""
        feelings = ", ".join(feeling_words(_feelings(), entry.feelings))
        parts = (
            ", ".join(QCoreApplication.translate("audiences", AUDIENCE_LABELS[a]) for a in entry.audiences),
            _tr(_KINDS[entry.kind]) if entry.kind in _KINDS else "",
            _weight(entry),
            _tr("It felt {feelings}").replace("{feelings}", feelings) if feelings else "",
            ", ".join(f"#{tag}" for tag in entry.tags),
            _tr("Starred") if entry.starred else "",
            _tr("Written while locked") if entry.sealed else "",
        )
        return showable(" \N{MIDDLE DOT} ".join(part for part in parts if part))

    def _span(self, first: datetime | None, last: datetime | None) -> str:
        if first is None or last is None:
            return ""
        words = self._month if self._redacted else self._day
        ends = list(dict.fromkeys((words(first.date()), words(last.date()))))
        if len(ends) == 1:
            return ends[0]
        return _tr("{first} to {last}").replace("{first}", ends[0]).replace("{last}", ends[1])

    def _count(self, count: int) -> str:
        if count == 1:
            return _tr("One entry")
        if count == 0:
            return _tr("No entries")
        return _tr("{number} entries").replace("{number}", self.locale.toString(count))

    def _notes(self) -> Iterator[str]:
        yield _tr("Not encrypted. Whoever has this can read it.")
        if self._redacted:
            yield _tr(
                "Some words were replaced and days left out. What points to a person may still be in it."
            )

    def _day(self, day: date) -> str:
        return self.locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)

    def _month(self, day: date) -> str:
        return f"{self.locale.standaloneMonthName(day.month)} {day.year}"


def usual_paper(locale: QLocale) -> str:
    """Return the paper that is usual in a country: "Letter" or "A4"."""
    return "Letter" if locale.territory() in _LETTER else "A4"


def wordless() -> str:
    """Return what stands for the words of a moment that has none."""
    return _tr("A moment, without words")


def _weight(entry: Entry) -> str:
    if entry.load is None and entry.load_after is None:
        return ""
    if entry.load_after is None:
        return _tr("How heavy: {load}").replace("{load}", _load(entry.load))
    after = _load(entry.load_after)
    if entry.load is None:
        return _tr("How heavy afterwards: {after}").replace("{after}", after)
    both = _tr("How heavy: {load}, and afterwards {after}")
    return both.replace("{load}", _load(entry.load)).replace("{after}", after)


def _load(load: int | None) -> str:
    words = _tr("{word} ({load} of 5)").replace("{load}", str(load))
    return words.replace("{word}", _tr(_LOADS[load or 1]))


@lru_cache(maxsize=1)
def _feelings() -> Feelings:
    return load_feelings(content_language(QLocale().name()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("export", text)
