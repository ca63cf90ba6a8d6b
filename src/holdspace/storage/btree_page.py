# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One page of SQLite's trees, read without SQLite: pure, for salvage and for telling which pages are in use.

The format is https://sqlite.org/fileformat2.html, sections 1.6 and 2.1.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from holdspace.domain.ledger import Value

PAGE_BYTES = 4096
RESERVED_BYTES = 80
USABLE_BYTES = PAGE_BYTES - RESERVED_BYTES
FILE_HEADER_BYTES = 100
_INDEX_INTERIOR, _TABLE_INTERIOR, _INDEX_LEAF, _TABLE_LEAF = 2, 5, 10, 13
_INTERIOR = (_INDEX_INTERIOR, _TABLE_INTERIOR)
_KINDS = (*_INTERIOR, _INDEX_LEAF, _TABLE_LEAF)
_LEAST_LOCAL = (USABLE_BYTES - 12) * 32 // 255 - 23
_MOST_LOCAL_TABLE = USABLE_BYTES - 35
_MOST_LOCAL_INDEX = (USABLE_BYTES - 12) * 64 // 255 - 23
_OVERFLOW_BYTES = USABLE_BYTES - 4
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _ZERO, _ONE = 7, 8, 9

Read = Callable[[int], bytes | None]
"""Gives a page by its number, or None where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the page below, its row number, its payload as far as it stands here, where it goes on."""

    child: int = 0
    rowid: int | None = None
    length: int = 0
    local: bytes = field(default=b"", repr=False)
    overflow: int = 0


class BadPage(ValueError):  # noqa: N818 - named for what it says
    """These bytes are no page of a tree. It holds none of them."""


def cells(page: bytes, number: int) -> Iterator[Cell]:
    """Give the cells of a tree's page in order; that of an interior page ends with its last child.

    Raises BadPage where it is no page of a tree.
    """
    start = FILE_HEADER_BYTES if number == 1 else 0
    kind = page[start]
    if kind not in _KINDS:
        raise BadPage
    first = start + (12 if kind in _INTERIOR else 8)
    (count,) = struct.unpack_from(">H", page, start + 3)
    if first + 2 * count > USABLE_BYTES:
        raise BadPage
    for (at,) in struct.iter_unpack(">H", page[first : first + 2 * count]):
        yield _cell(page, kind, at)
    if kind in _INTERIOR:
        yield Cell(child=struct.unpack_from(">I", page, start + 8)[0])


def is_table_leaf(page: bytes, number: int) -> bool:
    """Return whether the page holds rows of a table with row numbers."""
    return page[FILE_HEADER_BYTES if number == 1 else 0] == _TABLE_LEAF


def payload(cell: Cell, read: Read) -> tuple[bytes, bool]:
    """Return the payload of a cell and whether it is whole; a chain that breaks leaves its beginning."""
    parts, missing, seen = [cell.local], cell.length - len(cell.local), set[int]()
    following = cell.overflow
    while missing > 0:
        page = None if following in seen or not following else read(following)
        if page is None:
            return b"".join(parts), False
        seen.add(following)
        parts.append(page[4 : 4 + min(missing, _OVERFLOW_BYTES)])
        missing -= len(parts[-1])
        (following,) = struct.unpack_from(">I", page)
    return b"".join(parts), True


def overflow_pages(cell: Cell, read: Read) -> Iterator[int]:
    """Give the numbers of the pages that a payload goes on in, the last one perhaps unreadable."""
    missing, following, seen = cell.length - len(cell.local), cell.overflow, set[int]()
    while missing > 0 and following and following not in seen:
        yield following
        seen.add(following)
        page = read(following)
        if page is None:
            return
        missing -= _OVERFLOW_BYTES
        (following,) = struct.unpack_from(">I", page)


def values(record: bytes) -> tuple[Value, ...]:
    """Return the values of a record; one that ends early gives its last text as far as it goes.

    Raises BadPage where even the header is not there, or where a value is none that HoldSpace writes.
    """
    header_bytes, at = _varint(record, 0)
    body, found = header_bytes, list[Value]()
    if header_bytes > len(record):
        raise BadPage
    while at < header_bytes:
        kind, at = _varint(record, at)
        value, length = _value(record, kind, body)
        found.append(value)
        body += length
    return tuple(found)


def _value(record: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind == 0:
        return None, 0
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, 0
    if kind in _INTEGER_BYTES:
        length = _INTEGER_BYTES[kind]
        if at + length > len(record):
            raise BadPage
        return int.from_bytes(record[at : at + length], "big", signed=True), length
    if kind <= _FLOAT or kind < 12:
        raise BadPage
    length = (kind - 12) // 2
    data = record[at : at + length]
    return (data.decode("utf-8", "ignore") if kind % 2 else data), length


def _cell(page: bytes, kind: int, at: int) -> Cell:
    child = 0
    if kind in _INTERIOR:
        if at + 4 > USABLE_BYTES:
            raise BadPage
        (child,) = struct.unpack_from(">I", page, at)
        at += 4
    if kind == _TABLE_INTERIOR:
        return Cell(child=child)
    length, at = _varint(page, at)
    rowid = None
    if kind == _TABLE_LEAF:
        rowid, at = _varint(page, at)
        rowid -= (rowid >> 63) << 64
    local = _local(length, _MOST_LOCAL_TABLE if kind == _TABLE_LEAF else _MOST_LOCAL_INDEX)
    if at + local + (4 if local < length else 0) > USABLE_BYTES:
        raise BadPage
    overflow = struct.unpack_from(">I", page, at + local)[0] if local < length else 0
    return Cell(child, rowid, length, page[at : at + local], overflow)


def _local(length: int, most: int) -> int:
    """Return how many bytes of a payload stand in the page itself."""
    if length <= most:
        return length
    surplus = _LEAST_LOCAL + (length - _LEAST_LOCAL) % _OVERFLOW_BYTES
    return surplus if surplus <= most else _LEAST_LOCAL


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that stands at `at`, of one to nine bytes, and where the next thing stands."""
    number = 0
    for step in range(9):
        if at >= len(data):
            raise BadPage
        byte = data[at]
        at += 1
        if step == 8:
            return number << 8 | byte, at
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return number, at
