# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The history of an entry: every version it had, which one came of which, and what was erased."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from holdspace.domain.entries import Entry

_STEP = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of an entry: its values then, and the id of the version it came of, if any.

    `entry.revision` is its own id.
    """

    entry: Entry = field(repr=False)
    parent: str | None = None

    @property
    def id(self) -> str:
        """Return the version's own id."""
        return self.entry.revision

    @property
    def modified_at(self) -> datetime:
        """Return when it was written."""
        return self.entry.modified_at


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry as a vault keeps it: its newest version, and whether it is in the trash.

    `deleted_at` is when it was put there, None where it is not. `trash_changed_at` is when it was put there
    or taken out last, None where it never was.
    """

    head: Revision
    deleted_at: datetime | None = None
    trash_changed_at: datetime | None = None

    @property
    def entry(self) -> Entry:
        """Return the values it has now."""
        return self.head.entry


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The id of an entry that was erased for good, or of a version whose words were; nothing else of it."""

    id: str
    erased_at: datetime


def later_than(now: datetime, before: datetime) -> datetime:
    """Return `now`, or just after `before` where the clock was set back."""
    # A change is later than what it changes, on every clock.
    return now if now > before else before + _STEP


def newest_first(revisions: Iterable[Revision]) -> list[Revision]:
    """Return versions, none above one that came of it; where that says nothing, the later first."""
    by_id = {revision.id: revision for revision in revisions}
    waiting = dict.fromkeys(by_id, 0)
    for revision in by_id.values():
        if revision.parent in waiting:
            waiting[revision.parent] += 1
    ready = [_latest_first(by_id[each]) for each, children in waiting.items() if not children]
    heapq.heapify(ready)
    ordered: list[Revision] = []
    while ready:
        revision = by_id.pop(heapq.heappop(ready)[-1])
        ordered.append(revision)
        if revision.parent in by_id:
            waiting[revision.parent] -= 1
            if not waiting[revision.parent]:
                heapq.heappush(ready, _latest_first(by_id[revision.parent]))
    # What is left came of itself in a circle: only a file made to do harm says so.
    return ordered + sorted(by_id.values(), key=_latest_first)


def without_repeats(revisions: Sequence[Revision]) -> list[Revision]:
    """Leave out versions that read as the one above them, star and time aside: nobody would look for them."""
    shown: list[Revision] = []
    for revision in revisions:
        if not shown or _read_alike(shown[-1].entry) != _read_alike(revision.entry):
            shown.append(revision)
    return shown


def _latest_first(revision: Revision) -> tuple[float, str]:
    return -revision.modified_at.timestamp(), revision.id


def _read_alike(entry: Entry) -> Entry:
    return replace(entry, starred=False, modified_at=entry.created_at)
