# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What leaves a vault: a snapshot of its entries, the oldest first, one at a time.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from holdspace.domain.entries import Entry
from holdspace.domain.exports import Selection
from holdspace.domain.records import Records
from holdspace.domain.revisions import KeptEntry, Revision
from holdspace.domain.sessions import Boundary, Session
from holdspace.storage.connection import Connection
from holdspace.storage.entries import EntryStore
from holdspace.storage.entry_reading import position_of
from holdspace.storage.vault import Vault

_EARLIEST, _LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
_TWO_DAYS = timedelta(days=2)  # a wall clock is less than a day from UTC on either side


class Leaving:
    """What a vault holds of a selection at one moment, whatever is written meanwhile."""

    def __init__(self, connection: Connection, selection: Selection, stack: contextlib.ExitStack) -> None:
        """Stand on `connection`, in a transaction; what is not read to its end is closed with `stack`."""
        self._stack = stack
        self._store = EntryStore(connection)
        self._selection = selection
        self._span = position_of(_start(selection.first)), position_of(_end(selection.last))

    def most(self) -> int:
        """Return how many entries there can be at most, the deleted ones too; quick."""
        ids = self._selection.ids
        counted = self._store.count_between(*self._span)
        return counted if ids is None else min(counted, len(ids))

    def entries(self) -> Iterator[Entry]:
        """Give the entries that are not deleted."""
        return (kept.entry for kept in self._kept() if kept.deleted_at is None)

    def records(self) -> Records:
        """Return all that is kept, the deleted entries and earlier versions too.

        Of a part of the journal that is its entries and, where it is made of days, their sessions with the
        answers, and boundaries. What was erased, and what is one's own of templates,
        patterns, practices and cards, belong to the whole.
        """
        entries, revisions = self._kept(), self._revisions()
        sessions = self.sessions()
        done = {session.id for session in sessions}
        answers = [each for each in self._store.answers.all() if each.session_id in done]
        records = Records(
            entries, revisions, sessions=sessions, answers=answers, boundaries=self.boundaries()
        )
        if not self._selection.is_all:
            return records
        return replace(
            records,
            tombstones=self._stack.enter_context(contextlib.closing(self._store.tombstones.all())),
            templates=self._store.templates.all(),
            answers=self._store.answers.all(),
            patterns=self._store.patterns.all(),
            practices=self._store.practices.all(),
            cards=self._store.cards.all(),
            card_state=self._store.card_state.all(),
        )

    def sessions(self) -> list[Session]:
        """Return the sessions of the selected days; none where single entries are selected."""
        return [each for each in self._store.sessions.all() if self._takes(each.started_at)]

    def boundaries(self) -> list[Boundary]:
        """Return the boundaries of the selected days; none where single entries are selected."""
        return [each for each in self._store.boundaries.all() if self._takes(each.made_at)]

    def _takes(self, moment: datetime) -> bool:
        return self._selection.ids is None and self._selection.takes_day(moment.date())

    def _revisions(self) -> Iterator[Revision]:
        edited = self._store.revisions.edited()
        for kept in self._kept():
            if kept.entry.id in edited:  # few are, and asking for each would take longer
                yield from self._store.revisions.of(kept.entry.id)

    def _kept(self) -> Iterator[KeptEntry]:
        found = self._stack.enter_context(contextlib.closing(self._store.everything(*self._span)))
        return (kept for kept in found if self._selection.takes(kept.entry))


@contextlib.contextmanager
def leaving(vault: Vault, selection: Selection) -> Iterator[Leaving]:
    """Give what leaves an open vault to a with block, on any thread; nothing is changed.

    Raises VaultBusy, NotReadable or VaultDamaged.
    """
    with contextlib.closing(vault.connect()) as connection, contextlib.ExitStack() as stack:
        stack.callback(connection.shrink)
        connection.run("BEGIN")
        yield Leaving(connection, selection, stack)


def _start(day: date | None) -> datetime:
    if day is None or day < (_EARLIEST + _TWO_DAYS).date():
        return _EARLIEST
    return datetime(day.year, day.month, day.day, tzinfo=UTC) - _TWO_DAYS


def _end(day: date | None) -> datetime:
    if day is None or day > (_LATEST - _TWO_DAYS).date():
        return _LATEST
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + _TWO_DAYS
