# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The tables and their migrations."""

from __future__ import annotations

import pytest

from holdspace.storage import schema
from holdspace.storage.connection import Connection
from holdspace.storage.errors import DiskFull
from holdspace.storage.places import Places
from holdspace.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from holdspace.storage.vault import NewVaultKeys, Vault, open_vault


def test_the_database_says_what_it_is(vault: Vault, made_keys: NewVaultKeys) -> None:
    assert vault._connection.value("PRAGMA application_id") == APPLICATION_ID
    assert vault._connection.value("PRAGMA user_version") == SCHEMA_VERSION
    vault_id = vault._connection.value("SELECT value FROM facts WHERE name = 'vault_id'")
    assert vault_id == made_keys.key_file.vault_id


def test_a_failed_migration_leaves_the_old_schema(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Case 3, without the kill: a migration and its record stand or fall together."""

    def half_done(connection: Connection) -> None:
        connection.run("CREATE TABLE sessions (pk INTEGER PRIMARY KEY) STRICT")
        raise DiskFull

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, half_done))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(DiskFull):
        schema.migrate(vault._connection)
    assert vault._connection.value("PRAGMA user_version") == SCHEMA_VERSION
    assert not vault._connection.rows("SELECT * FROM sqlite_master WHERE name = 'sessions'")


def test_a_migration_runs_once_and_is_recorded(
    closed_vault: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sessions(connection: Connection) -> None:
        connection.run("CREATE TABLE sessions (pk INTEGER PRIMARY KEY) STRICT")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, sessions))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    for _ in range(2):
        with open_vault(closed_vault, root) as vault:
            assert vault._connection.value("PRAGMA user_version") == SCHEMA_VERSION + 1
            assert vault.entries.count() == 3
            assert vault.ledger_agrees()
