# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Writing and removing the files of a menu entry, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from holdspace.services.menu_entry.errors import MenuNotWritable


def write_files(
    contents: Mapping[Path, bytes], executable: frozenset[Path] = frozenset()
) -> tuple[Path, ...]:
    """Write every file in turn and return their paths. Raises MenuNotWritable."""
    for path, content in contents.items():
        _write(path, content, 0o755 if path in executable else 0o644)
    return tuple(contents)


def _write(path: Path, content: bytes, mode: int) -> None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            fresh.write_bytes(content)
            fresh.chmod(mode)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError:
        raise MenuNotWritable(path) from None


def remove_files(paths: Iterable[Path], *, within: Path) -> tuple[Path, ...]:
    """Remove the files that are there, and their folders below `within` that this leaves empty.

    Returns the files removed. Raises MenuNotWritable.
    """
    removed = []
    for path in paths:
        try:
            path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            raise MenuNotWritable(path) from None
        removed.append(path)
        _prune(path.parent, within)
    return tuple(removed)


def _prune(folder: Path, within: Path) -> None:
    while within in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
