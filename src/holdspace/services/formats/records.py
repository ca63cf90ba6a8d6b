# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What importers share: what is left out is counted, tags are fitted to a journal's, days get a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone

from holdspace.domain.imports import Dropped
from holdspace.domain.text import clean_text
from holdspace.services.formats.times import in_zone, on_clock, placed

MOST_TAGS = 64
LONGEST_TAG = 80
NOON = 12
_DATE = [4, 2, 2]


class Losses:
    """Counts what does not come along, to be told once at the end."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, what: str, count: int = 1) -> None:
        """Count `count` parts of the kind `what`, an id such as "photo"."""
        self._counts[what] += count

    def findings(self) -> Iterator[Dropped]:
        """Give one finding for each kind that was counted."""
        for what, count in sorted(self._counts.items()):
            if count:
                yield Dropped(what, count)


def fitted_tags(words: Iterable[object], losses: Losses | None = None) -> tuple[str, ...]:
    """Return the words among `words` as tags an entry can have: on one line, once each whatever their case.

    Too long ones are cut and too many left out; both are counted in `losses` as "tag".
    """
    found: dict[str, str] = {}
    is_cut = 0
    for word in words:
        # More of it than a tag can have is not even looked at: it could be as long as a file.
        tag = " ".join(clean_text(word[: LONGEST_TAG * 4]).split()) if isinstance(word, str) else ""
        if tag and tag.casefold() not in found:
            is_cut += len(tag) > LONGEST_TAG
            found.setdefault(tag.casefold(), tag[:LONGEST_TAG].strip())
    tags = tuple(dict.fromkeys(found.values()))
    if losses is not None:
        losses.add("tag", is_cut + max(0, len(tags) - MOST_TAGS))
    return tags[:MOST_TAGS]


def time_on(
    year: int, month: int, day: int, hour: int = NOON, minute: int = 0, *, time_zone: str
) -> datetime | None:
    """Return that time by the clocks of `time_zone`; noon where a record has a day alone.

    None where there is no such time, or no journal could hold it.
    """
    try:
        moment = datetime(year, month, day, hour, minute)
    except (ValueError, OverflowError):
        return None
    return on_clock(moment, placed("", time_zone)[0])


def noon_of(words: str, *, time_zone: str) -> datetime | None:
    """Return noon there of the day that `YYYY-MM-DD` names, or None where it names none."""
    parts = words.strip().split("-")
    if [len(part) for part in parts] != _DATE or not all(p.isascii() and p.isdigit() for p in parts):
        return None
    year, month, day = (int(part) for part in parts)
    return time_on(year, month, day, time_zone=time_zone)


def at_offset(moment: datetime, offset: timedelta, time_zone: str) -> tuple[datetime, str] | None:
    """Return `moment` at `offset` from UTC, and an IANA name that fits: `time_zone` where its clocks say the
    same, else the zone that is named by its hours, where there is one.

    None outside a journal's years.
    """
    there = in_zone(moment, timezone(offset))
    home = in_zone(moment, placed("", time_zone)[0])
    if there is None or home is None:
        return None
    hours, rest = divmod(int(offset.total_seconds()), 3600)
    if home.utcoffset() == offset or rest or not -12 <= hours <= 14:
        return there, time_zone
    # Etc/GMT-2 lies two hours east of UTC: the sign is the other way round.
    return there, f"Etc/GMT{-hours:+d}" if hours else "UTC"
