# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The sealed inbox: notes written while locked, one file each, named by their time and id, never by words.

Imported before the first paint: keep it light.
"""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from holdspace.storage.errors import typed_error
from holdspace.storage.places import Places

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.domain.entries import Entry

ENDING = ".sealed"


def seal_entry(places: Places, entry: Entry) -> None:
    """Seal `entry` into the inbox; on return it is on the disk. Needs no passphrase.

    Sealing the same id made at the same time again replaces the file. Raises NoVault, KeyFileMissing,
    KeyFileDamaged, VaultTooNew, DiskFull, NotWritable or NotKept.
    """
    from holdspace.domain.entries import entry_to_json
    from holdspace.storage.files import write_durably
    from holdspace.storage.sealing import NOTE_PURPOSE, seal

    sealed = seal(places, NOTE_PURPOSE, entry_to_json(entry))
    if not places.inbox.is_dir():
        places.prepare()
    write_durably(places.inbox / _file_name(entry), sealed)


def count_sealed(places: Places) -> int:
    """Return how many notes wait in the inbox; opens none of them."""
    return len(sealed_names(places))


def is_waiting(places: Places, entry_id: str) -> bool:
    """Return whether a note of this id waits in the inbox; opens none of them."""
    return any(name.endswith(f"-{entry_id}{ENDING}") for name in sealed_names(places))


def remove_sealed(places: Places, entry_id: str) -> bool:
    """Take a note back out of the inbox and return whether it was there. Raises NotWritable or NotKept."""
    from holdspace.storage.files import remove_durably

    mine = [name for name in sealed_names(places) if name.endswith(f"-{entry_id}{ENDING}")]
    return sum(remove_durably(places.inbox / name) for name in mine) > 0


def sealed_names(places: Places) -> list[str]:
    """Return the names of the waiting files, in no order; an inbox that is not there is empty."""
    try:
        names = os.listdir(places.inbox)  # noqa: PTH208 - 100,000 Path objects would take a second
        return [name for name in names if name.endswith(ENDING) and not name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise typed_error(error, reading=True) from None


def move_aside(places: Places, path: Path) -> None:
    """Move a sealed file that does not open to inbox/set-aside, over no other.

    Raises NotWritable or NotKept.
    """
    from holdspace.storage.files import sync_folder

    try:
        places.set_aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.rename(_free_name(places.set_aside, path.name))
    except OSError as error:
        raise typed_error(error) from None
    sync_folder(places.set_aside)
    sync_folder(path.parent)


def _free_name(folder: Path, name: str) -> Path:
    free = folder / name
    number = 1
    while os.path.lexists(free):
        free = folder / f"{name}.{number}"
        number += 1
    return free


def _file_name(entry: Entry) -> str:
    return f"{_compact(entry.created_at)}-{entry.id}{ENDING}"


def _compact(moment: datetime) -> str:
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        # Within a day of the calendar's ends the offset leads out of it.
        moment = moment.replace(tzinfo=UTC)
    return (
        moment.isoformat(timespec="microseconds").replace("-", "").replace(":", "").removesuffix("+0000")
        + "Z"
    )
