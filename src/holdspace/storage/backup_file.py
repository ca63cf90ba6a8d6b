# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A backup as a file: a stored zip of vault.db, vault.json and manifest.json, of which every byte is checked.

Reading takes nothing on trust: three members of known names, one behind the other from the first byte to the
last, uncompressed, and each as long and with the SHA-256 that the manifest says.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zipfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from holdspace.storage.backup_manifest import FilePart, Manifest, parse_manifest
from holdspace.storage.errors import BadBackup, typed_error
from holdspace.storage.files import NotAPlainFile, open_plain_file, sync_file
from holdspace.storage.progress import Progress, no_progress, share

if TYPE_CHECKING:
    from collections.abc import Iterator

DATABASE, KEY_FILE, MANIFEST = "vault.db", "vault.json", "manifest.json"
_MEMBERS = (DATABASE, KEY_FILE, MANIFEST)
_LARGEST_KEY_FILE = 16 * 1024
_LARGEST_MANIFEST = 64 * 1024
_CHUNK = 1024 * 1024
_END = struct.Struct("<4s4H2LH")  # the end record of a zip, APPNOTE.TXT 4.3.16
_CENTRAL_BYTES = 46
_LARGE = zipfile.ZIP64_LIMIT
# What a zip says of a member besides its length, place and CRC; a backup's is always what _info makes it.
_FIXED = (
    *("filename", "orig_filename", "date_time", "compress_type", "comment", "create_system"),
    *("create_version", "extract_version", "reserved", "flag_bits", "volume", "internal_attr"),
    "external_attr",
)
_ZIP_ERRORS = (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError, struct.error)


def write_backup(
    path: Path,
    database: Path,
    key_file: bytes,
    describe: Callable[[dict[str, FilePart]], Manifest],
    progress: Progress = no_progress,
) -> Manifest:
    """Write a new file of mode 0600 and force it to the disk; `path` must not be there.

    `describe` makes the manifest from the parts, once these are known. Raises OSError as the system gives it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            parts = {
                DATABASE: _write_database(archive, database, progress),
                KEY_FILE: _write_bytes(archive, KEY_FILE, key_file),
            }
            manifest = describe(parts)
            _write_bytes(archive, MANIFEST, manifest.to_bytes())
        file.flush()
        sync_file(file.fileno())
    return manifest


def check_backup(path: Path, progress: Progress = no_progress) -> Manifest:
    """Read a backup whole and return what it says of itself; needs no key.

    Raises BadBackup (BackupTooNew), or NotReadable where the system does not give the file out.
    """
    with _opened(path) as (archive, manifest):
        for name in (DATABASE, KEY_FILE):
            _copy(archive, manifest, name, _nowhere, progress if name == DATABASE else no_progress)
    return manifest


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself, of which only the outline and the manifest are checked. Fast.

    Raises BadBackup or NotReadable.
    """
    with _opened(path) as (_, manifest):
        return manifest


def read_key_file(path: Path) -> bytes:
    """Return the key file in a backup, empty where the vault had none. Raises BadBackup or NotReadable."""
    with _opened(path) as (archive, manifest):
        found = bytearray()
        _copy(archive, manifest, KEY_FILE, found.extend, no_progress)
        return bytes(found)


def extract_database(path: Path, target: Path, progress: Progress = no_progress) -> Manifest:
    """Write the database of a backup, which stays encrypted, to `target`, forced to the disk, mode 0600.

    `target` must not be there. The whole backup is checked on the way. Raises BadBackup, NotReadable,
    DiskFull, NotWritable or NotKept; `target` may then be there in part.
    """
    with _opened(path) as (archive, manifest):
        _copy(archive, manifest, KEY_FILE, _nowhere, no_progress)
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            descriptor = os.open(target, flags, 0o600)
        except OSError as error:
            raise typed_error(error) from None
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            _copy(archive, manifest, DATABASE, _writer(file), share(progress, 0.0, 0.95))
            try:
                sync_file(descriptor)
            except OSError as error:
                raise typed_error(error) from None
    progress(1.0)
    return manifest


def _writer(file: Any) -> Callable[[bytes], None]:
    def write(data: bytes) -> None:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
        except OSError as error:
            # Typed here: an error of the target must not be taken for one of the backup.
            raise typed_error(error) from None

    return write


def _nowhere(data: bytes) -> None:
    """Take bytes that are only to be checked."""


def _info(name: str) -> zipfile.ZipInfo:
    # A fixed date: the clock can be anywhere, and a zip's cannot.
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system = 3
    info.external_attr = 0o600 << 16
    return info


def _write_database(archive: zipfile.ZipFile, database: Path, progress: Progress) -> FilePart:
    size = database.stat().st_size
    digest = hashlib.sha256()
    done = 0
    with (
        database.open("rb") as source,
        archive.open(_info(DATABASE), "w", force_zip64=size > _LARGE) as target,
    ):
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            target.write(chunk)
            done += len(chunk)
            progress(done / max(size, 1))
    return FilePart(done, digest.hexdigest())


def _write_bytes(archive: zipfile.ZipFile, name: str, data: bytes) -> FilePart:
    with archive.open(_info(name), "w") as target:
        target.write(data)
    return FilePart(len(data), hashlib.sha256(data).hexdigest())


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    try:
        with open_plain_file(path) as file:
            _check_end(file)
            with zipfile.ZipFile(file) as archive:
                _check_outline(archive, file)
                yield archive, _manifest(archive)
    except (NotAPlainFile, *_ZIP_ERRORS):
        # "from None": a zip error repeats names from the file.
        raise BadBackup from None
    except OSError as error:
        raise typed_error(error, reading=True) from None


def _check_end(file: IO[bytes]) -> None:
    """Look at the end record before zipfile does, which would read 200,000 members if they were there."""
    size = file.seek(0, os.SEEK_END)
    if size < _END.size:
        raise BadBackup
    file.seek(size - _END.size)
    start, disk, other_disk, here, total, _, _, comment = _END.unpack(file.read(_END.size))
    if (start, disk, other_disk, here, total, comment) != (b"PK\5\6", 0, 0, 3, 3, 0):
        raise BadBackup
    file.seek(max(size - _END.size - 20, 0))
    if file.read(4) == b"PK\6\7" and size < _LARGE:  # a second end record, for files larger than this one
        raise BadBackup


def _check_outline(archive: zipfile.ZipFile, file: IO[bytes]) -> None:
    """Raise BadBackup unless the zip is, but for the members' content, byte for byte one that we write."""
    infos = archive.infolist()
    if tuple(info.filename for info in infos) != _MEMBERS:
        raise BadBackup
    place = 0
    for info in infos:
        expected = _info(info.filename)
        large = info.file_size > _LARGE
        if info.header_offset != place or info.file_size != info.compress_size:
            raise BadBackup
        if not large and any(getattr(info, name) != getattr(expected, name) for name in _FIXED):
            raise BadBackup
        if not large and info.extra:
            raise BadBackup
        header = info.FileHeader(zip64=large)
        file.seek(place)
        if not large and file.read(len(header)) != header:
            raise BadBackup
        place += len(header) + info.file_size
    if infos[1].file_size > _LARGEST_KEY_FILE or infos[2].file_size > _LARGEST_MANIFEST:
        raise BadBackup
    if file.seek(0, os.SEEK_END) < _LARGE:
        _check_directory(archive, file, place)


def _check_directory(archive: zipfile.ZipFile, file: IO[bytes], place: int) -> None:
    """Raise BadBackup unless the directory begins at `place` and its three records fill the file."""
    if archive.start_dir != place:
        raise BadBackup
    for name in _MEMBERS:
        file.seek(place)
        # zipfile reads on where these lengths point past the end.
        lengths = struct.unpack("<3H", file.read(_CENTRAL_BYTES)[28:34])
        if lengths != (len(name), 0, 0):
            raise BadBackup
        place += _CENTRAL_BYTES + len(name)
    if file.seek(0, os.SEEK_END) != place + _END.size:
        raise BadBackup


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    with archive.open(MANIFEST) as member:
        manifest = parse_manifest(member.read(_LARGEST_MANIFEST + 1))
    for name in (DATABASE, KEY_FILE):
        if archive.getinfo(name).file_size != manifest.parts[name].bytes:
            raise BadBackup
    return manifest


def _copy(
    archive: zipfile.ZipFile,
    manifest: Manifest,
    name: str,
    take: Callable[[bytes], Any],
    progress: Progress,
) -> None:
    """Give a member to `take` in pieces and raise BadBackup unless it is what the manifest says."""
    part = manifest.parts[name]
    digest = hashlib.sha256()
    done = 0
    with archive.open(name) as member:
        while chunk := member.read(_CHUNK):
            digest.update(chunk)
            done += len(chunk)
            take(chunk)
            progress(done / max(part.bytes, 1))
    if FilePart(done, digest.hexdigest()) != part:
        raise BadBackup
