# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Used pages: with the free ones they are all there are, by SQLite's own count."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from holdspace.storage import keys
from holdspace.storage.connection import Connection
from holdspace.storage.sealed_pages import closed_pages
from holdspace.storage.used_pages import used_pages

KEY = bytearray(range(32))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int], int]:
    """A database of deep trees, a third of its rows deleted; its roots; how many pages are free."""
    path = tmp_path_factory.mktemp("used") / "a.db"
    path.touch()
    with contextlib.closing(Connection(path, keys.raw_key(KEY))) as connection:
        connection.run("CREATE TABLE t (pk INTEGER PRIMARY KEY, name TEXT UNIQUE, text TEXT)")
        connection.run("CREATE TABLE w (name TEXT PRIMARY KEY) WITHOUT ROWID")
        with connection.write():
            for number in range(1500):
                text = "x" * (9000 if number % 100 == 0 else 300)
                connection.run("INSERT INTO t VALUES (?, ?, ?)", (number, f"name {number}" * 20, text))
                connection.run("INSERT INTO w VALUES (?)", (f"{number}" * 400,))
        connection.run("DELETE FROM t WHERE pk % 90 < 30")
        roots = [int(row[0]) for row in connection.rows("SELECT rootpage FROM sqlite_master")]
        return path, roots, int(connection.value("PRAGMA freelist_count"))


def test_used_and_free_are_all_there_are(written: tuple[Path, list[int], int]) -> None:
    path, roots, free = written
    assert free > 20
    with closed_pages(path, KEY) as pages:
        used = used_pages(roots, pages.page)
        assert len(used) + free == pages.count
        assert used <= set(range(1, pages.count + 1))


def test_a_page_that_cannot_be_read_is_used_and_hides_what_is_below(
    written: tuple[Path, list[int], int],
) -> None:
    path, roots, _ = written
    with closed_pages(path, KEY) as pages:
        whole = used_pages(roots, pages.page)
        part = used_pages(roots, lambda number: None if number == roots[0] else pages.page(number))
    assert roots[0] in part
    assert part < whole


def test_a_tree_that_leads_back_to_itself_ends() -> None:
    page = bytearray(4096)
    page[0] = 5
    page[8:12] = (2).to_bytes(4, "big")
    assert used_pages([2], lambda number: bytes(page)) == {1, 2}
