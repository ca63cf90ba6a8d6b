# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Pages of SQLite's trees: what SQLite wrote is read back, and no bytes whatever hang or crash the reader."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.storage import keys
from holdspace.storage.btree_page import (
    PAGE_BYTES,
    USABLE_BYTES,
    BadPage,
    Cell,
    cells,
    is_table_leaf,
    overflow_pages,
    payload,
    values,
)
from holdspace.storage.connection import Connection
from holdspace.storage.sealed_pages import SealedPages, closed_pages

NUMBERS = [0, 1, -1, 127, -128, 2**15, -(2**23), 2**31, 2**47 - 1, 2**63 - 1, -(2**63)]
KEY = bytearray(range(32))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with rows of every kind and length, made by SQLite."""
    path = tmp_path_factory.mktemp("pages") / "a.db"
    path.touch()
    with contextlib.closing(Connection(path, keys.raw_key(KEY))) as connection:
        connection.run("CREATE TABLE t (pk INTEGER PRIMARY KEY, a, b, c TEXT)")
        connection.run("CREATE TABLE w (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        for pk, number in enumerate(NUMBERS):
            connection.run("INSERT INTO t VALUES (?, ?, ?, ?)", (number, None, b"\0\xff" * pk, "é" * pk))
        for length in (3900, USABLE_BYTES, 9000, 100_000):
            connection.run("INSERT INTO t VALUES (?, 7, NULL, ?)", (length, "x" * length))
            connection.run("INSERT INTO w VALUES (?, ?)", (str(length) + "n" * length, length))
    return path


@pytest.fixture
def pages(written: Path) -> Iterator[SealedPages]:
    with closed_pages(written, KEY) as pages:
        yield pages


def read_all(pages: SealedPages) -> Iterator[tuple[bool, Cell]]:
    for number in range(1, pages.count + 1):
        page = pages.page(number)
        assert page is not None
        with contextlib.suppress(BadPage):
            for cell in cells(page, number):
                yield is_table_leaf(page, number), cell


def test_every_row_reads_as_sqlite_wrote_it(pages: SealedPages) -> None:
    rows = {
        cell.rowid: values(payload(cell, pages.page)[0])
        for in_table, cell in read_all(pages)
        if in_table and len(values(payload(cell, pages.page)[0])) == 4
    }
    assert len(rows) == len(NUMBERS) + 4
    for pk, number in enumerate(NUMBERS):
        assert rows[number] == (None, None, b"\0\xff" * pk, "é" * pk)
    for length in (3900, USABLE_BYTES, 9000, 100_000):
        assert rows[length] == (None, 7, None, "x" * length)


def test_rows_kept_in_an_index_are_read_too(pages: SealedPages) -> None:
    records = [cell for _, cell in read_all(pages) if cell.rowid is None and cell.length]
    found = [values(payload(cell, pages.page)[0]) for cell in records]
    starts = {(str(row[0])[:5], row[1]) for row in found if len(row) == 2}
    assert starts >= {("3900n", 3900), ("10000", 100_000)}


def test_a_chain_that_breaks_leaves_its_beginning(pages: SealedPages) -> None:
    long = next(cell for in_table, cell in read_all(pages) if in_table and cell.rowid == 100_000)
    chain = list(overflow_pages(long, pages.page))
    assert len(chain) == (100_000 - len(long.local)) // (USABLE_BYTES - 4) + 1
    record, whole = payload(long, lambda number: None if number == chain[3] else pages.page(number))
    assert not whole
    text = values(record)[3]
    assert isinstance(text, str)
    assert 3 * 4000 < len(text) < 5 * 4000
    looping = payload(long, lambda number: (long.overflow).to_bytes(4, "big") + bytes(PAGE_BYTES - 4))
    assert not looping[1]


@settings(max_examples=300)
@given(start=st.binary(max_size=300), kind=st.sampled_from([2, 5, 10, 13, 0]), number=st.integers(1, 2))
def test_no_bytes_make_the_reader_fail(start: bytes, kind: int, number: int) -> None:
    head = bytes(100) if number == 1 else b""
    page = (head + bytes([kind]) + start).ljust(PAGE_BYTES, start[:1] or b"\0")[:PAGE_BYTES]
    with contextlib.suppress(BadPage):
        for cell in cells(page, number):
            record, _ = payload(cell, lambda number: page)
            with contextlib.suppress(BadPage):
                values(record)


@given(st.binary(max_size=60))
def test_no_record_makes_the_reader_fail(record: bytes) -> None:
    with contextlib.suppress(BadPage):
        values(record)
