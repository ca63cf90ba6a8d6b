# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether a database is whole: what the checks see, each alone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage import keys
from holdspace.storage.checked_ledgers import checked_ledgers, count_tables
from holdspace.storage.connection import Connection
from holdspace.storage.errors import Cancelled, VaultDamaged
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault

MakeEntry = Callable[..., Entry]


def connect(places: Places, root: bytearray) -> contextlib.closing[Connection]:
    return contextlib.closing(Connection(places.database, keys.raw_key(keys.database_key(root))))


def test_a_sound_vault_gives_its_ledgers(closed_vault: Places, root: bytearray) -> None:
    done: list[float] = []
    with connect(closed_vault, root) as connection:
        tables = checked_ledgers(connection, done.append)
    assert tables["entries"].rows == 3
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0.0, 1.0)


def test_a_flipped_bit_in_any_page_is_seen(closed_vault: Places, root: bytearray) -> None:
    good = closed_vault.database.read_bytes()
    for page in range(len(good) // 4096):
        data = bytearray(good)
        data[page * 4096 + 2000] ^= 8
        closed_vault.database.write_bytes(data)
        with pytest.raises(VaultDamaged), connect(closed_vault, root) as connection:
            checked_ledgers(connection)


def test_a_row_behind_the_ledgers_back_is_seen(closed_vault: Places, root: bytearray) -> None:
    with connect(closed_vault, root) as connection:
        connection.run("UPDATE entries SET load = 3 WHERE pk = (SELECT min(pk) FROM entries)")
        with pytest.raises(VaultDamaged):
            count_tables(connection)
        with pytest.raises(VaultDamaged):
            checked_ledgers(connection)


def test_a_structure_that_disagrees_with_the_rows_is_seen(closed_vault: Places, root: bytearray) -> None:
    with connect(closed_vault, root) as connection:
        connection.run("PRAGMA writable_schema = ON")
        change = "UPDATE sqlite_schema SET sql = replace(sql, 'load INTEGER', 'load INTEGER NOT NULL')"
        assert connection.run(f"{change} WHERE name = 'entries'") == 1
    with connect(closed_vault, root) as connection:
        count_tables(connection)
        with pytest.raises(VaultDamaged):
            checked_ledgers(connection)


def test_checking_can_be_stopped(vault: Vault, entry_at: MakeEntry) -> None:
    vault.entries.add(entry_at())

    def stop(done: float) -> None:
        if done > 0.5:
            raise Cancelled

    with contextlib.closing(vault.connect()) as connection:
        with pytest.raises(Cancelled):
            checked_ledgers(connection, stop)
        checked_ledgers(connection)


@pytest.mark.parametrize("spoil", [None, "page", "row"])
def test_counting_beside_the_checks_sees_the_same(
    closed_vault: Places, root: bytearray, spoil: str | None
) -> None:
    if spoil == "page":
        data = bytearray(closed_vault.database.read_bytes())
        data[-2000] ^= 8
        closed_vault.database.write_bytes(data)
    if spoil == "row":
        with connect(closed_vault, root) as connection:
            connection.run("UPDATE entries SET load = 3 WHERE pk = (SELECT min(pk) FROM entries)")

    def beside() -> Connection:
        return Connection(closed_vault.database, keys.raw_key(keys.database_key(root)))

    with connect(closed_vault, root) as connection:
        if spoil:
            with pytest.raises(VaultDamaged):
                checked_ledgers(connection, connect=beside)
        else:
            assert checked_ledgers(connection, connect=beside)["entries"].rows == 3


def test_counting_beside_the_checks_stops_with_them(closed_vault: Places, root: bytearray) -> None:
    asked: list[float] = []

    def stop(done: float) -> None:
        asked.append(done)
        if len(asked) > 1:
            raise Cancelled

    def beside() -> Connection:
        return Connection(closed_vault.database, keys.raw_key(keys.database_key(root)))

    with pytest.raises(Cancelled), connect(closed_vault, root) as connection:
        checked_ledgers(connection, stop, connect=beside)
