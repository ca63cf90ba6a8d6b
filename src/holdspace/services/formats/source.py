# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A file, a folder or a zip archive to import from, as names and bytes, and never more of them than a journal
has.

An archive is never unpacked to the disk; links are not followed; a name that leads outside is refused.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from holdspace.services.formats.archives import ZIP_ERRORS, GuardedFile, opened_archive, sizes_in
from holdspace.services.formats.errors import BadFile, CannotRead, DamagedMember, FileTooLarge

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_MEMBERS = 150_000
MOST_FOLDERS_DEEP = 64
LARGEST_MEMBER = 1024 * 1024 * 1024
LARGEST_WHOLE = 4 * LARGEST_MEMBER
"""Bytes that are read of one source, all in all."""
LARGEST_TEXT = 512 * 1024 * 1024
_ZIP_BEGINS = b"PK\x03\x04"  # its directory is at the end, which is missing where it was cut short
_ZIP_ENDS = ".zip"  # nobody calls anything else so


class Source:
    """What a person chose to import. Names are relative, with forward slashes; a single file has one name.

    Any thread. Reading raises CannotRead, DamagedMember, FileTooLarge, UnsafeArchive or LockedArchive. A with
    statement closes it.
    """

    def __init__(self, path: Path) -> None:
        """Look at what lies at `path`, which is not changed."""
        self.path = path
        self._file: GuardedFile | None = None
        self._archive: zipfile.ZipFile | None = None
        self._is_folder = False
        self._left = LARGEST_WHOLE
        try:
            self._sizes = self._look()
        except BaseException as error:
            self.close()
            if isinstance(error, OSError):
                raise CannotRead from None
            raise

    def __enter__(self) -> Source:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the archive, if it is one; harmless when already closed."""
        if self._archive is not None:
            self._archive.close()
        if self._file is not None:
            self._file.close()

    @property
    def is_folder(self) -> bool:
        """Say whether it is a folder on the disk."""
        return self._is_folder

    @property
    def is_archive(self) -> bool:
        """Say whether it is a zip archive."""
        return self._archive is not None

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all files in it, in order, but for hidden folders."""
        return tuple(self._sizes)

    def size(self, name: str) -> int:
        """Return the size of one file in bytes, as told before reading."""
        return self._sizes[name]

    def changed_at(self, name: str) -> datetime | None:
        """Return when one file was last changed, or None; without an offset it is local."""
        try:
            if self._archive is not None:
                return datetime(*self._archive.getinfo(name).date_time)
            path = self.path / name if self._is_folder else self.path
            return datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except (OSError, ValueError, OverflowError):
            return None

    def named(self, *endings: str) -> tuple[str, ...]:
        """Return the names that end so, whatever their case, but for hidden ones and `__MACOSX`."""
        return tuple(
            name
            for name in self._sizes
            if name.lower().endswith(endings)
            and not any(p.startswith((".", "__MACOSX")) for p in name.split("/"))
        )

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open one file to read; more than LARGEST_MEMBER bytes of it raise FileTooLarge."""
        if self._sizes[name] > LARGEST_MEMBER:
            raise FileTooLarge
        try:
            file = self._opened(name)
        except OSError:
            raise CannotRead from None
        except ZIP_ERRORS:
            raise DamagedMember(name) from None
        with io.BufferedReader(_Counted(file, name, self._count)) as counted:
            yield counted

    def read(self, name: str, limit: int = LARGEST_TEXT) -> bytes:
        """Return one file whole. Raises FileTooLarge where it has more than `limit` bytes in truth."""
        if self._sizes[name] > limit:
            raise FileTooLarge
        with self.open(name) as file:
            found = file.read(limit + 1)
        if len(found) > limit:
            raise FileTooLarge
        return found

    def head(self, name: str, length: int = 4096) -> bytes:
        """Return the first bytes of one file, to tell formats apart."""
        with self.open(name) as file:
            return file.read(length)

    def _count(self, length: int) -> None:
        self._left -= length
        if self._left < 0:
            raise FileTooLarge

    def _opened(self, name: str) -> IO[bytes] | io.FileIO:
        if self._archive is not None:
            return self._archive.open(name)
        # The file that a person chose may be a link; none within a folder is followed.
        return _open(self.path / name, getattr(os, "O_NOFOLLOW", 0)) if self._is_folder else _open(self.path)

    def _look(self) -> dict[str, int]:
        if stat.S_ISDIR(self.path.stat().st_mode):
            self._is_folder = True
            return _in_folder(self.path)
        file = self._file = GuardedFile(_open(self.path))
        size = os.fstat(file.fileno()).st_size
        if zipfile.is_zipfile(file):
            self._archive = opened_archive(file)
            return sizes_in(self._archive, size, MOST_MEMBERS)
        file.seek(0)
        is_broken = file.read(len(_ZIP_BEGINS)) == _ZIP_BEGINS or self.path.suffix.lower() == _ZIP_ENDS
        file.close()
        if is_broken:
            raise BadFile
        return {self.path.name: size}


class _Counted(io.RawIOBase):
    """Counts what is read of a file, and says of what goes wrong in reading that the file is refused."""

    def __init__(self, file: IO[bytes] | io.FileIO, name: str, count: Callable[[int], None]) -> None:
        self._file = file
        self._name = name
        self._count = count
        self._most = LARGEST_MEMBER

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read the next bytes into `buffer` and return how many there were."""
        view = memoryview(buffer)
        try:
            data = self._file.read(len(view)) or b""
        except OSError:
            raise CannotRead from None
        except ZIP_ERRORS:
            raise DamagedMember(self._name) from None
        view[: len(data)] = data
        self._most -= len(data)
        self._count(len(data))
        if self._most < 0:  # it grows while it is read
            raise FileTooLarge
        return len(data)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


def _open(path: Path, flags: int = 0) -> io.FileIO:
    """Open a plain file. O_NONBLOCK: a pipe put in its place would wait for somebody to write."""
    extra = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    file = io.FileIO(os.open(path, os.O_RDONLY | flags | extra), "r")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise CannotRead
    return file


def _in_folder(folder: Path) -> dict[str, int]:
    """Return the sizes of all plain files; os.walk would hold a folder whole and go down by calls."""
    found: dict[str, int] = {}
    waiting = [("", 0)]
    seen = 0
    while waiting:
        place, depth = waiting.pop()
        inner: list[tuple[str, int]] = []
        with os.scandir(folder / place) as items:
            for item in items:
                seen += 1
                if seen > MOST_MEMBERS or depth > MOST_FOLDERS_DEEP:
                    raise FileTooLarge
                name = f"{place}/{item.name}" if place else item.name
                if item.is_dir(follow_symlinks=False) and not item.name.startswith("."):
                    inner.append((name, depth + 1))
                elif item.is_file(follow_symlinks=False):
                    found[name] = item.stat(follow_symlinks=False).st_size
        waiting += inner
    return dict(sorted(found.items()))
