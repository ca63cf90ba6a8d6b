# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the pages of a damaged database still tell, by the shape of their rows and not by its trees."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from holdspace.domain.ledger import TOTAL_BYTES, Value
from holdspace.storage.btree_page import BadPage, Cell, cells, is_table_leaf, payload, values
from holdspace.storage.connection import Row
from holdspace.storage.keys import KEY_BYTES
from holdspace.storage.ledger_book import CONTENT_TABLES
from holdspace.storage.progress import Progress
from holdspace.storage.sealed_pages import SealedPages

CUT_MARK = "\n\n[\u2026]"
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ENTRY_COLUMNS = 15
_TELL_EVERY = 64


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of a content table with its row number in place; `whole` unless its last text was cut."""

    table: str
    row: Row = field(repr=False)
    whole: bool


@dataclass(frozen=True, slots=True)
class FoundFacts:
    """What the small tables say: facts by name, rows by table as the ledger counts them, ids.

    `retired_keys` are the private ones of the inbox, the latest last; the caller wipes them.
    """

    facts: Mapping[str, str] = field(repr=False)
    counted: Mapping[str, int]
    ids: int
    retired_keys: tuple[bytearray, ...] = field(default=(), repr=False)

    def expected(self) -> int | None:
        """Return how many rows there should be, or None where nothing tells."""
        if set(self.counted) >= set(CONTENT_TABLES):
            return sum(self.counted.values())
        return self.ids or None


def _is_entry(row: Sequence[Value]) -> bool:
    return (
        len(row) == _ENTRY_COLUMNS
        and row[0] is None
        and isinstance(row[1], str)
        and _ID.fullmatch(row[1]) is not None
        and isinstance(row[-1], str)
    )


# A row is known by its shape: the page that names its table may be gone. A new content table adds its own.
RECOGNISERS: Mapping[str, Callable[[Sequence[Value]], bool]] = {"entries": _is_entry}


def find_facts(pages: SealedPages, progress: Progress) -> FoundFacts:
    """Return what the facts, the ledger, the retired inbox keys and the index of ids still say."""
    facts: dict[str, str] = {}
    counted: dict[str, int] = {}
    ids = set[str]()
    retired: dict[bytes, tuple[str, bytearray]] = {}
    for cell, in_table in _all_cells(pages, progress):
        if in_table or not cell.length:
            continue
        match _values(cell, pages)[0]:
            case (str(name), str(value)):
                facts[name] = value
            case (str(table), int(rows), bytes(total)) if len(total) == TOTAL_BYTES:
                counted[table] = rows
            case (bytes(public), bytes(private), str(moment)) if len(public) == len(private) == KEY_BYTES:
                retired[public] = moment, bytearray(private)
            case (str(entry_id), int()) if _ID.fullmatch(entry_id):
                ids.add(entry_id)
    return FoundFacts(facts, counted, len(ids), tuple(key for _, key in sorted(retired.values())))


def find_rows(pages: SealedPages, progress: Progress) -> Iterator[FoundRow]:
    """Give every row of a content table on any page that can be read; one id can come more than once.

    A row whose last text goes on in pages that are lost comes with what is left of it and a mark at the end.
    """
    for cell, in_table in _all_cells(pages, progress):
        if not in_table:
            continue
        row, whole = _values(cell, pages)
        for table, recognises in RECOGNISERS.items():
            if recognises(row):
                last = row[-1] if whole else f"{row[-1]!s}{CUT_MARK}"
                yield FoundRow(table, (cell.rowid, *row[1:-1], last), whole)


def _all_cells(pages: SealedPages, progress: Progress) -> Iterator[tuple[Cell, bool]]:
    for number in range(1, pages.count + 1):
        if number % _TELL_EVERY == 0:
            progress(number / pages.count)
        page = pages.page(number)
        if page is None:
            continue
        # Free and overflow pages are no pages of a tree; a cell that cannot be ends its page.
        with contextlib.suppress(BadPage):
            in_table = is_table_leaf(page, number)
            for cell in cells(page, number):
                yield cell, in_table


def _values(cell: Cell, pages: SealedPages) -> tuple[tuple[Value, ...], bool]:
    record, whole = payload(cell, pages.page)
    try:
        return values(record), whole
    except BadPage:
        return (), whole
