# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What an import finds in other programs' files: entries, and what could not come along, with the reason."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from holdspace.domain.entries import Entry


class SkipReason(StrEnum):
    """Why one record of a file did not become an entry."""

    EMPTY = "empty"  # nothing in it: no words, no load, no feelings
    NO_DATE = "no_date"
    BAD_DATE = "bad_date"
    BAD_RECORD = "bad_record"  # not what the format says a record is
    NOT_TEXT = "not_text"  # bytes that are no text in any encoding the format allows
    TOO_LARGE = "too_large"
    REPEATED = "repeated"  # twice in the same files


@dataclass(frozen=True, slots=True)
class Found:
    """One entry as it will stand in the journal.

    `written_at` is when the file was last written where HoldSpace wrote it first: if it says something else
    than any version of the entry, a person has changed it there. `earlier` are the versions it had before,
    the oldest first.
    """

    entry: Entry
    written_at: datetime | None = None
    earlier: tuple[Entry, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Skipped:
    """One record left out. `where` names it for the person: a file and a number or date, never its words."""

    where: str = field(repr=False)
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class Dropped:
    """Parts of records that HoldSpace does not keep, counted: `what` is an id such as "photo" or "place"."""

    what: str
    count: int


Finding = Found | Skipped | Dropped


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person can say about the files before they are read.

    `time_zone` (IANA) is that of records which do not say their own. `moods` maps a custom mood (as the file
    spells it) to a load from 1 to 5. `secret` opens an encrypted source. `day_first` settles dates such as
    03/04/2024 where the file itself does not.
    """

    time_zone: str = "UTC"
    moods: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    secret: str | None = field(default=None, repr=False)
    day_first: bool | None = None


def imported_id(source: str, key: str) -> str:
    """Return the id that record `key` of program `source` always gets, so that it never comes in twice.

    A UUID of version 4 in form, made from SHA-256: two laptops that import the same files agree on it.
    `key` is the record's own id where it has one, else what tells it from all others (its time and words).
    """
    digest = hashlib.sha256(f"holdspace import\n{source}\n{key}".encode("utf-8", "surrogatepass")).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))
