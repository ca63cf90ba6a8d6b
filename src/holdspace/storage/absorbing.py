# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Moving sealed files into the journal: never over an entry, never twice, never losing one that is bad."""

from __future__ import annotations

import contextlib
import heapq
import itertools
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from holdspace.domain.entries import BadEntry, Entry, entry_from_json, entry_to_json
from holdspace.domain.session_records import answer_from_json, boundary_from_json, session_from_json
from holdspace.domain.sessions import Answer, BadSession, Boundary, Session
from holdspace.storage.connection import Connection
from holdspace.storage.dated_records import DatedStore, id_of_content
from holdspace.storage.entries import EntryStore, as_stored
from holdspace.storage.errors import BadSealedFile, StorageError
from holdspace.storage.files import NotAPlainFile, read_plain_file, sync_folder
from holdspace.storage.inbox import move_aside, sealed_names
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress
from holdspace.storage.sealed_kinds import ANSWER, BOUNDARY, NOTE, SESSION, without_kind
from holdspace.storage.sealing import LARGEST_SEALED, NOTE_PURPOSE, unseal_with_any

_SORTED_AT_ONCE = 4000
_SAID_LATER = ("audiences", "load", "load_after", "way")
_Item = TypeVar("_Item", Session, Answer, Boundary)


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What one batch did: the entries that are new, the bad files set aside, the files of further batches.

    `others` counts the sessions, answers and boundaries that are new. `left` files could not be read just
    now; they wait in the inbox for a later unlock, in no further batch.
    """

    entries: tuple[Entry, ...] = ()
    set_aside: int = 0
    remaining: int = 0
    left: int = 0
    others: int = 0


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
        opened: dict[Path, Entry | Session | Answer | Boundary] = {}
        bad: list[Path] = []
        left = 0
        for number, path in enumerate(batch):
            progress(number / len(batch))
            try:
                opened[path] = _open(path, private_keys)
            except FileNotFoundError:
                continue  # taken back by Undo
            except (BadSealedFile, NotAPlainFile):
                bad.append(path)
            except OSError:
                left += 1  # too many open files, a drive that hiccups: it says nothing of the note
        entries = EntryStore(connection)
        with connection.write(), entries.gathered():
            # Asked again in the write: Undo may have taken a note back since it was read.
            still = [each for path, each in opened.items() if os.path.lexists(path)]
            notes = [each for each in still if isinstance(each, Entry)]
            new = tuple(kept for note in notes if (kept := _keep(entries, note)))
            others = sum(_keep_other(entries, each) for each in still if not isinstance(each, Entry))
        self._delete(opened)
        set_aside = sum(self._set_aside(path) for path in bad)
        return Absorbed(new, set_aside, self._remaining, left, others)

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


def _open(path: Path, private_keys: Sequence[bytearray]) -> Entry | Session | Answer | Boundary:
    sealed = unseal_with_any(private_keys, NOTE_PURPOSE, read_plain_file(path, LARGEST_SEALED))
    try:
        kind, value = without_kind(sealed)
        if kind == SESSION:
            return replace(session_from_json(value), sealed=True)
        if kind == ANSWER:
            return answer_from_json(value)
        if kind == BOUNDARY:
            return boundary_from_json(value)
        if kind == NOTE:
            session_id, practice = value.get("session_id"), value.get("practice")
            note = replace(entry_from_json(value), sealed=True, session_id=session_id, practice=practice)
            return as_stored(note)
    except (BadEntry, BadSession, AttributeError, TypeError):
        raise BadSealedFile from None
    raise BadSealedFile  # of a kind that this HoldSpace does not know


def _keep_other(entries: EntryStore, other: Session | Answer | Boundary) -> bool:
    """Keep what has no history, and return whether it is new here."""
    if isinstance(other, Session):
        return _keep_session(entries, other)
    if isinstance(other, Answer):
        return _keep_apart(entries, entries.answers, other)
    return _keep_apart(entries, entries.boundaries, other)


def _keep_session(entries: EntryStore, session: Session) -> bool:
    """Keep a session; one that is known may get what was not said of it yet, and then says it was sealed.

    So a session can be kept in the open journal and be told of once that is locked. What was said stays:
    other values make a session of their own.
    """
    known = entries.sessions.of(session.id)
    if known is None:
        return _keep_apart(entries, entries.sessions, session)
    if session.modified_at <= known.modified_at:
        return False  # a file that could not be deleted when it was taken in
    said = {name: getattr(known, name) or getattr(session, name) for name in _SAID_LATER}
    completed = replace(known, **said)
    told = replace(session, sealed=known.sealed, **_all(session, said))
    if not entries.sessions.are_alike(completed, told):
        return _keep_apart(entries, entries.sessions, session)
    if completed != known:
        entries.sessions.update(replace(completed, modified_at=session.modified_at, sealed=True))
    return False


def _all(session: Session, known: Mapping[str, Any]) -> dict[str, Any]:
    return {name: getattr(session, name) or value for name, value in known.items()}


def _keep_apart(entries: EntryStore, store: DatedStore[_Item], item: _Item) -> bool:
    """Keep a record over no other, and return whether it is new here.

    What is known or was removed since comes of a file that could not be deleted when it was taken in. Other
    values of a known id are a record of their own, whichever is later.
    """
    if entries.was_erased(item.id):
        return False
    known = store.of(item.id)
    if known is not None and not store.are_alike(known, item):
        # As for a note: the id follows from the content.
        item = store.apart(item)
        known = store.of(item.id)
    if known is not None or entries.was_erased(item.id):
        return False
    store.keep(item)
    return True


def _keep(entries: EntryStore, note: Entry) -> Entry | None:
    """Keep the note and return it as kept, or None where it is known or was erased for good."""
    if entries.was_erased(note.id):
        return None  # a file that could not be deleted when it was taken in
    known = entries.known(note.id)
    if known is not None and not _same(known, note):
        if any(_same(revision.entry, note) for revision in entries.revisions.of(note.id)):
            return None  # such a file again, of an entry that was edited since
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
    return id_of_content(json.dumps(entry_to_json(note), sort_keys=True))
