# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""An older vault is brought up to date before it opens; whatever goes wrong is left to the opening."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest

from holdspace.domain.backups import Reason
from holdspace.domain.entries import Entry
from holdspace.storage import schema
from holdspace.storage.backup_file import read_manifest
from holdspace.storage.backups import connect_copy, list_backups
from holdspace.storage.errors import Cancelled, DiskFull
from holdspace.storage.places import Places
from holdspace.storage.updating import bring_up_to_date
from holdspace.storage.vault import open_vault
from storage.old_vaults import make_older


@pytest.fixture
def older(closed_vault: Places, root: bytearray, entry_at: Callable[..., Entry]) -> Places:
    """A vault of schema 2 with an entry in it."""
    with open_vault(closed_vault, root) as vault:
        vault.entries.add(entry_at(0, text="quince"))
        make_older(vault.connection, 2)
    return closed_vault


def version_of(places: Places, root: bytearray) -> int:
    with contextlib.closing(connect_copy(places.database, root)) as connection:
        return int(connection.value("PRAGMA user_version"))


def test_an_older_vault_is_backed_up_and_brought_up_to_date(older: Places, root: bytearray) -> None:
    told: list[int] = []
    bring_up_to_date(older, root, lambda: told.append(version_of(older, root)))
    assert told == [2], "it is told of before it begins, once"
    assert version_of(older, root) == schema.SCHEMA_VERSION
    (backup,) = list_backups(older)
    assert read_manifest(backup).reason == Reason.BEFORE_MIGRATION
    with open_vault(older, root) as vault:
        assert "quince" in [entry.text for _, entry in vault.entries.page(None, 9)]
    assert len(list_backups(older)) == 1, "opening had nothing left to do"


def test_a_vault_of_today_is_left_alone(closed_vault: Places, root: bytearray) -> None:
    before = closed_vault.database.read_bytes()
    bring_up_to_date(closed_vault, root, lambda: pytest.fail("nothing is to be done"))
    assert closed_vault.database.read_bytes() == before
    assert not list_backups(closed_vault)


def test_what_goes_wrong_is_left_to_the_opening(
    older: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr("holdspace.storage.opening.migrate", full)
    bring_up_to_date(older, root, lambda: None)
    assert version_of(older, root) == 2


@pytest.mark.parametrize("harm", [b"", b"\0" * 8192])
def test_a_vault_that_does_not_open_is_left_to_the_opening(
    older: Places, root: bytearray, harm: bytes
) -> None:
    older.database.write_bytes(harm)
    bring_up_to_date(older, root, lambda: pytest.fail("nothing can be done"))
    assert older.database.read_bytes() == harm


def test_a_missing_database_is_not_made(older: Places, root: bytearray) -> None:
    older.database.unlink()
    bring_up_to_date(older, root, lambda: pytest.fail("nothing can be done"))
    assert not older.database.exists()


def test_how_far_it_is_is_told_up_to_the_end_and_stops_nothing(
    older: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("holdspace.storage.connection.STEPS_BETWEEN", 50)
    told: list[float] = []

    def tell(done: float) -> None:
        told.append(done)
        raise Cancelled

    bring_up_to_date(older, root, lambda: None, tell)
    assert version_of(older, root) == schema.SCHEMA_VERSION
    assert told == sorted(told)
    assert any(0.2 < done < 1 for done in told), "the tables take most of the time"
    assert told[0] < 0.2
    assert told[-1] <= 1
