# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Files that are whole or absent: written aside, forced to the disk, then renamed."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from holdspace.storage.errors import typed_error

_TEMP_ENDING = ".tmp"
_STALE_SECONDS = 3600.0
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)


# A link, a socket or a device without its driver; EMLINK is FreeBSD's and macOS's word for a link.
_NOT_PLAIN = {errno.ELOOP, errno.EMLINK, errno.ENXIO}


class NotAPlainFile(ValueError):  # noqa: N818 - named for what it says
    """A folder, a link, a device or a file over the limit stands where a plain file should."""


def write_durably(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Replace `path` by `data`; on return it is on the disk, on an error the old file is as it was.

    Raises DiskFull, NotWritable or NotKept.
    """
    temp = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_TEMP_ENDING}")
    try:
        _replace(path, temp, data, mode, sync=True)
        sync_folder(path.parent)
    except OSError as error:
        raise typed_error(error) from None


def write_quickly(path: Path, data: bytes) -> None:
    """Replace `path` by `data`, whole or not at all, and leave it to the system when it gets to the disk.

    For what costs little once the power fails: then it can be the old file, an empty one or none. Raises as
    `write_durably`.
    """
    temp = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_TEMP_ENDING}")
    try:
        _replace(path, temp, data, 0o600, sync=False)
    except OSError as error:
        raise typed_error(error) from None


def remove_durably(path: Path) -> bool:
    """Remove `path` for good and return whether it was there. Raises NotWritable or NotKept."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise typed_error(error) from None
    sync_folder(path.parent)
    return True


def sync_folder(folder: Path) -> None:
    """Force a folder's names to the disk; nothing to do on Windows. Raises NotKept."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _sync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise typed_error(error) from None


def sync_file(descriptor: int) -> None:
    """Force an open file to the disk. Raises OSError as the system gives it."""
    _sync(descriptor)


def sync_path(path: Path) -> None:
    """Force a file that nobody has open to the disk. Raises DiskFull, NotWritable or NotKept."""
    try:
        descriptor = os.open(path, os.O_RDWR | _BINARY)
        try:
            _sync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise typed_error(error) from None


def read_plain_file(path: Path, limit: int) -> bytes:
    """Return the bytes of a plain file of at most `limit` bytes, following no link and waiting for no pipe.

    Raises NotAPlainFile, or OSError as the system gives it.
    """
    with open_plain_file(path) as file:
        if os.fstat(file.fileno()).st_size > limit:
            raise NotAPlainFile
        return file.read(limit)


@contextlib.contextmanager
def open_plain_file(path: Path) -> Iterator[BinaryIO]:
    """Give a plain file for reading, following no link and waiting for no pipe.

    Raises NotAPlainFile, or OSError as the system gives it.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT | _BINARY)
    except OSError as error:
        if error.errno in _NOT_PLAIN:
            raise NotAPlainFile from None
        raise
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotAPlainFile
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(descriptor)


def remove_stale_temps(folder: Path) -> None:
    """Remove temp files that a crash left behind more than an hour ago; errors are passed over."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(".") and path.name.endswith(_TEMP_ENDING) and _is_stale(path):
                path.unlink()


def _is_stale(path: Path) -> bool:
    return time.time() - path.lstat().st_mtime > _STALE_SECONDS


def _replace(path: Path, temp: Path, data: bytes, mode: int, *, sync: bool) -> None:
    try:
        _write_new(temp, data, mode, sync=sync)
        temp.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temp.unlink(missing_ok=True)
        raise


def _write_new(path: Path, data: bytes, mode: int, *, sync: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
    descriptor = os.open(path, flags, mode)
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
        if sync:
            _sync(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        # fsync leaves the data in the drive's cache there.
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)
