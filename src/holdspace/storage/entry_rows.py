# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rows of entries and of their revisions, and the values in them."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Sequence
from datetime import datetime

from holdspace.domain.entries import Entry
from holdspace.domain.ledger import Value
from holdspace.storage.connection import Connection, Row

_VALUES_SINCE_1 = "kind, audiences, load, load_after, feelings, tags, starred, sealed"
# In the tables' own order, for the ledger's scan reads whole rows; a migration that adds a column sums anew.
ENTRY_COLUMNS = (
    f"pk, id, created_at, time_zone, modified_at, deleted_at, trash_changed_at, {_VALUES_SINCE_1},"
    " session_id, practice, revision, parent_revision, text"
)
REVISION_COLUMNS = (
    f"pk, id, entry_id, parent_revision, created_at, time_zone, modified_at, {_VALUES_SINCE_1},"
    " session_id, practice, text"
)
# The same for a vault of the first two schemas, which is read as it is where it cannot be written.
_OLD_COLUMNS = (
    f"pk, id, created_at, time_zone, modified_at, deleted_at, deleted_at, {_VALUES_SINCE_1},"
    " NULL, NULL, '', NULL, text"
)
PK, ID, CREATED_AT, TIME_ZONE, MODIFIED_AT, DELETED_AT, TRASH_CHANGED_AT = range(7)
KIND, AUDIENCES, LOAD = 7, 8, 9
FEELINGS, TAGS, STARRED, SEALED, SESSION_ID = 11, 12, 13, 14, 15  # in the row of a revision too
REVISION, PARENT, TEXT = 17, 18, 19
ENTRY_WIDTH, REVISION_WIDTH, OLD_ENTRY_WIDTH = 20, 18, 15
SCHEMA_WITH_REVISIONS = 3


def has_revisions(connection: Connection) -> bool:
    """Return whether the vault's tables know revisions: not where it is old and can only be read."""
    return int(connection.value("PRAGMA user_version")) >= SCHEMA_WITH_REVISIONS


def entry_columns(connection: Connection) -> str:
    """Return what to select for `to_entry`, in a vault of any schema."""
    return ENTRY_COLUMNS if has_revisions(connection) else _OLD_COLUMNS


def to_entry(row: Row) -> Entry:
    """Return the entry of a row. Raises ValueError or TypeError where it is none."""
    return Entry(
        id=row[1],
        created_at=datetime.fromisoformat(row[2]),
        time_zone=row[3],
        modified_at=datetime.fromisoformat(row[4]),
        kind=row[7],
        audiences=to_tuple(row[8]),
        load=row[9],
        load_after=row[10],
        feelings=to_tuple(row[11]),
        tags=to_tuple(row[12]),
        starred=bool(row[13]),
        sealed=bool(row[14]),
        session_id=row[15],
        practice=row[16],
        revision=row[17],
        text=row[19],
    )


def to_row(
    position: int,
    entry: Entry,
    parent: str | None = None,
    deleted_at: str | None = None,
    trash_changed_at: str | None = None,
) -> Row:
    """Return the row of an entry; one without a revision gets that which its values always give."""
    row = (
        position,
        entry.id,
        entry.created_at.isoformat(),
        entry.time_zone,
        entry.modified_at.isoformat(),
        deleted_at,
        trash_changed_at,
        *_values(entry),
        entry.session_id,
        entry.practice,
        entry.revision,
        parent,
        entry.text,
    )
    return row if entry.revision else with_revision(row, derived_revision(row), parent)


def with_revision(row: Row, revision: str, parent: str | None) -> Row:
    """Return the row of an entry with another place in its history."""
    return (*row[:REVISION], revision, parent, row[TEXT])


def with_trash(row: Row, deleted_at: str | None, changed_at: str | None) -> Row:
    """Return the row of an entry put into the trash, or taken out of it, at a time."""
    return (*row[:DELETED_AT], deleted_at, changed_at, *row[KIND:])


def to_revision_row(pk: int | None, entry_row: Row) -> Row:
    """Return what an entry's row says, as the row of a revision."""
    return (
        pk,
        entry_row[REVISION],
        entry_row[ID],
        entry_row[PARENT],
        *entry_row[CREATED_AT:DELETED_AT],
        *entry_row[KIND:REVISION],
        entry_row[TEXT],
    )


def to_entry_row(revision_row: Row, position: int = 0) -> Row:
    """Return what a revision's row says, as the row of an entry that is not deleted."""
    return (
        position,
        revision_row[2],
        *revision_row[4:7],
        None,
        None,
        *revision_row[7:17],
        revision_row[1],
        revision_row[3],
        revision_row[17],
    )


def from_old_row(row: Row) -> Row:
    """Return a row of the first two schemas as one of today."""
    old = (*row[: DELETED_AT + 1], _changed_at(row), *row[DELETED_AT + 1 : -1], None, None, "", None, row[-1])
    return with_revision(old, derived_revision(old), None)


def derived_revision(row: Row) -> str:
    """Return the revision that these values of an entry always get, so that two laptops agree on it."""
    return revision_of_values(*row[ID:DELETED_AT], *row[KIND:REVISION], row[TEXT])


def revision_of_values(*values: Value) -> str:
    """Return the same, from the values one by one: id, times and zone, those from kind on, and the text."""
    said = "\x1f".join(map(str, values)).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(said).digest()[:16]
    return str(uuid.UUID(bytes=digest, version=4))


def words(some: Sequence[str]) -> str:
    """Return words as one value of a row."""
    return json.dumps(some, ensure_ascii=False, separators=(",", ":")) if some else "[]"


def to_tuple(some: str) -> tuple[str, ...]:
    """Return the words of one value of a row."""
    return () if some == "[]" else tuple(json.loads(some))


def _values(entry: Entry) -> Row:
    return (
        entry.kind,
        words(entry.audiences),
        entry.load,
        entry.load_after,
        words(entry.feelings),
        words(entry.tags),
        int(entry.starred),
        int(entry.sealed),
    )


def _changed_at(row: Row) -> str | None:
    """Return when a row of the old schema was put into the trash, never before it was written."""
    moments: list[str] = [row[MODIFIED_AT], row[DELETED_AT] or ""]
    return max(moments, key=datetime.fromisoformat) if row[DELETED_AT] else None
