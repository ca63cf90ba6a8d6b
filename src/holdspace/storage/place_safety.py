# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Which folders are unsafe for a vault: those that a network or a sync client works on behind our back."""

from __future__ import annotations

import sys
from pathlib import Path

from holdspace.storage.errors import UnsafePlace

_SYNCED = {
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "my drive",
    "icloud drive",
    "iclouddrive",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "box",
    "box sync",
    "mega",
    "megasync",
    "pcloud",
    "pclouddrive",
    "seafile",
    "proton drive",
    "tresorit",
}
_SYNCED_STARTS = ("onedrive -", "onedrive-", "dropbox (", "googledrive-", "nextcloud-")
_NETWORK_TYPES = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "glusterfs", "lustre", "ncpfs"),
    *("fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs"),
}
_MOUNTS = Path("/proc/mounts")


def refuse_unsafe_place(home: Path) -> None:
    """Raise UnsafePlace if a vault must not be made in `home`."""
    if is_synced(home) or is_on_network(home):
        raise UnsafePlace


def is_synced(home: Path) -> bool:
    """Return whether a folder on the way to `home` bears the name of a known sync client."""
    names = [part.casefold() for part in home.resolve().parts]
    return any(name in _SYNCED or name.startswith(_SYNCED_STARTS) for name in names)


def is_on_network(home: Path) -> bool:
    """Return whether `home` is on a network file system, as far as Linux and Windows (UNC) say."""
    place = home.resolve()
    if sys.platform == "win32":
        return str(place).startswith("\\\\")
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return file_system_of(place, mounts) in _NETWORK_TYPES


def file_system_of(place: Path, mounts: str) -> str:
    """Return the type of the file system that holds `place`, given the text of /proc/mounts, or ""."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(_unescaped(fields[1]))
        # A later line covers an earlier one at the same point.
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def _unescaped(field: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, character)
    return field
