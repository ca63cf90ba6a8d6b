# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Moving sealed notes into the journal: never over an entry, never twice, never losing a file that is bad."""

from __future__ import annotations

import contextlib
import hashlib
import heapq
import itertools
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from holdspace.domain.entries import BadEntry, Entry, entry_from_json, entry_to_json
from holdspace.storage.connection import Connection
from holdspace.storage.entries import EntryStore, as_stored
from holdspace.storage.errors import BadSealedFile, StorageError
from holdspace.storage.files import NotAPlainFile, read_plain_file, sync_folder
from holdspace.storage.inbox import move_aside, sealed_names
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress
from holdspace.storage.sealing import LARGEST_SEALED, NOTE_PURPOSE, unseal_with_any

_SORTED_AT_ONCE = 4000


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What one batch did: the entries that are new, the bad files set aside, the files of further batches.

    `left` files could not be read just now; they wait in the inbox for a later unlock, in no further batch.
    """

    entries: tuple[Entry, ...] = ()
    set_aside: int = 0
    remaining: int = 0
    left: int = 0


class Absorber:
    """Takes the inbox in batches, each on any thread, one after the other.

    It lists the folder once for many batches: 100,000 names take a while.
    """

    def __init__(self, places: Places) -> None:
        """Stand on one open vault."""
        self._places = places
        self._waiting: Iterator[str] = iter(())
        self._remaining = 0

    def absorb(
        self,
        connection: Connection,
        private_keys: Sequence[bytearray],
        limit: int,
        progress: Progress = no_progress,
    ) -> Absorbed:
        """Move up to `limit` files into the journal in one transaction, oldest first, then delete them.

        `private_keys` are the vault's own and the retired ones, which late files are sealed to. Bad files are
        moved aside; files that the system does not give out just now stay where they are. A crash at any
        point makes no duplicate. Raises Cancelled and what a write raises; then nothing of the batch was kept
        and every file is still there.
        """
        if not self._remaining:
            self._list()
        if not self._remaining:
            return Absorbed()  # a vault that cannot be written has nothing to say of an empty inbox
        batch = [self._places.inbox / name for name in itertools.islice(self._waiting, limit)]
        self._remaining -= len(batch)
        try:
            return self._absorb(connection, private_keys, batch, progress)
        except BaseException:
            self._remaining = 0
            raise

    def _list(self) -> None:
        names = sealed_names(self._places)
        # One sort of 100,000 names would hold every other thread for 50 ms.
        parts = [sorted(names[at : at + _SORTED_AT_ONCE]) for at in range(0, len(names), _SORTED_AT_ONCE)]
        self._waiting = heapq.merge(*parts)
        self._remaining = len(names)

    def _absorb(
        self,
        connection: Connection,
        private_keys: Sequence[bytearray],
        batch: Sequence[Path],
        progress: Progress,
    ) -> Absorbed:
        opened: dict[Path, Entry] = {}
        bad: list[Path] = []
        left = 0
        for number, path in enumerate(batch):
            progress(number / len(batch))
            try:
                opened[path] = _open_note(path, private_keys)
            except FileNotFoundError:
                continue  # taken back by Undo
            except (BadSealedFile, NotAPlainFile):
                bad.append(path)
            except OSError:
                left += 1  # too many open files, a drive that hiccups: it says nothing of the note
        entries = EntryStore(connection)
        with connection.write():
            new = tuple(kept for entry in opened.values() if (kept := _keep(entries, entry)))
        self._delete(opened)
        return Absorbed(new, sum(self._set_aside(path) for path in bad), self._remaining, left)

    def _delete(self, paths: Iterable[Path]) -> None:
        gone = False
        for path in paths:
            # A file that stays is skipped at the next unlock: its entry is known by then.
            with contextlib.suppress(OSError):
                path.unlink()
                gone = True
        if gone:
            with contextlib.suppress(StorageError):
                sync_folder(self._places.inbox)

    def _set_aside(self, path: Path) -> bool:
        with contextlib.suppress(StorageError):
            move_aside(self._places, path)
            return True
        return False


def _open_note(path: Path, private_keys: Sequence[bytearray]) -> Entry:
    value = unseal_with_any(private_keys, NOTE_PURPOSE, read_plain_file(path, LARGEST_SEALED))
    try:
        return as_stored(replace(entry_from_json(value), sealed=True))
    except (BadEntry, AttributeError, TypeError):
        raise BadSealedFile from None


def _keep(entries: EntryStore, note: Entry) -> Entry | None:
    """Keep the note and return it as kept, or None where it is known."""
    known = entries.known(note.id)
    if known is not None and not _same(known, note):
        # The id follows from the content, so that a crash before the file is gone makes no second one.
        note = replace(note, id=_other_id(note))
        known = entries.known(note.id)
    if known is not None:
        return None
    entries.add(note)
    return note


def _same(known: Entry, note: Entry) -> bool:
    return entry_to_json(replace(known, sealed=True)) == entry_to_json(note)


def _other_id(note: Entry) -> str:
    content = json.dumps(entry_to_json(note), sort_keys=True).encode()
    return str(uuid.UUID(bytes=hashlib.sha256(content).digest()[:16], version=4))
