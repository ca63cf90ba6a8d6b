# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Salvage: what can be read of a damaged vault goes into a new one; the damaged one stays as it is.

Imports sqlcipher3 and cryptography: not before the first paint.
"""

from __future__ import annotations

import contextlib
import itertools
import secrets
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from holdspace.storage import keys
from holdspace.storage.connection import Connection
from holdspace.storage.creating import make_files
from holdspace.storage.entries import EntryStore
from holdspace.storage.errors import (
    NotWritable,
    StorageError,
    VaultDamaged,
)
from holdspace.storage.files import remove_durably
from holdspace.storage.found_rows import FoundFacts, FoundRow, find_facts, find_rows
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, read_copies
from holdspace.storage.key_file_format import KeyFile
from holdspace.storage.ledger_book import CONTENT_TABLES, LedgerBook
from holdspace.storage.lock_file import LockFile
from holdspace.storage.new_home import new_home, refuse_taken_home
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress, share
from holdspace.storage.retired_keys import retire_keys
from holdspace.storage.sealed_files import copy_sealed, sealed_files
from holdspace.storage.sealed_pages import SealedPages, closed_pages

_BATCH = 500
_WHOLE_OR_NOT = frozenset(
    {"fine_words", "sessions", "own_patterns", "own_cards", "card_state", "own_practices"}
)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it: entries kept, rows lost (None where nothing tells how many), texts cut short.

    Rows are those of every table of content: entries, the versions in their history, what tells that
    something was erased, templates, patterns, practices and cards of one's own, what is kept about cards,
    words that are fine, sessions with the answers that were kept of them, and boundaries.
    `sealed_files` notes and drafts came along unopened and `files_left` could not be read. Without
    `has_key_file` the new vault opens with the recovery code, which then sets a passphrase.
    """

    kept: int
    lost: int | None
    shortened: int
    sealed_files: int
    files_left: int
    has_key_file: bool


def salvage(places: Places, destination: Path, root: bytearray, progress: Progress = no_progress) -> Salvaged:
    """Make a new vault in the folder `destination` from what can be read of the one at `places`.

    The new vault has the same root secret, so the same passphrase and recovery code open it. Every page whose
    seal holds is read, whatever the trees say. The damaged vault is not changed. Slow, any thread; `root`
    stays the caller's to wipe. Raises VaultExists, NameTaken where anything else is in `destination`,
    VaultMissing, VaultInUse, UnsafePlace, NotReadable, DiskFull, NotWritable, NotKept or Cancelled, and
    VaultDamaged where not one page can be read; nothing is then left in `destination`.
    """
    refuse_taken_home(destination)
    readable = [copy for copy in read_copies(places).values() if isinstance(copy, KeyFile)]
    salts = [copy.database_salt for copy in readable]
    with (
        _held(places),
        keys.wiped(keys.database_key(root)) as key,
        closed_pages(places.database, key, salts) as pages,
    ):
        if not pages.opens:
            raise VaultDamaged
        pages.find_misplaced(pages.broken(share(progress, 0.0, 0.1)))
        facts = find_facts(pages, share(progress, 0.1, 0.2))
        new_keys = NewVaultKeys(root, "", _key_file(root, readable, facts))
        try:
            with new_home(destination) as new:
                return _Salvage(places, new, new_keys, facts).run(pages, progress)
        finally:
            for retired in facts.retired_keys:
                keys.wipe(retired)


class _Salvage:
    def __init__(self, places: Places, new: Places, new_keys: NewVaultKeys, facts: FoundFacts) -> None:
        self._places = places
        self._new = new
        self._keys = new_keys
        self._facts = facts
        self._shortened = 0
        self._kept = self._rows = 0
        self._made: list[Path] = []

    def run(self, pages: SealedPages, progress: Progress) -> Salvaged:
        rows = find_rows(pages, share(progress, 0.2, 0.8))
        try:
            left = sum(not self._copy(path) for path in sealed_files(self._places))
            make_files(self._new, self._keys, lambda connection: self._fill(connection, rows, progress))
        except BaseException:
            for path in self._made:
                with contextlib.suppress(StorageError):
                    remove_durably(path)
            raise
        expected = self._facts.expected()
        return Salvaged(
            kept=self._kept,
            lost=None if expected is None else max(0, expected - self._rows),
            shortened=self._shortened,
            sealed_files=len(self._made),
            files_left=left,
            has_key_file=bool(self._keys.key_file.wrapped_root),
        )

    def _fill(self, connection: Connection, rows: Iterable[FoundRow], progress: Progress) -> None:
        entries = EntryStore(connection)
        cut: list[FoundRow] = []
        for batch in _batches(rows):
            with connection.write():
                for found in batch:
                    cut.append(found) if not found.whole else _take_over(entries, found)
        with connection.write():
            for found in cut:
                # What is whole counts before what was cut, whichever is newer.
                if found.table != "entries" or entries.known(found.row[1]) is None:
                    self._shortened += _take_over(entries, found)
            entries.heed_tombstones()
            entries.adopt_orphans()
            for fact in self._facts.facts.items():
                connection.run("INSERT OR IGNORE INTO facts VALUES (?, ?)", fact)
        # What was sealed before a change of keys, and comes along unopened, opens with these alone.
        retire_keys(connection, self._facts.retired_keys)
        book = LedgerBook(connection)
        self._kept = book.stored("entries").rows
        self._rows = sum(book.stored(table).rows for table in CONTENT_TABLES)
        progress(0.9)

    def _copy(self, path: Path) -> bool:
        """Copy a sealed file as it is, and return whether it could be read."""
        target = copy_sealed(path, self._places, self._new)
        self._made += [target] if target else []
        return target is not None


@contextlib.contextmanager
def _held(places: Places) -> Iterator[None]:
    """Hold the damaged vault's lock file, where its folder lets one be made."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(NotWritable):
            stack.enter_context(LockFile(places))
        yield


def _key_file(root: bytearray, readable: list[KeyFile], facts: FoundFacts) -> KeyFile:
    """Return this vault's own key file, or the fields of one that only the recovery code can complete."""
    public_key = keys.inbox_public_key(root)
    for copy in readable:
        if copy.inbox_public_key == public_key:
            return copy
    return KeyFile(
        vault_id=facts.facts.get("vault_id", str(uuid.uuid4())),
        database_salt=secrets.token_bytes(keys.SALT_BYTES),
        parameters=KdfParameters(),
        kdf_salt=b"",
        inbox_public_key=public_key,
    )


def _take_over(entries: EntryStore, found: FoundRow) -> bool:
    if found.table in _WHOLE_OR_NOT and not found.whole:
        return False  # a word or a name that lost its end would stand for another
    stores = {
        "entries": entries.take_over,
        "revisions": entries.revisions.take_over,
        "tombstones": entries.tombstones.take_over,
        "fine_words": entries.fine_words.take_over,
        **{table: store.take_over for table, store in entries.dated.items()},
    }
    try:
        return stores[found.table](found.row)
    except (ValueError, TypeError):
        return False  # the row was cut in the middle


def _batches(rows: Iterable[FoundRow]) -> Iterator[list[FoundRow]]:
    waiting = iter(rows)
    while batch := list(itertools.islice(waiting, _BATCH)):
        yield batch
