# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether a database is whole: what the checks see, each alone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage import keys
from holdspace.storage.checked_ledgers import check_seals, check_structure, checked_ledgers, count_tables
from holdspace.storage.connection import Connection
from holdspace.storage.errors import Cancelled, VaultDamaged
from holdspace.storage.places import Places
from holdspace.storage.progress import no_progress
from holdspace.storage.sealed_pages import closed_pages
from holdspace.storage.used_pages import used_pages
from holdspace.storage.vault import Vault, open_vault

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


def test_a_flipped_bit_in_a_page_of_the_index_of_words_is_seen(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    """By the seals alone, and by the trees alone: what the index is kept in is read as any other table."""
    with open_vault(closed_vault, root) as vault:
        vault.entries.add_many(entry_at(minute, text=f"word{minute} " * 40) for minute in range(200))
        vault.rebuild()
    with connect(closed_vault, root) as connection:
        roots = connection.rows("SELECT rootpage FROM sqlite_schema WHERE name LIKE 'entry_words_%'")
    with closed_pages(closed_vault.database, keys.database_key(root)) as pages:
        of_index = used_pages((int(row[0]) for row in roots), pages.page) - {1}
    assert len(of_index) > 3
    good = closed_vault.database.read_bytes()
    for page in of_index:
        data = bytearray(good)
        data[page * 4096 - 2000] ^= 8
        closed_vault.database.write_bytes(data)
        for look in (check_seals, check_structure):
            with pytest.raises(VaultDamaged), connect(closed_vault, root) as connection:
                look(connection, no_progress)


def test_trees_and_free_pages_that_are_not_whole_are_seen(tmp_path: Path) -> None:
    """Seals in order, written past SQLite: a list of free pages and a tree of the index that are wrong."""
    path = tmp_path / "plain.db"
    path.touch()
    with contextlib.closing(Connection(path, None)) as connection:
        connection.run("CREATE TABLE rows (text TEXT)")
        connection.run('CREATE TABLE "odd "" name" (text TEXT)')
        connection.run("CREATE VIRTUAL TABLE words USING fts5(text)")
        for table in ("rows", '"odd "" name"', "words"):
            for number in range(40):
                connection.run(f"INSERT INTO {table} VALUES (?)", (f"word{number} " * 200,))
        connection.run("DELETE FROM rows WHERE rowid > 10")
        trees = dict(connection.rows("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0"))
        assert connection.value("PRAGMA freelist_count") > 1
        check_structure(connection, no_progress)
    good = path.read_bytes()
    free_count, first_free = 36, int.from_bytes(good[32:36], "big")
    places = [free_count + 3, (first_free - 1) * 4096 + 7]
    places += [(trees[name] - 1) * 4096 + 4 for name in ("rows", 'odd " name', "words_content", "words_data")]
    for place in places:
        data = bytearray(good)
        data[place] ^= 1
        path.write_bytes(data)
        with pytest.raises(VaultDamaged), contextlib.closing(Connection(path, None)) as connection:
            check_structure(connection, no_progress)


def test_a_page_in_use_that_is_called_free_is_seen_before_anyone_writes(tmp_path: Path) -> None:
    """All reads right until a row is put over it: each tree is whole, and so is the list of free pages."""
    path = tmp_path / "plain.db"
    path.touch()
    with contextlib.closing(Connection(path, None)) as connection:
        for table in ("rows", "others"):
            connection.run(f"CREATE TABLE {table} (text TEXT)")
            for number in range(40):
                connection.run(f"INSERT INTO {table} VALUES (?)", (f"word{number} " * 200,))
        connection.run("DELETE FROM others WHERE rowid > 10")
        top = int(connection.value("SELECT rootpage FROM sqlite_schema WHERE name = 'rows'"))
        assert connection.value("PRAGMA freelist_count") > 1
        check_structure(connection, no_progress, as_a_whole=True)
    data = bytearray(path.read_bytes())
    last_child = (top - 1) * 4096 + 8
    trunk = (int.from_bytes(data[32:36], "big") - 1) * 4096
    data[trunk + 8 : trunk + 12] = data[last_child : last_child + 4]
    path.write_bytes(data)
    with contextlib.closing(Connection(path, None)) as connection:
        check_structure(connection, no_progress)
        with pytest.raises(VaultDamaged):
            check_structure(connection, no_progress, as_a_whole=True)


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
