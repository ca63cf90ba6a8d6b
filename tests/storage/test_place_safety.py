# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Places that are unsafe for a vault are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdspace.storage import place_safety
from holdspace.storage.errors import (
    UnsafePlace,
)
from holdspace.storage.place_safety import file_system_of, is_synced, refuse_unsafe_place

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/people /people/kim nfs4 rw 0 0
/dev/sdb1 /people/kim/local\\040disk ext4 rw 0 0
//nas/all /shares/nas cifs rw 0 0
short
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/people/kim", "nfs4"),
        ("/people/kim/notes", "nfs4"),
        ("/people/kimberly", "ext4"),
        ("/people/kim/local disk/notes", "ext4"),
        ("/shares/nas/x", "cifs"),
        ("/etc", "ext4"),
    ],
)
def test_the_nearest_mount_counts(place: str, kind: str) -> None:
    assert file_system_of(Path(place), MOUNTS) == kind


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive", "OneDrive - Town Hospital", "Nextcloud"])
def test_known_synced_folders_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnsafePlace):
        refuse_unsafe_place(tmp_path / name / "holdspace")


def test_a_link_into_a_synced_folder_is_seen(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    assert is_synced(tmp_path / "plain" / "holdspace")


def test_a_network_folder_is_refused_and_a_plain_one_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_unsafe_place(tmp_path)
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path.resolve()} nfs4 rw 0 0\n")
    monkeypatch.setattr(place_safety, "_MOUNTS", mounts)
    with pytest.raises(UnsafePlace):
        refuse_unsafe_place(tmp_path / "holdspace")
