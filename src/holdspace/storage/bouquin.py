# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reading the notebook of Bouquin (git.mig5.net/mig5/bouquin, db.py of 0.10.0): an SQLCipher 4 database.

It is never changed, and nothing in it is trusted: whoever made the file can have made its schema. Imports
sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from holdspace.storage.connection import READ_ONLY, READ_ONLY_PRAGMAS, Connection, Row
from holdspace.storage.errors import Cancelled, OutOfMemory, StorageError
from holdspace.storage.keys import wiped

LARGEST_TEXT = 32 * 1024 * 1024
"""Bytes of one page."""
MOST_VERSIONS = 500
LARGEST_HISTORY = 2 * LARGEST_TEXT
"""Of one page: so many earlier versions, and bytes of them, are given, the newest."""
MOST_ROWS = 1_000_000
"""Of any one table."""
MOST_LOOKS = 100_000
"""Each after some 2,000 steps of SQLite's or 64 rows: a notebook of 10,000 days takes less than 1,000."""
PAGE = 4096
_ROWS_BETWEEN = 64
_SCHEMA = "sqlite_master"
_NEEDED = ("pages", "versions")
_TAGS = ("tags", "page_tags")
_LEFT_OUT = {
    "time_log": "time_log",
    "reminders": "reminder",
    "project_documents": "document",
    "invoices": "invoice",
}
_TABLES = {_SCHEMA, *_NEEDED, *_TAGS, *_LEFT_OUT}
_FUNCTIONS = {"count", "octet_length"}
# Versions of a page come one after the other in no order: sorting them here could write words to the disk.
_VERSIONS = (
    "SELECT p.date, CASE WHEN octet_length(v.content) <= ? THEN v.content END, v.created_at,"
    " octet_length(v.content), v.id = p.current_version_id, v.version_no FROM pages AS p"
    " JOIN versions AS v ON v.date = p.date OR v.id = p.current_version_id ORDER BY p.date LIMIT ?"
)
# Computed columns could take any time and room; Bouquin has none, nor this word.
_COMPUTED = re.compile(rb"\bAS\b", re.IGNORECASE)
_PAGE_TAGS = "SELECT p.page_date, t.name FROM page_tags AS p JOIN tags AS t ON t.id = p.tag_id LIMIT ?"


class NotebookProblem(Exception):  # noqa: N818 - named for what it says
    """A notebook that cannot be read; nothing was changed. The importer says it as its own refusal."""

    sentence = "The notebook could not be read. It was left as it is."

    def __init__(self) -> None:
        super().__init__(self.sentence)


class WrongKey(NotebookProblem):
    """The key does not open it, or it is no notebook at all: of encrypted files nobody can tell."""

    sentence = "That passphrase did not open the notebook. It was left as it is."


class NoNotebook(NotebookProblem):
    """A database that is not Bouquin's."""

    sentence = "This database is no notebook of Bouquin. It was left as it is."


class NotebookDamaged(NotebookProblem):
    """It is broken, or says something it cannot say."""

    sentence = "The notebook is damaged. It was left as it is."


class NotebookTooLarge(NotebookProblem):
    """It holds more than any notebook does, or takes longer to read."""

    sentence = "The notebook is larger than any that HoldSpace reads. It was left as it is."


@dataclass(frozen=True, slots=True)
class Version:
    """The words of a day as they were saved, and when; `text` is None where longer than LARGEST_TEXT."""

    text: bytes | None = field(repr=False)
    saved_at: bytes
    number: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One day: its date as it is written, its words, when these were saved, and its tags.

    `text` is None where it is longer than LARGEST_TEXT. `others` are its other versions, the oldest first;
    of a day with more of them than any has the newest, and `left_out` counts the rest.
    """

    date: bytes = field(repr=False)
    text: bytes | None = field(repr=False)
    saved_at: bytes
    tags: tuple[bytes, ...] = field(default=(), repr=False)
    others: tuple[Version, ...] = field(default=(), repr=False)
    left_out: int = 0


class Notebook:
    """An open notebook."""

    def __init__(self, connection: Connection, look: Callable[[], None]) -> None:
        """Stand on `connection`; `look` is called now and then while it is read."""
        self._connection = connection
        self._look = look
        self._tables = self._real_tables()
        if not self._has(_NEEDED):
            raise NoNotebook

    def count(self) -> int:
        """Return how many days there are."""
        return self._count("pages")

    def left_out(self) -> dict[str, int]:
        """Return how much there is that `pages` does not give, by kind: what stands in other tables."""
        return {what: self._count(table) for table, what in _LEFT_OUT.items() if table in self._tables}

    def pages(self) -> Iterator[Page]:
        """Give the days in order, each as it is now, with the versions it had."""
        tags = self._tags()
        with contextlib.closing(self._scan(_VERSIONS, (LARGEST_TEXT, MOST_ROWS + 1))) as rows:
            for date, versions in itertools.groupby(rows, key=lambda row: row[0]):
                page = _page(date, versions, tuple(tags.get(date, ())))
                if page is not None:
                    yield page

    def _tags(self) -> dict[bytes, list[bytes]]:
        found: dict[bytes, list[bytes]] = {}
        if self._has(_TAGS):
            for date, name in self._scan(_PAGE_TAGS, (MOST_ROWS + 1,)):
                if isinstance(date, bytes) and isinstance(name, bytes):
                    found.setdefault(date, []).append(name)
        return found

    def _count(self, table: str) -> int:
        query = f"SELECT count(*) FROM {table}"  # noqa: S608 - names of our own
        ((count,),) = self._scan(query)
        return int(count)

    def _has(self, needed: Collection[str]) -> bool:
        return all(table in self._tables for table in needed)

    def _real_tables(self) -> set[str]:
        """Return the tables that are there as such: a view or a virtual table of the name is none."""
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND rootpage > 0 LIMIT 1000"
        found = set()
        for name, sql in self._scan(query):
            if not isinstance(name, bytes) or not isinstance(sql, bytes | None):
                raise NotebookDamaged
            if not _COMPUTED.search(sql or b""):
                found.add(name.decode("utf-8", "replace"))
        return found

    def _scan(self, query: str, values: tuple[object, ...] = ()) -> Generator[Row, None, None]:
        with _own_errors(), self._connection.stoppable(self._look):
            self._look()
            for number, row in enumerate(self._connection.scan(query, values), 1):
                if number > MOST_ROWS:
                    raise NotebookTooLarge
                if number % _ROWS_BETWEEN == 0:
                    self._look()
                yield row


def _page(date: object, rows: Iterable[Row], tags: tuple[bytes, ...]) -> Page | None:
    """Return a day of its versions, or None where none of them is the present one."""
    current: Version | None = None
    others: list[Version] = []
    left_out = size = 0
    for _, text, saved_at, length, is_current, number in rows:
        if not isinstance(date, bytes) or (length is not None and not isinstance(text, bytes | None)):
            raise NotebookDamaged
        version = Version(
            text,
            saved_at if isinstance(saved_at, bytes) else b"",
            number if isinstance(number, int) else 0,
        )
        if is_current == 1:
            current = version
            continue
        others.append(version)
        size += len(text or b"")
        while len(others) > MOST_VERSIONS or size > LARGEST_HISTORY:
            oldest = min(others, key=lambda each: each.number)
            others.remove(oldest)
            size -= len(oldest.text or b"")
            left_out += 1
    if current is None or not isinstance(date, bytes):
        return None
    ordered = tuple(sorted(others, key=lambda each: each.number))
    return Page(date, current.text, current.saved_at, tags, ordered, left_out)


@contextlib.contextmanager
def open_notebook(
    path: Path, key: str | None, look: Callable[[], None], *, has_log: bool = False
) -> Iterator[Notebook]:
    """Open the notebook at `path` to read, and give it to a with block.

    `key` is what a person types into Bouquin, also where it has an apostrophe, or a raw key as `x'...'`; None
    is for the export that is not encrypted. `look` is called now and then, and stops the reading by raising.
    With `has_log` a log lies beside it, and `path` is a copy, for SQLite then writes there. Raises WrongKey,
    NoNotebook, NotebookDamaged, NotebookTooLarge, OutOfMemory and what `look` raises.
    """
    counted = _counted(look)
    with contextlib.ExitStack() as stack:
        connection = _opened(path, key, "rw" if has_log else READ_ONLY)
        stack.enter_context(contextlib.closing(connection))
        with _own_errors():
            connection.distrust(_TABLES, _FUNCTIONS)
            notebook = Notebook(connection, counted)
        yield notebook


def _opened(path: Path, key: str | None, mode: str) -> Connection:
    for candidate in _candidates(key):
        connection = None
        try:
            connection = _connected(path, candidate, mode)
            connection.set_pragmas(READ_ONLY_PRAGMAS)
            connection.value("SELECT count(*) FROM sqlite_master")
        except (StorageError, UnicodeDecodeError) as error:
            if connection is not None:
                connection.close()
            if isinstance(error, OutOfMemory):
                raise
        else:
            return connection
    raise WrongKey


def _connected(path: Path, key: bytes | None, mode: str) -> Connection:
    if key is None:
        return Connection(path, None, mode=mode)
    with wiped(bytearray(key)) as copy:
        return Connection(path, copy, mode=mode)


def _candidates(key: str | None) -> list[bytes | None]:
    """Return what the key can be: Bouquin puts what is typed between apostrophes, where two stand for one."""
    if key is None:
        return [None]
    typed = [key, key.replace("''", "'")]
    return list(dict.fromkeys(each.encode("utf-8", "replace") for each in typed if each))


@contextlib.contextmanager
def _own_errors() -> Iterator[None]:
    try:
        yield
    except (NotebookProblem, Cancelled, OutOfMemory):
        raise
    except (StorageError, UnicodeDecodeError):  # the latter where SQLite's own message quotes a broken name
        raise NotebookDamaged from None


def _counted(look: Callable[[], None]) -> Callable[[], None]:
    looks = 0

    def counting() -> None:
        nonlocal looks
        looks += 1
        if looks > MOST_LOOKS:
            raise NotebookTooLarge
        look()

    return counting
