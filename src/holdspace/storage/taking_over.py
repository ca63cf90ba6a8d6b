# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Putting a vault that lies in a folder of its own, such as a salvaged one, in the place of another."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from holdspace.storage.errors import (
    ChangedSince,
    NotKept,
    NotReadable,
    StorageError,
    VaultMissing,
    typed_error,
)
from holdspace.storage.files import NotAPlainFile, open_plain_file
from holdspace.storage.lock_file import LockFile
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress, say_done
from holdspace.storage.staging import begin, commit, discard, roll_forward

_CHUNK = 1024 * 1024


def fingerprint(places: Places) -> bytes:
    """Return what tells whether the vault at `places`, which is closed, is written in from now on.

    Some tenths of a second at 100,000 entries. One that is missing has one too. Raises NotReadable.
    """
    digest = hashlib.sha256()
    if not os.path.lexists(places.database):
        return digest.digest()  # a log alone is nothing to lose, and goes as the vault closes
    log = places.database.with_name(places.database.name + "-wal")
    try:
        for path in filter(os.path.lexists, (places.database, log)):
            with open_plain_file(path) as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
    except NotAPlainFile:
        raise NotReadable from None
    except OSError as error:
        raise typed_error(error, reading=True) from None
    return digest.digest()


def take_over(
    places: Places, folder: Path, progress: Progress = no_progress, *, unchanged: bytes | None = None
) -> Path:
    """Put the vault in `folder` in the place of the one at `places`; both are closed. Return where that went.

    `unchanged` is the fingerprint of the one at `places` from before `folder` was saved from it. The vault in
    `folder` stays there too. The one replaced is kept aside and never deleted, and a crash leaves the one or
    the other; sealed notes stay where they are. Any thread. Raises ChangedSince where the one at `places` was
    written in since, VaultMissing, VaultInUse, DiskFull, NotWritable, NotKept or Cancelled; the vault is then
    as it was.
    """
    source = Places(folder)
    if not source.database.is_file():
        raise VaultMissing
    places.prepare()
    with LockFile(source), LockFile(places):
        roll_forward(places)
        if unchanged is not None and fingerprint(places) != unchanged:
            raise ChangedSince
        incoming = begin(places)
        try:
            _copy_vault(source, incoming, progress)
            aside = commit(places, was_sound=False)
        except BaseException:
            with contextlib.suppress(StorageError):
                discard(places)
            raise
    say_done(progress)
    return aside


def _copy_vault(source: Places, incoming: Places, progress: Progress) -> None:
    log = source.database.with_name(source.database.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise NotKept  # it was not closed, so that the database alone is not all of it
    _copy(source.database, incoming.database, progress)
    for path, target in (
        (source.key_file, incoming.key_file),
        (source.key_file_backup, incoming.key_file_backup),
    ):
        if path.exists():
            _copy(path, target, no_progress)


def _copy(path: Path, target: Path, progress: Progress) -> None:
    try:
        with open_plain_file(path) as file, open(target, "xb", opener=_for_owner) as copy:
            size = max(1, os.fstat(file.fileno()).st_size)
            while chunk := file.read(_CHUNK):
                copy.write(chunk)
                progress(min(0.95, copy.tell() / size))
    except NotAPlainFile:
        raise NotKept from None
    except OSError as error:
        raise typed_error(error) from None


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
