# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Durable files: whole or absent, and only plain ones are read."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

import holdspace
from holdspace.storage import files
from holdspace.storage.errors import (
    NotKept,
)
from holdspace.storage.files import (
    NotAPlainFile,
    read_plain_file,
    remove_durably,
    remove_stale_temps,
    sync_path,
    write_durably,
    write_quickly,
)


def test_a_file_is_written_and_replaced_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for data in (b"one", b"", b"three" * 100_000):
        write_durably(path, data)
        assert path.read_bytes() == data
        assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_written_quickly_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    monkeypatch.setattr(files, "_sync", lambda _: pytest.fail("the disk was waited for"))
    for data in (b"one", b"", b"three" * 100_000):
        write_quickly(path, data)
        assert path.read_bytes() == data
        assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotKept):
        write_quickly(tmp_path / "folder", b"new")
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("step", ["_sync", "_write_new"])
def test_a_failed_write_leaves_the_old_file_and_no_temp(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 7, one write."""
    path = tmp_path / "file"
    write_durably(path, b"old")

    def fail(*args: Any, **options: Any) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(files, step, fail)
    with pytest.raises(NotKept):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_data_is_forced_to_the_disk_before_the_name_and_the_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync = os.fsync
    replace = Path.replace

    def watched_sync(descriptor: int) -> None:
        steps.append("sync")
        sync(descriptor)

    def watched_replace(path: Path, target: Path) -> Path:
        steps.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", watched_sync)
    monkeypatch.setattr(Path, "replace", watched_replace)
    write_durably(tmp_path / "file", b"data")
    assert steps == ["sync", "rename", "sync"]


def test_a_file_is_forced_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forced: list[int] = []

    def watch(descriptor: int) -> None:
        forced.append(os.fstat(descriptor).st_ino)

    monkeypatch.setattr(os, "fsync", watch)
    (tmp_path / "file").touch()
    sync_path(tmp_path / "file")
    assert forced == [(tmp_path / "file").stat().st_ino]
    with pytest.raises(NotKept):
        sync_path(tmp_path / "none")


def test_nobody_else_forces_a_file_to_the_disk() -> None:
    """Alone, fsync leaves the data in the drive's cache on macOS."""
    source = Path(holdspace.__file__).parent
    assert [path.name for path in source.rglob("*.py") if "os.fsync(" in path.read_text("utf-8")] == [
        "files.py"
    ]


def test_removing_says_whether_it_was_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    assert remove_durably(path)
    assert not remove_durably(path)


def test_only_plain_files_within_the_limit_are_read(tmp_path: Path) -> None:
    path, link = tmp_path / "file", tmp_path / "link"
    path.write_bytes(b"12345")
    link.symlink_to(path)
    assert read_plain_file(path, 5) == b"12345"
    for bad, limit in ((path, 4), (link, 9), (tmp_path, 9)):
        with pytest.raises(NotAPlainFile):
            read_plain_file(bad, limit)
    with pytest.raises(FileNotFoundError):
        read_plain_file(tmp_path / "none", 9)


def test_only_old_temps_are_removed(tmp_path: Path) -> None:
    old, young, other = tmp_path / ".a.0000.tmp", tmp_path / ".b.0000.tmp", tmp_path / "words.tmp"
    for path in (old, young, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (1, 1))
    remove_stale_temps(tmp_path)
    remove_stale_temps(tmp_path / "nowhere")
    assert sorted(tmp_path.iterdir()) == [young, other]
