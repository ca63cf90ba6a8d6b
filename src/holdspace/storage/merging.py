# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bringing two machines together: what the one holds comes into the vault of the other.

Not quick: call it on the helper's thread. Imports sqlcipher3 and cryptography.
"""

from __future__ import annotations

import contextlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from holdspace.domain.backups import Reason
from holdspace.domain.merging import Story, is_same_version, merge
from holdspace.domain.revisions import KeptEntry, Revision, Tombstone
from holdspace.storage.backup_file import extract_database
from holdspace.storage.backups import check_against, make_backup, opened_copy, temp_file
from holdspace.storage.connection import Connection
from holdspace.storage.entries import EntryStore, as_kept
from holdspace.storage.erasing import clear_remains
from holdspace.storage.errors import StorageError
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, Retold, no_progress, say_done, share
from holdspace.storage.schema import migrate
from holdspace.storage.vault import Vault

_NONE: Mapping[str, Iterable[Any]] = MappingProxyType({})
_TELL_EVERY = 100
_CACHE_KIB = 64 * 1024  # ids come in no order: with less, pages of their index are written again and again
_PATIENCE_MS = 3000  # with a save of the window, which takes a few; this is on another thread
_FASTER_CLOCK = timedelta(days=1)  # how far another laptop's clock may be ahead of this one's


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of it, in entries: new here, changed here, already the same, gone because erased elsewhere.

    `in_trash` stay in the trash here although they are in none there, and `erased_here` were erased here for
    good and did not come back. `has_remains` says that free pages may still hold words of what was erased:
    `erasing.leave_no_remains`.
    """

    added: int = 0
    changed: int = 0
    same: int = 0
    erased: int = 0
    in_trash: int = 0
    erased_here: int = 0
    has_remains: bool = False


def merge_backup(
    places: Places, vault: Vault, path: Path, root: bytearray, progress: Progress = no_progress
) -> Merged:
    """Bring the backup at `path`, opened with its `root`, into the open vault; any thread.

    It may be of this vault or of another one. The backup is read whole and checked first, and a backup of
    this vault is made before anything changes. All comes in, or nothing. Done twice, or from either side, the
    outcome is the same. The root stays the caller's to wipe. Raises BadBackup, NotReadable, VaultBusy,
    DiskFull, NotWritable, NotKept or Cancelled, and nothing was changed then: once all is in, it can no
    longer be stopped, and where traces of what was erased could not be cleared away, `has_remains` says so.
    """
    places.prepare()
    with temp_file(places.backups) as copy:
        manifest = extract_database(path, copy, share(progress, 0.0, 0.1))
        with opened_copy(copy, root, mode="rw") as theirs:
            check_against(theirs, manifest, share(progress, 0.1, 0.25), will_be_written=True)
            migrate(theirs)
            make_backup(places, vault, None, share(progress, 0.25, 0.5), Reason.BEFORE_IMPORT)
            with contextlib.closing(vault.connect(runs_much=True)) as mine:
                prepare(mine)
                merged = _merge_vault(mine, theirs, share(progress, 0.5, 0.9))
                # From here on all is in: nothing may say that it is not.
                with contextlib.suppress(StorageError):
                    mine.checkpoint()
                mine.shrink()
    if merged.has_remains and clear_remains(vault, share(progress, 0.9, 1.0)):
        merged = replace(merged, has_remains=False)
    say_done(progress)
    return merged


def prepare(connection: Connection) -> None:
    """Make a connection of one's own ready for a long write: room for pages, patience with a short save."""
    connection.run(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.run(f"PRAGMA busy_timeout = {_PATIENCE_MS}")


def merge_records(
    connection: Connection,
    entries: Iterable[KeptEntry],
    revisions: Iterable[Revision] = (),
    tombstones: Iterable[Tombstone] = (),
    progress: Progress = no_progress,
    *,
    dated: Mapping[str, Iterable[Any]] = _NONE,
    total: int = 0,
) -> Merged:
    """Bring records of another vault in, in one transaction, and return what came of it.

    `revisions` are the versions before the newest, of all `entries`; those of no entry are left out. Records
    without a revision get the one that their values always give. `dated` are, by table, those that have no
    history; of two of one id the later counts. `total` is how many entries there are, for
    `progress`. Raises VaultBusy, DiskFull, NotWritable, NotKept or Cancelled, and nothing was changed then.
    """
    before: dict[str, list[Revision]] = defaultdict(list)
    for revision in revisions:
        before[revision.entry.id].append(revision)
    return _merge(connection, entries, lambda each: before.get(each, ()), tombstones, dated, progress, total)


def _merge_vault(mine: Connection, theirs: Connection, progress: Progress) -> Merged:
    store = EntryStore(theirs)
    total = store.ledger.stored("entries").rows
    tombstones = list(store.tombstones.all())
    dated = {table: each.all() for table, each in store.dated.items()}
    with contextlib.closing(store.everything()) as entries:
        history = _history(theirs, store)
        fine_words = store.fine_words.dated()
        return _merge(mine, entries, history, tombstones, dated, progress, total, fine_words)


def _merge(
    connection: Connection,
    entries: Iterable[KeptEntry],
    history: Callable[[str], Sequence[Revision]],
    tombstones: Iterable[Tombstone],
    dated: Mapping[str, Iterable[Any]],
    progress: Progress,
    total: int,
    fine_words: Iterable[tuple[str, datetime]] = (),
) -> Merged:
    store = EntryStore(connection)
    telling = Retold(progress)
    with connection.write(), store.gathered(telling.again):
        merging = Merging(store)
        merging.bury(tombstones)
        for number, kept in enumerate(entries):
            if number % _TELL_EVERY == 0:
                telling(min(number / total, 1.0) if total else 0.0)
            merging.take_in(kept, history(kept.entry.id))
        for table, items in dated.items():
            for number, item in enumerate(items):
                if number % _TELL_EVERY == 0:
                    telling(1.0)
                store.dated[table].take_in(item)
        for word, said_at in fine_words:
            store.fine_words.add(word, said_at)
        return merging.outcome()


class Merging:
    """Brings records into a store, one by one; inside a write."""

    def __init__(self, store: EntryStore) -> None:
        """Stand on `store`, and read once what was erased."""
        self._store = store
        self._erased: dict[str, datetime] = {each.id: each.erased_at for each in store.tombstones.all()}
        self._counts: Counter[str] = Counter()
        self._buried: dict[str, str] = {}
        self._latest = datetime.now(UTC) + _FASTER_CLOCK
        self._has_remains = False

    def bury(self, tombstones: Iterable[Tombstone]) -> None:
        """Take in what was erased elsewhere, and erase it here where nothing newer was written."""
        for given in tombstones:
            mine = self._store.story(given.id)
            tombstone = self._not_of_the_future(given, mine)
            holder = self._store.holder(given.id) if mine is None else None
            if holder is not None and holder.outlives(tombstone):
                continue  # it was changed here since, so there it comes back
            known = self._erased.get(tombstone.id)
            self._erased[tombstone.id] = max(known or tombstone.erased_at, tombstone.erased_at)
            if mine is None:
                self._store.tombstones.put(tombstone)
                self._has_remains |= holder is not None and self._store.end(holder, tombstone)
            else:
                outcome = self._settle(mine, self._merged(tombstone.id, [mine]))
                if outcome != "same":
                    self._buried[tombstone.id] = outcome
                    self._counts[outcome] += 1

    def take_in(self, kept: KeptEntry, before: Sequence[Revision]) -> str:
        """Bring one entry in, and return what that was for it, by the names that Merged has."""
        entry_id = kept.entry.id
        mine = self._store.story(entry_id)
        theirs = as_kept(Story(kept, tuple(before)))
        stories = [story for story in (mine, theirs) if story is not None]
        wanted = self._merged(entry_id, stories)
        outcome = self._settle(mine, wanted)
        stays = wanted is not None and wanted.kept.deleted_at is not None
        if mine is not None and stays and mine.kept.deleted_at and kept.deleted_at is None:
            outcome = "in_trash"
        self._count(entry_id, outcome)
        return outcome

    def outcome(self) -> Merged:
        """Return what came of it."""
        return Merged(**self._counts, has_remains=self._has_remains)

    def _count(self, entry_id: str, outcome: str) -> None:
        """Count an entry once, also where it was settled before because of its tombstone."""
        before = self._buried.pop(entry_id, None)
        if before is not None and outcome in ("same", "erased_here"):
            return
        if before is not None:
            self._counts[before] -= 1
            outcome = "changed" if outcome == "added" else outcome
        self._counts[outcome] += 1

    def _not_of_the_future(self, tombstone: Tombstone, mine: Story | None) -> Tombstone:
        """Return a tombstone that does not win over whatever will be written from now on."""
        written = [] if mine is None else [version.modified_at for version in mine.versions]
        return replace(tombstone, erased_at=min(tombstone.erased_at, max([self._latest, *written])))

    def _merged(self, entry_id: str, stories: Sequence[Story]) -> Story | None:
        return merge(stories, erased=self._erased, erased_at=self._erased.get(entry_id))

    def _settle(self, mine: Story | None, wanted: Story | None) -> str:
        """Keep what is wanted in place of what is here, and return what that was for it."""
        if wanted is None:
            if mine is None:
                return "erased_here"
            entry_id = mine.kept.entry.id
            self._has_remains = True
            self._store.erase(entry_id, at=self._erased[entry_id])
            return "erased"
        entry_id = wanted.kept.entry.id
        if entry_id in self._erased:
            del self._erased[entry_id]
            self._store.tombstones.lift(entry_id)
        if mine is not None and _is_same(mine, wanted):
            return "same"
        self._has_remains |= mine is not None and bool(_ids(mine) - _ids(wanted))
        self._store.settle(wanted.kept, wanted.before)
        return "added" if mine is None else "changed"


def _ids(story: Story) -> set[str]:
    return {version.id for version in story.versions}


def _is_same(mine: Story, wanted: Story) -> bool:
    return (
        mine.kept == wanted.kept
        and is_same_version(mine.kept.head, wanted.kept.head)
        and mine.kept.head.id == wanted.kept.head.id
        and sorted(map(_told, mine.before)) == sorted(map(_told, wanted.before))
    )


def _told(version: Revision) -> tuple[str, str, str, str, int]:
    # Two times of one moment are equal, whatever their offsets.
    moments = version.entry.created_at.isoformat(), version.entry.modified_at.isoformat()
    return version.id, version.parent or "", *moments, hash(version.entry)


def _history(connection: Connection, store: EntryStore) -> Callable[[str], Sequence[Revision]]:
    """Return what gives an entry's earlier versions, without asking for those of the many that have none."""
    edited = store.revisions.edited()
    return lambda entry_id: store.revisions.of(entry_id) if entry_id in edited else ()
