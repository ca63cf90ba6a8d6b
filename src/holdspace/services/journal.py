# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal of the open vault: reading, editing, its history, deleting and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from holdspace.domain.entries import Entry, in_fixed_order, new_id
from holdspace.domain.text import clean_text
from holdspace.domain.timing import Clock
from holdspace.services.vault import VaultService
from holdspace.storage.errors import StorageError, VaultBusy

if TYPE_CHECKING:
    from array import array
    from datetime import datetime

    from holdspace.domain.revisions import KeptEntry, Revision
    from holdspace.services.long_work import LongWork
    from holdspace.storage.entries import EntryStore


_NOTE_AGAIN_MS = 2000  # long work may keep the vault busy for a while


class _Sitting(NamedTuple):
    """One stretch of writing at one entry, from opening the editor to closing it: one version."""

    entry_id: str
    revision: str


class JournalService(QObject):
    """What the journal page does with entries; only while the vault is open.

    A position is an entry's place in time, a whole number; the newest comes first. Every call raises the
    typed errors of storage as they are.

    *Signals*: `entry_added(str)`, `entry_changed(str)`, `entry_deleted(str)`, `entry_restored(str)` and
    `entry_erased(str)` with the entry's id; `reset()` where more changed than can be told one by one, and the
    positions are to be read again; `entry_moved(str)` right after the `reset` of a move in time.
    """

    entry_added = Signal(str)
    entry_changed = Signal(str)
    entry_deleted = Signal(str)
    entry_restored = Signal(str)
    entry_erased = Signal(str)
    entry_moved = Signal(str)
    reset = Signal()

    def __init__(self, vault: VaultService, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._clock = clock
        self._read_ahead: array[int] | None = None
        self._sitting: _Sitting | None = None
        self._unnoted: str | None = None  # what `note_edited` could not remember yet
        self._note_again = QTimer(self)
        self._note_again.setSingleShot(True)
        self._note_again.timeout.connect(self._on_note_due)
        vault.entries_absorbed.connect(self._on_entries_absorbed)
        vault.about_to_lock.connect(self._on_about_to_lock)
        vault.work_began.connect(self._on_work_began)

    def positions(self, limit: int = -1, before: int | None = None) -> array[int]:
        """Return the position of every entry, newest first; with `limit` so many, older than `before`."""
        if self._read_ahead is not None and limit < 0:
            return self._read_ahead
        return self._entries.positions(limit, before)

    def entries_at(self, positions: Sequence[int]) -> list[Entry]:
        """Return the entries at these positions, in their order; those gone meanwhile are left out."""
        return self._entries.by_positions(positions)

    def get(self, entry_id: str) -> Entry:
        """Return one entry. Raises NoSuchEntry."""
        return self._entries.get(entry_id)

    def edit(
        self,
        entry: Entry,
        *,
        text: str | None = None,
        audiences: Sequence[str] | None = None,
        load: int | None = None,
        feelings: Sequence[str] | None = None,
    ) -> Entry:
        """Give the entry of this id these values in place of its own, durable when this returns; return it.

        None leaves a value as it is in the journal by now, whatever `entry` says: a star or a tag that it got
        since, or a name that was replaced, stays so. A `load` of 0 takes the load away. Nothing is written
        where nothing differs. The first edit of an entry begins a sitting, one version in its history however
        often it is kept, until `end_sitting`, an edit of another entry, long work such as an export, or a
        lock.
        """
        current = self.get(entry.id)
        changed = replace(
            current,
            text=current.text if text is None else clean_text(text),
            audiences=current.audiences if audiences is None else in_fixed_order(audiences),
            load=current.load if load is None else (load or None),
            feelings=current.feelings if feelings is None else tuple(dict.fromkeys(feelings)),
        )
        if changed == current:
            return entry if entry == current else current
        if self._sitting is None or self._sitting.entry_id != entry.id:
            self._sitting = _Sitting(entry.id, new_id())
        return self._keep(changed)

    def end_sitting(self) -> None:
        """Let the next edit be a version of its own: the editor was closed."""
        self._sitting = None

    def note_edited(self, entry_id: str) -> None:
        """Remember which entry is being edited, or with "" that none is, for the next time it is opened.

        Where the vault is busy it is tried again until it is remembered, at the latest at a lock.
        """
        from holdspace.storage.left_open import note_left_open

        self._unnoted = None
        try:
            if note_left_open(self._vault.vault.connection, entry_id):
                self._vault.note_saved()
        except VaultBusy:
            self._unnoted = entry_id
            self._note_again.start(_NOTE_AGAIN_MS)
        except StorageError:
            pass  # it is a help and no more: the words are kept elsewhere

    def left_open(self) -> Entry | None:
        """Return the entry that was being edited when the journal was locked or the process ended."""
        from holdspace.storage.left_open import left_open

        try:
            entry_id = left_open(self._vault.vault.connection)
            return self.get(entry_id) if entry_id else None
        except StorageError:
            return None

    def toggle_star(self, entry_id: str) -> Entry:
        """Give an entry its star, or take it away; return it as kept."""
        entry = self.get(entry_id)
        return self._keep(replace(entry, starred=not entry.starred))

    def set_tags(self, entry_id: str, tags: Sequence[str]) -> Entry:
        """Give an entry these tags in place of its own; return it as kept. Raises BadEntry for no words."""
        entry = self.get(entry_id)
        changed = replace(entry, tags=tuple(dict.fromkeys(clean_text(tag).strip() for tag in tags)))
        return entry if changed == entry else self._keep(changed)

    def tags(self) -> dict[str, int]:
        """Return every tag with the number of entries that have it, the most frequent first."""
        return self._entries.tags()

    def move(self, entry_id: str, created_at: datetime, time_zone: str | None = None) -> Entry:
        """Give an entry another time (aware) and, if said, another time zone (IANA); return it as kept.

        Tells of it by `reset` and then `entry_moved`: its neighbours are others now.
        """
        entry = self.get(entry_id)
        changed = replace(entry, created_at=created_at, time_zone=time_zone or entry.time_zone)
        if changed == entry and created_at.utcoffset() == entry.created_at.utcoffset():
            return entry
        kept = self._write(changed)
        self.reset.emit()
        self.entry_moved.emit(entry_id)
        return kept

    def revisions_of(self, entry_id: str) -> list[Revision]:
        """Return the versions of an entry, the newest first; those that differ by their star alone are one.

        `domain.word_diff` says what changed between two. Raises NoSuchEntry.
        """
        from holdspace.domain.revisions import without_repeats

        return without_repeats(self._entries.history(entry_id))

    def restore_revision(self, entry_id: str, revision_id: str) -> Entry:
        """Make the values of an earlier version those of the entry, as a new version; return it as kept.

        What it was until now stays in the history; its place in time and its star stay as they are. Raises
        NoSuchEntry.
        """
        from holdspace.services.errors import NoSuchEntry

        entry = self.get(entry_id)
        wanted = next((each for each in self._entries.history(entry_id) if each.id == revision_id), None)
        if wanted is None:
            raise NoSuchEntry
        self.end_sitting()
        changed = replace(
            wanted.entry,
            created_at=entry.created_at,
            time_zone=entry.time_zone,
            modified_at=entry.modified_at,
            starred=entry.starred,
        )
        return entry if changed == entry else self._keep(changed)

    def delete(self, entry_id: str) -> None:
        """Put an entry into the trash; `undo_delete` brings it back."""
        self._entries.delete(entry_id, at=self._clock.now())
        self._vault.note_saved()
        self.entry_deleted.emit(entry_id)

    def undo_delete(self, entry_id: str) -> None:
        """Take an entry out of the trash, right after it was put there or any time later."""
        self._entries.restore(entry_id, at=self._clock.now())
        self._vault.note_saved()
        self.entry_restored.emit(entry_id)

    def bring_back(self, entry: Entry) -> Entry:
        """Have an entry in the journal again that is gone from it meanwhile; return it as it is there.

        From the trash it comes as it was put there. One that is gone for good comes as `entry` has it, as a
        new one: it was not meant to be found under its old name again.
        """
        if self._entries.kept(entry.id) is not None:
            self.undo_delete(entry.id)
            return self.get(entry.id)
        anew = replace(entry, id=new_id(), revision="")
        self._entries.add(anew)
        self._vault.note_saved()
        self.entry_added.emit(anew.id)
        return self.get(anew.id)

    def is_deleted(self, entry_id: str) -> bool:
        """Say whether an entry is in the trash."""
        kept = self._entries.kept(entry_id)
        return kept is not None and kept.deleted_at is not None

    def deleted(self, limit: int = 1000) -> list[KeptEntry]:
        """Return up to `limit` entries in the trash, the last put there first, each with its `deleted_at`."""
        return self._entries.deleted(limit)

    def deleted_count(self) -> int:
        """Return how many entries are in the trash; quick, however many there are."""
        return self._entries.deleted_count()

    def replace_words(
        self, entry_id: str, start: int, end: int, replacement: str, *, expected: str | None = None
    ) -> Entry:
        """Put a role in the place of a name in an entry and in all its earlier versions; return it as kept.

        The same words are replaced wherever they stand whole, whatever their case and accents; in small
        letters only where they are no words of every day, as may is. As tags and feelings they go. No version
        holds them then, but free pages may until `ErasingService.clean_up` is done. `expected` are the words
        that are to stand there. Raises NoSuchEntry, and BadEntry where there are no such words.
        """
        from holdspace.domain.identifiers.findings import fold
        from holdspace.services.identifier_lexicon import load_lexicon

        self.end_sitting()
        there = fold(self.get(entry_id).text[max(start, 0) : end])
        kept = self._entries.replace_words(
            entry_id,
            start,
            end,
            replacement,
            at=self._clock.now(),
            expected=expected,
            spares_small=there in load_lexicon().ordinary,
        )
        self._vault.note_saved()
        self.entry_changed.emit(entry_id)
        return kept

    def announce_added(self, entry_id: str) -> None:
        """Tell of an entry that another service has kept in the journal."""
        self.entry_added.emit(entry_id)

    def announce_removed(self, entry_id: str) -> None:
        """Tell of an entry that another service has taken out of the journal."""
        self.entry_deleted.emit(entry_id)

    def announce_erased(self, entry_id: str) -> None:
        """Tell of an entry that another service has erased for good."""
        self.entry_erased.emit(entry_id)

    def announce_reset(self, positions: array[int] | None = None) -> None:
        """Tell that another service has changed many entries at once; `positions` as just read."""
        self.end_sitting()
        self._tell_reset(positions)

    @property
    def _entries(self) -> EntryStore:
        return self._vault.vault.entries

    def _keep(self, entry: Entry) -> Entry:
        kept = self._write(entry)
        self.entry_changed.emit(kept.id)
        return kept

    def _write(self, entry: Entry) -> Entry:
        from holdspace.domain.revisions import later_than

        is_sitting = self._sitting is not None and self._sitting.entry_id == entry.id
        revision = self._sitting.revision if is_sitting and self._sitting else new_id()
        now = later_than(self._clock.now(), entry.modified_at)
        kept = replace(entry, modified_at=now, revision=revision)
        self._entries.update(kept, revision=revision)
        self._vault.note_saved()
        return kept

    def _on_work_began(self, work: LongWork) -> None:
        """Let what is written from now on be a version of its own, and what is written once it is over.

        Whatever leaves the journal or comes into it names versions: its words have to stay those it names.
        """
        self.end_sitting()
        work.over.connect(self.end_sitting)

    def _on_about_to_lock(self) -> None:
        self.end_sitting()
        self._on_note_due()
        self._note_again.stop()
        self._unnoted = None  # it is not for the vault that is opened next

    def _on_note_due(self) -> None:
        if self._unnoted is not None and self._vault.state == "unlocked":
            self.note_edited(self._unnoted)

    def _on_entries_absorbed(self, joined: int, _set_aside: int) -> None:
        if joined:
            self._tell_reset(self._vault.positions)

    def _tell_reset(self, positions: array[int] | None) -> None:
        self._read_ahead = positions
        self.reset.emit()
        self._read_ahead = None
