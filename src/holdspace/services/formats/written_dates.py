# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Dates as people and computers write them: 14 March 2024 at 14:10, 03/14/24 2:10 PM, 2024年3月14日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from holdspace.services.formats.errors import AmbiguousDates
from holdspace.services.formats.times import offset_named, zone_named

LONGEST = 80
_NOON = (12, 0, 0)
_MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber maerz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "januar februar mars april mai juni juli august september oktober november desember",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
# Cut short these would begin as other months elsewhere do.
_MONTHS_UNCUT = (
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
    "lokakuuta marraskuuta joulukuuta",
    "január február március április május június július augusztus szeptember október november december",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
)
# Words that say nothing more about a date: those between it and its time, and the days of the week.
_FILLER_WORDS = """
at um à a las l los le den die el la de del of d on om kl klo o às alle ore uhr h em w в г
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
"""
_FILLERS = frozenset(_FILLER_WORDS.split())
_MORNING, _EVENING = re.compile("上午|午前|오전"), re.compile("下午|午後|오후")
_WORD = r"[^\W\d_]{3,12}"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|º)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_NUMBERS = (
    re.compile(r"(?<!\d)(?P<year>\d{4})(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?P<year>\d{4})[年년] ?(?P<month>\d{1,2})[月월] ?(?P<day>\d{1,2})[日일](?P<sep>)"),
)
_EITHER = re.compile(
    r"(?<!\d)(?P<one>\d{1,2})(?P<sep>[-./])(?P<two>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})(?!\d)"
)
_NAMED = (
    re.compile(rf"{_DAY}[ -](?:de |of )?(?P<name>{_WORD})\.?,?[ -](?:de )?{_YEAR}"),
    re.compile(rf"(?P<name>{_WORD})\.? {_DAY},? {_YEAR}"),
    re.compile(rf"(?<!\d)(?P<year>\d{{4}})\.?,? (?P<name>{_WORD})\.? {_DAY}"),
)
# As the C library has it: Tue Mar  5 14:10:00 2024
_C_TIME = re.compile(rf"(?P<name>{_WORD})  ?{_DAY} (?P<time>\d\d:\d\d:\d\d) {_YEAR}")
_WORDS_LAST = re.compile(r"(?:(?<=[AaPp][Mm])|(?<=\d)(?! [AaPp][Mm]\b)) [^\W\d_]\D*$")
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,6})?)?)?"
    r"(?: ?(?P<half>[ap])\.? ?m\b\.?)?",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"[\s,]+")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200e": None, "\u200f": None})


class WrittenDate(NamedTuple):
    """A date with or without a time, as written: `first` and `second` are day and month in either order.

    Without a time it is at noon. `shape` is the same for two dates of one format. `zone` is what is written
    of a time zone, if anything.
    """

    year: int
    first: int
    second: int
    is_open: bool
    clock: tuple[int, int, int]
    has_time: bool
    zone: str
    shape: str

    def read(self, *, day_first: bool) -> datetime | None:
        """Return it as a naive datetime, or None where there is no such day."""
        is_turned = self.is_open and not day_first
        day, month = (self.second, self.first) if is_turned else (self.first, self.second)
        try:
            return datetime(self.year, month, day, *self.clock)
        except ValueError:
            return None


def written_date(text: str, *, any_zone: bool = False) -> WrittenDate | None:
    """Return the date that `text` is, or None where it is no date or says anything besides.

    With `any_zone` words after the time are taken for a zone, though nobody here knows it.
    """
    if not 6 <= len(text) <= LONGEST:
        return None
    text = text.translate(_SPACES).strip()
    found = _read(text)
    if found is None and any_zone:
        known = _WORDS_LAST.sub("", text)
        found = _read(known) if known != text else None
        return found if found is not None and found.has_time else None
    return found


def _read(text: str) -> WrittenDate | None:
    found = (reader(text) for reader in (_numbers, _either, _named, _c_time))
    return next(filter(None, found), None)


def settle(dates: Sequence[WrittenDate], day_first: bool | None) -> bool:
    """Say whether the day comes first in dates of one file, which stand there in order.

    Numbers that can be only one of the two settle it, then `day_first`, then the order: of two readings the
    one in which time goes only one way. With dots the day comes first. Raises AmbiguousDates.
    """
    open_ones = [date for date in dates if date.is_open]
    if all(date.first == date.second for date in open_ones):
        return True
    readings = {first: [date.read(day_first=first) for date in open_ones] for first in (True, False)}
    wrong = {first: readings[first].count(None) for first in readings}
    if wrong[True] != wrong[False]:
        return wrong[True] < wrong[False]
    if day_first is not None:
        return day_first
    turns = {first: _turns([each for each in readings[first] if each]) for first in readings}
    if turns[True] != turns[False]:
        return turns[True] < turns[False]
    if all("." in date.shape for date in open_ones):
        return True
    raise AmbiguousDates


def _turns(moments: Sequence[datetime]) -> int:
    pairs = list(pairwise(moments))
    return min(sum(a > b for a, b in pairs), sum(a < b for a, b in pairs))


def _numbers(text: str) -> WrittenDate | None:
    found = next(filter(None, (pattern.search(text) for pattern in _NUMBERS)), None)
    if found is None:
        return None
    return _whole(text, found, int(found["month"]), f"ymd{found['sep']}")


def _either(text: str) -> WrittenDate | None:
    found = _EITHER.search(text)
    if found is None:
        return None
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 2000 if year < 70 else 1900
    date = _completed(_without(text, found), (year, int(found["one"]), int(found["two"])), f"?{found['sep']}")
    return date and date._replace(is_open=True)


def _named(text: str) -> WrittenDate | None:
    for number, pattern in enumerate(_NAMED):
        found = pattern.search(text)
        month = found and _month(found["name"])
        if found and month:
            return _whole(text, found, month, f"named{number}")
    return None


def _c_time(text: str) -> WrittenDate | None:
    found = _C_TIME.search(text)
    month = found and _month(found["name"])
    if not found or not month:
        return None
    rest = f"{text[: found.start()]} {found['time']} {text[found.end() :]}"
    return _completed(rest, (int(found["year"]), int(found["day"]), month), "c")


def _whole(text: str, found: re.Match[str], month: int, shape: str) -> WrittenDate | None:
    return _completed(_without(text, found), (int(found["year"]), int(found["day"]), month), shape)


def _without(text: str, found: re.Match[str]) -> str:
    end = found.end()
    after = text[end + 1 :] if text[end : end + 1] == "T" else text[end:]
    return f"{text[: found.start()]} {after}"


def _completed(rest: str, date: tuple[int, int, int], shape: str) -> WrittenDate | None:
    """Read what stands beside the date: a time, a zone, words that mean nothing. Others make it no date."""
    half = "a" if _MORNING.search(rest) else "p" if _EVENING.search(rest) else ""
    rest = _EVENING.sub(" ", _MORNING.sub(" ", rest))
    found = _TIME.search(rest)
    clock = _NOON
    if found:
        half = half or (found["half"] or "").lower()
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
        read = _clock(found, half)
        if read is None:
            return None
        clock = read
    zone = _zone(rest, has_time=found is not None)
    if zone is None:
        return None
    marks = f"{'t' if found else ''}{'12' if half else ''}"
    written = WrittenDate(*date, False, clock, found is not None, zone, f"{shape} {marks}")
    is_a_day = written.read(day_first=True) or (shape[0] == "?" and 1 <= date[1] <= 12 and date[2] <= 31)
    return written if is_a_day else None


def _clock(found: re.Match[str], half: str) -> tuple[int, int, int] | None:
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if (half and not 1 <= hour <= 12) or (not half and found["minute"] is None):
        return None
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return (hour, minute, min(second, 59)) if hour < 24 and minute < 60 and second <= 60 else None


def _zone(rest: str, *, has_time: bool) -> str | None:
    """Return what is left as a zone's name, nothing where nothing is left, None where it is no zone."""
    left = [word for word in _BREAKS.split(rest) if word.strip(".").casefold() not in _FILLERS]
    words = " ".join(left).strip(" .()-–|·")
    if not words:
        return ""
    is_zone = offset_named(words) or zone_named(words) or (words.isupper() and 2 <= len(words) <= 5)
    return words if has_time and is_zone else None


def _month(name: str) -> int | None:
    return _MONTH_OF.get(name.casefold())


def _month_names() -> dict[str, int]:
    """Return whole names and what they can be cut to, as far as no two months begin so."""
    cut: dict[str, set[int]] = {}
    whole: dict[str, int] = {}
    for language in _MONTHS + _MONTHS_UNCUT:
        for month, name in enumerate(language.split(), 1):
            whole[name] = month
            for length in range(3, len(name) if language in _MONTHS else 0):
                cut.setdefault(name[:length], set()).add(month)
    return {name: min(months) for name, months in cut.items() if len(months) == 1} | whole


_MONTH_OF = _month_names()
