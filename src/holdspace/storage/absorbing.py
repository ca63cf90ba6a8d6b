# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Moving sealed notes into the journal: never over an entry, never twice, never losing a file that is bad."""

from __future__ import annotations

import contextlib
import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from holdspace.domain.entries import BadEntry, Entry, entry_from_json, entry_to_json
from holdspace.storage.connection import Connection
from holdspace.storage.entries import EntryStore, as_stored
from holdspace.storage.errors import BadSealedFile, StorageError
from holdspace.storage.files import NotAPlainFile, read_plain_file, sync_folder
from holdspace.storage.inbox import move_aside, sealed_names
from holdspace.storage.places import Places
from holdspace.storage.sealing import LARGEST_SEALED, NOTE_PURPOSE, unseal_with_any


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What one batch did: the entries that are new, the bad files set aside, the files still waiting."""

    entries: tuple[Entry, ...] = ()
    set_aside: int = 0
    remaining: int = 0


class Absorber:
    """Takes the inbox in batches. It lists the folder once for many batches: 100,000 names take a while."""

    def __init__(self, places: Places, connection: Connection, entries: EntryStore) -> None:
        """Stand on one open vault."""
        self._places = places
        self._connection = connection
        self._entries = entries
        self._waiting: list[str] = []

    def absorb(self, private_keys: Sequence[bytearray], limit: int) -> Absorbed:
        """Move up to `limit` files into the journal in one transaction, oldest first, then delete them.

        `private_keys` are the vault's own and the retired ones, which late files are sealed to. Bad files are
        moved aside. A crash at any point makes no duplicate. Raises what a write raises; then nothing of the
        batch was kept and every file is still there.
        """
        if not self._waiting:
            self._waiting = sorted(sealed_names(self._places), reverse=True)
        if not self._waiting:
            return Absorbed()  # a vault that cannot be written has nothing to say of an empty inbox
        batch = [self._places.inbox / self._waiting.pop() for _ in range(min(limit, len(self._waiting)))]
        try:
            return self._absorb(private_keys, batch)
        except BaseException:
            self._waiting = []
            raise

    def _absorb(self, private_keys: Sequence[bytearray], batch: Iterable[Path]) -> Absorbed:
        opened: dict[Path, Entry] = {}
        bad: list[Path] = []
        for path in batch:
            try:
                opened[path] = _open_note(path, private_keys)
            except FileNotFoundError:
                continue  # taken back by Undo
            except (BadSealedFile, NotAPlainFile, OSError):
                bad.append(path)
        with self._connection.write():
            new = tuple(kept for entry in opened.values() if (kept := self._keep(entry)))
        self._delete(opened)
        return Absorbed(new, sum(self._set_aside(path) for path in bad), len(self._waiting))

    def _keep(self, note: Entry) -> Entry | None:
        known = self._entries.known(note.id)
        if known is not None and not _same(known, note):
            # The id follows from the content, so that a crash before the file is gone makes no second one.
            note = replace(note, id=_other_id(note))
            known = self._entries.known(note.id)
        if known is not None:
            return None
        self._entries.add(note)
        return note

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


def _same(known: Entry, note: Entry) -> bool:
    return entry_to_json(replace(known, sealed=True)) == entry_to_json(note)


def _other_id(note: Entry) -> str:
    content = json.dumps(entry_to_json(note), sort_keys=True).encode()
    return str(uuid.UUID(bytes=hashlib.sha256(content).digest()[:16], version=4))
