# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is written aside is whole or absent, and never takes the place of what it may not."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from holdspace.storage.errors import Cancelled, DiskFull, NameTaken, NotKept, NotWritable
from holdspace.storage.written_aside import written_aside


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_gets_its_name_when_it_is_whole_and_is_its_owners_alone(tmp_path: Path) -> None:
    target = tmp_path / "journal.csv"
    with written_aside(target) as aside:
        aside.write_text("words")
        assert aside.name.startswith("journal.csv.")
        assert not target.exists()
    assert target.read_text() == "words"
    assert names(tmp_path) == ["journal.csv"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_so_does_a_folder(tmp_path: Path) -> None:
    target = tmp_path / "journal"
    target.mkdir(mode=0o755)
    with written_aside(target, is_folder=True) as aside:
        (aside / "2024").mkdir()
        (aside / "2024" / "a.md").write_text("words")
    assert (target / "2024" / "a.md").read_text() == "words"
    assert names(tmp_path) == ["journal"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o700


@pytest.mark.parametrize("is_folder", [False, True])
def test_nothing_is_left_of_what_was_stopped_or_failed(tmp_path: Path, is_folder: bool) -> None:
    for raised, told in (
        (Cancelled(), Cancelled),
        (OSError(errno.ENOSPC, "words"), DiskFull),
        (OSError(errno.EACCES, "words"), NotWritable),
        (OSError(errno.EIO, "words"), NotKept),
    ):
        with (
            pytest.raises(told) as caught,
            written_aside(tmp_path / "journal", is_folder=is_folder) as aside,
        ):
            inner = aside / "a.md" if is_folder else aside
            inner.write_text("words")
            raise raised
        assert "words" not in str(caught.value)
        assert "vault" not in str(caught.value)
        assert names(tmp_path) == []


@pytest.mark.parametrize("replace", [False, True])
def test_what_is_there_is_left_alone(tmp_path: Path, replace: bool) -> None:
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir()
    (folder / "mine").write_text("mine")
    file.write_text("mine")
    cases = [(folder, True), (folder, False), (file, True)]
    for target, is_folder in [*cases, *([] if replace else [(file, False)])]:
        with pytest.raises(NameTaken), written_aside(target, is_folder=is_folder, replace=replace):
            pytest.fail("not to be begun")
    assert (file.read_text(), (folder / "mine").read_text()) == ("mine", "mine")


def test_what_came_there_meanwhile_is_left_alone_too(tmp_path: Path) -> None:
    target = tmp_path / "journal.csv"
    with pytest.raises(NameTaken), written_aside(target):
        target.write_text("mine")
    assert target.read_text() == "mine"
    assert names(tmp_path) == ["journal.csv"]


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_file_gives_way_if_asked_and_a_link_is_not_followed(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("mine")
    link.symlink_to(file)
    with written_aside(link, replace=True) as aside:
        aside.write_text("words")
    assert (file.read_text(), link.read_text(), link.is_symlink()) == ("mine", "words", False)
    with written_aside(file, replace=True) as aside:
        aside.write_text("words")
    assert file.read_text() == "words"


def test_without_a_folder_to_put_it_in_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(NotWritable), written_aside(tmp_path / "gone" / "journal.csv"):
        pytest.fail("not to be begun")
    assert names(tmp_path) == []


def test_the_folder_where_one_is_has_a_name_and_the_root_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "journal"
    inner.mkdir()
    monkeypatch.chdir(inner)
    with written_aside(Path(), is_folder=True) as aside:
        (aside / "a.md").write_text("words")
    assert (inner / "a.md").read_text() == "words"
    monkeypatch.chdir(tmp_path)
    for target in (Path(), Path(tmp_path.anchor)):
        with pytest.raises(NameTaken), written_aside(target, is_folder=True):
            pass


def test_a_name_may_be_as_long_as_the_file_system_lets_it(tmp_path: Path) -> None:
    target = tmp_path / ("日" * 80)
    with written_aside(target) as aside:
        assert len(os.fsencode(aside.name)) < 130
        aside.write_text("words")
    assert target.read_text() == "words"
