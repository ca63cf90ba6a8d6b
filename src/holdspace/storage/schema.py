# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The tables, as a row of migrations: each runs once, in one transaction with the record that it ran.

To add a table, append one function to MIGRATIONS and write one storage module for it.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterator, Mapping

from holdspace.storage.connection import STEPS_BETWEEN, Connection
from holdspace.storage.entry_rows import revision_of_values
from holdspace.storage.errors import NotThisVault, VaultTooNew
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.progress import Progress, no_progress, share
from holdspace.storage.word_index import make_index

APPLICATION_ID = 0x484F4C44  # "HOLD"


def _first_tables(connection: Connection) -> None:
    connection.run("CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID")
    connection.run(
        "CREATE TABLE ledger (table_name TEXT PRIMARY KEY, row_count INTEGER NOT NULL, total BLOB NOT NULL)"
        " STRICT, WITHOUT ROWID"
    )
    # The text stands last, so that reading the small columns of a long entry stays on one page. pk is
    # created_at in microseconds of UTC, bumped until free.
    connection.run(
        """
        CREATE TABLE entries (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            created_at TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            modified_at TEXT NOT NULL,
            deleted_at TEXT,
            kind TEXT NOT NULL,
            audiences TEXT NOT NULL,
            load INTEGER,
            load_after INTEGER,
            feelings TEXT NOT NULL,
            tags TEXT NOT NULL,
            starred INTEGER NOT NULL,
            sealed INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT
        """
    )
    # Covers the list model's read of every position (each index row ends with pk): 100,000 numbers
    # without touching an entry. On (pk) SQLite goes to the table for deleted_at all the same.
    connection.run("CREATE INDEX entries_kept ON entries (deleted_at) WHERE deleted_at IS NULL")


def _retired_inbox_keys(connection: Connection) -> None:
    # Not content, so not in the ledger: keys that notes were sealed to before re-encrypting or restoring.
    connection.run(
        "CREATE TABLE retired_inbox_keys"
        " (public_key BLOB PRIMARY KEY, private_key BLOB NOT NULL, retired_at TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID"
    )


def _histories(connection: Connection) -> None:
    """Give entries a history, and make tables for it, for what was erased and for one's own templates."""
    # The table is written anew: added columns would stand after the text, on the last page of a long entry.
    connection.run(
        """
        CREATE TABLE new_entries (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            created_at TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            modified_at TEXT NOT NULL,
            deleted_at TEXT,
            trash_changed_at TEXT,
            kind TEXT NOT NULL,
            audiences TEXT NOT NULL,
            load INTEGER,
            load_after INTEGER,
            feelings TEXT NOT NULL,
            tags TEXT NOT NULL,
            starred INTEGER NOT NULL,
            sealed INTEGER NOT NULL,
            session_id TEXT,
            practice TEXT,
            revision TEXT NOT NULL,
            parent_revision TEXT,
            text TEXT NOT NULL
        ) STRICT
        """
    )
    # Text is not handed through Python's own inserts, which take four times as long.
    connection.define("revision_of_values", revision_of_values)
    same = "id, created_at, time_zone, modified_at"
    rest = "kind, audiences, load, load_after, feelings, tags, starred, sealed, NULL, NULL"
    connection.run(
        f"INSERT INTO new_entries SELECT pk, {same}, deleted_at,"  # noqa: S608 - names of our own
        " CASE WHEN deleted_at IS NULL THEN NULL"
        " WHEN julianday(deleted_at) >= julianday(modified_at) THEN deleted_at ELSE modified_at END,"
        f" {rest}, revision_of_values({same}, {rest}, text), NULL, text FROM entries ORDER BY pk"
    )
    connection.run("DROP TABLE entries")
    connection.run("ALTER TABLE new_entries RENAME TO entries")
    connection.run("CREATE INDEX entries_kept ON entries (deleted_at) WHERE deleted_at IS NULL")
    connection.run("CREATE INDEX entries_in_trash ON entries (deleted_at) WHERE deleted_at IS NOT NULL")
    connection.run(
        "CREATE INDEX entries_tags ON entries (deleted_at, tags) WHERE deleted_at IS NULL AND tags <> '[]'"
    )
    # Every version that an entry had before the one it has. pk says in which order they came in.
    connection.run(
        """
        CREATE TABLE revisions (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            entry_id TEXT NOT NULL,
            parent_revision TEXT,
            created_at TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            modified_at TEXT NOT NULL,
            kind TEXT NOT NULL,
            audiences TEXT NOT NULL,
            load INTEGER,
            load_after INTEGER,
            feelings TEXT NOT NULL,
            tags TEXT NOT NULL,
            starred INTEGER NOT NULL,
            sealed INTEGER NOT NULL,
            session_id TEXT,
            practice TEXT,
            text TEXT NOT NULL
        ) STRICT
        """
    )
    connection.run("CREATE INDEX revisions_of ON revisions (entry_id)")
    # The ids of entries that were erased for good, and of revisions whose words were replaced.
    connection.run(
        "CREATE TABLE tombstones"
        " (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, erased_at TEXT NOT NULL) STRICT"
    )
    connection.run(
        """
        CREATE TABLE own_templates (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            audiences TEXT NOT NULL,
            moment TEXT NOT NULL,
            modified_at TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT
        """
    )
    # Not content: the time that this computer has seen pass before an entry was put into the trash.
    connection.run(
        "CREATE TABLE trash_marks (entry_id TEXT PRIMARY KEY, passed INTEGER NOT NULL) STRICT, WITHOUT ROWID"
    )
    book = LedgerBook(connection)
    book.put("entries", book.counted("entries"))


def _fine_words(connection: Connection) -> None:
    """Make the table of words that a person has said are no identifiers, each folded."""
    connection.run(
        "CREATE TABLE fine_words"
        " (pk INTEGER PRIMARY KEY, added_at TEXT NOT NULL, word TEXT NOT NULL UNIQUE) STRICT"
    )


def _sessions(connection: Connection) -> None:
    """Make the tables of what was practised, the words kept of it, boundaries, and patterns of one's own."""
    # Erasing asks whether another entry is left of the same session.
    connection.run("CREATE INDEX entries_of_session ON entries (session_id) WHERE session_id IS NOT NULL")
    # pk is when it began, in microseconds of UTC, bumped until free; so it is of boundaries.
    connection.run(
        """
        CREATE TABLE sessions (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            place TEXT NOT NULL,
            started_at TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            modified_at TEXT NOT NULL,
            milliseconds INTEGER NOT NULL,
            whole INTEGER NOT NULL,
            audiences TEXT NOT NULL,
            load INTEGER,
            load_after INTEGER,
            way TEXT NOT NULL,
            sealed INTEGER NOT NULL,
            practice TEXT NOT NULL
        ) STRICT
        """
    )
    connection.run(
        """
        CREATE TABLE answers (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL,
            question TEXT NOT NULL,
            made_at TEXT NOT NULL,
            modified_at TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT
        """
    )
    connection.run("CREATE INDEX answers_of ON answers (session_id)")
    connection.run(
        """
        CREATE TABLE boundaries (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            what TEXT NOT NULL,
            made_at TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            modified_at TEXT NOT NULL,
            session_id TEXT,
            audiences TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT
        """
    )
    connection.run(
        """
        CREATE TABLE own_patterns (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            modified_at TEXT NOT NULL,
            phases TEXT NOT NULL,
            name TEXT NOT NULL
        ) STRICT
        """
    )


def _own_cards(connection: Connection) -> None:
    """Make the tables of cards of one's own and of what is kept about cards and practice lines."""
    connection.run(
        """
        CREATE TABLE own_cards (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            language TEXT NOT NULL,
            kind TEXT NOT NULL,
            audiences TEXT NOT NULL,
            moments TEXT NOT NULL,
            modified_at TEXT NOT NULL,
            replaces TEXT NOT NULL,
            why TEXT NOT NULL,
            after TEXT NOT NULL,
            lighter TEXT NOT NULL,
            not_this TEXT NOT NULL,
            say TEXT NOT NULL
        ) STRICT
        """
    )
    connection.run(
        """
        CREATE TABLE card_state (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            of TEXT NOT NULL,
            favourite INTEGER NOT NULL,
            modified_at TEXT NOT NULL,
            about TEXT NOT NULL,
            practised TEXT NOT NULL
        ) STRICT
        """
    )


def _own_practices(connection: Connection) -> None:
    """Make the table of practices of one's own."""
    connection.run(
        """
        CREATE TABLE own_practices (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            modified_at TEXT NOT NULL,
            steps TEXT NOT NULL,
            name TEXT NOT NULL
        ) STRICT
        """
    )


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    _first_tables,
    _retired_inbox_keys,
    _histories,
    _fine_words,
    make_index,
    _sessions,
    _own_cards,
    _own_practices,
)
SCHEMA_VERSION = len(MIGRATIONS)

# Those that take long where there are many entries: each with its part of the time, measured at 100,000, and
# the steps of SQLite's own machine it takes for one entry.
_LONG: Mapping[Callable[[Connection], None], tuple[int, int]] = {_histories: (6, 109), make_index: (20, 68)}


def check_readable(connection: Connection) -> None:
    """Raise NotThisVault or VaultTooNew if this is not a vault that this HoldSpace can read."""
    if connection.value("PRAGMA application_id") != APPLICATION_ID:
        raise NotThisVault
    if connection.value("PRAGMA user_version") > SCHEMA_VERSION:
        raise VaultTooNew


def is_behind(connection: Connection) -> bool:
    """Return whether the tables are there and `migrate` would change them."""
    return 0 < int(connection.value("PRAGMA user_version")) < SCHEMA_VERSION


def migrate(connection: Connection, progress: Progress = no_progress) -> None:
    """Bring the tables up to date; a crash leaves the old schema or the new one, nothing between.

    So does what `progress` raises; it can be one of the schemas in between.
    """
    behind = range(connection.value("PRAGMA user_version"), SCHEMA_VERSION)
    lengths = [_LONG.get(MIGRATIONS[version], (0, 0))[0] for version in behind]
    whole = sum(lengths) or 1
    for index, version in enumerate(behind):
        done = sum(lengths[:index])
        part = share(progress, done / whole, (done + lengths[index]) / whole)
        with connection.write():
            with _told(connection, MIGRATIONS[version], part):
                MIGRATIONS[version](connection)
            connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.run(f"PRAGMA user_version = {version + 1}")


@contextlib.contextmanager
def _told(
    connection: Connection, migration: Callable[[Connection], None], progress: Progress
) -> Iterator[None]:
    """Tell how far a long migration is, by the steps of SQLite's own machine it has taken."""
    _, steps = _LONG.get(migration, (0, 0))
    if not steps:
        yield
        return
    whole = max(1, steps * int(connection.value("SELECT count(*) FROM entries")))
    taken = itertools.count(STEPS_BETWEEN, STEPS_BETWEEN)
    with connection.stoppable(lambda: progress(next(taken) / whole)):
        yield
