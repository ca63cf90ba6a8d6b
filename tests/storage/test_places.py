# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The home folder and what stands in it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from holdspace.storage import files
from holdspace.storage.errors import NotKept, NotWritable
from holdspace.storage.places import Places


def test_folders_are_made_for_their_owner_only(places: Places) -> None:
    places.prepare()
    places.home.chmod(0o755)
    places.prepare()
    for folder in (places.home, places.inbox, places.backups, places.logs):
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no way to force a folder's names")
def test_the_names_of_new_folders_are_forced_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 5: a vault whose folder's own name is lost is lost whole."""
    forced: list[Path] = []
    monkeypatch.setattr(files, "sync_folder", forced.append)
    places = Places(tmp_path / "above" / "home")
    places.prepare()
    assert set(forced) == {tmp_path, tmp_path / "above", places.home}
    forced.clear()
    places.prepare()
    assert forced == []


def test_a_folder_above_that_is_not_ours_to_open_stops_nothing(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise NotWritable

    monkeypatch.setattr(files, "sync_folder", refuse)
    places.prepare()
    assert places.inbox.is_dir()


def test_a_file_in_the_folders_way_is_said(places: Places) -> None:
    places.home.parent.mkdir(exist_ok=True)
    places.home.write_bytes(b"")
    with pytest.raises(NotKept):
        places.prepare()
