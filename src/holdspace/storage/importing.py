# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bringing many entries in from elsewhere: in one transaction, and never over what a person wrote here.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Found, imported_id
from holdspace.domain.records import Records as Records
from holdspace.domain.revisions import KeptEntry, Revision
from holdspace.storage.connection import Connection
from holdspace.storage.edited_files import revision_of, says_the_same, version_of_file
from holdspace.storage.entries import LONGEST_CHUNK, EntryStore, as_stored
from holdspace.storage.erasing import clear_remains
from holdspace.storage.merging import Merged, Merging, merge_records, prepare
from holdspace.storage.progress import Progress
from holdspace.storage.vault import Vault

_AT_ONCE = 500  # entries


class Fate(StrEnum):
    """What becomes of an entry that is to be imported."""

    NEW = "new"
    CHANGED = "changed"  # known, changed at its source since or read otherwise, and never changed here
    KNOWN = "known"  # also what is older than what is here, or was changed here
    IN_TRASH = "in trash"
    ERASED = "erased"  # for good, here or on a laptop that was merged
    GONE = "gone"  # erased there since, and so here: of HoldSpace's own files alone


# By what a merge says of one entry.
_FATES = {
    "added": Fate.NEW,
    "changed": Fate.CHANGED,
    "same": Fate.KNOWN,
    "in_trash": Fate.IN_TRASH,
    "erased": Fate.GONE,
    "erased_here": Fate.ERASED,
}


@dataclass(frozen=True, slots=True)
class Imported:
    """How many entries were brought in, and how many were left alone because of what is here."""

    added: int = 0
    changed: int = 0
    known: int = 0
    in_trash: int = 0
    erased: int = 0
    gone: int = 0
    has_remains: bool = field(default=False, kw_only=True)
    """Free pages may still hold words of what is gone: `erasing.leave_no_remains`."""


@contextlib.contextmanager
def fates(vault: Vault) -> Iterator[Fates]:
    """Give what tells the fate of entries to a with block; on any thread, and nothing is changed."""
    with contextlib.closing(vault.connect(runs_much=True)) as connection:
        yield Fates(connection)


class Fates:
    """Tells what would become of entries."""

    def __init__(self, connection: Connection) -> None:
        """Stand on `connection`, and read once which entries are known: asking for each would take longer."""
        self._store = EntryStore(connection)
        self._known: set[str] = {row[0] for row in connection.scan("SELECT id FROM entries")}
        self._erased = {tombstone.id for tombstone in self._store.tombstones.all()}

    def knows(self, entry: Entry) -> bool:
        """Return whether an entry of this id is kept, or is going to be."""
        return entry.id in self._known

    def note_added(self, entry: Entry) -> None:
        """Take note that an entry is known from now on."""
        self._known.add(entry.id)

    def of(self, entry: Entry, written_at: datetime | None = None) -> Fate:
        """Return what would become of one entry; `written_at` is as domain.imports.Found has it."""
        kept = self._store.kept(entry.id) if entry.id in self._known else None
        if kept is None:
            return Fate.ERASED if entry.id in self._erased else Fate.NEW
        if kept.deleted_at is not None:
            return Fate.IN_TRASH
        if written_at is not None:
            # As nearly always, and its history is not read for it.
            if says_the_same(entry, kept.entry) or self.edited(entry, written_at) is None:
                return Fate.KNOWN
            return Fate.CHANGED
        if not _is_newer(entry, kept.entry) or says_the_same(entry, kept.entry):
            return Fate.KNOWN
        return Fate.CHANGED if _is_untouched(kept) else Fate.KNOWN

    def edited(self, entry: Entry, written_at: datetime) -> Revision | None:
        """Return the version that an entry from a file of HoldSpace's own becomes, or None where it is none.

        As edited_files.version_of_file has it.
        """
        story = self._store.story(entry.id)
        return None if story is None else version_of_file(entry, written_at, story, self._erased)

    def revision_of(self, entry: Entry) -> str:
        """Return the revision that an entry has once it was changed by an import."""
        kept = self._store.kept(entry.id)
        revision = revision_of(entry)
        history = [] if kept is None else self._store.revisions.of(entry.id)
        if kept is None or all(each.id != revision for each in history):
            return revision
        return _once_more(revision, kept.head.id)  # it was so before, was changed, and is so again


def import_entries(
    vault: Vault, entries: Iterable[Entry | Found], look: Callable[[], None] | None = None
) -> Imported:
    """Keep `entries` in one transaction, on a connection of its own, and return what became of them.

    On any thread. What `entries` raises, such as Cancelled, ends it, and then nothing was kept; so does what
    `look` raises, which is called now and then while they are put into the index, and so does a crash. A save
    of the window meets VaultBusy meanwhile. Raises VaultBusy, DiskFull, NotWritable or NotKept.
    """
    with contextlib.closing(vault.connect(runs_much=True)) as connection:
        store = EntryStore(connection)
        counts: Counter[Fate] = Counter()
        prepare(connection)
        with connection.write(), store.gathered(look):
            known, merging = Fates(connection), Merging(store)
            waiting: list[Entry] = []
            length = 0
            for each in entries:
                found = each if isinstance(each, Found) else Found(each)
                entry, written = found.entry, found.written_at
                # What is compared with what is kept has to find it there.
                if known.knows(entry) or len(waiting) == _AT_ONCE or length >= LONGEST_CHUNK:
                    store.add_unknown(waiting)
                    waiting.clear()
                    length = 0
                fate = known.of(entry, written)
                if fate in (Fate.NEW, Fate.CHANGED) and found.earlier:
                    fate = _FATES[merging.take_in(*_with_history(found))]
                    known.note_added(entry)
                elif fate is Fate.NEW:
                    waiting.append(entry)
                    length += len(entry.text)
                    known.note_added(entry)
                elif fate is Fate.CHANGED and written is not None:
                    version = known.edited(entry, written)
                    if version is not None:
                        fate = _FATES[merging.take_in(KeptEntry(version), ())]
                elif fate is Fate.CHANGED:
                    store.update(entry, revision=known.revision_of(entry))
                counts[fate] += 1
            store.add_unknown(waiting)
        connection.shrink()
    return Imported(*(counts[fate] for fate in Fate))


def _with_history(found: Found) -> tuple[KeptEntry, list[Revision]]:
    """Return an entry with its earlier versions, each come of the one before it, however their times are."""
    # One that was the same to the second, and the newest of them where it is that.
    by_revision = {revision_of(entry): entry for entry in (found.entry, *found.earlier)}
    head, *earlier = by_revision
    versions: list[Revision] = []
    for revision in (*earlier, head):
        parent = versions[-1].id if versions else None
        values = as_stored(replace(by_revision[revision], revision=revision))
        versions.append(Revision(values, parent))
    return KeptEntry(versions[-1]), versions[:-1]


def import_records(
    vault: Vault, records: Records, progress: Progress, check: Callable[[], None], total: int = 0
) -> Imported:
    """Merge what another HoldSpace kept and return what came of it; else as `import_entries`.

    `check` is called before it is kept, and undoes it by raising. `total` is how many entries there are, for
    `progress`.
    """
    with contextlib.closing(vault.connect(runs_much=True)) as connection:
        prepare(connection)
        with connection.write():
            merged = merge_records(
                connection,
                records.entries,
                records.revisions,
                records.tombstones,
                progress,
                dated=records.dated,
                total=total,
            )
            check()
        connection.shrink()
    # Past this point all is in: what fails now may not pass for an import undone.
    return imported(merged, has_remains=merged.has_remains and not clear_remains(vault))


def imported(merged: Merged, *, has_remains: bool = False) -> Imported:
    """Return what came of a merge as what came of an import."""
    return Imported(
        added=merged.added,
        changed=merged.changed,
        known=merged.same,
        in_trash=merged.in_trash,
        erased=merged.erased_here,
        gone=merged.erased,
        has_remains=has_remains,
    )


def _is_newer(entry: Entry, kept: Entry) -> bool:
    """Return whether what is to be imported may take the place of what was before.

    Where the source says no later time of change, it may be read otherwise now, such as in the right time
    zone, or be added to; but nothing that was there may go, for an older file can come later.
    """
    if not _has_same_change(entry, kept):
        return entry.modified_at > kept.modified_at
    loses_load = entry.load is None and kept.load is not None
    return kept.text in entry.text and set(kept.tags) <= set(entry.tags) and not loses_load


def _has_same_change(entry: Entry, kept: Entry) -> bool:
    """Return whether both were changed last at one time, or never; read in another zone all times move."""
    if entry.modified_at == kept.modified_at:
        return True
    return entry.modified_at - entry.created_at == kept.modified_at - kept.created_at


def _is_untouched(kept: KeptEntry) -> bool:
    """Return whether an entry is as it was imported: every change made here has a revision of its own."""
    revision = revision_of(kept.entry)
    return kept.entry.revision in (revision, _once_more(revision, kept.head.parent or ""))


def _once_more(revision: str, before: str) -> str:
    return imported_id("revision", f"{revision}\n{before}")
