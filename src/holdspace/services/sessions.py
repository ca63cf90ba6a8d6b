# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sessions: what was done is kept as it ends, into the journal or sealed, and nobody is asked for it.

Imported before an exercise can begin: keep it light.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holdspace.services.vault import NONE, UNLOCKED, VaultService
from holdspace.storage.errors import NoVault, StorageError, VaultBusy

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.domain.sessions import Boundary, Session
    from holdspace.domain.timing import Clock
    from holdspace.services.exercise import Exercise


class SessionService(QObject):
    """Keeps sessions and boundaries.

    *Signals*: `session_kept(str)` with the id of a session that was recorded or changed, also where it was
    sealed; `session_failed(Exception)` where one that was followed could not be kept: it has no words, and is
    tried again with the next.
    """

    session_kept = Signal(str)
    session_failed = Signal(object)

    def __init__(self, vault: VaultService, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._clock = clock
        self._unkept: list[Session] = []

    def record(self, session: Session) -> None:
        """Keep a session; on return it is on the disk, or there is no vault to keep it in.

        Into the open vault; sealed where that is locked or busy. Raises StorageError.
        """
        from holdspace.storage.inbox import seal_session

        if self._vault.state == NONE:
            return
        if self._vault.state == UNLOCKED:
            try:
                self._vault.vault.entries.sessions.keep(session)
                self._vault.note_saved()
            except VaultBusy:
                # Something long holds the database: sealed now, it joins the journal right after.
                seal_session(self._vault.places, session)
                self._vault.absorb_soon()
        else:
            seal_session(self._vault.places, replace(session, sealed=True))
        self.session_kept.emit(session.id)

    def update(self, session: Session) -> None:
        """Keep later values of a session, its `modified_at` set to now; else as `record`."""
        from holdspace.domain.revisions import later_than

        self.record(replace(session, modified_at=later_than(self._clock.now(), session.modified_at)))

    def keep_boundary(self, boundary: Boundary) -> bool:
        """Keep a boundary; on return it is on the disk, sealed where the vault is locked or busy.

        Return whether it was sealed. Raises StorageError, NoVault among them: words may not be lost unsaid.
        """
        from holdspace.storage.inbox import seal_boundary

        if self._vault.state == NONE:
            raise NoVault
        if self._vault.state == UNLOCKED:
            boundaries = self._vault.vault.entries.boundaries
            try:
                boundaries.keep(boundary)
                self._vault.note_saved()
                return False
            except VaultBusy:
                if boundaries.holds(boundary.id):
                    raise  # what is sealed never takes the place of words that are in the journal
                self._vault.absorb_soon()  # it joins the journal right after
        seal_boundary(self._vault.places, boundary)
        return True

    def recent(self, limit: int) -> list[Session]:
        """Return at most `limit` sessions, the newest first. Only while the vault is open."""
        return self._vault.vault.entries.sessions.recent(limit)

    def between(self, first: datetime, last: datetime) -> list[Session]:
        """Return the sessions that began from `first` to `last` (aware). Only while the vault is open."""
        return self._vault.vault.entries.sessions.between(first, last)

    def boundaries(self, limit: int) -> list[Boundary]:
        """Return at most `limit` boundaries, the newest first. Only while the vault is open."""
        return self._vault.vault.entries.boundaries.recent(limit)

    def follow(self, exercise: Exercise, place: str) -> None:
        """Record each end of an exercise as a session at `place`, also where it was ended before all of it.

        What took less than five seconds was begun by a slip, and nothing is kept of it.
        """
        following = _Following(self, exercise, place)
        exercise.started.connect(following.note_start)
        exercise.ended.connect(following.note_end)

    def record_end(
        self, practice: str, place: str, began: datetime | None, seconds: float, *, whole: bool
    ) -> None:
        """Record what was followed and has ended, with what could not be kept before.

        `began` is when, or None where that was in another process.
        """
        from datetime import timedelta

        from holdspace.domain.sessions import SHORTEST_SESSION, new_session

        if seconds < SHORTEST_SESSION:
            return
        now = self._clock.now()
        session = new_session(
            practice,
            place,
            started_at=began or now - timedelta(seconds=seconds),
            time_zone=self._clock.time_zone(),
            now=now,
            seconds=round(seconds, 3),
            whole=whole,
        )
        try:
            self.record_or_retry(session)
        except StorageError as error:
            self.session_failed.emit(error)

    def record_or_retry(self, session: Session) -> None:
        """Keep a session, after those that could not be kept before.

        Raises StorageError; what is not kept is tried again with the next, of one session what came last.
        """
        unkept = [*(each for each in self._unkept if each.id != session.id), session]
        self._unkept = []
        for number, each in enumerate(unkept):
            try:
                self.record(each)
            except StorageError:
                self._unkept = unkept[number:]
                raise

    def now(self) -> datetime:
        """Return the time, as sessions are dated."""
        return self._clock.now()


class _Following(QObject):
    """Remembers when one exercise began; it goes with that."""

    def __init__(self, sessions: SessionService, exercise: Exercise, place: str) -> None:
        super().__init__(exercise)
        self._sessions = sessions
        self._place = place
        self._began: datetime | None = None

    def note_start(self) -> None:
        self._began = self._sessions.now()

    def note_end(self, practice: str, seconds: float, whole: bool) -> None:
        began, self._began = self._began, None
        self._sessions.record_end(practice, self._place, began, seconds, whole=whole)
