# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sessions, the answers that were kept of them, and boundaries, in the vault."""

from __future__ import annotations

from datetime import datetime

from holdspace.domain.sessions import Answer, Boundary, Session
from holdspace.domain.text import clean_text
from holdspace.storage.connection import Row
from holdspace.storage.dated_records import DatedStore, TimedStore
from holdspace.storage.entry_rows import to_tuple, words

_MS = 1000


class SessionStore(TimedStore[Session]):
    """The sessions of one open vault, in the order in which they began."""

    table = "sessions"
    columns = (
        "id, place, started_at, time_zone, modified_at, milliseconds, whole, audiences, load, load_after,"
        " way, sealed, practice"
    )

    def add(self, session: Session) -> None:
        """Keep a session; doing it again changes nothing and makes no second one. Raises as `keep`."""
        self.keep(session)

    def update(self, session: Session) -> None:
        """Put a session in the place of the one of its id. Raises as `keep`."""
        self.keep(session)

    def time_of(self, item: Session) -> datetime:
        """Return when it began."""
        return item.started_at

    def item(self, row: Row) -> Session:
        """Return what a row says. Raises ValueError or TypeError where it is no such row."""
        return Session(
            id=row[1],
            place=row[2],
            started_at=datetime.fromisoformat(row[3]),
            time_zone=row[4],
            modified_at=datetime.fromisoformat(row[5]),
            seconds=row[6] / _MS,
            whole=bool(row[7]),
            audiences=to_tuple(row[8]),
            load=row[9],
            load_after=row[10],
            way=row[11],
            sealed=bool(row[12]),
            practice=row[13],
        )

    def values(self, item: Session) -> Row:
        """Return the values of a row, without pk; seconds to the thousandth."""
        return (
            item.id,
            item.place,
            item.started_at.isoformat(),
            clean_text(item.time_zone),
            item.modified_at.isoformat(),
            round(item.seconds * _MS),  # a whole number, as the ledger counts
            int(item.whole),
            words(item.audiences),
            item.load,
            item.load_after,
            item.way,
            int(item.sealed),
            clean_text(item.practice),
        )


class AnswerStore(DatedStore[Answer]):
    """The answers that one open vault holds, in the order in which they came in."""

    table = "answers"
    columns = "id, session_id, question, made_at, modified_at, text"
    keeps_words = True

    def of_session(self, session_id: str) -> list[Answer]:
        """Return the answers of one session, in the order in which they came in."""
        return self._items("WHERE session_id = ? ORDER BY pk", (session_id,))

    def item(self, row: Row) -> Answer:
        """Return what a row says. Raises ValueError or TypeError where it is no such row."""
        return Answer(
            id=row[1],
            session_id=row[2],
            question=row[3],
            made_at=datetime.fromisoformat(row[4]),
            modified_at=datetime.fromisoformat(row[5]),
            text=row[6],
        )

    def values(self, item: Answer) -> Row:
        """Return the values of a row, without pk."""
        return (
            item.id,
            item.session_id,
            item.question,
            item.made_at.isoformat(),
            item.modified_at.isoformat(),
            clean_text(item.text),
        )


class BoundaryStore(TimedStore[Boundary]):
    """The boundaries of one open vault, in the order in which they were noted."""

    table = "boundaries"
    columns = "id, what, made_at, time_zone, modified_at, session_id, audiences, text"
    keeps_words = True

    def time_of(self, item: Boundary) -> datetime:
        """Return when it was noted."""
        return item.made_at

    def item(self, row: Row) -> Boundary:
        """Return what a row says. Raises ValueError or TypeError where it is no such row."""
        return Boundary(
            id=row[1],
            what=row[2],
            made_at=datetime.fromisoformat(row[3]),
            time_zone=row[4],
            modified_at=datetime.fromisoformat(row[5]),
            session_id=row[6],
            audiences=to_tuple(row[7]),
            text=row[8],
        )

    def values(self, item: Boundary) -> Row:
        """Return the values of a row, without pk."""
        return (
            item.id,
            item.what,
            item.made_at.isoformat(),
            clean_text(item.time_zone),
            item.modified_at.isoformat(),
            item.session_id,
            words(item.audiences),
            clean_text(item.text),
        )
