# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The sealed inbox: what was written or done while locked, one file each, named by its time and id.

No name says a word, or whether it is a note, a session, an answer kept of one, or a boundary.

Imported before the first paint: keep it light.
"""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holdspace.storage.errors import typed_error
from holdspace.storage.places import Places
from holdspace.storage.sealed_kinds import ANSWER, BOUNDARY, ENDING, NOTE, SESSION, with_kind

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.domain.entries import Entry
    from holdspace.domain.sessions import Answer, Boundary, Session


def seal_entry(places: Places, entry: Entry) -> None:
    """Seal `entry` into the inbox; on return it is on the disk. Needs no passphrase.

    Sealing the same id made at the same time again replaces the file. Raises NoVault, KeyFileMissing,
    KeyFileDamaged, VaultTooNew, DiskFull, NotWritable or NotKept.
    """
    from holdspace.domain.entries import entry_to_json

    origin = {"session_id": entry.session_id, "practice": entry.practice}
    _seal(places, NOTE, entry_to_json(entry) | origin, entry.created_at)


def seal_session(places: Places, session: Session) -> None:
    """Seal a session into the inbox; on return it is on the disk. Raises as `seal_entry`.

    Sealing the same id that began at the same time again replaces the file.
    """
    from holdspace.domain.session_records import session_to_json

    _seal(places, SESSION, session_to_json(session), session.started_at)


def seal_answer(places: Places, answer: Answer) -> None:
    """Seal an answer into the inbox, as `seal_session` does a session."""
    from holdspace.domain.session_records import answer_to_json

    _seal(places, ANSWER, answer_to_json(answer), answer.made_at)


def seal_boundary(places: Places, boundary: Boundary) -> None:
    """Seal a boundary into the inbox, as `seal_session` does a session."""
    from holdspace.domain.session_records import boundary_to_json

    _seal(places, BOUNDARY, boundary_to_json(boundary), boundary.made_at)


def count_sealed(places: Places) -> int:
    """Return how many files wait in the inbox, of whatever kind; opens none of them."""
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


def _seal(places: Places, kind: str, payload: dict[str, Any], moment: datetime) -> None:
    from holdspace.storage.files import write_durably
    from holdspace.storage.sealing import NOTE_PURPOSE, seal

    sealed = seal(places, NOTE_PURPOSE, with_kind(kind, payload))
    if not places.inbox.is_dir():
        places.prepare()
    write_durably(places.inbox / f"{_compact(moment)}-{payload['id']}{ENDING}", sealed)


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
