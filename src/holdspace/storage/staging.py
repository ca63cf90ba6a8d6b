# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Putting a whole vault in the place of another, so that a crash leaves the old one or the new one.

The new files lie complete in `incoming`. One mark, written in one step, decides: without it they are nothing,
with it every next step is only a rename, done again by whoever comes next until all are done. Imported before
the first paint: keep it light.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from pathlib import Path

from holdspace.storage.errors import NotKept, StorageError, typed_error
from holdspace.storage.files import remove_durably, sync_folder, sync_path, write_durably
from holdspace.storage.lock_file import LockFile
from holdspace.storage.places import Places

COMPANIONS = ("-wal", "-shm", "-journal")
_ASIDE = re.compile(r"(replaced|damaged)/[0-9]{1,9}", re.ASCII)
_ASIDE_UNKNOWN = "damaged/0"


def begin(places: Places) -> Places:
    """Return the places of the vault to come, in a fresh folder; hold the lock file from here to `commit`.

    Write its database and both its key files there, and check them. Raises NotWritable, DiskFull or NotKept.
    """
    discard(places)
    incoming = Places(places.incoming)
    try:
        incoming.home.mkdir(mode=0o700)
    except OSError as error:
        raise typed_error(error) from None
    return incoming


def commit(places: Places, *, was_sound: bool) -> Path:
    """Put the vault in `incoming` in the place of this one, which must be closed; return where that went.

    From the moment the mark is on the disk the new one is the vault, even if this call fails after it. The
    old files move to `replaced`, or to `damaged` where the old vault was not known to be sound and backed
    up: its entries may be nowhere else. Raises DiskFull, NotWritable or NotKept.
    """
    incoming = Places(places.incoming)
    wanted = (incoming.database, incoming.key_file, incoming.key_file_backup)
    if any(map(os.path.lexists, _companions(incoming.database))) or not incoming.database.is_file():
        raise NotKept
    for path in filter(os.path.lexists, wanted):
        sync_path(path)
    sync_folder(incoming.home)
    sync_folder(places.home)
    aside = _free_folder(places.replaced if was_sound else places.damaged)
    write_durably(places.incoming_mark, aside.relative_to(places.home).as_posix().encode())
    roll_forward(places)
    return aside


def discard(places: Places) -> None:
    """Remove what was staged, unless its mark already decided. Raises NotWritable or NotKept."""
    if os.path.lexists(places.incoming) and not os.path.lexists(places.incoming_mark):
        try:
            shutil.rmtree(places.incoming)
        except OSError as error:
            raise typed_error(error) from None


def settle(places: Places) -> None:
    """Finish an interrupted swap before anyone reads a key file; one stat where there is none.

    Passed over where another holds the vault, who does the same, and where nothing can be written.
    """
    if not os.path.lexists(places.incoming_mark):
        return
    with contextlib.suppress(StorageError), LockFile(places):
        roll_forward(places)


def roll_forward(places: Places) -> None:
    """Finish a swap whose mark is there, and clear away one whose mark is not; hold the lock file.

    Quick where there is nothing to do. Raises NotWritable, DiskFull or NotKept, after which it can be called
    again.
    """
    if not os.path.lexists(places.incoming):
        return
    if os.path.lexists(places.incoming_mark):
        try:
            _swap(places)
        except OSError as error:
            raise typed_error(error) from None
    discard(places)
    sync_folder(places.home)


def forget_replaced(places: Places) -> None:
    """Remove the replaced vaults, once a later opening found the new one sound; errors are passed over.

    Those that were damaged stay.
    """
    if not os.path.lexists(places.incoming_mark):
        shutil.rmtree(places.replaced, ignore_errors=True)


def _swap(places: Places) -> None:
    incoming = Places(places.incoming)
    aside = _aside(places)
    for folder in (aside.parent, aside):
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)
    key_files = (
        (incoming.key_file, places.key_file),
        (incoming.key_file_backup, places.key_file_backup),
    )
    if incoming.database.exists():
        # SQLite would play the old database's log into the new one.
        for path in (*_companions(places.database), places.database):
            _move(path, aside / path.name)
        # Of a key file that has no successor: it leads to the old vault alone, and hides the new one.
        for new, old in key_files:
            if not new.exists():
                _move(old, aside / old.name)
        sync_folder(aside)
        sync_folder(places.home)
        incoming.database.rename(places.database)
        sync_folder(places.home)
    # One after the other: one of the two is there at every moment, for whoever seals a note just now.
    for new, old in key_files:
        if new.exists():
            _move(old, aside / old.name)
            sync_folder(aside)
            new.rename(old)
            sync_folder(places.home)
    remove_durably(places.incoming_mark)


def _aside(places: Places) -> Path:
    try:
        name = places.incoming_mark.read_bytes().decode("ascii")
    except UnicodeDecodeError:
        name = ""
    # The mark is ours, and a name out of a file is still no path to trust.
    return places.home / (name if _ASIDE.fullmatch(name) else _ASIDE_UNKNOWN)


def _move(path: Path, target: Path) -> None:
    if os.path.lexists(path):
        path.rename(target)


def _free_folder(parent: Path) -> Path:
    number = 1
    while os.path.lexists(parent / str(number)):
        number += 1
    return parent / str(number)


def _companions(database: Path) -> list[Path]:
    return [database.with_name(database.name + ending) for ending in COMPANIONS]
