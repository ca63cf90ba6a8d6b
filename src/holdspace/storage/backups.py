# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Making, listing, checking and dropping backups. Nothing here is quick: call it on the helper's thread.

A backup is made beside its place and named last, once it was read back whole. Imports sqlcipher3.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from holdspace.domain.backups import (
    HELD,
    BackupName,
    Reason,
    is_due,
    kept,
    next_name,
    older_than,
    parse_name,
    shrunk_of_each,
)
from holdspace.domain.ledger import Ledger
from holdspace.storage import keys
from holdspace.storage.backup_file import (
    check_backup,
    extract_database,
    read_manifest,
    write_backup,
)
from holdspace.storage.backup_manifest import FilePart, Manifest
from holdspace.storage.checked_ledgers import checked_ledgers
from holdspace.storage.connection import STEPS_BETWEEN, Connection
from holdspace.storage.errors import (
    BadBackup,
    NameTaken,
    NotKept,
    NotReadable,
    StorageError,
    VaultDamaged,
    typed_error,
)
from holdspace.storage.files import remove_durably, remove_stale_temps, sync_folder
from holdspace.storage.key_file import own_key_file
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress, share
from holdspace.storage.schema import check_readable

# Measured: 12 steps copy an entry with its two indexes. More indexes take more, and then the share waits.
STEPS_A_ROW = 12
_MOST_BY_STEPS = 0.9
_OfVault = dict[BackupName, Manifest]
_COUNT = "SELECT count(*) FROM entries WHERE deleted_at IS NULL"


class Source(Protocol):
    """What a backup is made of: an open vault."""

    inbox_public_key: bytes

    def connect(self) -> Connection:
        """Return a further connection to the database; the caller closes it."""

    def connect_copy(self, path: Path, *, mode: str = "ro") -> Connection:
        """Return a connection to another file of the same key; the caller closes it."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read back whole. `shrank` says that the one before it held more rows of content."""

    path: Path
    name: BackupName
    manifest: Manifest
    shrank: bool = False


def make_backup(
    places: Places,
    vault: Source,
    destination: Path | None = None,
    progress: Progress = no_progress,
    reason: Reason = Reason.ASKED,
) -> Backup:
    """Back up an open vault and return the backup, checked; the vault goes on working meanwhile.

    `destination` is a folder, or a file that is not there yet, anywhere; None is the home's own folder.
    `reason` goes into its manifest and tells how long it is kept. Drops nothing: see `rotate`. Raises
    VaultDamaged where the vault is not sound, NameTaken, DiskFull, NotWritable, NotKept or Cancelled; nothing
    is then left behind.
    """
    with contextlib.closing(vault.connect()) as connection:
        return back_up(
            places, connection, vault.connect_copy, vault.inbox_public_key, destination, progress, reason
        )


def back_up(
    places: Places,
    connection: Connection,
    connect_copy: Callable[[Path], Connection],
    public_key: bytes,
    destination: Path | None = None,
    progress: Progress = no_progress,
    reason: Reason = Reason.ASKED,
) -> Backup:
    """Back up what `connection` reads, as `make_backup` does; `connect_copy` opens the copy by its path.

    The key file that goes with it is the one that has `public_key`.
    """
    places.prepare()
    remove_stale_temps(places.backups)
    folder, fixed_name = _destination(places, destination)
    now = datetime.now(UTC)
    name = next_name([*list_names(places.backups), *list_names(folder)], now)
    target = folder / (fixed_name or str(name))
    connection.checkpoint()
    with temp_file(places.backups) as copy, temp_file(folder) as packed:
        _copy_database(connection, copy, share(progress, 0.0, 0.5))
        with contextlib.closing(connect_copy(copy)) as copied:
            tables = checked_ledgers(copied, share(progress, 0.5, 0.75), connect=lambda: connect_copy(copy))
            describe = _describer(copied, name.sequence, now, tables, reason)
        _pack(packed, copy, _key_file(places, public_key), describe, share(progress, 0.75, 0.95))
        manifest = check_backup(packed, share(progress, 0.95, 1.0))
        before = _newest_manifest(places, manifest.vault_id)
        _give_name(packed, target)
    _force_name(places, target)
    shrank = before is not None and manifest.rows < before.rows
    return Backup(target, name, manifest, shrank)


def list_backups(places: Places) -> list[Path]:
    """Return the backups in the home's folder, newest first by number; opens none of them."""
    return [places.backups / str(name) for name in sorted(list_names(places.backups), reverse=True)]


def list_names(folder: Path) -> list[BackupName]:
    """Return the names of backups in a folder, in no order; a folder that cannot be read has none."""
    try:
        return [name for path in folder.iterdir() if (name := parse_name(path.name))]
    except OSError:
        return []


def verify_backup(
    places: Places, path: Path, root: bytearray | None = None, progress: Progress = no_progress
) -> Manifest:
    """Return what a backup holds once it was read whole; with its root secret also opened and checked.

    Raises BadBackup (BackupTooNew, or where `root` does not open it), NotReadable, Cancelled; with a root
    also DiskFull or NotWritable, for the database is taken out under the home for that.
    """
    if root is None:
        return check_backup(path, progress)
    places.prepare()
    with temp_file(places.backups) as copy:
        manifest = extract_database(path, copy, share(progress, 0.0, 0.4))
        with opened_copy(copy, root) as connection:
            check_against(connection, manifest, share(progress, 0.4, 1.0))
    return manifest


def check_against(
    connection: Connection,
    manifest: Manifest,
    progress: Progress = no_progress,
    *,
    will_be_written: bool = False,
) -> None:
    """Raise BadBackup unless a database taken out of a backup is sound and holds what its manifest says.

    More is asked of one that `will_be_written`: see `checked_ledgers`.
    """
    try:
        check_readable(connection)
        found = checked_ledgers(connection, progress, will_be_written=will_be_written)
        if _filled(found) != _filled(manifest.tables):
            raise BadBackup
        if connection.value("SELECT value FROM facts WHERE name = 'vault_id'") != manifest.vault_id:
            raise BadBackup
    except VaultDamaged:
        raise BadBackup from None


def _filled(tables: Mapping[str, Ledger]) -> dict[str, Ledger]:
    """Leave out empty tables: a backup of an older HoldSpace does not name those that came since."""
    return {table: ledger for table, ledger in tables.items() if ledger != Ledger()}


@contextlib.contextmanager
def opened_copy(path: Path, root: bytearray, *, mode: str = "ro") -> Iterator[Connection]:
    """Open a database that lies outside its vault. Raises BadBackup where the root does not open it."""
    with contextlib.closing(connect_copy(path, root, mode=mode)) as connection:
        try:
            connection.value("SELECT count(*) FROM sqlite_master")
        except VaultDamaged:
            raise BadBackup from None
        yield connection


def connect_copy(path: Path, root: bytearray, *, mode: str = "ro") -> Connection:
    """Return a connection to a database that lies outside its vault; the caller closes it."""
    with keys.wiped(keys.database_key(root)) as key, keys.wiped(keys.raw_key(key)) as text:
        return Connection(path, text, mode=mode)


def newest_good(places: Places, before: int | None = None, progress: Progress = no_progress) -> Path | None:
    """Return the newest backup that reads whole, of a number under `before` if that is given, or None."""
    for path in list_backups(places):
        name = parse_name(path.name)
        if name is None or (before is not None and name.sequence >= before):
            continue
        with contextlib.suppress(BadBackup, NotReadable):
            check_backup(path, progress)
            return path
    return None


def last_verified(places: Places) -> BackupName | None:
    """Return the name of the newest backup that reads whole, or None. Reads it whole."""
    path = newest_good(places)
    return None if path is None else parse_name(path.name)


def backup_is_due(places: Places, now: datetime) -> bool:
    """Return whether today's backup is still to be made; `now` is aware and local. Quick."""
    return is_due(max(list_names(places.backups), default=None), now)


def shrunk_backups(places: Places, accepted: int = 0) -> tuple[int, int] | None:
    """Return the numbers of the last two backups of one vault of which the later holds less, or None.

    Reads manifests only. What happened up to the number `accepted` is meant.
    """
    return _shrunk(_by_vault(places), accepted)


def dropped_by_rotation(places: Places, accepted: int = 0) -> list[Path]:
    """Return which backups `rotate` would remove now, oldest first. Reads the newest of each vault whole."""
    vaults = _by_vault(places)
    if _shrunk(vaults, accepted) is not None:
        return []
    dropped = [name for there in vaults.values() for name in _needless(places, there)]
    return [places.backups / str(name) for name in sorted(dropped)]


def rotate(places: Places, accepted: int = 0) -> list[Path]:
    """Remove the backups that are not kept and return them, oldest first; never the last good one of a vault.

    Each vault's go by themselves, and those whose manifest cannot be read stay. None goes where backups began
    to hold less after the number `accepted`, up to which a person said that it is meant. Raises NotWritable
    or NotKept.
    """
    dropped = dropped_by_rotation(places, accepted)
    for path in dropped:
        remove_durably(path)
    return dropped


def held_names(places: Places) -> set[BackupName]:
    """Return the backups that are kept for longer because of why they were made. Reads manifests only."""
    return {
        name
        for there in _by_vault(places).values()
        for name, manifest in there.items()
        if manifest.reason in HELD
    }


def replace_older(places: Places, vault: Source, progress: Progress = no_progress) -> list[Path]:
    """Make a backup in the home's folder, then remove all of the same vault made before it; return those.

    Those of another vault stay: they may be all that is left of it. Only once the new one was read back
    whole, which is as far as `progress` can stop it, is any removed. Raises as `make_backup` where none was
    removed; NotWritable or NotKept also where some were.
    """
    made = make_backup(places, vault, progress=progress)
    of_this_vault = _by_vault(places).get(made.manifest.vault_id, {})
    paths = [places.backups / str(name) for name in older_than(of_this_vault, made.name)]
    for path in paths:
        remove_durably(path)
    return paths


def _destination(places: Places, destination: Path | None) -> tuple[Path, str | None]:
    if destination is None:
        return places.backups, None
    if destination.is_dir():
        return destination, None
    if os.path.lexists(destination):
        raise NameTaken
    return destination.parent, destination.name


def _shrunk(vaults: Mapping[str, _OfVault], accepted: int) -> tuple[int, int] | None:
    rows = [
        (vault_id, name.sequence, manifest.rows)
        for vault_id, there in vaults.items()
        for name, manifest in there.items()
    ]
    return shrunk_of_each(rows, accepted)


def _by_vault(places: Places) -> dict[str, _OfVault]:
    """Return what those backups say of themselves that can be read, those of each vault together."""
    found: dict[str, _OfVault] = {}
    for name in list_names(places.backups):
        with contextlib.suppress(StorageError):
            manifest = read_manifest(places.backups / str(name))
            found.setdefault(manifest.vault_id, {})[name] = manifest
    return found


def _needless(places: Places, there: _OfVault) -> set[BackupName]:
    """Return which backups of one vault are not kept."""
    verified = next((name for name in sorted(there, reverse=True) if _is_good(places, name)), None)
    if verified is None:
        return set()  # none is known to be good, so none is known to be needless
    held = {name for name, manifest in there.items() if manifest.reason in HELD}
    return set(there) - kept(there, verified, held)


def _is_good(places: Places, name: BackupName) -> bool:
    try:
        check_backup(places.backups / str(name))
    except (BadBackup, NotReadable):
        return False
    return True


def _newest_manifest(places: Places, vault_id: str) -> Manifest | None:
    there = _by_vault(places).get(vault_id, {})
    return there[max(there)] if there else None


@contextlib.contextmanager
def temp_file(folder: Path) -> Iterator[Path]:
    """Give the path of a file that is gone after the block, with what SQLite put beside it."""
    path = folder / f".{secrets.token_hex(6)}.tmp"
    try:
        yield path
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                path.with_name(path.name + ending).unlink(missing_ok=True)


def _copy_database(connection: Connection, copy: Path, progress: Progress) -> None:
    """Write a compact copy under the same key: one snapshot, whatever is written meanwhile."""
    try:
        # Made here for the mode; SQLite takes a file that is empty.
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise typed_error(error) from None
    with connection.stoppable(watch_copy(connection, copy, progress)):
        connection.run("VACUUM INTO ?", (str(copy),))


def watch_copy(connection: Connection, copy: Path, progress: Progress) -> Callable[[], None]:
    """Return what tells, called every STEPS_BETWEEN steps, how far SQLite is in copying a database."""
    size = max(connection.size(), 1)
    steps = max(connection.value("SELECT total(row_count) FROM ledger") * STEPS_A_ROW, 1)
    looks = 0

    def look() -> None:
        nonlocal looks
        looks += 1
        # SQLite holds back what it writes, so that the file alone says nothing for a long while.
        progress(max(copy.stat().st_size / size, min(looks * STEPS_BETWEEN / steps, _MOST_BY_STEPS)))

    return look


def _describer(
    copied: Connection, sequence: int, made_at: datetime, tables: Mapping[str, Ledger], reason: Reason
) -> Callable[[dict[str, FilePart]], Manifest]:
    vault_id = copied.value("SELECT value FROM facts WHERE name = 'vault_id'")
    schema_version = copied.value("PRAGMA user_version")
    entries = copied.value(_COUNT)

    def describe(parts: dict[str, FilePart]) -> Manifest:
        return Manifest(vault_id, sequence, made_at, schema_version, entries, parts, tables, reason)

    return describe


def _key_file(places: Places, public_key: bytes) -> bytes:
    """Return the vault's key file as it is now, empty where it cannot be read: the code is enough."""
    own = own_key_file(places, public_key)
    return own.to_bytes() if own else b""


def _pack(
    packed: Path,
    copy: Path,
    key_file: bytes,
    describe: Callable[[dict[str, FilePart]], Manifest],
    progress: Progress,
) -> None:
    try:
        write_backup(packed, copy, key_file, describe, progress)
    except OSError as error:
        raise typed_error(error) from None


def _give_name(packed: Path, target: Path) -> None:
    try:
        if os.path.lexists(target):
            raise NameTaken
        packed.rename(target)
    except OSError as error:
        raise typed_error(error) from None


def _force_name(places: Places, target: Path) -> None:
    try:
        sync_folder(target.parent)
    except NotKept:
        # Some network folders cannot be forced to their disk, and the file itself was.
        if target.parent == places.backups:
            with contextlib.suppress(OSError):
                target.unlink()
            raise
