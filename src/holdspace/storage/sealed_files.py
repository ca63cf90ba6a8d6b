# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The sealed notes and drafts of a home, brought along unopened where its vault goes elsewhere."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from holdspace.storage.begun import KINDS
from holdspace.storage.earlier_drafts import earlier_drafts
from holdspace.storage.errors import StorageError
from holdspace.storage.files import NotAPlainFile, read_plain_file, write_durably
from holdspace.storage.inbox import sealed_names
from holdspace.storage.places import Places
from holdspace.storage.sealing import LARGEST_SEALED


def sealed_files(places: Places) -> Iterator[Path]:
    """Give every sealed file: the inbox, what was set aside, the drafts; what cannot be listed is passed."""
    with contextlib.suppress(StorageError):
        yield from (places.inbox / name for name in sealed_names(places))
    with contextlib.suppress(OSError):
        yield from (path for path in sorted(places.set_aside.glob("*")) if path.is_file())
    begun = [kind.path(places) for kind in KINDS]
    drafts = (places.draft, *begun, places.replies, *earlier_drafts(places))
    yield from (path for path in drafts if path.is_file())


def copy_sealed(path: Path, places: Places, new: Places) -> Path | None:
    """Copy a sealed file as it is to its place in the home `new`; None where it cannot be read.

    Raises DiskFull, NotWritable or NotKept.
    """
    target = new.home / path.relative_to(places.home)
    try:
        data = read_plain_file(path, LARGEST_SEALED)
    except (OSError, NotAPlainFile):
        return None
    with contextlib.suppress(FileExistsError):
        target.parent.mkdir(mode=0o700)
    write_durably(target, data)
    return target
