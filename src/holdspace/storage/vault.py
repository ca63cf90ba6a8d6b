# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The vault: made once, opened with the root secret, closed at lock.

An open vault holds one connection, which belongs to the thread that opened it. Imports sqlcipher3 and
cryptography: not before the first paint.
"""

from __future__ import annotations

import contextlib
import threading
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from holdspace.storage import keys
from holdspace.storage.absorbing import Absorbed, Absorber
from holdspace.storage.begun import Begun, BegunKind
from holdspace.storage.connection import Connection
from holdspace.storage.creating import make_files, remove_files
from holdspace.storage.drafts import Draft, draft_from_json
from holdspace.storage.earlier_drafts import earlier_drafts
from holdspace.storage.entries import EntryStore
from holdspace.storage.errors import (
    BadSealedFile,
    NotReadable,
    NotWritable,
    NoVault,
    StorageError,
    VaultBusy,
    VaultExists,
    typed_error,
)
from holdspace.storage.files import NotAPlainFile, read_plain_file, remove_stale_temps
from holdspace.storage.inbox import move_aside
from holdspace.storage.key_file import NewVaultKeys as NewVaultKeys
from holdspace.storage.key_file import make_keys as make_keys
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.lock_file import LockFile
from holdspace.storage.opening import Opened, mode_for, open_checked, set_late_pragmas
from holdspace.storage.place_safety import refuse_unsafe_place
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress
from holdspace.storage.rebuilding import Anew, discard, facts_of, put_in_place, write_anew
from holdspace.storage.replies import Replies, replies_from_json
from holdspace.storage.retired_keys import retired_keys
from holdspace.storage.sealed_pages import SealedPages
from holdspace.storage.sealing import (
    DRAFT_PURPOSE,
    LARGEST_SEALED,
    REPLIES_PURPOSE,
    sealing_key,
    unseal_with_any,
)
from holdspace.storage.staging import roll_forward
from holdspace.storage.word_index import merge_a_little

_Read = TypeVar("_Read")


class Vault:
    """An open vault. Use it in a with block, or close it."""

    def __init__(self, places: Places, opened: Opened, root: bytearray, lock: LockFile | None) -> None:
        """Take over what `open_vault` opened; not for others to call. `root` stays the caller's to wipe."""
        self.places = places
        self.inbox_key_was_swapped = opened.inbox_key_was_swapped
        self.key_file_lost = opened.key_file_lost
        self.salt_was_healed = opened.salt_was_healed
        self.log_was_healed = opened.log_was_healed
        self.inbox_public_key = keys.inbox_public_key(root)
        self.entries = EntryStore(opened.connection)
        self.fine_words = self.entries.fine_words
        self._connection = opened.connection
        self._anchor = opened.anchor
        self._mode = opened.mode
        self._absorber = Absorber(places)
        self._thread = threading.get_ident()
        self._private_key = keys.inbox_private_key(root)
        self._retired_keys = retired_keys(self._connection)
        self._database_key = keys.database_key(root)
        self._sealing_key = sealing_key.keep(places, self._private_key)
        self._lock = lock
        self._gate = threading.Lock()
        self._is_rebuilding = False

    @property
    def connection(self) -> Connection:
        """Return the connection of the thread that opened the vault; the vault closes it."""
        return self._connection

    @property
    def lock(self) -> LockFile | None:
        """Return the lock that the vault holds; None where it can only be read."""
        return self._lock

    def absorb_inbox(self, limit: int = 200, progress: Progress = no_progress) -> Absorbed:
        """Move up to `limit` sealed notes into the journal, one transaction; repeat while some remain.

        On any thread, with a connection of its own where it is not this vault's; one call at a time, and the
        vault stays open until it is over. Raises VaultBusy, DiskFull, NotWritable, NotKept or Cancelled, and
        every note is then still sealed in the inbox.
        """
        if threading.get_ident() == self._thread:
            return self._absorber.absorb(self._connection, self._unsealing_keys(), limit, progress)
        with contextlib.closing(self.connect(runs_much=True)) as connection:
            return self._absorber.absorb(connection, self._unsealing_keys(), limit, progress)

    def inbox_keys(self) -> list[bytearray]:
        """Return copies of the keys that open sealed notes, its own first; the caller wipes them.

        Raises NotReadable once the vault is closed.
        """
        self._refuse_when_closed()
        return [bytearray(key) for key in self._unsealing_keys()]

    def read_positions(self) -> array[int]:
        """Return the position of every entry, newest first, on any thread."""
        if threading.get_ident() == self._thread:
            return self.entries.positions()
        with contextlib.closing(self.connect()) as connection:
            return EntryStore(connection).positions()

    @property
    def own_changes(self) -> int:
        """Return a number that grows with each row that this vault's own connection changes."""
        return self._connection.total_changes

    def open_draft(self) -> Draft | None:
        """Return the sealed draft, which stays on the disk, or None where there is none.

        Raises BadSealedFile for one that does not open; the file is set aside, so that this is said once.
        """
        return self._open_draft(self.places.draft)

    def open_begun(self, kind: BegunKind[Begun]) -> dict[str, Begun]:
        """Return what was begun of a kind and not kept, by the id of what each changes; as `open_draft`."""
        value = self._open_sealed(kind.path(self.places), kind.purpose, kind.from_json)
        return {} if value is None else value

    def open_replies(self) -> Replies:
        """Return the replies that were begun, and the line that was shown last; as `open_draft`."""
        value = self._open_sealed(self.places.replies, REPLIES_PURPOSE, replies_from_json)
        return Replies() if value is None else value

    def open_earlier_drafts(self, besides: Path | None = None) -> tuple[Draft, ...]:
        """Return the drafts that were set aside, the oldest first, but `besides`; they stay on the disk.

        One that does not open is moved to inbox/set-aside and left out.
        """
        drafts = []
        for path in earlier_drafts(self.places, besides):
            with contextlib.suppress(BadSealedFile):
                drafts.append(self._open_draft(path))
        return tuple(draft for draft in drafts if draft is not None)

    def connect(self, *, runs_much: bool = False) -> Connection:
        """Return a further connection, for long work on the thread that calls this; the caller closes it.

        With `runs_much` one that is ready for thousands of statements, as Connection says.
        It reads a snapshot while this vault goes on writing. Raises as `open_vault`, VaultBusy while it is
        rebuilt, and NotReadable once the vault is closed.
        """
        with self._gate:
            self._refuse_when_closed()
            self._refuse_when_rebuilt()
            return self._connect(runs_much)

    def connect_copy(self, path: Path, *, mode: str = "ro") -> Connection:
        """Return a connection to another file of this vault's key, such as a copy; the caller closes it.

        Raises NotReadable once the vault is closed.
        """
        self._refuse_when_closed()
        with keys.wiped(keys.raw_key(self._database_key)) as text:
            return Connection(path, text, mode=mode)

    @property
    def is_read_only(self) -> bool:
        """Return whether folder or database cannot be written: reading works, a save says NotWritable."""
        return self._mode != "rw"

    def still_in_place(self) -> bool:
        """Return whether the database that was opened still stands in its place; quick.

        Where it does not, every save raises VaultMoved rather than write into nowhere.
        """
        return self._anchor.is_in_place()

    @contextlib.contextmanager
    def pages(self) -> Iterator[SealedPages]:
        """Give the pages of the main file as they are on the disk, without the log, to a with block.

        Any thread; only sure while a reader holds checkpoints back. See `checking.check`. Raises VaultBusy
        while the vault is rebuilt, and NotReadable once it is closed.
        """
        self._refuse_when_closed()
        self._refuse_when_rebuilt()
        pages = SealedPages(self._anchor.file, None, self._database_key)
        with contextlib.closing(pages):
            yield pages

    def rebuild(self) -> None:
        """Write the database anew, which mends torn free pages; some seconds at 100,000 entries, this thread.

        No other connection may be open. A crash at any point leaves the old database or the new one. Raises
        VaultBusy, VaultDamaged, DiskFull, NotWritable or NotKept; the vault is then open as before.
        """
        self.put_anew(self.write_anew())

    def write_anew(self, progress: Progress = no_progress) -> Anew:
        """Write the database anew beside itself, for `put_anew`; the long part of `rebuild`, on any thread.

        Raises as `rebuild`, VaultBusy also where something was saved meanwhile, and Cancelled.
        """
        if self.is_read_only:
            raise NotWritable
        self._refuse_when_closed()
        self._anchor.check()
        with keys.wiped(bytearray(self._database_key)) as key:  # this vault may be closed before it is over
            return write_anew(self.places, key, progress)

    def put_anew(self, anew: Anew) -> None:
        """Put what `write_anew` made in the database's place; quick, on this vault's own thread.

        Raises as `rebuild`, VaultBusy where something was saved since or another connection is open; the
        vault is then open as before, and what was made is gone.
        """
        try:
            self._anchor.check()
            self._connection.checkpoint()
            if facts_of(self._connection) != anew.facts:
                raise VaultBusy
        except BaseException:
            discard(anew)
            raise
        with self._nobody_else():
            self._connection.close()
            self._anchor.close()
            try:
                put_in_place(self.places, anew)
            finally:
                self._anchor.reopen()
                with keys.wiped(keys.raw_key(self._database_key)) as text:
                    self._connection.reopen(text)
                set_late_pragmas(self._connection, self._mode)

    def ledger_agrees(self) -> bool:
        """Return whether the vault holds exactly the rows that were written: a scan, so not at unlock."""
        return LedgerBook(self._connection).agrees()

    def merge_words(self) -> bool:
        """Merge a little of the index of words, after saves, and return whether there was something to merge.

        For a quiet moment; again and again until all is merged. Raises as a save does.
        """
        return merge_a_little(self._connection)

    def checkpoint(self) -> bool:
        """Move the log into the database and cut it to 0 bytes; False where a reader stood in the way."""
        return self._connection.checkpoint()

    def close(self) -> None:
        """Checkpoint, close, wipe the keys and let go of the lock, whatever fails on the way."""
        lock = self.hand_over()
        if lock is not None:
            lock.release()

    def hand_over(self) -> LockFile | None:
        """Close, but keep the lock and return it: nobody opens what is about to be replaced."""
        with contextlib.suppress(StorageError):
            self._connection.checkpoint()
        self._connection.close()
        self._anchor.close()
        sealing_key.drop(self.places, self._sealing_key)
        for key in (*self._unsealing_keys(), self._database_key):
            keys.wipe(key)
        return self._lock

    def _unsealing_keys(self) -> tuple[bytearray, ...]:
        return (self._private_key, *self._retired_keys)

    def _connect(self, runs_much: bool) -> Connection:
        with keys.wiped(keys.raw_key(self._database_key)) as text:
            connection = Connection(self.places.database, text, mode=self._mode, runs_much=runs_much)
        connection.guard = self._anchor.check
        try:
            set_late_pragmas(connection, self._mode)
        except BaseException:
            connection.close()
            raise
        return connection

    @contextlib.contextmanager
    def _nobody_else(self) -> Iterator[None]:
        """Let nobody connect during the block; one who is about to is connected before it begins."""
        with self._gate:
            self._is_rebuilding = True
        try:
            yield
        finally:
            self._is_rebuilding = False

    def _refuse_when_closed(self) -> None:
        # The wiped key would seem to find a damaged database.
        if not any(self._database_key):
            raise NotReadable

    def _refuse_when_rebuilt(self) -> None:
        if self._is_rebuilding:
            raise VaultBusy

    def _open_draft(self, path: Path) -> Draft | None:
        return self._open_sealed(path, DRAFT_PURPOSE, draft_from_json)

    def _open_sealed(self, path: Path, purpose: bytes, read: Callable[[Any], _Read]) -> _Read | None:
        try:
            data = read_plain_file(path, LARGEST_SEALED)
            return read(unseal_with_any(self._unsealing_keys(), purpose, data))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise typed_error(error, reading=True) from None
        except (BadSealedFile, NotAPlainFile):
            move_aside(self.places, path)
            raise BadSealedFile from None

    def __enter__(self) -> Vault:
        """Return the vault itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the vault."""
        self.close()


def create_vault(places: Places, new_keys: NewVaultKeys) -> Vault:
    """Make a vault and return it open. Fast; the connection belongs to this thread.

    The database is made and checked under another name, then the key files are written, and giving the
    database its name is the last step: a crash leaves no vault or one that the passphrase opens. Raises
    VaultExists, VaultInUse, UnsafePlace, DiskFull, NotWritable or NotKept, also where only the first opening
    fails; nothing that was made here is then left behind.
    """
    refuse_unsafe_place(places.home)
    if places.has_vault():
        raise VaultExists
    places.prepare()
    lock = LockFile(places)
    try:
        if places.has_vault():
            raise VaultExists
        make_files(places, new_keys)
        return _open_new(places, new_keys.root, lock)
    except BaseException:
        lock.release()
        raise


def open_vault(places: Places, root: bytearray, progress: Progress = no_progress) -> Vault:
    """Open the vault with its root secret, which stays the caller's to wipe. Fast, this thread.

    An older one is brought up to date first, which `progress` is told of: see `updating`.

    Raises NoVault, VaultMissing, VaultDamaged (NotThisVault where the file is another's, LogDamaged where
    only the last saves before a crash are), VaultTooNew, VaultInUse or NotWritable.
    """
    if not places.has_vault():
        raise NoVault
    lock = _lock_to_open(places)
    try:
        if lock is not None:
            roll_forward(places)
        return _open(places, root, lock, progress)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _lock_to_open(places: Places) -> LockFile | None:
    """Hold the lock file, or go without one where the vault can only be read anyway."""
    try:
        return LockFile(places)
    except NotWritable:
        if mode_for(places) == "rw":
            raise
        return None


def _open_new(places: Places, root: bytearray, lock: LockFile) -> Vault:
    try:
        return _open(places, root, lock)
    except BaseException:
        remove_files(places)
        raise


def _open(places: Places, root: bytearray, lock: LockFile | None, progress: Progress = no_progress) -> Vault:
    opened = open_checked(places, root, progress)
    try:
        for folder in (places.home, places.inbox):
            remove_stale_temps(folder)
        return Vault(places, opened, root, lock)
    except BaseException:
        opened.connection.close()
        opened.anchor.close()
        raise
