# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a person can say about an export before it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from holdspace.domain.entries import Entry
from holdspace.domain.timeline import local_day


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entries leave: those of the days from `first` to `last`, both in, and of `ids` alone if given.

    `ids` are those that a search found. The day of an entry is the one on the wall where it was made.
    """

    first: date | None = None
    last: date | None = None
    ids: frozenset[str] | None = None

    @property
    def is_all(self) -> bool:
        """Say whether nothing is left out."""
        return self.first is None and self.last is None and self.ids is None

    def takes(self, entry: Entry) -> bool:
        """Say whether `entry` is one of them."""
        return self.takes_day(local_day(entry)) and (self.ids is None or entry.id in self.ids)

    def takes_day(self, day: date) -> bool:
        """Say whether `day` is one of those from `first` to `last`."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a file is to be.

    `redact` puts neutral words for what may identify a client and coarsens times to the month. `made_at`
    (aware) is when it is written. `title` is a page's, in the person's own words. `page_size` is "A4",
    "Letter", or "" for what is usual where the person is.
    """

    made_at: datetime
    redact: bool = False
    title: str = field(default="", repr=False)
    page_size: str = ""
