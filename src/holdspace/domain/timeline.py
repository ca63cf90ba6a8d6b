# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal as a timeline: entries by local day, each with the few words its row shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum

from holdspace.domain.entries import Entry
from holdspace.domain.text import REPLACEMENT

ROW_CHARACTERS = 400  # three lines of the widest row; nothing past it is looked at, however long the entry
_FOR_MARKS = 200  # Markdown's own marks take room that the row does not show

_RULE = re.compile(r"^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+(.+)$", re.MULTILINE)
_ENDS = tuple(".?!:;,…")  # what a heading may end with that parts it from the words below
_PART = " ·"
_LEAD = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+|[-*+][ \t]+)", re.MULTILINE)
_PICTURE_OR_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])(\*|_)(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"(`+)([^`]+)\1")
# NUL and its kin, and the code points a text document gives a meaning of its own.
_UNSHOWABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")


class DayRelation(Enum):
    """How a day lies to the present one: it decides the words of its heading."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    THIS_YEAR = "this_year"
    ANOTHER_YEAR = "another_year"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What the row of one entry shows. `moment` is the local time where and when the entry was made.

    `hits` are the stretches of `words` that were looked for, from and to in characters.
    """

    id: str
    moment: datetime
    words: str = field(repr=False)
    kind: str
    audiences: tuple[str, ...]
    load: int | None
    starred: bool
    sealed: bool
    hits: tuple[tuple[int, int], ...] = ()

    @property
    def day(self) -> date:
        """Return the local day the entry belongs to."""
        return self.moment.date()


def local_day(entry: Entry) -> date:
    """Return the day the entry belongs to: the day on the wall where it was made, by its own offset."""
    return entry.created_at.date()


def timeline_row(
    entry: Entry, words: str | None = None, hits: tuple[tuple[int, int], ...] = ()
) -> TimelineRow:
    """Return what the row of `entry` shows: its first words, or others of it with the hits in them."""
    return TimelineRow(
        id=entry.id,
        moment=entry.created_at,
        words=row_words(entry.text) if words is None else words,
        kind=entry.kind,
        audiences=entry.audiences,
        load=entry.load,
        starred=entry.starred,
        sealed=entry.sealed,
        hits=hits,
    )


def day_relation(day: date, today: date) -> DayRelation:
    """Say how `day` lies to `today`, both local dates."""
    if day == today:
        return DayRelation.TODAY
    if day == today - timedelta(days=1):
        return DayRelation.YESTERDAY
    return DayRelation.THIS_YEAR if day.year == today.year else DayRelation.ANOTHER_YEAR


def starts_day(day: date, day_above: date | None) -> bool:
    """Say whether a row of `day` opens a new heading under a row of `day_above` (None: it is the first)."""
    return day != day_above


def by_day(entries: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    """Return entries in their given order, in runs of one local day each."""
    days: list[tuple[date, list[Entry]]] = []
    for entry in entries:
        day = local_day(entry)
        if starts_day(day, days[-1][0] if days else None):
            days.append((day, []))
        days[-1][1].append(entry)
    return days


def showable(text: str) -> str:
    """Return `text` with what a text document cannot show, or would take as its own mark, visibly
    replaced."""
    return _UNSHOWABLE.sub(REPLACEMENT, text)


def row_words(text: str, characters: int = ROW_CHARACTERS) -> str:
    """Return the first words of an entry in one line, Markdown's marks left out; "" for a wordless moment.

    Only the first `characters` or so are looked at, so that the longest entry costs no more than a short
    one.
    """
    looked_at = characters + _FOR_MARKS
    words = showable(text[:looked_at].lstrip())
    for pattern, kept in (
        (_RULE, ""),
        (_HEADING, _parted),
        (_LEAD, ""),
        (_PICTURE_OR_LINK, r"\1"),
        (_CODE, r"\2"),
        (_STRONG, r"\2"),
    ):
        words = pattern.sub(kept, words)
    words = " ".join(_EMPHASIS.sub(r"\2", words).split()).removesuffix(_PART)
    if len(words) <= characters and len(text) <= looked_at:
        return words
    return words[:characters].rstrip() + "…"


def _parted(heading: re.Match[str]) -> str:
    """Return the words of a heading, parted from those below it, which follow on the same line."""
    words = heading[1].rstrip()
    return words if not words or words.endswith(_ENDS) else words + _PART
