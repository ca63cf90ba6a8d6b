# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Restoring a backup: looked at before anything is touched, and nothing of today's vault lost over it.

Not quick: call it on the helper's thread. Imports sqlcipher3 and cryptography.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from holdspace.domain.backups import Reason
from holdspace.storage import keys
from holdspace.storage.backup_file import check_backup, extract_database
from holdspace.storage.backup_keys import key_file_of
from holdspace.storage.backup_manifest import Manifest
from holdspace.storage.backups import (
    Backup,
    check_against,
    connect_copy,
    make_backup,
    opened_copy,
    temp_file,
)
from holdspace.storage.closed_reading import closed_reading
from holdspace.storage.connection import Connection
from holdspace.storage.errors import (
    NotKept,
    NoVault,
    StorageError,
    VaultDamaged,
    VaultInUse,
    VaultMissing,
)
from holdspace.storage.key_file import read_copies, write_both
from holdspace.storage.key_file_format import KeyFile
from holdspace.storage.left_behind import leave_behind
from holdspace.storage.lock_file import LockFile
from holdspace.storage.place_safety import refuse_unsafe_place
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress, say_done, share
from holdspace.storage.retired_keys import retire_keys, retired_keys
from holdspace.storage.schema import migrate
from holdspace.storage.staging import begin, commit, discard
from holdspace.storage.vault import Vault, open_vault
from holdspace.storage.word_index import heal_index

TODAYS, THEN, CODE_ONLY = "today's", "then", "code only"
_KEPT = "FROM entries WHERE deleted_at IS NULL"


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring a backup would give, found out without touching anything.

    `passphrase` says what opens the vault after it: "today's", the one of "then", or "code only" where the
    backup holds no key file. `lacks` is how many entries of today's vault are not in the backup, None where
    today's vault cannot be read or is of other keys that are not at hand.
    """

    entries: int
    first: datetime | None
    last: datetime | None
    made_at: datetime
    sequence: int
    same_vault: bool
    same_root: bool
    passphrase: str
    lacks: int | None


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored. `before` is the backup of the vault that was replaced.

    It is None where that vault could not be backed up; `kept_aside` is then the folder it lies in, if there
    was one at all.
    """

    manifest: Manifest
    passphrase: str
    before: Backup | None
    kept_aside: Path | None


@dataclass(slots=True)
class _Today:
    """What is known of the vault about to be replaced, whose lock is held."""

    lock: LockFile | None
    vault: Vault | None = None
    backup: Backup | None = None
    inbox_keys: list[bytearray] = field(default_factory=list, repr=False)


def preview(
    places: Places,
    path: Path,
    root: bytearray,
    *,
    today: Vault | None = None,
    today_root: bytearray | None = None,
    progress: Progress = no_progress,
) -> Preview:
    """Return what restoring the backup at `path`, opened with its `root`, would give.

    Today's vault is read through `today` where it is open here, or else with `today_root` (`root` if that is
    not given). Raises BadBackup, NotReadable, DiskFull, NotWritable or Cancelled.
    """
    places.prepare()
    with temp_file(places.backups) as copy:
        manifest = extract_database(path, copy, share(progress, 0.0, 0.4))
        with opened_copy(copy, root) as connection:
            check_against(connection, manifest, share(progress, 0.4, 0.9))
            first, last = _first_and_last(connection)
            lacks = _lacks(connection, places, today, today_root or root)
    progress(1.0)
    readable = _readable(places)
    return Preview(
        entries=manifest.entries,
        first=first,
        last=last,
        made_at=manifest.made_at,
        sequence=manifest.sequence,
        same_vault=any(copy.vault_id == manifest.vault_id for copy in readable),
        same_root=_todays_key_file(readable, manifest, root) is not None,
        passphrase=_key_file_for(places, path, manifest, root)[1],
        lacks=lacks,
    )


def restore(
    places: Places,
    path: Path,
    root: bytearray,
    *,
    today_root: bytearray | None = None,
    inbox_keys: Sequence[bytearray] = (),
    progress: Progress = no_progress,
) -> Restored:
    """Put the backup at `path`, opened with its `root`, in the place of today's vault, which is closed.

    Today's vault, where `today_root` (`root` if that is not given) opens it, first takes in its sealed notes
    and is backed up; where it does not open it is kept aside. `inbox_keys` are those it had while it was
    open: what is sealed to one of them still opens after. Without them, what the restored vault cannot open
    is kept aside together with the vault that can. A crash leaves the one or the other. Raises BadBackup,
    VaultInUse, NotReadable, DiskFull, NotWritable, NotKept or Cancelled; today's vault is then as it was.
    Roots and keys stay the caller's to wipe.
    """
    check_backup(path, share(progress, 0.0, 0.1))
    existed = places.has_vault()
    if not existed:
        refuse_unsafe_place(places.home)
    places.prepare()
    with _today(places, today_root or root, share(progress, 0.1, 0.5)) as today:
        try:
            known = [*today.inbox_keys, *inbox_keys]
            manifest, passphrase = _stage(places, path, root, known, share(progress, 0.5, 0.95))
            is_strange = existed and not known and not _fits(places, root)
            if today.vault is not None:
                today.vault.hand_over()
            aside = commit(places, was_sound=today.backup is not None)
        except BaseException:
            with contextlib.suppress(StorageError):
                discard(places)
            raise
        if is_strange:
            _leave_behind(places, aside, root)
    confirm_swap(places, root)
    say_done(progress)
    kept_aside = aside if existed and today.backup is None else None
    return Restored(manifest, passphrase, today.backup, kept_aside)


def _fits(places: Places, root: bytearray) -> bool:
    public_key = keys.inbox_public_key(root)
    return any(copy.inbox_public_key == public_key for copy in _readable(places))


def _leave_behind(places: Places, aside: Path, root: bytearray) -> None:
    with contextlib.closing(connect_copy(places.database, root)) as connection:
        known = [keys.inbox_private_key(root), *retired_keys(connection)]
    try:
        leave_behind(places, aside, known, keys.inbox_public_key(root))
    finally:
        for key in known:
            keys.wipe(key)


def confirm_swap(places: Places, root: bytearray) -> None:
    """Open the vault that took another's place, and count what it holds. Raises NotKept.

    The other one stays until `checking.check` has found this one sound at a later opening.
    """
    with open_vault(places, root) as vault:
        if not vault.ledger_agrees():
            raise NotKept("The new vault does not read back. The one before it was kept aside.")


def absorb_all(vault: Vault) -> None:
    """Take in every note that waits in the inbox. Raises as `Vault.absorb_inbox`."""
    while vault.absorb_inbox().remaining:
        pass


@contextlib.contextmanager
def _today(places: Places, root: bytearray, progress: Progress) -> Iterator[_Today]:
    """Hold today's vault, or its lock alone where it does not open, and save what it has."""
    try:
        vault = open_vault(places, root)
    except (NoVault, VaultMissing, VaultDamaged):
        with LockFile(places) as lock:
            yield _Today(lock)
        return
    today = _Today(vault.lock, vault)
    try:
        today.inbox_keys = [keys.inbox_private_key(root), *retired_keys(vault.connection)]
        with contextlib.suppress(VaultDamaged):
            absorb_all(vault)
            today.backup = make_backup(places, vault, None, progress, Reason.BEFORE_RESTORE)
        yield today
    finally:
        vault.close()
        for key in today.inbox_keys:
            keys.wipe(key)


def _stage(
    places: Places, path: Path, root: bytearray, inbox_keys: Sequence[bytearray], progress: Progress
) -> tuple[Manifest, str]:
    incoming = begin(places)
    manifest = extract_database(path, incoming.database, share(progress, 0.0, 0.5))
    with opened_copy(incoming.database, root, mode="rw") as connection:
        check_against(connection, manifest, share(progress, 0.5, 1.0), will_be_written=True)
        migrate(connection)
        heal_index(connection)  # else it would be brought along as it was when the backup was made
        with keys.wiped(keys.inbox_private_key(root)) as own:
            retire_keys(connection, [key for key in inbox_keys if key != own])
    # A connection of its own: what was just written must be what the next one reads.
    with contextlib.closing(connect_copy(incoming.database, root)) as connection:
        connection.value("SELECT count(*) FROM retired_inbox_keys")
    key_file, passphrase = _key_file_for(places, path, manifest, root)
    if key_file is not None:
        write_both(incoming, key_file)
    return manifest, passphrase


def _key_file_for(
    places: Places, path: Path, manifest: Manifest, root: bytearray
) -> tuple[KeyFile | None, str]:
    """Return the key file that goes with the backup: today's where its root is the same, else its own."""
    todays = _todays_key_file(_readable(places), manifest, root)
    if todays is not None:
        return todays, TODAYS
    own = key_file_of(path)
    if own is None or own.inbox_public_key != keys.inbox_public_key(root):
        return None, CODE_ONLY
    return own, THEN


def _todays_key_file(readable: Sequence[KeyFile], manifest: Manifest, root: bytearray) -> KeyFile | None:
    public_key = keys.inbox_public_key(root)
    fitting = (c for c in readable if (c.vault_id, c.inbox_public_key) == (manifest.vault_id, public_key))
    return next(fitting, None)


def _readable(places: Places) -> list[KeyFile]:
    return [copy for copy in read_copies(places).values() if isinstance(copy, KeyFile)]


def _first_and_last(connection: Connection) -> tuple[datetime | None, datetime | None]:
    found = [
        connection.value(f"SELECT created_at {_KEPT} ORDER BY pk {order} LIMIT 1")
        for order in ("ASC", "DESC")
    ]
    first, last = (None if moment is None else datetime.fromisoformat(moment) for moment in found)
    return first, last


def _lacks(backup: Connection, places: Places, today: Vault | None, root: bytearray) -> int | None:
    try:
        with _connected_today(places, today, root) as connection:
            theirs = {row[0] for row in backup.scan(f"SELECT id {_KEPT}")}
            mine = {row[0] for row in connection.scan(f"SELECT id {_KEPT}")}
    except VaultInUse:
        raise
    except StorageError:
        return None
    return len(mine - theirs)


@contextlib.contextmanager
def _connected_today(places: Places, today: Vault | None, root: bytearray) -> Iterator[Connection]:
    if today is not None:
        with contextlib.closing(today.connect()) as connection:
            yield connection
        return
    with closed_reading(places, root) as connection:
        yield connection
