# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One connection: every setting read back, every write whole or absent, every error typed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import growth
from holdspace.domain.entries import Entry
from holdspace.storage import connection as connection_module
from holdspace.storage import keys
from holdspace.storage.connection import EARLY_PRAGMAS, LATE_PRAGMAS, Connection
from holdspace.storage.errors import (
    Cancelled,
    DiskFull,
    StorageBug,
    StorageError,
    VaultBusy,
)
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, open_vault

MARKER = "the-words-nobody-may-read"
MakeEntry = Callable[..., Entry]


def connected(places: Places, root: bytearray) -> contextlib.closing[Connection]:
    """Open the database behind the vault's back, to do to it what the world does."""
    return contextlib.closing(Connection(places.database, keys.raw_key(keys.database_key(root))))


@pytest.mark.parametrize("pragma", [*EARLY_PRAGMAS, *LATE_PRAGMAS], ids=lambda pragma: pragma[0])
def test_every_setting_reads_back_from_an_open_vault(
    closed_vault: Places, root: bytearray, pragma: tuple[str, str, object]
) -> None:
    with open_vault(closed_vault, root) as vault:
        assert vault._connection.value(f"PRAGMA {pragma[0]}") == pragma[2]


def test_the_settings_are_those_promised() -> None:
    """TRUST.md, Open."""
    assert {name: expected for name, _, expected in (*EARLY_PRAGMAS, *LATE_PRAGMAS)} == {
        "cipher_log_level": "NONE",
        "cipher_memory_security": "1",
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "foreign_keys": 1,
        "locking_mode": "normal",
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "secure_delete": 1,
        "busy_timeout": 0,
    }


def test_a_setting_that_does_not_take_is_an_error(vault: Vault) -> None:
    with pytest.raises(StorageBug, match="synchronous"):
        vault._connection.set_pragmas((("synchronous", "FULL", 1),))


def test_a_full_disk_says_so_and_the_next_save_works(vault: Vault, entry_at: MakeEntry) -> None:
    """Case 8: nothing half written, the real error and not the rollback's."""
    pages = vault._connection.value("PRAGMA page_count")
    vault._connection.run(f"PRAGMA max_page_count = {pages}")
    long = entry_at(text=MARKER * 2000)
    with pytest.raises(DiskFull):
        vault.entries.add(long)
    assert vault.entries.count() == 0
    vault._connection.run("PRAGMA max_page_count = 1000000")
    vault.entries.add(long)
    assert vault.entries.get(long.id) == long
    assert vault.ledger_agrees()


def test_a_save_that_meets_long_work_is_told_to_wait(
    vault: Vault, root: bytearray, entry_at: MakeEntry
) -> None:
    assert vault.connection.value("PRAGMA busy_timeout") == 0, "it is told at once"
    with connected(vault.places, root) as other, other.write(), pytest.raises(VaultBusy):
        vault.entries.add(entry_at())
    vault.entries.add(entry_at())


def test_a_write_that_fails_inside_leaves_nothing(vault: Vault, entry_at: MakeEntry) -> None:
    with pytest.raises(ZeroDivisionError), vault._connection.write():
        vault.entries.add(entry_at())
        raise ZeroDivisionError
    assert vault.entries.count() == 0
    vault.entries.add(entry_at())
    assert vault.ledger_agrees()


_LONG = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT max(i) FROM n"
)


def test_a_long_statement_is_looked_at_and_can_be_stopped(vault: Vault, entry_at: MakeEntry) -> None:
    looks: list[None] = []
    with vault._connection.stoppable(lambda: looks.append(None)):
        assert vault._connection.value(_LONG) == 300_000
    assert len(looks) > 10

    def stop() -> None:
        raise Cancelled

    for work in (lambda: vault._connection.value(_LONG), lambda: list(vault._connection.scan(_LONG))):
        with pytest.raises(Cancelled), vault._connection.stoppable(stop):
            work()
    assert vault._connection.value(_LONG) == 300_000
    vault.entries.add(entry_at())


def test_the_size_is_that_of_the_file(vault: Vault) -> None:
    vault.checkpoint()
    assert vault._connection.size() == vault.places.database.stat().st_size


def test_an_error_of_the_statement_itself_comes_through(vault: Vault) -> None:
    with pytest.raises(StorageBug), vault._connection.stoppable(lambda: None):
        vault._connection.run("SELECT nothing FROM nowhere")


def test_letting_go_of_pages_changes_nothing_and_is_harmless_when_closed(vault: Vault) -> None:
    with contextlib.closing(vault.connect()) as connection:
        before = connection.value("SELECT count(*) FROM facts")
        connection.shrink()
        assert connection.value("SELECT count(*) FROM facts") == before
    connection.shrink()


def test_a_file_that_is_not_trusted_gives_named_tables_and_nothing_else(vault: Vault) -> None:
    with contextlib.closing(vault.connect()) as connection:
        connection.run("CREATE TEMP VIEW through AS SELECT id FROM entries")
        connection.distrust({"entries", "facts"}, {"count"})
        assert connection.value("SELECT count(*) FROM entries") == 0
        assert connection.value("SELECT value FROM facts WHERE name = 'vault_id'").isascii()
        for statement in (
            "SELECT name FROM sqlite_master",
            "SELECT * FROM through",
            "SELECT hex(zeroblob(9)) FROM entries",
            "DELETE FROM entries",
            "PRAGMA user_version",
            "ATTACH DATABASE ':memory:' AS other",
        ):
            with pytest.raises(StorageBug):
                connection.rows(statement)


def test_a_database_without_a_key_is_opened_without_one(tmp_path: Path) -> None:
    (tmp_path / "plain.db").touch()
    with contextlib.closing(Connection(tmp_path / "plain.db", None)) as connection:
        connection.run("CREATE TABLE words (word TEXT)")
    assert (tmp_path / "plain.db").read_bytes().startswith(b"SQLite format 3")


class Heard:
    """Stands in a connection's database, and notes each statement that is run with how many values it has."""

    def __init__(self, database: Any) -> None:
        self._database = database
        self.run: list[tuple[str, int]] = []

    def execute(self, statement: str, values: Sequence[object] = ()) -> Any:
        self.run.append((statement, sum(value is not None for value in values)))
        return self._database.execute(statement, values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)


def test_a_new_statement_is_prepared_while_values_hold_the_quick_memory(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(vault.connection._database)
    monkeypatch.setattr(vault.connection, "_database", heard)
    take, slots = connection_module._TAKE_SLOTS, len(connection_module._SLOTS)
    for query, expected in (
        ("SELECT 7", [(take, slots), ("SELECT 7", 0), (take, 0)]),
        ("SELECT 7", [("SELECT 7", 0)]),  # it stayed prepared
    ):
        heard.run.clear()
        assert vault.connection.value(query) == 7
        assert heard.run == expected


def test_a_connection_for_a_few_statements_takes_no_time_for_it(vault: Vault) -> None:
    with contextlib.closing(vault.connect()) as connection:
        heard = Heard(connection._database)
        connection._database = heard
        assert connection.value("SELECT 7") == 7
        assert heard.run == [("SELECT 7", 0)]
        connection._database = heard._database


def quickest_to_prepare(connection: Connection) -> float:
    """Return how long a new statement takes at least, which needs memory for a moment, after fifty others."""
    for number in range(50):
        connection.value(f"SELECT count(*) FROM entries WHERE load = {number}")
    statements = (f"SELECT id, text FROM entries WHERE starred = {n} ORDER BY text" for n in range(30))
    return min(growth.seconds(connection._database.execute, statement) for statement in statements)


def test_the_quick_memory_is_free_however_many_statements_stay_prepared(vault: Vault) -> None:
    with (
        contextlib.closing(vault.connect(runs_much=True)) as sparing,
        contextlib.closing(vault.connect()) as other,
    ):
        # Whatever else the machine does disturbs only some of the turns.
        assert any(quickest_to_prepare(sparing) * 1.5 < quickest_to_prepare(other) for _ in range(9))


def test_nothing_of_the_quick_memory_shows_whatever_happens(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = vault.connection
    wrong = "INSERT INTO nowhere VALUES (1)"
    with pytest.raises(StorageBug):
        connection.run(wrong)
    assert not connection._is_sparing
    assert wrong not in connection._prepared
    monkeypatch.setattr("holdspace.storage.connection._MOST_PREPARED", 3)
    for number in range(9):
        assert connection.value(f"SELECT {number} + ?", (1,)) == number + 1
    assert len(connection._prepared) <= 3
    changes = connection.total_changes
    assert list(connection.scan("SELECT 1 UNION SELECT 2")) == [(1,), (2,)]
    assert connection.total_changes == changes


def test_many_rows_run_through_one_statement(vault: Vault) -> None:
    connection = vault.connection
    insert = "INSERT INTO facts VALUES (?, ?)"
    with connection.write():
        connection.run_many(insert, [])
        connection.run_many(insert, ((f"fact {number}", "x") for number in range(3)))
    assert connection.value("SELECT count(*) FROM facts WHERE name LIKE 'fact %'") == 3
    for rows in ([("fact 0", "x")], [("fact 9", "x"), ("fact 0", "x")]):
        with pytest.raises(StorageError), connection.write():
            connection.run_many(insert, rows)
    assert connection.value("SELECT count(*) FROM facts WHERE name LIKE 'fact %'") == 3
    with pytest.raises(StorageBug) as caught, connection.write():
        connection.run_many(insert, [("fact 8", "x"), ("fact 9", f"{MARKER}\ud800")])
    assert MARKER not in str(caught.value)
