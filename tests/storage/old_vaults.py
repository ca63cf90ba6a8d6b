# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Vaults as earlier versions of HoldSpace left them, made of one of today."""

from __future__ import annotations

from holdspace.storage.connection import Connection
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.schema import MIGRATIONS

_OLD_COLUMNS = (
    "pk, id, created_at, time_zone, modified_at, deleted_at, kind, audiences, load, load_after, feelings,"
    " tags, starred, sealed, text"
)
_WITHOUT_SESSIONS = 5
_WITHOUT_PRACTICES = 7
_SAME = ("entries", "facts", "ledger", "retired_inbox_keys")


def make_older(connection: Connection, version: int) -> None:
    """Bring the tables back to schema 1 or 2, with the entries they hold.

    Or to 5, with all but sessions and what came after; or to 7, with all but practices of one's own.
    """
    if version == _WITHOUT_SESSIONS:
        _take_sessions_out(connection)
        return
    if version == _WITHOUT_PRACTICES:
        with connection.write():
            _take_out(connection, ("own_practices",))
            connection.run(f"PRAGMA user_version = {_WITHOUT_PRACTICES}")
        assert LedgerBook(connection).agrees()
        return
    with connection.write():
        connection.run(f"CREATE TEMP TABLE before AS SELECT {_OLD_COLUMNS} FROM entries")
        connection.run("CREATE TEMP TABLE facts_before AS SELECT * FROM facts")
        connection.run("DROP TABLE entry_words")
        connection.run("DROP VIEW entries_to_find")
        kinds = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        for (name,) in connection.rows(kinds):
            connection.run(f"DROP TABLE IF EXISTS main.{name}")
        for migration in MIGRATIONS[:version]:
            migration(connection)
        connection.run("INSERT INTO facts SELECT * FROM facts_before")
        connection.run("INSERT INTO entries SELECT * FROM before")
        for table in ("before", "facts_before"):
            connection.run(f"DROP TABLE temp.{table}")
        book = LedgerBook(connection)
        book.put("entries", book.counted("entries"))
        connection.run(f"PRAGMA user_version = {version}")
    names = connection.rows("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
    assert {row[0] for row in names} <= {*_SAME}
    assert book.agrees()


def _take_sessions_out(connection: Connection) -> None:
    with connection.write():
        connection.run("DROP INDEX entries_of_session")
        _take_out(connection, ("sessions", "answers", "boundaries", "own_patterns"))
        _take_out(connection, ("own_cards", "card_state", "own_practices"))
        connection.run(f"PRAGMA user_version = {_WITHOUT_SESSIONS}")
    assert LedgerBook(connection).agrees()


def _take_out(connection: Connection, tables: tuple[str, ...]) -> None:
    for table in tables:
        connection.run(f"DROP TABLE {table}")
        connection.run("DELETE FROM ledger WHERE table_name = ?", (table,))
