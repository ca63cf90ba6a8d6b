# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The folder that a copy of a vault is made in: new or empty, and as it was where the work fails."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from holdspace.storage.errors import NameTaken, VaultExists, typed_error
from holdspace.storage.place_safety import refuse_unsafe_place
from holdspace.storage.places import Places

# What a kill in the middle of such work leaves behind, so that it can be done again in the same folder.
_LEFT_BEHIND = re.compile(
    r"inbox|backups|logs|vault\.db\.new(-wal|-shm|-journal)?|draft(-[0-9]+)?\.sealed|cards\.sealed|\..*\.tmp",
    re.ASCII,
)
_NOT_EMPTY = "There is something in that folder already. It was left as it is; choose a new or empty one."


def refuse_taken_home(destination: Path) -> None:
    """Raise unless a vault can be made in the folder `destination`, which need not be there yet.

    Raises VaultExists, UnsafePlace, NameTaken where anything else is in it, NotWritable or NotKept.
    """
    refuse_unsafe_place(destination)
    if Places(destination).has_vault():
        raise VaultExists
    try:
        names = os.listdir(destination)  # noqa: PTH208 - only the names are asked
    except FileNotFoundError:
        return
    except OSError as error:
        raise typed_error(error) from None
    if not all(map(_LEFT_BEHIND.fullmatch, names)):
        raise NameTaken(_NOT_EMPTY)


@contextlib.contextmanager
def new_home(destination: Path) -> Iterator[Places]:
    """Give the places in the folder `destination`, with their folders, to a with block that fills them.

    A folder that is there keeps its mode. Where the block fails, the folders made here are gone again, unless
    it left something in them. Raises as `refuse_taken_home`, and DiskFull.
    """
    refuse_taken_home(destination)
    new = Places(destination)
    made = [folder for folder in (new.set_aside, *new.missing_folders()) if not folder.exists()]
    try:
        new.make_folders()
        yield new
    except BaseException:
        for folder in made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise
