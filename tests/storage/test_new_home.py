# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The folder a vault is made in: only a new or empty one, never one of somebody's own."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from holdspace.storage.errors import NameTaken, NotKept, UnsafePlace, VaultExists
from holdspace.storage.new_home import new_home, refuse_taken_home
from holdspace.storage.places import Places


def fail_after(destination: Path, *, leaving: str = "") -> None:
    with pytest.raises(NotKept), new_home(destination) as new:
        new.set_aside.mkdir()
        assert new.backups.is_dir()
        if leaving:
            (new.home / leaving).touch()
        raise NotKept


def test_a_new_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    with new_home(tmp_path / "above" / "new") as new:
        (new.home / "a file").touch()
    for folder in (new.home, new.inbox, new.backups, new.logs):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (new.home / "a file").exists()


@pytest.mark.parametrize("name", ["letter", ".hidden", "vault.lock", "inbox2"])
def test_a_folder_with_anything_in_it_is_refused_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    tmp_path.chmod(0o755)
    with pytest.raises(NameTaken, match="left as it is"), new_home(tmp_path):
        pass
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_empty_folder_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with new_home(tmp_path) as new:
        assert stat.S_IMODE(new.inbox.stat().st_mode) == 0o700
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_where_the_work_fails_the_folders_made_are_gone(tmp_path: Path) -> None:
    fail_after(tmp_path / "above" / "new")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "empty").mkdir()
    fail_after(tmp_path / "empty")
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]


def test_what_could_not_be_removed_keeps_its_folder(tmp_path: Path) -> None:
    fail_after(tmp_path / "new", leaving="vault.db.new")
    assert [path.name for path in tmp_path.rglob("*")] == ["new", "vault.db.new"]


def test_what_a_kill_left_behind_is_no_obstacle(tmp_path: Path) -> None:
    for name in (
        "vault.db.new",
        "vault.db.new-wal",
        ".draft.0f.tmp",
        "draft.sealed",
        "draft-2.sealed",
        "cards.sealed",
    ):
        (tmp_path / name).touch()
    Places(tmp_path).make_folders()
    refuse_taken_home(tmp_path)


def test_other_obstacles_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnsafePlace):
        refuse_taken_home(tmp_path / "Dropbox" / "new")
    (tmp_path / "file").touch()
    with pytest.raises(NotKept):
        refuse_taken_home(tmp_path / "file")
    Places(tmp_path).key_file_backup.touch()
    with pytest.raises(VaultExists):
        refuse_taken_home(tmp_path)
