# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The tables and their migrations."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crashes import crashes
from holdspace.domain.entries import Entry
from holdspace.storage import opening, schema
from holdspace.storage.backups import connect_copy, list_backups, verify_backup
from holdspace.storage.connection import Connection
from holdspace.storage.entry_rows import REVISION, to_row
from holdspace.storage.errors import Cancelled, DiskFull, NotKept, NotWritable
from holdspace.storage.lock_file import is_in_use
from holdspace.storage.places import Places
from holdspace.storage.restoring import restore
from holdspace.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from holdspace.storage.vault import NewVaultKeys, Vault, open_vault
from holdspace.storage.word_index import index_agrees, make_index
from practised import ONE_OF_EACH, PRACTICE, keep_all, kept
from small_disk import small_disk
from storage.old_vaults import make_older


def test_the_database_says_what_it_is(vault: Vault, made_keys: NewVaultKeys) -> None:
    assert vault._connection.value("PRAGMA application_id") == APPLICATION_ID
    assert vault._connection.value("PRAGMA user_version") == SCHEMA_VERSION
    vault_id = vault._connection.value("SELECT value FROM facts WHERE name = 'vault_id'")
    assert vault_id == made_keys.key_file.vault_id


def test_a_failed_migration_leaves_the_old_schema(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Case 3, without the kill: a migration and its record stand or fall together."""

    def half_done(connection: Connection) -> None:
        connection.run("CREATE TABLE later (pk INTEGER PRIMARY KEY) STRICT")
        raise DiskFull

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, half_done))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(DiskFull):
        schema.migrate(vault._connection)
    assert vault._connection.value("PRAGMA user_version") == SCHEMA_VERSION
    assert not vault._connection.rows("SELECT * FROM sqlite_master WHERE name = 'later'")


def test_a_migration_runs_once_and_is_recorded(
    closed_vault: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def later(connection: Connection) -> None:
        connection.run("CREATE TABLE later (pk INTEGER PRIMARY KEY) STRICT")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, later))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    for _ in range(2):
        with open_vault(closed_vault, root) as vault:
            assert vault._connection.value("PRAGMA user_version") == SCHEMA_VERSION + 1
            assert vault.entries.count() == 3
            assert vault.ledger_agrees()


@pytest.fixture
def old_vault(closed_vault: Places, root: bytearray) -> Places:
    """A vault of the first schema, as HoldSpace 0.1.0 made it."""
    with open_vault(closed_vault, root) as vault:
        make_older(vault.connection, 1)
    return closed_vault


def test_an_older_vault_is_backed_up_before_it_is_migrated(old_vault: Places, root: bytearray) -> None:
    for _ in range(2):
        with open_vault(old_vault, root) as vault:
            assert vault.connection.value("PRAGMA user_version") == SCHEMA_VERSION
            assert vault.entries.count() == 3
    (backup,) = list_backups(old_vault)
    manifest = verify_backup(old_vault, backup, root)
    assert (manifest.schema_version, manifest.entries, manifest.reason) == (1, 3, "before migration")
    assert restore(old_vault, backup, root).manifest == manifest
    with open_vault(old_vault, root) as vault:
        assert vault.connection.value("PRAGMA user_version") == SCHEMA_VERSION
        assert vault.ledger_agrees()


@pytest.mark.parametrize("step", ["back_up", "migrate"])
@pytest.mark.parametrize("problem", [DiskFull, NotWritable])
def test_a_vault_that_cannot_be_backed_up_or_migrated_is_read_as_it_is(
    old_vault: Places,
    root: bytearray,
    step: str,
    problem: type[NotKept],
    monkeypatch: pytest.MonkeyPatch,
    entry_at: Callable[..., Entry],
) -> None:
    def refuse(*_anything: object, **_named: object) -> None:
        raise problem

    with monkeypatch.context() as patch:
        patch.setattr(opening, step, refuse)
        with open_vault(old_vault, root) as vault:
            assert vault.is_read_only
            assert vault.entries.count() == 3
            assert vault.ledger_agrees()
            with pytest.raises(NotWritable):
                vault.entries.add(entry_at(5))
            with contextlib.closing(vault.connect()) as connection:
                assert connection.value("PRAGMA user_version") == 1
    assert not is_in_use(old_vault)
    with contextlib.closing(connect_copy(old_vault.database, root)) as connection:
        assert connection.value("PRAGMA user_version") == 1
    assert len(list_backups(old_vault)) == (step == "migrate")
    with open_vault(old_vault, root) as vault:
        assert not vault.is_read_only
        assert vault.connection.value("PRAGMA user_version") == SCHEMA_VERSION


def test_another_failure_of_the_backup_is_told_and_nothing_is_migrated(
    old_vault: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_anything: object, **_named: object) -> None:
        raise NotKept

    with monkeypatch.context() as patch:
        patch.setattr(opening, "back_up", refuse)
        with pytest.raises(NotKept):
            open_vault(old_vault, root)
    assert not is_in_use(old_vault)
    with contextlib.closing(connect_copy(old_vault.database, root)) as connection:
        assert connection.value("PRAGMA user_version") == 1


def test_a_full_disk_keeps_nobody_from_reading_after_an_update(
    old_vault: Places, root: bytearray, tmp_path: Path
) -> None:
    """A real one: no room for the backup that comes before the new tables."""
    with small_disk(tmp_path / "disk") as disk:
        if disk is None:
            pytest.skip("no tmpfs can be mounted here")
        places = Places(disk.folder / "home")
        shutil.copytree(old_vault.home, places.home)
        disk.fill()
        with (disk.folder / "ballast").open("r+b") as ballast:
            ballast.truncate(ballast.seek(0, 2) - 4096 * 20)  # enough to open to write, not to copy it
        with open_vault(places, root) as vault:
            assert vault.is_read_only
            assert vault.entries.count() == 3
        disk.free()
        with open_vault(places, root) as vault:
            assert not vault.is_read_only
        assert len(list_backups(places)) == 1


def test_a_new_vault_needs_no_backup(closed_vault: Places) -> None:
    assert list_backups(closed_vault) == []


_MIGRATE = """
import os
from holdspace.storage.connection import Connection
from holdspace.storage.lock_file import is_in_use
from holdspace.storage.places import Places
from holdspace.storage.restoring import restore
from holdspace.storage.vault import open_vault
def hook(counted):
    Connection.run = counted("run", Connection.run)
def work(home, root):
    open_vault(Places(home), bytearray.fromhex(root))
    os._exit(0)  # as if the power went: not even a checkpoint
"""


@pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are POSIX")
def test_a_kill_at_any_step_of_a_migration_leaves_the_old_schema_or_the_new(
    old_vault: Places, root: bytearray, tmp_path: Path
) -> None:
    """Case 3: at every statement and every change of a file; once migrated, the backup before it is there."""
    folder = tmp_path / "crashes"
    folder.mkdir()
    versions = []
    for crash in crashes(old_vault.home, folder, _MIGRATE, root.hex()):
        places = Places(crash.home)
        with contextlib.closing(connect_copy(places.database, root, mode="rw")) as connection:
            versions.append(connection.value("PRAGMA user_version"))
            tables = [row[0] for row in connection.rows("SELECT name FROM sqlite_schema")]
            assert ("retired_inbox_keys" in tables) == (versions[-1] >= 2)
            assert ("revisions" in tables) == (versions[-1] >= 3)
            assert ("fine_words" in tables) == (versions[-1] >= 4)
            assert ("sessions" in tables) == ("own_patterns" in tables) == (versions[-1] >= 6)
            assert ("own_cards" in tables) == ("card_state" in tables) == (versions[-1] >= 7)
            assert ("own_practices" in tables) == (versions[-1] >= 8)
            assert "new_entries" not in tables
            assert ("entry_words" in tables) == (versions[-1] > schema.MIGRATIONS.index(make_index))
        if versions[-1] > 1:
            (backup,) = list_backups(places)
            assert verify_backup(places, backup, root).schema_version == 1
        with open_vault(places, root) as vault:
            assert vault.entries.count() == 3
            assert vault.ledger_agrees()
            assert index_agrees(vault.connection)
    assert versions == sorted(versions)
    assert versions.count(1) > 20
    assert versions.count(SCHEMA_VERSION) >= 1


@pytest.mark.parametrize("version", [1, 2])
def test_older_entries_get_a_history_of_their_own_and_keep_every_value(
    vault: Vault, closed_older: Callable[[int], list[Entry]], root: bytearray, version: int
) -> None:
    """Migration 3: two laptops that migrate the same vault agree on every revision."""
    before = closed_older(version)
    with open_vault(vault.places, root) as opened:
        entries = opened.entries
        assert [entries.known(entry.id) for entry in before] == before
        for entry in before:
            kept = entries.kept(entry.id)
            assert kept is not None
            again = to_row(0, replace(entry, revision=""))
            assert (kept.head.id, kept.head.parent) == (again[REVISION], None)
            assert (kept.trash_changed_at is None) == (kept.deleted_at is None)
        assert opened.ledger_agrees()
        assert opened.connection.value("PRAGMA integrity_check") == "ok"


def test_an_older_vault_that_can_only_be_read_shows_its_entries(
    vault: Vault, closed_older: Callable[[int], list[Entry]], root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_anything: object, **_named: object) -> None:
        raise DiskFull

    before = closed_older(2)
    monkeypatch.setattr(opening, "migrate", refuse)
    with open_vault(vault.places, root) as opened:
        assert opened.is_read_only
        assert [opened.entries.known(entry.id) for entry in before] == before
        assert [revision.entry for revision in opened.entries.history(before[0].id)] == before[:1]
        assert [kept.entry for kept in opened.entries.deleted()] == before[-1:]
        assert list(opened.entries.tombstones.all()) == opened.entries.templates.all() == []
        assert opened.ledger_agrees()


@pytest.fixture
def closed_older(vault: Vault, entry_at: Callable[..., Entry]) -> Callable[[int], list[Entry]]:
    """Return a function that fills a vault, gives it an older schema, closes it and returns what it holds."""

    def make(version: int) -> list[Entry]:
        made = [
            entry_at(0, text="plain"),
            entry_at(1, load=4, load_after=2, feelings=("tired", "sad"), tags=("a b",), starred=True),
            entry_at(2, audiences=("client", "myself"), kind="after", sealed=True),
            entry_at(3, text="deleted"),
        ]
        for entry in made:
            vault.entries.add(entry)
        vault.entries.delete(made[-1].id, at=made[-1].created_at)
        make_older(vault.connection, version)
        vault.close()
        return made

    return make


def test_a_migration_that_is_stopped_leaves_the_old_schema(
    vault: Vault, entry_at: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.entries.add(entry_at(0, text="quince"))
    make_older(vault.connection, 2)
    monkeypatch.setattr("holdspace.storage.connection.STEPS_BETWEEN", 50)

    def stop(_done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        schema.migrate(vault.connection, stop)
    assert vault.connection.value("PRAGMA user_version") == 2
    schema.migrate(vault.connection)
    assert vault.connection.value("PRAGMA user_version") == SCHEMA_VERSION


def test_a_journal_of_schema_7_keeps_all_and_gets_room_for_practices_of_ones_own(
    vault: Vault, root: bytearray, entry_at: Callable[..., Entry]
) -> None:
    vault.entries.add(entry_at(0, text="quince"))
    keep_all(vault)
    make_older(vault.connection, 7)
    vault.close()
    with open_vault(vault.places, root) as opened:
        assert opened.connection.value("PRAGMA user_version") == SCHEMA_VERSION
        assert kept(opened) == {**ONE_OF_EACH, "own_practices": []}
        opened.entries.practices.keep(PRACTICE)
        assert opened.ledger_agrees()
    with open_vault(vault.places, root) as again:
        assert kept(again) == ONE_OF_EACH


def test_practices_of_a_journal_of_schema_7_that_can_only_be_read_are_none(
    vault: Vault, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_anything: object, **_named: object) -> None:
        raise DiskFull

    make_older(vault.connection, 7)
    vault.close()
    monkeypatch.setattr(opening, "migrate", refuse)
    with open_vault(vault.places, root) as opened:
        assert opened.is_read_only
        assert opened.entries.practices.all() == []
        assert opened.ledger_agrees()
