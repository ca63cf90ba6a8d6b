# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Backups by name: their order, why they were made, which of them are kept, and whether one is due.

Their order is their sequence number. The time in a name is only what the clock said, which can go back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import count, pairwise

DAILY, WEEKLY, MONTHLY = 7, 4, 12
HELD_FOR = timedelta(days=30)
"""What was made before a deed that cannot be undone stays for at least so long."""
ENDING = ".hsbackup"
_NAME = re.compile(r"(\d{6,12})-(\d{8}T\d{6}Z)\.hsbackup", re.ASCII)
_TIME = "%Y%m%dT%H%M%SZ"


class Reason(StrEnum):
    """Why a backup was made, as its manifest says. Backups of before there were reasons say none."""

    UNKNOWN = ""
    ASKED = "asked"
    DAILY = "daily"
    BEFORE_RESTORE = "before restore"
    BEFORE_REENCRYPTION = "before reencryption"
    BEFORE_MIGRATION = "before migration"
    BEFORE_IMPORT = "before import"


HELD: frozenset[str] = frozenset(
    {Reason.BEFORE_RESTORE, Reason.BEFORE_REENCRYPTION, Reason.BEFORE_MIGRATION, Reason.BEFORE_IMPORT}
)


@dataclass(frozen=True, slots=True, order=True)
class BackupName:
    """What a backup is called: its number, and when the clock said it was made (UTC, whole seconds)."""

    sequence: int
    made_at: datetime

    def __str__(self) -> str:
        """Return the file's name."""
        at = self.made_at.astimezone(UTC)
        # Not strftime: before the year 1000 it leaves the zeros out on some systems.
        time = f"{at.year:04}{at.month:02}{at.day:02}T{at.hour:02}{at.minute:02}{at.second:02}Z"
        return f"{self.sequence:06}-{time}{ENDING}"


def parse_name(name: str) -> BackupName | None:
    """Return what a file's name says, or None where it is not a backup's."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    try:
        made_at = datetime.strptime(found[2], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    backup = BackupName(int(found[1]), made_at)
    return backup if str(backup) == name else None


def next_name(taken: Iterable[BackupName], now: datetime) -> BackupName:
    """Return the name of the backup made `now`: after every other, whatever the clock says."""
    sequence = max((name.sequence for name in taken), default=0) + 1
    return BackupName(sequence, now.astimezone(UTC).replace(microsecond=0))


def kept(
    backups: Iterable[BackupName],
    last_verified: BackupName | None = None,
    held: Collection[BackupName] = (),
) -> set[BackupName]:
    """Return which backups of one vault are kept: the last of 7 days, 4 weeks, 12 months, the last verified.

    Those that are `held` for what they were made before stay for at least 30 days.

    Days are counted along the sequence: a new one begins where the date changes, in either direction. So a
    clock set back begins a day, a week and a month of its own, before which the newest others stay as they
    are, and days without a backup do not count. Days, weeks (from Monday) and months are those of UTC.
    """
    newest_first = sorted(backups, reverse=True)
    keep = {
        *_last_of_each(newest_first, _day, DAILY),
        *_last_of_each(newest_first, _week, WEEKLY),
        *_last_of_each(newest_first, _month, MONTHLY),
        *_still_held(newest_first, held),
    }
    return keep | ({last_verified} & set(newest_first) if last_verified else set())


def older_than(backups: Iterable[BackupName], name: BackupName) -> list[BackupName]:
    """Return those of `backups` that were made before `name`, oldest first: by number, not by the clock."""
    return sorted(backup for backup in backups if backup.sequence < name.sequence)


def is_due(last: BackupName | None, now: datetime) -> bool:
    """Return whether a backup is due: none was made on the local day of `now`, in whichever direction."""
    return last is None or last.made_at.astimezone(now.tzinfo).date() != now.date()


def last_dropped_on(
    backups: Iterable[BackupName],
    now: datetime,
    held: Collection[BackupName] = (),
    newer: Iterable[BackupName] = (),
) -> date | None:
    """Return the day on which the last of `backups` is dropped, if one is made every day after `now`.

    What is erased now is in all of them, whatever their clock says; those in `newer` are there as well and
    do not hold it. `now` is aware and local. None where there are no backups. Without new backups none is
    ever dropped.
    """
    holding = set(backups)
    left = holding | set(newer)
    for days in count(1) if holding else ():
        moment = now + timedelta(days=days)
        left = kept({*left, next_name(left, moment)}, held=held)
        if not left & holding:
            return moment.date()
    return None


def shrunk(rows: Iterable[tuple[int, int]], accepted: int = 0) -> tuple[int, int] | None:
    """Return the numbers of the last two backups of which the later holds fewer rows than the one before it.

    `rows` are the number and the rows of content of each backup, in any order. What happened up to the number
    `accepted` is meant. None where nothing shrank: then older backups may be dropped without asking.
    """
    newest_first = sorted(rows, reverse=True)
    for (after, fewer), (before, more) in pairwise(newest_first):
        if fewer < more and after > accepted:
            return before, after
    return None


def shrunk_of_each(rows: Iterable[tuple[str, int, int]], accepted: int = 0) -> tuple[int, int] | None:
    """Return what `shrunk` does of backups of several vaults, which are not compared with one another.

    `rows` are the vault's id, the number and the rows of content of each. Of several falls the last counts.
    """
    vaults: dict[str, list[tuple[int, int]]] = {}
    for vault_id, number, held in rows:
        vaults.setdefault(vault_id, []).append((number, held))
    falls = [fall for there in vaults.values() if (fall := shrunk(there, accepted)) is not None]
    return max(falls, key=lambda fall: fall[1], default=None)


def _last_of_each(
    newest_first: Iterable[BackupName], span: Callable[[BackupName], Hashable], most: int
) -> list[BackupName]:
    found: list[BackupName] = []
    before: Hashable = None
    for backup in newest_first:
        if span(backup) != before:
            found.append(backup)
        before = span(backup)
    return found[:most]


def _still_held(newest_first: list[BackupName], held: Collection[BackupName]) -> list[BackupName]:
    """Return those held that are of the last 7 days along the sequence, or of the 30 days before the newest.

    The clock alone does not let go of one: it can leap years ahead and be set right again.
    """
    found: list[BackupName] = []
    days = 0
    before: Hashable = None
    for backup in newest_first:
        days += _day(backup) != before
        before = _day(backup)
        is_fresh = days <= DAILY or newest_first[0].made_at - backup.made_at < HELD_FOR
        if backup in held and is_fresh:
            found.append(backup)
    return found


def _day(backup: BackupName) -> Hashable:
    return backup.made_at.date()


def _week(backup: BackupName) -> Hashable:
    return backup.made_at.isocalendar()[:2]


def _month(backup: BackupName) -> Hashable:
    return (backup.made_at.year, backup.made_at.month)
