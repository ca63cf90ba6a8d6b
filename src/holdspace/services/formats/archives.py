# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Zip archives that nobody vouches for: looked over by their directory before anything is unpacked."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from holdspace.services.formats.errors import BadFile, FileTooLarge, LockedArchive, UnsafeArchive

LARGEST_DIRECTORY = 16 * 1024 * 1024
MOST_RATIO = 200
"""Text packs to about a fifth, at the very best to a fiftieth."""
SMALL = 1024 * 1024
"""Bytes of a member, or of all, for which the ratio says nothing: a file of blanks is no bomb."""
_LONGEST_NAME = 4096
_ENCRYPTED = 1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others can ask for gigabytes to unpack a byte
_DRIVE = re.compile("[A-Za-z]:")
# Daylio names the photos in its backups so, and no member of an archive is ever written anywhere.
_DAYLIO_ASSET = re.compile("^/(?=assets/)")
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    EOFError,
    ValueError,
    IndexError,
    RuntimeError,
)
"""What Python's zip reader raises of broken archives, apart from OSError."""


class GuardedFile(io.BufferedReader):
    """Lets nobody read more in one go than a directory has, until `is_open`: it is read whole, as it says."""

    is_open = False

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as ever. Raises FileTooLarge."""
        if not self.is_open and size is not None and size > LARGEST_DIRECTORY:
            raise FileTooLarge
        return super().read(size)


def opened_archive(file: GuardedFile) -> zipfile.ZipFile:
    """Return the archive in `file`, which stays the caller's to close. Raises BadFile or FileTooLarge."""
    try:
        archive = zipfile.ZipFile(file)
    except ZIP_ERRORS:
        raise BadFile from None
    file.is_open = True
    return archive


def sizes_in(archive: zipfile.ZipFile, weight: int, most: int) -> dict[str, int]:
    """Return the names and sizes of the files in an archive of `weight` bytes, at most so many.

    Raises UnsafeArchive, LockedArchive or FileTooLarge.
    """
    for member in archive.infolist():
        _turn_round(archive, member)
    # Python 3.11 fails at is_dir() of a member without a name, which is refused below.
    members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    if len(archive.infolist()) > most:
        raise FileTooLarge
    found: dict[str, int] = {}
    for member in members:
        _check_member(member)
        if member.filename in found:
            raise UnsafeArchive
        found[member.filename] = member.file_size
    # Members that share their bytes weigh more together than the archive does.
    if sum(member.compress_size for member in members) > weight:
        raise UnsafeArchive
    if sum(found.values()) > max(SMALL, MOST_RATIO * weight):
        raise UnsafeArchive
    return found


def _turn_round(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Give a name with backslashes, as some programs on Windows write it, its slashes; it is checked then."""
    if "\\" in member.filename:
        member.filename = member.filename.replace("\\", "/")
        archive.NameToInfo.setdefault(member.filename, member)


def _check_member(member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(_DAYLIO_ASSET.sub("", member.filename))
    leads_outside = (
        not path.parts
        or path.is_absolute()
        or ".." in path.parts
        or _DRIVE.match(member.filename) is not None
        or len(member.filename) > _LONGEST_NAME
    )
    kind = stat.S_IFMT(member.external_attr >> 16)
    is_plain = kind in (0, stat.S_IFREG) and member.compress_type in _METHODS
    bursts = member.file_size > max(SMALL, MOST_RATIO * member.compress_size)
    if leads_outside or not is_plain or bursts:
        raise UnsafeArchive
    if member.flag_bits & _ENCRYPTED:
        raise LockedArchive
