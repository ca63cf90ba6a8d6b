# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Notebooks as Bouquin 0.10 makes them, for tests: the tables that matter, under a key."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

KEY = "it's a quiet river"
TABLES = (
    "CREATE TABLE pages (date TEXT PRIMARY KEY, current_version_id INTEGER REFERENCES versions(id))",
    "CREATE TABLE versions (id INTEGER PRIMARY KEY, date TEXT NOT NULL, version_no INTEGER NOT NULL,"
    " created_at TEXT NOT NULL, note TEXT, content TEXT NOT NULL)",
    "CREATE UNIQUE INDEX ux_versions_date_ver ON versions(date, version_no)",
    "CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, color TEXT NOT NULL)",
    "CREATE TABLE page_tags (page_date TEXT NOT NULL, tag_id INTEGER NOT NULL,"
    " PRIMARY KEY (page_date, tag_id))",
    "CREATE TABLE time_log (id INTEGER PRIMARY KEY, page_date TEXT, minutes INTEGER)",
    "CREATE TABLE reminders (id INTEGER PRIMARY KEY, text TEXT)",
    "CREATE TABLE project_documents (id INTEGER PRIMARY KEY, data BLOB)",
)
FILLED = (
    "INSERT INTO pages VALUES ('2024-03-05', 2), ('2024-03-06', 3), ('2024-03-07', 4)",
    "INSERT INTO versions VALUES"
    " (1, '2024-03-05', 1, '2024-03-05T07:00:00.000Z', '', 'first words'),"
    " (2, '2024-03-05', 2, '2024-03-05T18:30:00.500Z', 'autosave', 'second words'),"
    " (3, '2024-03-06', 1, '2024-03-06T08:00:00.000Z', '', '# A heading' || char(10) || '- [ ] call'),"
    " (4, '2024-03-07', 1, '2024-03-07T08:00:00.000Z', '', '  ')",
    "INSERT INTO tags VALUES (1, 'ward', '#FFB3BA'), (2, 'family', '#BAFFC9')",
    "INSERT INTO page_tags VALUES ('2024-03-05', 1), ('2024-03-05', 2)",
    "INSERT INTO time_log VALUES (1, '2024-03-05', 30), (2, '2024-03-05', 10)",
    "INSERT INTO reminders VALUES (1, 'call')",
    "INSERT INTO project_documents VALUES (1, x'00')",
)


@contextlib.contextmanager
def database(path: Path, key: str | None = KEY) -> Iterator[sqlcipher.Connection]:
    """Give a database at `path` under a passphrase, or a raw key as x'...'; None encrypts nothing."""
    with contextlib.closing(sqlcipher.connect(str(path), isolation_level=None)) as connection:
        if key is not None:
            connection.set_key(bytearray(key, "utf-8"))
        yield connection


def make_notebook(path: Path, key: str | None = KEY, statements: Sequence[str] = (*TABLES, *FILLED)) -> Path:
    """Make a notebook of three days, of which one is blank and one has two versions."""
    with database(path, key) as connection:
        connection.execute("BEGIN")
        for statement in statements:
            connection.execute(statement)
        connection.execute("COMMIT")
    return path


def leave_log(path: Path, key: str, statement: str) -> None:
    """Change a notebook as a Bouquin does that is then killed: the change is in its log alone."""
    with database(path, key) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute(statement)
        kept = {each: each.read_bytes() for each in (path, path.with_name(path.name + "-wal"))}
    for each, data in kept.items():
        each.write_bytes(data)
