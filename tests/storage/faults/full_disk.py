# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A vault on a disk that fills up: a small tmpfs of its own, and words that want more room than it has.

Started inside the mount: `python -m storage.faults.full_disk FOLDER`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from holdspace.domain.entries import Entry
from holdspace.storage.drafts import seal_draft
from holdspace.storage.errors import StorageError
from holdspace.storage.inbox import seal_entry
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
from storage.faults.life import Told, draft_of, entry_of, look_through, make_vault

_SEALED, _LONG, _MOST = 6000, 8005, 9000


def fill(folder: Path) -> dict[str, object]:
    """Keep until the disk is full, in three ways; free some room and keep the same; return what was found."""
    places = Places(folder / "home")
    root = make_vault(places.home)
    ballast = folder / "ballast"
    ballast.write_bytes(os.urandom(256 * 1024))
    told = Told()
    errors: list[str] = []
    with open_vault(places, root) as vault:
        seal_draft(places, draft_of(_LONG))
        told.hear("draft", _LONG)
        number = _until_full(lambda number: _keep(vault.entries.add, number, told), 0, errors)
        _until_full(lambda _number: _stuff(folder), 0, [])
        more = _until_full(lambda number: _keep(_sealer(places), number, told), _SEALED, errors)
        told.hear("may draft", _LONG + 7)
        _until_full(lambda _number: seal_draft(places, draft_of(_LONG + 7)), _MOST - 1, errors)
        ballast.unlink()
        _keep(vault.entries.add, number, told)
        _keep(_sealer(places), more, told)
    return {"kept": len(told.kept), "errors": errors, "complaints": look_through(places, root, told)}


def _until_full(keep: Callable[[int], object], number: int, errors: list[str]) -> int:
    """Return the first number that was not kept."""
    for there in range(number, _MOST):
        try:
            keep(there)
        except (StorageError, OSError) as error:
            errors.append(type(error).__name__)
            return there
    return _MOST


def _keep(keep: Callable[[Entry], object], number: int, told: Told) -> None:
    told.hear("may", number)
    keep(entry_of(number))
    told.hear("kept", number)


def _sealer(places: Places) -> Callable[[Entry], None]:
    return lambda entry: seal_entry(places, entry)


def _stuff(folder: Path) -> None:
    (folder / f"more-{os.urandom(4).hex()}").write_bytes(os.urandom(4096))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(fill(Path(sys.argv[1]))))
