# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""After a restore: what the vault in place cannot open goes with the one before, which can."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from holdspace.storage.begun import KINDS
from holdspace.storage.earlier_drafts import earlier_drafts
from holdspace.storage.errors import BadSealedFile, StorageError
from holdspace.storage.files import NotAPlainFile, read_plain_file, sync_folder
from holdspace.storage.inbox import sealed_names
from holdspace.storage.key_file import read_copies
from holdspace.storage.key_file_format import KeyFile
from holdspace.storage.places import Places
from holdspace.storage.sealing import (
    DRAFT_PURPOSE,
    LARGEST_SEALED,
    NOTE_PURPOSE,
    REPLIES_PURPOSE,
    unseal_with_any,
)


def leave_behind(places: Places, aside: Path, private_keys: Sequence[bytearray], public_key: bytes) -> int:
    """Move notes and drafts that none of `private_keys` opens to `aside`, beside the vault that does; count.

    `aside` is then a home of its own. A key file of another public key goes too: nothing more is sealed to
    it. What cannot be moved stays where it is, and is set aside at the next unlock. Slow where it is much.
    """
    with contextlib.suppress(StorageError):
        for path, copy in read_copies(places).items():
            if isinstance(copy, KeyFile) and copy.inbox_public_key != public_key:
                _move(places, path, aside)
    moved = 0
    for path, purpose in list(_sealed(places)):
        moved += not _opens(path, purpose, private_keys) and _move(places, path, aside)
    return moved


def _sealed(places: Places) -> Iterator[tuple[Path, bytes]]:
    with contextlib.suppress(StorageError):
        for name in sealed_names(places):
            yield places.inbox / name, NOTE_PURPOSE
    for path in (places.draft, *earlier_drafts(places)):
        yield path, DRAFT_PURPOSE
    yield from ((kind.path(places), kind.purpose) for kind in KINDS)
    yield places.replies, REPLIES_PURPOSE


def _opens(path: Path, purpose: bytes, private_keys: Sequence[bytearray]) -> bool:
    try:
        unseal_with_any(private_keys, purpose, read_plain_file(path, LARGEST_SEALED))
    except BadSealedFile:
        return False
    except (OSError, NotAPlainFile):
        pass  # gone, or nothing that was sealed here
    return True


def _move(places: Places, path: Path, aside: Path) -> bool:
    target = aside / path.relative_to(places.home)
    with contextlib.suppress(OSError, StorageError):
        target.parent.mkdir(mode=0o700, exist_ok=True)
        if target.exists():
            return False  # never over another
        path.rename(target)
        sync_folder(target.parent)
        sync_folder(path.parent)
        return True
    return False
