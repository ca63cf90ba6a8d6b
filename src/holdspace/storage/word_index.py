# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The index of words, inside the vault: which entry holds which word, and what else can be asked of it.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from holdspace.storage.connection import Connection, Row
from holdspace.storage.entry_rows import PK
from holdspace.storage.errors import StorageBug, VaultDamaged
from holdspace.storage.progress import Progress, no_progress
from holdspace.storage.word_marks import Words, words_of

TABLE = "entry_words"
MARK = "\ue000"
"""Stands before whatever is not a word of the text; alone, every entry that can be found has it."""


def _without_escapes(column: str) -> str:
    """Return SQL for a list of words in JSON with blanks for what JSON escapes; it stays as long as it was.

    Not json_each: the index reads the view, where SQLite does not find it.
    """
    plain = column
    for escaped in ("\\\\", '\\"', "\\n", "\\r", "\\t"):
        plain = f"replace({plain}, '{escaped}', '  ')"
    return f"iif(instr({column}, char(92)) = 0, {column}, {plain})"


# Beside the text, what a query can ask of an entry, as words that nobody types: so words and fields are found
# in one walk through the index. Entries in the trash are not in the view, and so not in the index.
# One format() and letters as they are, for SQLCipher locks and wipes every string in between: joined piece by
# piece, this took as long as indexing it.
_VIEW = """
    CREATE VIEW entries_to_find AS SELECT
        pk,
        text,
        format(
            '\ue000 \ue000k%s \ue000d%s%s%s%s%s%s%s%s',
            kind,
            replace(substr(created_at, 1, 10), '-', ''),
            CASE load WHEN 1 THEN ' \ue000l1' WHEN 2 THEN ' \ue000l2' WHEN 3 THEN ' \ue000l3'
                WHEN 4 THEN ' \ue000l4' WHEN 5 THEN ' \ue000l5' ELSE '' END,
            iif(starred, ' \ue000starred', ''),
            iif(sealed, ' \ue000sealed', ''),
            iif(instr(lower(text), 'lesson') = 0, '', iif(
                instr(char(10) || lower(text), char(10) || 'lesson:')
                    + instr(char(10) || lower(text), char(10) || '**lesson')
                    + instr(char(10) || lower(text), char(10) || '# lesson')
                    + instr(char(10) || lower(text), char(10) || '## lesson')
                    + instr(char(10) || lower(text), char(10) || '### lesson')
                    + instr(char(10) || lower(text), char(10) || '#### lesson')
                    + instr(char(10) || lower(text), char(10) || '##### lesson')
                    + instr(char(10) || lower(text), char(10) || '###### lesson') > 0,
                ' \ue000lesson', '')),
            iif(audiences = '[]', '', replace(audiences, '"', ' \ue000a')),
            iif(tags = '[]', '', format(' \ue001%s\ue002', replace(
                substr(__TAGS__, 3, length(tags) - 4), '","', '\ue002 \ue001'))),
            iif(feelings = '[]', '', format(' \ue003%s\ue004', replace(
                substr(__FEELINGS__, 3, length(feelings) - 4), '","', '\ue004 \ue003')))
        ) AS marks
    FROM entries WHERE deleted_at IS NULL
""".replace("__TAGS__", _without_escapes("tags")).replace("__FEELINGS__", _without_escapes("feelings"))

# Nothing is ranked, so the lengths of the texts are not kept.
_INDEX = """
    CREATE VIRTUAL TABLE entry_words USING fts5(
        text, marks, content='entries_to_find', content_rowid='pk', columnsize=0,
        tokenize="unicode61 remove_diacritics 2 separators '\u02bb\u02bc'"
    )
"""

_ADD = "INSERT INTO entry_words (rowid, text, marks) VALUES (?, ?, ?)"
_INDEXED = "SELECT rowid FROM entry_words WHERE entry_words MATCH ? ORDER BY rowid"
_TO_FIND = "SELECT pk FROM entries WHERE deleted_at IS NULL ORDER BY pk"
_REMOVE = "INSERT INTO entry_words (entry_words, rowid, text, marks) VALUES ('delete', ?, ?, ?)"
# For completion: the feelings in use, without reading an entry, as there is an index of the tags already.
_USED = (
    "CREATE INDEX entries_feelings ON entries (deleted_at, feelings)"
    " WHERE deleted_at IS NULL AND feelings <> '[]'"
)
_MOST_PARTS = 256  # of one level before all are merged in one save, which takes it 10 ms and more
_MERGED_AFTER_SAVES = 8  # pages: some 2 ms
_MERGED_WHILE_ADDED = 20_000  # pages for each _WAITING entries: as many as keep step with them
_MERGED_UNSEEN = 1_000  # pages of these between two looks: some 60 ms
_PAGE = 3900  # as long as a leaf can be and still lie on one page of SQLCipher's
_HASH_WHILE_FILLED, _HASH = 32 * 1024 * 1024, 1024 * 1024  # bytes; the larger halves the time to fill it
_MANY, _HASH_WHILE_ADDED = 500, 8 * 1024 * 1024  # entries at once, and bytes
_MERGED_AT_ONCE = 500  # pages: some 30 ms
_WAITING, _LONGEST_WAITING = 10_000, 8_000_000  # entries, some 1 s to add them, and characters of theirs
_LOOKED_EVERY = 50  # entries, some 5 ms
_CHANGES_OF_NOTHING = 2  # as SQLite documents of "merge": fewer changes than these, and nothing is left to do


def make_index(connection: Connection) -> None:
    """Make the index and fill it from the entries, inside the caller's write; some 10 s at 100,000."""
    for statement in (_VIEW, _INDEX, _USED):
        connection.run(statement)
    _set(connection, "pgsz", _PAGE)
    # Each save adds a small part. Where FTS5 merges them by itself, one save in fifty takes ten times longer.
    _set(connection, "automerge", 0)
    _set(connection, "crisismerge", _MOST_PARTS)
    fill_index(connection)


class WordBook:
    """Keeps the index in step with the entries, inside the write that changes them."""

    def __init__(self, connection: Connection) -> None:
        """Stand on `connection`."""
        self._connection = connection
        self._waiting: dict[int, Words] | None = None
        self._length = 0
        self._look = _look_at_nothing

    @contextlib.contextmanager
    def gathered(self, look: Callable[[], None] | None = None) -> Iterator[None]:
        """Put many entries into the index some thousand at a time; only inside a write without searches.

        In the order of their positions, whatever theirs was: at each step back FTS5 writes all that it holds
        to the disk, and entries that come newest first take twice as long. `look` is called now and then
        meanwhile, and ends it by raising.
        """
        if self._waiting is not None:
            yield
            return
        self._waiting, self._length, self._look = {}, 0, look or _look_at_nothing
        try:
            yield
            self._add_waiting(self._waiting)
        finally:
            self._waiting = None

    def add(self, row: Row) -> None:
        """Put the words of an entry's row into the index, once it is written.

        Not a trigger: FTS5 then writes what it holds to the disk at each row, and many rows take twice as
        long.
        """
        words = words_of(row)
        if words is None:
            return
        if self._waiting is None:
            self._connection.run(_ADD, (row[PK], *words))
            return
        self._waiting[row[PK]] = words
        self._length += len(words[0])
        if len(self._waiting) >= _WAITING or self._length >= _LONGEST_WAITING:
            self._add_waiting(self._waiting)
            self._waiting.clear()
            self._length = 0
            self._merge_in_steps()

    def remove(self, row: Row) -> None:
        """Take the words of an entry's row out of the index, before it is changed or removed."""
        if self._waiting is not None and self._waiting.pop(row[PK], None) is not None:
            return
        words = words_of(row)
        if words is not None:
            self._connection.run(_REMOVE, (row[PK], *words))

    def _merge_in_steps(self) -> None:
        for _ in range(_MERGED_WHILE_ADDED // _MERGED_UNSEEN):
            self._look()
            before = self._connection.total_changes
            _set(self._connection, "merge", _MERGED_UNSEEN)
            if self._connection.total_changes - before < _CHANGES_OF_NOTHING:
                return

    def _add_waiting(self, waiting: dict[int, Words]) -> None:
        if len(waiting) < _MANY:
            self._connection.run_many(_ADD, self._in_order(waiting))
            return
        # Else it writes the same words again and again, in many parts that have to be merged.
        _set(self._connection, "hashsize", _HASH_WHILE_ADDED)
        self._connection.run_many(_ADD, self._in_order(waiting))
        _set(self._connection, "hashsize", _HASH)

    def _in_order(self, waiting: dict[int, Words]) -> Iterator[tuple[int, str, str]]:
        for number, position in enumerate(sorted(waiting)):
            if number % _LOOKED_EVERY == 0:
                self._look()
            yield position, *waiting[position]


def _look_at_nothing() -> None:
    """Let the work go on."""


def fill_index(connection: Connection) -> None:
    """Fill the index anew from the entries, inside the caller's write."""
    with contextlib.suppress(VaultDamaged):  # it looks at the index, which can be torn, and is only faster
        _set(connection, "hashsize", _HASH_WHILE_FILLED)
    connection.run("INSERT INTO entry_words (entry_words) VALUES ('rebuild')")
    # Else its few huge parts are merged all at once in some later save, which then takes seconds.
    connection.run("INSERT INTO entry_words (entry_words) VALUES ('optimize')")
    _set(connection, "hashsize", _HASH)


def merge_a_little(connection: Connection) -> bool:
    """Merge some of what saves have added to the index, and return whether there was something to merge.

    Some 2 ms, for a quiet moment; again and again until all is merged. Raises as a save does.
    """
    if not has_index(connection):
        return False
    before = connection.total_changes
    with connection.write():
        _set(connection, "merge", _MERGED_AFTER_SAVES)
    return connection.total_changes - before >= _CHANGES_OF_NOTHING


def forget_removed(connection: Connection, progress: Progress = no_progress) -> None:
    """Write the index anew without the words that no entry holds any more; some seconds at 100,000.

    A word that is edited away or erased is only marked as gone, and stands in the index until pages are
    merged; taking it out at each save (FTS5's secure-delete) would make a save 20 times as long. In steps of
    a transaction each; `progress` can stop it between them. Harmless where there is no index. Raises as a
    save does, and Cancelled.
    """
    if not has_index(connection):
        return
    pages = int(connection.value("SELECT count(*) FROM entry_words_data")) or 1
    step, done = -_MERGED_AT_ONCE, 0  # a negative number begins with all segments, the others go on with it
    while True:
        progress(min(done / pages, 1.0))
        before = connection.total_changes
        with connection.write():
            _set(connection, "merge", step)
        if connection.total_changes - before < _CHANGES_OF_NOTHING:
            break
        step, done = _MERGED_AT_ONCE, done + _MERGED_AT_ONCE
    if _can_hold_removed(connection):
        with connection.write():
            fill_index(connection)


def _can_hold_removed(connection: Connection) -> bool:
    """Return whether what is merged can still hold marks of what is gone.

    FTS5 drops them only where it merges into its highest level. Where all is small it moves it to lower ones
    first, and the highest stay empty: two zeros at the end of the record of its structure.
    """
    structure = connection.value("SELECT block FROM entry_words_data WHERE id = 10")
    return structure is not None and bytes(structure).endswith(b"\x00\x00")


def has_index(connection: Connection) -> bool:
    """Return whether there is an index: a vault that could not be migrated has none, and is read as it is."""
    return bool(connection.value("SELECT count(*) FROM sqlite_schema WHERE name = ?", (TABLE,)))


def index_agrees(connection: Connection) -> bool:
    """Return whether the index is whole and holds the words of the entries, all of them and no others.

    A walk through all of both: some seconds at 100,000. Wants a connection that can write; changes nothing.
    """
    try:
        connection.run("INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)")
    except (VaultDamaged, StorageBug):
        return False
    return True


def index_faults(connection: Connection) -> tuple[str, ...]:
    """Return what FTS5 finds wrong in its own index, which is empty where it is whole or there is none.

    Only reads, and does not compare it with the entries: a second for 100,000. It names tables, no words.
    """
    if not has_index(connection):
        return ()
    try:
        said = [str(row[0]) for row in connection.rows("PRAGMA integrity_check(entry_words)")]
    except (VaultDamaged, StorageBug):
        return ("the index cannot be read to its end",)
    return () if said == ["ok"] else tuple(said)


def knows_all_entries(connection: Connection) -> bool:
    """Return whether the index, where there is one, leads to every entry that can be found and to no other.

    Only reads, and does not look at their words: 0.2 s for 100,000.
    """
    if not has_index(connection):
        return True
    try:
        return connection.rows(_INDEXED, (f'"{MARK}"',)) == connection.rows(_TO_FIND)
    except (VaultDamaged, StorageBug):
        return False


def heal_index(connection: Connection) -> bool:
    """Fill the index anew where it is torn or does not agree, and return whether that was so.

    Nothing is lost by it: it is made from the entries. Some seconds at 100,000, in which nobody else can
    save. Raises as a save does.
    """
    if not has_index(connection) or index_agrees(connection):
        return False
    with connection.write():
        fill_index(connection)
    return True


def _set(connection: Connection, name: str, value: int) -> None:
    connection.run("INSERT INTO entry_words (entry_words, rank) VALUES (?, ?)", (name, value))
