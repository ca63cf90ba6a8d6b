# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries in the vault. A position is an entry's place in time: created_at in microseconds of UTC."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from holdspace.domain.entries import BadEntry, Entry, new_id
from holdspace.domain.merging import Story, merge
from holdspace.domain.replaced_words import Replacer
from holdspace.domain.revisions import KeptEntry, Revision, Tombstone, later_than, newest_first
from holdspace.domain.text import clean_text
from holdspace.storage.connection import Connection, Row
from holdspace.storage.dated_records import DatedStore, free_position
from holdspace.storage.entry_reading import EntryReader, position_of, to_kept
from holdspace.storage.entry_rows import (
    CREATED_AT,
    DELETED_AT,
    ENTRY_COLUMNS,
    ENTRY_WIDTH,
    FEELINGS,
    ID,
    MODIFIED_AT,
    OLD_ENTRY_WIDTH,
    PARENT,
    PK,
    REVISION,
    SESSION_ID,
    TAGS,
    TEXT,
    TRASH_CHANGED_AT,
    from_old_row,
    to_entry,
    to_revision_row,
    to_row,
    to_tuple,
    with_revision,
    with_trash,
    words,
)
from holdspace.storage.errors import NoSuchEntry
from holdspace.storage.left_open import forget_left_open
from holdspace.storage.progress import Progress, no_progress
from holdspace.storage.revisions import to_revision
from holdspace.storage.word_index import WordBook

_TABLE = "entries"
_NAMES = ENTRY_COLUMNS.split(", ")
_INSERT = f"INSERT INTO entries VALUES ({', '.join('?' * ENTRY_WIDTH)})"  # noqa: S608 - our own marks
_INSERT_IF_FREE = f"{_INSERT} ON CONFLICT DO NOTHING"
_CHUNK = 500
OF_SESSION = "SELECT 1 FROM entries WHERE session_id = ?"
"""Whether an entry is of one session: asked of an index."""
LONGEST_CHUNK = 8_000_000
"""Characters of entries that wait to be kept at once: so long can two of them be, or ten thousand."""


class EntryStore(EntryReader):
    """The entries of one open vault, newest first. Each write is one transaction with its ledger row."""

    def __init__(self, connection: Connection) -> None:
        """Stand on `connection`."""
        super().__init__(connection)
        self._words = WordBook(connection)

    @contextlib.contextmanager
    def gathered(self, look: Callable[[], None] | None = None) -> Iterator[None]:
        """Keep ledger and index of words for many entries at a time, not at each; only inside a write.

        `look` is called now and then while the index takes them in, and ends it by raising.
        """
        with self._ledger.gathered(), self._words.gathered(look):
            yield

    def add(self, entry: Entry) -> int:
        """Keep `entry` and return its position; doing it again changes nothing and makes no second one.

        Where one of the same id has other values, that one becomes a version before it. A tombstone of the id
        goes. Raises DiskFull, NotWritable, NotKept or VaultBusy, after which the call can be repeated.
        """
        with self._connection.write():
            self._tombstones.lift(entry.id)
            # Nearly always neither id nor position is taken: to ask before would make each save longer.
            row = to_row(position_of(entry.created_at), as_stored(entry))
            if self._connection.run(_INSERT_IF_FREE, row):
                self._take_note(None, row)
                return int(row[PK])
            return self._put(self._row(entry.id), entry)

    def add_many(self, entries: Iterable[Entry], progress: Progress = no_progress) -> int:
        """Keep new entries in one transaction and return how many there were.

        Those of a known id stay as they are, those erased for good stay so. `progress` is called now and then
        with 0.0, for nobody knows how many are to come. Raises Cancelled, and as `add` does.
        """
        added = 0
        with self._connection.write(), self.gathered(lambda: progress(0.0)):
            for chunk in _chunks(entries):
                progress(0.0)
                added += self._add_chunk(chunk)
        return added

    def add_unknown(self, entries: Sequence[Entry]) -> None:
        """Keep entries whose ids are neither known nor were erased, each once; inside a write."""
        for start in range(0, len(entries), _CHUNK):
            self._add_new(entries[start : start + _CHUNK])

    def update(self, entry: Entry, *, revision: str | None = None) -> int:
        """Replace the entry of the same id and return its position; what it was stays in its history.

        `revision` is the id of the new version. Where the newest has this id, the two are one and the same
        sitting: it is replaced and nothing is added to the history. Raises NoSuchEntry and as `add` does.
        """
        with self._connection.write():
            return self._change(self._kept_row(entry.id), entry, revision)

    def delete(self, entry_id: str, *, at: datetime | None = None) -> None:
        """Mark an entry deleted `at` (now, unless given); `restore` undoes it. Raises NoSuchEntry."""
        with self._connection.write():
            row = self._kept_row(entry_id)
            moment = at or datetime.now(UTC)
            changed_at = later_than(moment, _last_change(row)).isoformat()
            self._write(row, with_trash(row, moment.isoformat(), changed_at))

    def restore(self, entry_id: str, *, at: datetime | None = None) -> int:
        """Undo `delete`, if it was, and return the entry's position. Raises NoSuchEntry."""
        with self._connection.write():
            row = self._row(entry_id)
            if row is None:
                raise NoSuchEntry
            if row[DELETED_AT] is not None:
                changed_at = later_than(at or datetime.now(UTC), _last_change(row)).isoformat()
                self._write(row, with_trash(row, None, changed_at))
            return int(row[PK])

    def erase(self, entry_id: str, *, at: datetime | None = None, spares_answers: bool = False) -> None:
        """Remove an entry with its history, deleted or not, and leave its id as a tombstone of `at` (now).

        Where there is none, the tombstone alone is left. With the last entry of a session go the answers that
        were kept of it, unless `spares_answers`; the session, which has no words, and boundaries stay.
        """
        with self._connection.write():
            row = self._row(entry_id)
            erased_at = at or datetime.now(UTC)
            if row is not None:
                erased_at = max(erased_at, _last_change(row))
                self._remove(row)
                if not spares_answers:
                    self._remove_answers(row[SESSION_ID], erased_at)
            # Also where there is none: it may be on its way into the journal, or a version of it be left.
            self._revisions.remove_all(entry_id)
            self._tombstones.put(Tombstone(entry_id, erased_at))
            forget_left_open(self._connection, entry_id)

    def erase_deleted(self, progress: Progress = no_progress) -> int:
        """Remove every entry that is marked deleted, in one transaction, and return how many there were."""
        with self._connection.write(), self.gathered():
            found = self._connection.rows("SELECT id FROM entries WHERE deleted_at IS NOT NULL")
            for number, (entry_id,) in enumerate(found):
                progress(number / len(found))
                self.erase(entry_id)
        return len(found)

    def replace_words(
        self,
        entry_id: str,
        start: int,
        end: int,
        replacement: str,
        *,
        at: datetime,
        expected: str | None = None,
        spares_small: bool = False,
    ) -> Entry:
        """Put `replacement` in the place of the words from `start` to `end`, and return the entry.

        Wherever the same words stand whole in the text of the entry or of an earlier version, they are
        replaced too, whatever their case and accents, with `spares_small` but for those in small letters; as
        tags and feelings they go. Versions that held them get new ids, and the old ids become tombstones, so
        that no other laptop brings them back. `erasing.replace_for_good` also leaves nothing of them on the
        pages. Raises NoSuchEntry, and BadEntry where there are no words from `start` to `end`, or others than
        `expected`.
        """
        with self._connection.write(), self.gathered():
            row = self._kept_row(entry_id)
            text = row[TEXT]
            if not 0 <= start < end <= len(text):
                raise BadEntry("text: there are no such words")
            if expected is not None and text[start:end] != expected:
                raise BadEntry("text: other words stand there by now")
            replacer = Replacer(text[start:end], replacement, spares_small=spares_small)
            swap = replacer.in_text
            moment = later_than(at, datetime.fromisoformat(row[MODIFIED_AT]))
            new_ids = self._swap_history(entry_id, replacer, moment)
            self._tombstones.put(Tombstone(row[REVISION], moment))
            revision, parent = new_id(), new_ids.get(row[PARENT], row[PARENT])
            new_text = clean_text(swap(text[:start]) + replacement + swap(text[end:]))
            swapped = _without(replacer, row)
            new = (*row[:MODIFIED_AT], moment.isoformat(), *swapped[MODIFIED_AT + 1 : TEXT], new_text)
            self._write(row, with_revision(new, revision, parent))
            return self.get(entry_id)

    def take_over(self, row: Row) -> bool:
        """Keep a whole row as another database of this vault held it, and return whether it was kept.

        Of two rows of one id the later changed counts, and then the one that was not deleted. A position that
        another entry has is bumped. Raises ValueError where it is no row of an entry, and as `add` does.
        """
        row = from_old_row(row) if len(row) == OLD_ENTRY_WIDTH else row
        entry = to_entry(row)
        with self._connection.write():
            old = self._row(entry.id)
            if old is not None and _age(old) >= _age(row):
                return False
            taken = self._connection.value("SELECT id FROM entries WHERE pk = ?", (row[PK],))
            if taken not in (None, entry.id):
                row = (self._free_position(entry.created_at), *row[1:])
            self._write(old, row)
            return True

    def settle(self, kept: KeptEntry, history: Sequence[Revision]) -> None:
        """Make an entry and its whole history what is given here; inside a write."""
        old = self._row(kept.entry.id)
        new = to_row(
            self._position(old, kept.entry), as_stored(kept.entry), kept.head.parent, *_trash_of(kept)
        )
        self._write(old, new)
        wanted = {revision.id: revision for revision in history if revision.id != kept.head.id}
        for row in self._revisions.rows_of(kept.entry.id):
            revision = wanted.pop(row[1], None)
            if revision is None:
                self._revisions.remove(row)
                continue
            wanted_row = _revision_row(row[0], revision)
            if wanted_row != row:
                self._revisions.replace(row, wanted_row)
        for revision in wanted.values():
            self._revisions.take_over(_revision_row(None, revision))

    def heed_tombstones(self) -> None:
        """Remove what an older page still held of what was erased or replaced for good; inside a write.

        Versions that were erased go, and those of entries that were. An entry whose newest version is one of
        them goes on with what is left of its history; where nothing is, it stays as it is.
        """
        erased = {each.id: each.erased_at for each in self._tombstones.all()}
        for entry_id, erased_at in erased.items():
            holder = self.holder(entry_id)
            if holder is not None and not self.end(holder, Tombstone(entry_id, erased_at)):
                self._tombstones.lift(entry_id)
                continue
            row = self._row(entry_id)
            if row is not None and _last_change(row) <= erased_at:
                self._remove(row)
            elif row is not None:
                self._tombstones.lift(entry_id)
            else:
                self._revisions.remove_all(entry_id)
        with_erased = (
            "SELECT id FROM entries WHERE revision IN (SELECT id FROM tombstones)"
            " UNION SELECT entry_id FROM revisions WHERE id IN (SELECT id FROM tombstones)"
        )
        for (entry_id,) in self._connection.rows(with_erased):
            story = self.story(entry_id)
            wanted = None if story is None else merge([story], erased=erased)
            if wanted is not None:
                self.settle(wanted.kept, wanted.before)

    def end(self, holder: DatedStore[Any], tombstone: Tombstone) -> bool:
        """Remove what `holder` has of this id, and return whether it did; inside a write.

        What was changed after it was removed elsewhere stays.
        """
        return holder.heed(tombstone)

    def adopt_orphans(self) -> None:
        """Make an entry of the newest version of each whose own row is lost; inside a write.

        Call `heed_tombstones` before. Whether it was in the trash is lost too, so it is not.
        """
        lost = "SELECT DISTINCT entry_id FROM revisions WHERE entry_id NOT IN (SELECT id FROM entries)"
        erased = {each.id: each.erased_at for each in self._tombstones.all()}
        for (entry_id,) in self._connection.rows(lost):
            versions = newest_first(self._revisions.of(entry_id))
            kept = [each for each in versions if each.id not in erased] or versions
            self.settle(KeptEntry(kept[0]), kept[1:])

    def _add_chunk(self, chunk: Sequence[Entry]) -> int:
        """Keep those of at most _CHUNK entries that are new, asking once what is known of all of them."""
        ids = [entry.id for entry in chunk]
        known = self._found("entries", "id", ids) | self._found("tombstones", "id", ids)
        new: dict[str, Entry] = {}
        for entry in chunk:
            if entry.id not in known:
                new.setdefault(entry.id, entry)
        self._add_new(list(new.values()))
        return len(new)

    def _add_new(self, chunk: Sequence[Entry]) -> None:
        """Keep at most _CHUNK entries of ids that nobody has."""
        taken = self._found("entries", "pk", [position_of(entry.created_at) for entry in chunk])
        rows: dict[int, Row] = {}
        for entry in chunk:
            position = position_of(entry.created_at)
            if position in taken or position in rows:
                position = self._free_position(entry.created_at, rows)
            rows[position] = to_row(position, as_stored(entry))
        self._connection.run_many(_INSERT, rows.values())
        self._ledger.add_all(_TABLE, rows.values())
        for row in rows.values():
            self._words.add(row)

    def _found(self, table: str, column: str, values: Sequence[str | int]) -> set[str | int]:
        """Return which of some values a column holds."""
        marks = ", ".join("?" * len(values))
        query = f"SELECT {column} FROM {table} WHERE {column} IN ({marks})"  # noqa: S608 - names of our own
        return {row[0] for row in self._connection.rows(query, values)}

    def _put(self, old: Row | None, entry: Entry) -> int:
        if old is None:
            position = self._free_position(entry.created_at)
            self._write(None, to_row(position, as_stored(entry)))
            return position
        if old[DELETED_AT] is not None:
            restored = with_trash(old, None, later_than(datetime.now(UTC), _last_change(old)).isoformat())
            self._write(old, restored)
            old = restored
        return self._change(old, entry, None)

    def _change(self, old: Row, given: Entry, revision: str | None) -> int:
        entry = replace(as_stored(given), revision=old[REVISION])
        position = self._position(old, entry)
        new = to_row(position, entry, old[PARENT], old[DELETED_AT], old[TRASH_CHANGED_AT])
        if new != old and revision != old[REVISION]:
            self._revisions.keep(old)
            # Something else can have come on top of it in the middle of a sitting.
            is_taken = revision is not None and self._revisions.holds(revision)
            new = with_revision(new, new_id() if is_taken else revision or new_id(), old[REVISION])
        self._write(old, new)
        return position

    def _position(self, old: Row | None, entry: Entry) -> int:
        if old is not None and datetime.fromisoformat(old[CREATED_AT]) == entry.created_at:
            return int(old[PK])
        return self._free_position(entry.created_at)

    def _swap_history(self, entry_id: str, replacer: Replacer, at: datetime) -> dict[str | None, str]:
        """Swap words in every earlier version; return the new id of each that held them by its old one."""
        rows = self._revisions.rows_of(entry_id)
        swapped = {row[0]: _without(replacer, row) for row in rows}
        new_ids: dict[str | None, str] = {row[1]: new_id() for row in rows if swapped[row[0]] != row}
        for row in rows:
            parent = new_ids.get(row[3], row[3])
            new = (row[0], new_ids.get(row[1], row[1]), row[2], parent, *swapped[row[0]][4:])
            if new != row:
                self._revisions.replace(row, new)
        for old_id in new_ids:
            self._tombstones.put(Tombstone(str(old_id), at))
        return new_ids

    def _remove_answers(self, session_id: str | None, at: datetime) -> None:
        """Remove the answers of a session that no entry is left of."""
        answers = [] if session_id is None else self.answers.of_session(session_id)
        if answers and self._connection.row(OF_SESSION, (session_id,)) is None:
            for answer in answers:
                self.answers.remove(answer.id, at=at)

    def _remove(self, row: Row) -> None:
        self._words.remove(row)
        self._connection.run("DELETE FROM entries WHERE pk = ?", (row[PK],))
        self._ledger.replace(_TABLE, row, None)
        self._revisions.remove_all(row[ID])

    def _write(self, old: Row | None, new: Row) -> None:
        if old == new:
            return
        if old is None:
            self._connection.run(_INSERT, new)
        else:
            self._words.remove(old)
            # Only what differs: a row number that is set, even to itself, writes every index anew.
            changed = [name for name, was, now in zip(_NAMES, old, new, strict=True) if was != now]
            marks = ", ".join(f"{name} = ?" for name in changed)
            values = (now for was, now in zip(old, new, strict=True) if was != now)
            change = f"UPDATE entries SET {marks} WHERE pk = ?"  # noqa: S608 - names of our own
            self._connection.run(change, (*values, old[PK]))
        self._take_note(old, new)

    def _take_note(self, old: Row | None, new: Row) -> None:
        """Keep index and ledger in step with a row that was just written."""
        self._words.add(new)
        self._ledger.replace(_TABLE, old, new)

    def _free_position(self, created_at: datetime, promised: Container[int] = ()) -> int:
        return free_position(self._connection, _TABLE, created_at, promised)


def as_stored(entry: Entry) -> Entry:
    """Return the entry as reading it back gives it: every text one that can be stored."""
    feelings, tags = (tuple(map(clean_text, some)) for some in (entry.feelings, entry.tags))
    text, time_zone = clean_text(entry.text), clean_text(entry.time_zone)
    practice = None if entry.practice is None else clean_text(entry.practice)
    cleaned = (text, time_zone, feelings, tags, practice)
    if cleaned == (entry.text, entry.time_zone, entry.feelings, entry.tags, entry.practice):
        return entry  # as nearly always, and a copy is checked anew
    return replace(entry, text=text, time_zone=time_zone, feelings=feelings, tags=tags, practice=practice)


def as_kept(story: Story) -> Story:
    """Return a story as it would read back: texts that can be stored, and every version with its id."""
    row = to_row(0, as_stored(story.kept.entry), story.kept.head.parent, *_trash_of(story.kept))
    return Story(to_kept(row), tuple(to_revision(_revision_row(None, each)) for each in story.before))


def _trash_of(kept: KeptEntry) -> tuple[str | None, str | None]:
    deleted_at, changed_at = (
        None if each is None else each.isoformat() for each in (kept.deleted_at, kept.trash_changed_at)
    )
    return deleted_at, changed_at


def _revision_row(pk: int | None, revision: Revision) -> Row:
    return to_revision_row(pk, to_row(0, as_stored(revision.entry), revision.parent))


def _without(replacer: Replacer, row: Row) -> Row:
    """Return the row of an entry or of a revision with words replaced."""
    # In both, feelings and tags have the same place, and the text is the last.
    feelings, tags = (words(replacer.in_words(to_tuple(row[column]))) for column in (FEELINGS, TAGS))
    return (*row[:FEELINGS], feelings, tags, *row[TAGS + 1 : -1], clean_text(replacer.in_text(row[-1])))


def _last_change(row: Row) -> datetime:
    moments = [row[MODIFIED_AT], row[TRASH_CHANGED_AT] or row[MODIFIED_AT]]
    return max(datetime.fromisoformat(moment) for moment in moments)


def _chunks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    chunk: list[Entry] = []
    length = 0
    for entry in entries:
        chunk.append(entry)
        length += len(entry.text)
        if len(chunk) == _CHUNK or length >= LONGEST_CHUNK:
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk


def _age(row: Row) -> tuple[datetime, bool]:
    return datetime.fromisoformat(row[MODIFIED_AT]), row[DELETED_AT] is None
