# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the pages of a damaged database still tell, by the shape of their rows and not by its trees."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from holdspace.domain.card_state import KINDS
from holdspace.domain.ledger import TOTAL_BYTES, Value
from holdspace.domain.sessions import BOUNDARY_KINDS, PLACES, QUESTIONS
from holdspace.storage.btree_page import BadPage, Cell, cells, is_table_leaf, payload, values
from holdspace.storage.connection import Row
from holdspace.storage.entry_rows import ENTRY_WIDTH, OLD_ENTRY_WIDTH, REVISION_WIDTH
from holdspace.storage.keys import KEY_BYTES
from holdspace.storage.ledger_book import CONTENT_TABLES
from holdspace.storage.progress import Progress
from holdspace.storage.sealed_pages import SealedPages

CUT_MARK = "\n\n[\u2026]"
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TEMPLATE_COLUMNS, _TOMBSTONE_COLUMNS = 7, 3
_FINE_WORD_COLUMNS = 3
_SESSION_COLUMNS, _ANSWER_COLUMNS, _BOUNDARY_COLUMNS = 14, 7, 9
_PATTERN_COLUMNS = _PRACTICE_COLUMNS = 5
_FIRST_PHASE = '[["in",'  # of every pattern, and of no practice
_CARD_COLUMNS, _CARD_STATE_COLUMNS = 13, 7
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")
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
        if "entries" in self.counted:  # all of the ledger stands on one page
            return sum(rows for table, rows in self.counted.items() if table in CONTENT_TABLES)
        return self.ids or None


def _has_ids(row: Sequence[Value], *columns: int) -> bool:
    return row[0] is None and all(
        isinstance(value := row[column], str) and _ID.fullmatch(value) for column in columns
    )


def _is_entry(row: Sequence[Value]) -> bool:
    """Say whether it is an entry's row, also of a vault that was not migrated yet."""
    return len(row) in (ENTRY_WIDTH, OLD_ENTRY_WIDTH) and _has_ids(row, 1) and isinstance(row[-1], str)


def _is_revision(row: Sequence[Value]) -> bool:
    return len(row) == REVISION_WIDTH and _has_ids(row, 1, 2) and isinstance(row[-1], str)


def _is_tombstone(row: Sequence[Value]) -> bool:
    return len(row) == _TOMBSTONE_COLUMNS and _has_ids(row, 1) and isinstance(row[-1], str)


def _is_template(row: Sequence[Value]) -> bool:
    # As long are an answer's row, with the id of a question where a template has the list of audiences, and
    # what is kept about a card, with a number there.
    is_as_long = len(row) == _TEMPLATE_COLUMNS and _has_ids(row, 1) and isinstance(row[-1], str)
    return is_as_long and isinstance(row[3], str) and row[3] not in QUESTIONS


def _is_session(row: Sequence[Value]) -> bool:
    return len(row) == _SESSION_COLUMNS and _has_ids(row, 1) and row[2] in PLACES and isinstance(row[-1], str)


def _is_answer(row: Sequence[Value]) -> bool:
    is_as_long = len(row) == _ANSWER_COLUMNS and _has_ids(row, 1, 2) and isinstance(row[-1], str)
    return is_as_long and row[3] in QUESTIONS


def _is_boundary(row: Sequence[Value]) -> bool:
    is_as_long = len(row) == _BOUNDARY_COLUMNS and _has_ids(row, 1) and isinstance(row[-1], str)
    return is_as_long and row[2] in BOUNDARY_KINDS


def _is_pattern(row: Sequence[Value]) -> bool:
    is_as_long = len(row) == _PATTERN_COLUMNS and _has_ids(row, 1) and isinstance(row[-1], str)
    return is_as_long and str(row[3]).startswith(_FIRST_PHASE)


def _is_practice(row: Sequence[Value]) -> bool:
    is_as_long = len(row) == _PRACTICE_COLUMNS and _has_ids(row, 1) and isinstance(row[-1], str)
    return is_as_long and not str(row[3]).startswith(_FIRST_PHASE)


def _is_own_card(row: Sequence[Value]) -> bool:
    return len(row) == _CARD_COLUMNS and _has_ids(row, 1) and isinstance(row[-1], str)


def _is_card_state(row: Sequence[Value]) -> bool:
    is_as_long = len(row) == _CARD_STATE_COLUMNS and _has_ids(row, 1) and isinstance(row[-1], str)
    return is_as_long and row[2] in KINDS and isinstance(row[3], int)


def _is_fine_word(row: Sequence[Value]) -> bool:
    moment, word = (row[1], row[2]) if len(row) == _FINE_WORD_COLUMNS else (None, None)
    return isinstance(moment, str) and _MOMENT.fullmatch(moment) is not None and isinstance(word, str)


# A row is known by its shape: the page that names its table may be gone. A new content table adds its own.
RECOGNISERS: Mapping[str, Callable[[Sequence[Value]], bool]] = {
    "entries": _is_entry,
    "revisions": _is_revision,
    "tombstones": _is_tombstone,
    "own_templates": _is_template,
    "fine_words": _is_fine_word,
    "sessions": _is_session,
    "answers": _is_answer,
    "boundaries": _is_boundary,
    "own_patterns": _is_pattern,
    "own_cards": _is_own_card,
    "card_state": _is_card_state,
    "own_practices": _is_practice,
}


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
