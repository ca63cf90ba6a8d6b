# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The name of the local time zone without Qt, for the command line (services/clock.py asks Qt)."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*")
_IN_DATABASE = re.compile(r"/zoneinfo(?:\.default)?/(?:posix/|right/)?(?P<name>.+)$")
_DATABASES = tuple(
    map(Path, ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"))
)
_LINK, _FILE = Path("/etc/localtime"), Path("/etc/timezone")
_MOST_LINKS = 8
_HOUR = timedelta(hours=1)


def time_zone_of(moment: datetime) -> str:
    """Return the IANA name to keep with an aware moment.

    It is the name of this computer's zone where the moment has the offset that the zone has then, else that
    of a fixed offset in whole hours. An offset that no fixed zone has falls back to this computer's zone.
    """
    here = local_time_zone()
    if here and _offset_here(moment) == moment.utcoffset():
        return here
    return _fixed(moment.utcoffset() or timedelta()) or here or "UTC"


def local_time_zone(
    environment: Mapping[str, str] = os.environ, link: Path = _LINK, file: Path = _FILE
) -> str | None:
    """Return the IANA name of this computer's time zone, or None where the system does not tell."""
    if sys.platform == "win32":
        return _from_qt()
    named = environment.get("TZ")
    if named is not None:
        return _from_variable(named, link, file)
    return _from_system(link, file)


def _from_variable(value: str, link: Path, file: Path) -> str | None:
    value = value.removeprefix(":")
    if not value:
        return "UTC"  # so does the C library
    if value == str(_LINK):
        return _from_system(link, file)
    return _checked(_name_in(value) or value)


def _from_system(link: Path, file: Path) -> str | None:
    return _from_link(link) or _from_file(file)


def _from_link(path: Path) -> str | None:
    # Step by step, as some names in the database are themselves links to others.
    for _ in range(_MOST_LINKS):
        try:
            path = path.parent / path.readlink()
        except OSError:
            return None
        if name := _name_in(os.path.normpath(path)):
            return _checked(name)
    return None


def _from_file(path: Path) -> str | None:
    try:
        lines = path.read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return _checked(lines[0]) if lines else None


def _from_qt() -> str | None:  # untested: Windows names its zones otherwise, and Qt knows how
    from PySide6.QtCore import QTimeZone

    return QTimeZone.systemTimeZoneId().toStdString() or None


def _name_in(path: str) -> str | None:
    found = _IN_DATABASE.search(path)
    return found["name"] if found else None


def _checked(name: str) -> str | None:
    if not _NAME.fullmatch(name):
        return None
    return name if any((folder / name).is_file() for folder in _DATABASES) else None


def _offset_here(moment: datetime) -> timedelta | None:
    try:
        return moment.astimezone().utcoffset()
    except (OverflowError, ValueError, OSError):
        return None  # at the calendar's ends


def _fixed(offset: timedelta) -> str | None:
    if not offset:
        return "UTC"
    hours, rest = divmod(offset, _HOUR)
    if rest or not -12 <= hours <= 14:
        return None
    # POSIX counts westward: Etc/GMT-2 is two hours ahead of UTC.
    return f"Etc/GMT{-hours:+d}"
