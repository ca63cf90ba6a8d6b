# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One SQLCipher connection: keyed from bytes, its settings read back, its errors typed.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import contextlib
import itertools
import sys
import urllib.parse
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from holdspace.storage.errors import StorageBug, StorageError, typed_error

Row = tuple[Any, ...]

STEPS_BETWEEN = 2_000  # of SQLite's own machine: some 160 rows copied, about every 5 ms

# Name, the value it is set to, and what reading it back must give (TRUST.md, Open).
EARLY_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("cipher_log_level", "NONE", "NONE"),
    ("cipher_memory_security", "ON", "1"),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("foreign_keys", "ON", 1),
)
READ_ONLY = "ro&immutable=1"
# Without shared memory and locks SQLite reads a log where it can write nothing. Windows is untested.
READ_ONLY_WITH_LOG = "ro" if sys.platform == "win32" else "ro&vfs=unix-none"
_ALONE: tuple[tuple[str, str, object], ...] = (("locking_mode", "EXCLUSIVE", "exclusive"),)
READ_ONLY_PRAGMAS: tuple[tuple[str, str, object], ...] = (("query_only", "ON", 1), ("busy_timeout", "0", 0))
LATE_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "NORMAL", "normal"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("secure_delete", "ON", 1),
    ("busy_timeout", "0", 0),
)


# Of SQLite's slots, 30 of 1,200 bytes and 93 of 128 as it is built: as many as are left to what runs.
_SLOTS = ["x" * 1100] * 20 + ["x" * 100] * 60
_NOTHING = [None] * len(_SLOTS)
_TAKE_SLOTS = f"SELECT ?{len(_SLOTS)} LIMIT 0"  # which has so many values
_MOST_PREPARED = 120  # that are known to stay prepared
_CACHED = _MOST_PREPARED + 8  # of the module itself, which lets go of what was run longest ago: some more


class Connection:
    """A connection that belongs to the thread that made it. Every error it raises is a StorageError."""

    def __init__(
        self, path: Path, raw_key: bytearray | None, *, mode: str = "rw", runs_much: bool = False
    ) -> None:
        """Open `path` with SQLCipher's raw key as keys.raw_key gives it; the caller wipes that.

        Other bytes are a passphrase of SQLCipher's own; None is for a database that is not encrypted.

        `mode` is SQLite's: "rw" never makes a file, READ_ONLY reads one that nobody changes. With `runs_much`
        a statement takes longer for the first time, 0.1 ms, and less each time after: for thousands of them,
        and for the window's. A wrong key shows at the first read, not here.
        """
        self._runs_much = runs_much
        self._depth = 0
        self._reads_log_alone = mode == READ_ONLY_WITH_LOG
        self._address = f"file:{urllib.parse.quote(path.as_posix())}?mode={mode}"
        self.guard: Callable[[], None] = _nothing_to_guard
        self.reopen(raw_key)

    def reopen(self, raw_key: bytearray | None) -> None:
        """Open the same path again after `close`. Raises as the first opening does."""
        self._prepared: set[str] = set()
        self._is_sparing = False
        try:
            self._database = sqlcipher.connect(
                self._address, uri=True, isolation_level=None, timeout=0, cached_statements=_CACHED
            )
        except sqlcipher.Error as error:
            raise typed_error(error, reading=True) from None
        try:
            if raw_key is not None:
                self._database.set_key(raw_key)
            self.set_pragmas(EARLY_PRAGMAS + (_ALONE if self._reads_log_alone else ()))
        except BaseException:
            self.close()
            raise

    def set_pragmas(self, pragmas: Sequence[tuple[str, str, object]]) -> None:
        """Set each pragma and read it back. Raises StorageBug where one did not take."""
        try:
            # Not as other statements: a script does not stay prepared. All are set before anything is read.
            self._database.executescript("".join(f"PRAGMA {name} = {value};" for name, value, _ in pragmas))
        except (sqlcipher.Error, MemoryError) as error:
            raise typed_error(error) from None
        with self._sparing_quick_memory():
            for name, _, expected in pragmas:
                if self.value(f"PRAGMA {name}") != expected:
                    raise StorageBug(f"The vault's database did not take the setting {name}.")

    def run(self, statement: str, values: Sequence[object] = ()) -> int:
        """Run one statement and return how many rows it changed."""
        try:
            return int(self._execute(statement, values).rowcount)
        except (sqlcipher.Error, MemoryError) as error:
            raise typed_error(error) from None
        except (UnicodeError, OverflowError):
            # These errors carry the value, which can be the whole entry.
            raise StorageBug from None

    def run_many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement with each of some rows of values; what giving them raises ends it."""
        waiting = iter(rows)
        for first in itertools.islice(waiting, 1):
            self.run(statement, first)
        try:
            self._database.executemany(statement, waiting)
        except (sqlcipher.Error, MemoryError) as error:
            raise typed_error(error) from None
        except (UnicodeError, OverflowError):
            raise StorageBug from None

    def define(self, name: str, function: Callable[..., str]) -> None:
        """Let statements of this connection call a function that gives the same for the same values."""
        self._database.create_function(name, -1, function, deterministic=True)

    def distrust(self, tables: Collection[str], functions: Collection[str]) -> None:
        """Let statements read these tables only and call these functions only, whatever the schema says.

        From then on texts come as bytes: one that is no UTF-8 would else end the reading.
        """

        def decide(action: int, what: str | None, second: str | None, _: object, through: str | None) -> int:
            is_read = action == sqlcipher.SQLITE_READ and what in tables and through is None
            is_call = action == sqlcipher.SQLITE_FUNCTION and second in functions
            is_fine = action == sqlcipher.SQLITE_SELECT or is_read or is_call
            return int(sqlcipher.SQLITE_OK if is_fine else sqlcipher.SQLITE_DENY)

        self._database.text_factory = bytes
        self._database.set_authorizer(decide)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        return self._rows(query, values, reading=True)

    def scan(self, query: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Give the rows of a query one by one, for tables too long to hold."""
        try:
            yield from self._execute(query, values)
        except (sqlcipher.Error, MemoryError) as error:
            raise typed_error(error, reading=True) from None

    def row(self, query: str, values: Sequence[object] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        found = self.rows(query, values)
        return found[0] if found else None

    def value(self, query: str, values: Sequence[object] = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.row(query, values)
        return found[0] if found else None

    @contextlib.contextmanager
    def write(self) -> Iterator[None]:
        """Make the block one transaction: all of it is on the disk after the block, or none of it.

        A write inside a write joins the outer one. `guard` is asked before and after. Raises VaultBusy,
        DiskFull, NotWritable, NotKept or what `guard` raises.
        """
        if self._depth:
            yield
            return
        self.guard()
        self.run("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            self.run("COMMIT")
            self.guard()
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0

    @property
    def total_changes(self) -> int:
        """Return how many rows this connection has changed; 0 once it is closed."""
        with contextlib.suppress(sqlcipher.Error):
            return int(self._database.total_changes)
        return 0

    def checkpoint(self) -> bool:
        """Move the log into the database and cut it to nothing; return whether no reader stood in the way.

        Raises DiskFull, NotWritable or NotKept; everything is then still in the log.
        """
        # It answers like a query, and writes: a full disk is to be called so.
        return bool(self._rows("PRAGMA wal_checkpoint(TRUNCATE)", (), reading=False)[0][0] == 0)

    @contextlib.contextmanager
    def stoppable(self, look: Callable[[], None]) -> Iterator[None]:
        """Call `look` now and then while a statement of the block runs; what it raises ends the statement.

        That error then comes out of the block, and the statement has changed nothing.
        """
        raised: list[BaseException] = []

        def stop() -> int:
            try:
                look()
            except BaseException as error:  # noqa: BLE001 - it crosses SQLite, which would swallow it
                raised.append(error)
            return len(raised)

        self._database.set_progress_handler(stop, STEPS_BETWEEN)
        try:
            yield
        except StorageError:
            if raised:
                raise raised[0] from None
            raise
        finally:
            self._database.set_progress_handler(None, STEPS_BETWEEN)

    def size(self) -> int:
        """Return how long the database is, in bytes, as this connection sees it."""
        # SQLCipher gives the page's size as text.
        return int(self.value("PRAGMA page_count")) * int(self.value("PRAGMA page_size"))

    def shrink(self) -> None:
        """Let go of the pages at hand, wiped; of a connection that read much, before it is closed.

        Closing wipes them too, but holds up every other thread of Python meanwhile: 0.1 s for 64 MiB.
        """
        with contextlib.suppress(StorageError):
            self.run("PRAGMA shrink_memory")

    def close(self) -> None:
        """Close; harmless when already closed. A write under way is rolled back."""
        with contextlib.suppress(sqlcipher.Error):
            self._database.close()

    def _rows(self, query: str, values: Sequence[object], *, reading: bool) -> list[Row]:
        try:
            return self._execute(query, values).fetchall()  # type: ignore[no-any-return]
        except (sqlcipher.Error, MemoryError) as error:
            raise typed_error(error, reading=reading) from None

    def _execute(self, statement: str, values: Sequence[object]) -> sqlcipher.Cursor:
        """Run a statement, which then stays prepared."""
        if not self._runs_much or statement in self._prepared:
            return self._database.execute(statement, values)
        with self._sparing_quick_memory():
            cursor = self._database.execute(statement, values)
        # With all at once nothing is taken for prepared that the module has let go of meanwhile.
        if len(self._prepared) >= _MOST_PREPARED:
            self._prepared.clear()
        self._prepared.add(statement)
        return cursor

    @contextlib.contextmanager
    def _sparing_quick_memory(self) -> Iterator[None]:
        """Have statements that are prepared in the block leave SQLite's quick memory to those that run.

        What a statement needs for a moment comes from a few slots that SQLite keeps at hand. Where those are
        taken it asks for memory each time, which SQLCipher locks and wipes: that made a save half as long
        again, and an import by a third. Statements stay prepared, and some twenty would take all slots for
        good. So most slots are taken by values of no meaning first, and let go after. That costs more than it
        gives where few statements are run.
        """
        if self._is_sparing or not self._runs_much:
            yield
            return
        self._is_sparing = True
        try:
            with contextlib.suppress(sqlcipher.Error):  # the statement itself will meet it, and say it better
                self._database.execute(_TAKE_SLOTS, _SLOTS)
            yield
        finally:
            self._is_sparing = False
            with contextlib.suppress(sqlcipher.Error):  # an error of the block is the one to tell
                self._database.execute(_TAKE_SLOTS, _NOTHING)

    def _roll_back(self) -> None:
        # After a full disk SQLite has rolled back by itself, and another ROLLBACK would hide the error.
        if self._database.in_transaction:
            with contextlib.suppress(sqlcipher.Error):
                self._database.execute("ROLLBACK")


def _nothing_to_guard() -> None:
    """Let every write be."""


def opens_database(path: Path, raw_key: bytearray) -> bool:
    """Return whether the key opens the database, which must hold tables; changes nothing."""
    if not path.is_file():
        return False
    try:
        with contextlib.closing(Connection(path, raw_key, mode="ro")) as connection:
            return bool(connection.value("SELECT count(*) FROM sqlite_master"))
    except StorageError:
        return False
