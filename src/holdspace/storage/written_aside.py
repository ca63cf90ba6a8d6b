# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Files and folders that others write, whole or absent: made aside, forced to the disk, then renamed."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from holdspace.storage.errors import DiskFull, NameTaken, NotKept, NotWritable, StorageError, typed_error
from holdspace.storage.files import sync_folder, sync_path

_FOLDER_TAKEN = "A folder with something in it is already there. It was left as it is; choose another name."
_WORDS: dict[type[StorageError], str] = {
    DiskFull: "The disk is full, so nothing was written. Free some room and try again.",
    NotWritable: "It could not be written there, and nothing was. Choose another place.",
    NotKept: "The disk did not take it, so nothing was written. Try again, or choose another place.",
}
_ROOT = "This is the root of a disk. Nothing was written; choose a file or a folder on it."
_LONGEST = 100
_NO_FOLDER = "The folder that the file should go into is not there. Nothing was written."


@contextlib.contextmanager
def written_aside(target: Path, *, is_folder: bool = False, replace: bool = False) -> Iterator[Path]:
    """Give an empty file or folder, which only its owner may read, and name it `target` after the block.

    What already bears the name is left alone; with `replace` a plain file gives way, a folder that holds
    anything never does. After an error in the block nothing is left. Raises NameTaken, DiskFull, NotWritable
    or NotKept; an OSError in the block counts as one of them.
    """
    refuse_taken(target, is_folder=is_folder, replace=replace)
    target = named(target)
    # Not hidden: after a crash a person is to see that words lie there.
    aside = target.with_name(f"{_begun(target.name)}.{secrets.token_hex(4)}.part")
    try:
        _make(aside, is_folder=is_folder)
        yield aside
        _force(aside)
        refuse_taken(target, is_folder=is_folder, replace=replace)
        aside.replace(target)
    except OSError as error:
        raise _worded(error) from None
    finally:
        _remove(aside)
    sync_folder(target.parent)


def refuse_taken(target: Path, *, is_folder: bool = False, replace: bool = False) -> None:
    """Raise NameTaken, or NotWritable where there is no folder for it, as `written_aside` would."""
    target = named(target)
    if not target.name:
        raise NameTaken(_ROOT)
    try:
        if not target.parent.is_dir():
            raise NotWritable(_NO_FOLDER)
        if not os.path.lexists(target):
            return
        is_real_folder = target.is_dir() and not target.is_symlink()
        if is_folder and is_real_folder and not any(target.iterdir()):
            return
        if is_real_folder:
            raise NameTaken(_FOLDER_TAKEN)
        if is_folder or not replace or not (target.is_file() or target.is_symlink()):
            raise NameTaken
    except OSError as error:
        raise _worded(error) from None


def named(target: Path) -> Path:
    """Return a path that ends in a name, as `.` and `..` do not; only a root has none."""
    return Path(os.path.abspath(target))  # noqa: PTH100 - not resolved: a link is to give way itself


def _begun(name: str) -> str:
    """Return the first bytes of a name: a file system counts these, and not letters."""
    return os.fsencode(name)[:_LONGEST].decode("utf-8", "ignore")


def _worded(error: OSError) -> StorageError:
    """Return the typed error; the usual sentences of these speak of the vault."""
    typed = typed_error(error)
    return next((kind(words) for kind, words in _WORDS.items() if type(typed) is kind), typed)


def _make(aside: Path, *, is_folder: bool) -> None:
    if is_folder:
        aside.mkdir(mode=0o700)
    else:
        os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _force(aside: Path) -> None:
    if not aside.is_dir():
        sync_path(aside)
        return
    if sys.platform == "linux":
        # There it returns when all is on the disk; thousands of files forced one by one would take minutes.
        os.sync()
        return
    for folder, _, names in os.walk(aside):
        for name in names:
            sync_path(Path(folder, name))
        sync_folder(Path(folder))


def _remove(aside: Path) -> None:
    with contextlib.suppress(OSError):
        if aside.is_dir():
            shutil.rmtree(aside)
        else:
            aside.unlink(missing_ok=True)
