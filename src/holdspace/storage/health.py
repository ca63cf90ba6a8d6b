# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What `doctor` shows of the home folder: versions, paths, permissions and sizes, never what is in a file."""

from __future__ import annotations

import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from holdspace.storage.drafts import has_draft
from holdspace.storage.errors import StorageError
from holdspace.storage.inbox import count_sealed
from holdspace.storage.lock_file import is_in_use
from holdspace.storage.place_safety import is_on_network, is_synced
from holdspace.storage.places import Places

_LITTLE_ROOM = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact: what it is about, what was found, and whether that is as it should be."""

    name: str
    value: str
    good: bool = True


def check_home(places: Places) -> list[Finding]:
    """Return what stands in the home folder. Opens no vault, needs no passphrase, changes nothing."""
    return [*_versions(), *_folders(places), *_files(places), *_state(places)]


def _versions() -> Iterator[Finding]:
    yield _version("SQLCipher", _sqlcipher_version)
    yield _version("cryptography", _cryptography_version)


def _version(name: str, read: Callable[[], str]) -> Finding:
    try:
        return Finding(name, read())
    except Exception as error:  # noqa: BLE001 - a library that fails in any way is a finding
        return Finding(name, f"cannot be loaded ({type(error).__name__})", good=False)


def _sqlcipher_version() -> str:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    try:
        return f"{connection.execute('PRAGMA cipher_version').fetchone()[0]}, SQLite {dbapi2.sqlite_version}"
    finally:
        connection.close()


def _cryptography_version() -> str:
    import cryptography

    return cryptography.__version__


def _folders(places: Places) -> Iterator[Finding]:
    for name, path in (
        ("home", places.home),
        ("inbox", places.inbox),
        ("backups", places.backups),
        ("logs", places.logs),
    ):
        yield _path(name, path, wanted_mode=0o700)


def _files(places: Places) -> Iterator[Finding]:
    wal = places.database.with_name(places.database.name + "-wal")
    for name, path in (
        ("database", places.database),
        ("database log", wal),
        ("key file", places.key_file),
        ("key file copy", places.key_file_backup),
        ("draft", places.draft),
        ("card drafts", places.card_drafts),
        ("practice drafts", places.practice_drafts),
        ("replies", places.replies),
        ("settings", places.settings),
        ("practice cut off", places.interrupted),
    ):
        yield _path(name, path, wanted_mode=0o600)
    yield from _pieces_missing(places)


def _pieces_missing(places: Places) -> Iterator[Finding]:
    if not places.has_vault():
        return
    for name, path in (
        ("database", places.database),
        ("key file", places.key_file),
        ("key file copy", places.key_file_backup),
    ):
        if not path.exists():
            yield Finding(f"{name} missing", str(path), good=False)


def _state(places: Places) -> Iterator[Finding]:
    yield Finding("vault", "there" if places.has_vault() else "none yet")
    yield Finding("vault open", "yes" if is_in_use(places) else "no")
    yield Finding("draft", "sealed" if has_draft(places) else "none")
    yield _waiting(places)
    aside = len(list(places.set_aside.iterdir())) if places.set_aside.is_dir() else 0
    yield Finding("sealed files set aside", str(aside), good=aside == 0)
    yield Finding(
        "on a network file system", _yes(is_on_network(places.home)), not is_on_network(places.home)
    )
    yield Finding("in a synced folder", _yes(is_synced(places.home)), not is_synced(places.home))
    yield from _room(places)


def _waiting(places: Places) -> Finding:
    try:
        return Finding("sealed files waiting", str(count_sealed(places)))
    except StorageError as error:
        return Finding("sealed files waiting", type(error).__name__, good=False)


def _room(places: Places) -> Iterator[Finding]:
    if places.home.is_dir():
        free = shutil.disk_usage(places.home).free
        yield Finding("free room in MiB", str(free // 2**20), good=free > _LITTLE_ROOM)


def _path(name: str, path: Path, wanted_mode: int) -> Finding:
    try:
        facts = path.stat()
    except OSError as error:
        absent = isinstance(error, FileNotFoundError)
        return Finding(name, f"{path}: {'not there' if absent else type(error).__name__}", good=absent)
    mode = stat.S_IMODE(facts.st_mode)
    private = sys.platform == "win32" or not mode & ~wanted_mode & 0o077
    size = "" if path.is_dir() else f", {facts.st_size} bytes"
    return Finding(name, f"{path}: mode {mode:03o}{size}", good=private)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
