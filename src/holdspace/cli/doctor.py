# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`doctor`: versions, paths, permissions, health. Always runs, opens no vault, sees no entry text."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from holdspace import __version__
from holdspace.cli import output
from holdspace.cli.errors import Exit
from holdspace.services.errors import KeyFileDamaged, KeyFileMissing, StorageError
from holdspace.storage.health import Finding, check_home

if TYPE_CHECKING:
    from holdspace.storage.places import Places

DAMAGE = "damaged or missing"
"""The finding that decides the exit code."""

_SMALLEST_DATABASE = 4096
_PLAIN_SQLITE = b"SQLite format 3\0"


def run(options: argparse.Namespace) -> int:
    """Print what was found; the exit code says whether something of the vault is damaged or missing."""
    findings = list(_examine())
    if options.json:
        output.document(
            {
                "version": __version__,
                "healthy": all(finding.good for finding in findings),
                "findings": [asdict(finding) for finding in findings],
            }
        )
    else:
        output.lines(*map(_line, findings))
    damaged = any(finding.name == DAMAGE and not finding.good for finding in findings)
    return Exit.DAMAGED if damaged else Exit.DONE


def damage(places: Places) -> Finding:
    """Return which files of the vault are damaged or missing, as far as that shows without the passphrase."""
    found = [*_database_damage(places), *_key_file_damage(places)] if places.has_vault() else []
    return Finding(DAMAGE, ", ".join(found) or "nothing", good=not found)


def _examine() -> Iterator[Finding]:
    for name, look in (("versions", _versions), ("data", _data), ("home", _home)):
        yield from _tried(name, look)


def _tried(name: str, look: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except Exception as error:  # noqa: BLE001 - whatever is wrong with this computer is a finding
        yield Finding(name, f"cannot be looked at ({type(error).__name__})", good=False)


def _versions() -> Iterator[Finding]:
    yield Finding("HoldSpace", __version__)
    yield Finding("Python", f"{platform.python_version()}, {sys.executable}")
    yield Finding("system", f"{platform.system()} {platform.release()} {platform.machine()}")
    yield Finding("PySide6", _pyside_version())


def _pyside_version() -> str:
    from importlib import metadata  # a fifth of a start, which other commands need not wait for

    for name in ("PySide6-Essentials", "PySide6"):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return "not known"


def _data() -> Iterator[Finding]:
    from holdspace.services.resources import resources_folder
    from holdspace.services.time_zone import local_time_zone

    yield Finding("time zone", local_time_zone() or "not known")
    yield Finding("data folder", str(resources_folder()))


def _home() -> Iterator[Finding]:
    from holdspace.services.home import find_places

    places = find_places()
    if places.home.is_dir():
        writable = os.access(places.home, os.W_OK | os.X_OK)
        yield Finding("home can be written", "yes" if writable else "no", good=writable)
    yield from _tried("files", lambda: check_home(places))
    yield from _tried(DAMAGE, lambda: [damage(places)])


def _database_damage(places: Places) -> Iterator[str]:
    if not places.database.exists():
        # A new database that only lacks its name is given it at the next unlock.
        if not places.new_database.exists():
            yield "the database is missing"
    elif not places.database.is_file() or places.database.stat().st_size < _SMALLEST_DATABASE:
        yield "the database is damaged"
    elif _starts_plain(places):
        yield "the database is not this vault's"


def _starts_plain(places: Places) -> bool:
    try:
        with places.database.open("rb") as file:
            return file.read(len(_PLAIN_SQLITE)) == _PLAIN_SQLITE
    except OSError:
        return False


def _key_file_damage(places: Places) -> Iterator[str]:
    from holdspace.storage.key_file import read_copies

    try:
        copies = read_copies(places)
    except StorageError as error:
        yield f"the key file cannot be read ({type(error).__name__})"
        return
    names = {places.key_file: "the key file", places.key_file_backup: "the key file's copy"}
    for path, copy in copies.items():
        if isinstance(copy, KeyFileMissing):
            yield f"{names[path]} is missing"
        elif isinstance(copy, KeyFileDamaged):
            yield f"{names[path]} is damaged"
        elif isinstance(copy, StorageError):
            yield f"{names[path]} cannot be read"


def _line(finding: Finding) -> str:
    return f"{'ok  ' if finding.good else 'look'}  {output.one_line(f'{finding.name}: {finding.value}')}"
