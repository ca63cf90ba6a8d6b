# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The tables, as a row of migrations: each runs once, in one transaction with the record that it ran.

To add a table, append one function to MIGRATIONS and write one storage module for it.
"""

from __future__ import annotations

from collections.abc import Callable

from holdspace.storage.connection import Connection
from holdspace.storage.errors import NotThisVault, VaultTooNew

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


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first_tables, _retired_inbox_keys)
SCHEMA_VERSION = len(MIGRATIONS)


def check_readable(connection: Connection) -> None:
    """Raise NotThisVault or VaultTooNew if this is not a vault that this HoldSpace can read."""
    if connection.value("PRAGMA application_id") != APPLICATION_ID:
        raise NotThisVault
    if connection.value("PRAGMA user_version") > SCHEMA_VERSION:
        raise VaultTooNew


def is_behind(connection: Connection) -> bool:
    """Return whether the tables are there and `migrate` would change them."""
    return 0 < int(connection.value("PRAGMA user_version")) < SCHEMA_VERSION


def migrate(connection: Connection) -> None:
    """Bring the tables up to date; a crash leaves the old schema or the new one, nothing between."""
    for version in range(connection.value("PRAGMA user_version"), SCHEMA_VERSION):
        with connection.write():
            MIGRATIONS[version](connection)
            connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.run(f"PRAGMA user_version = {version + 1}")
