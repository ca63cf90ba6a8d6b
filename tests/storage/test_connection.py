# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One connection: every setting read back, every write whole or absent, every error typed."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage import keys
from holdspace.storage.connection import EARLY_PRAGMAS, LATE_PRAGMAS, Connection
from holdspace.storage.errors import (
    Cancelled,
    DiskFull,
    StorageBug,
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
    with connected(vault.places, root) as other, other.write():
        started = time.monotonic()
        with pytest.raises(VaultBusy):
            vault.entries.add(entry_at())
        assert time.monotonic() - started < 1
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
