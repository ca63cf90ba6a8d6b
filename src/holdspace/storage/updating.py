# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bringing an older vault up to date before it is opened: some 30 s at 100,000 entries, on any thread."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from holdspace.storage.backups import connect_copy
from holdspace.storage.errors import StorageError
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, in_steps, no_progress, only_told
from holdspace.storage.schema import is_behind
from holdspace.storage.vault import open_vault


def bring_up_to_date(
    places: Places, root: bytearray, about_to: Callable[[], None], progress: Progress = no_progress
) -> None:
    """Make the tables of a closed vault those of today, after a backup; `about_to` is called just before.

    `progress` is only told: stopped here, the opening would do it all again on the thread that opens.

    Opening does the same, on the thread that opens: this is for a window, which must not stand still for so
    long. What goes wrong is left for the opening to meet and to tell; the vault is then as it was.
    """
    with contextlib.suppress(StorageError):
        if _needs_it(places, root):
            about_to()
            open_vault(places, root, in_steps(only_told(progress))).close()


def _needs_it(places: Places, root: bytearray) -> bool:
    if not places.database.is_file():
        return False
    with contextlib.closing(connect_copy(places.database, root)) as connection:
        return is_behind(connection)
