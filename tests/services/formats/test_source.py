# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A file, a folder or an archive: names and bytes, and never more than there should be."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from holdspace.services.formats import source as source_module
from holdspace.services.formats.errors import BadFile, CannotRead, FileTooLarge
from holdspace.services.formats.source import Source
from services.formats.zips import make_zip, one_member

MEMBERS = {"b/two.TXT": b"two", "a.md": b"one", ".hidden.md": b"no", "__MACOSX/a.md": b"no"}


@pytest.fixture(params=["folder", "archive"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "archive":
        return make_zip(tmp_path / "journal.zip", MEMBERS)
    for name, data in MEMBERS.items():
        path = tmp_path / "journal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "journal"


def test_a_folder_and_an_archive_read_alike(journal: Path) -> None:
    with Source(journal) as source:
        assert source.is_folder != source.is_archive
        assert set(source.names) == set(MEMBERS)
        assert set(source.named(".txt", ".md")) == {"a.md", "b/two.TXT"}
        assert (source.size("a.md"), source.read("a.md"), source.head("b/two.TXT", 2)) == (3, b"one", b"tw")
        assert source.changed_at("a.md") is not None


def test_a_single_file_has_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"words")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    with Source(path) as source:
        assert (source.names, source.read("notes.txt")) == (("notes.txt",), b"words")
        assert not source.is_folder
        assert not source.is_archive
        assert source.changed_at("notes.txt") == datetime.fromtimestamp(1_000_000_000, UTC)


def test_lines_can_be_read(journal: Path) -> None:
    with Source(journal) as source, source.open("a.md") as file:
        assert list(file) == [b"one"]


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_bytes(b"secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "linked").symlink_to(outside)
    (folder / "round").symlink_to(folder)
    (folder / "plain.txt").write_bytes(b"plain")
    with Source(folder) as source:
        assert source.names == ("plain.txt",)
        (folder / "plain.txt").unlink()
        (folder / "plain.txt").symlink_to(outside / "secret.txt")
        with pytest.raises(CannotRead):
            source.read("plain.txt")


def test_a_link_that_a_person_chose_is_followed(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "notes.txt")
    with Source(tmp_path / "link.txt") as source:
        assert source.read("link.txt") == b"words"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_nobody_waits_at_a_pipe_or_a_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(CannotRead):
        Source(tmp_path / "pipe.txt")
    with Source(tmp_path) as source:
        assert source.names == ()
    with pytest.raises(CannotRead):
        Source(Path("/dev/zero"))
    (tmp_path / "notes.txt").write_bytes(b"words")
    with Source(tmp_path) as source:
        (tmp_path / "notes.txt").unlink()
        os.mkfifo(tmp_path / "notes.txt")
        with pytest.raises(CannotRead):
            source.read("notes.txt")


def test_what_is_gone_or_locked_away_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        Source(tmp_path / "gone.txt")
    path = tmp_path / "notes.txt"
    path.write_bytes(b"words")
    with Source(path) as source:
        path.unlink()
        assert source.changed_at("notes.txt") is None
        with pytest.raises(CannotRead):
            source.read("notes.txt")


def test_a_folder_has_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "MOST_MEMBERS", 5)
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(b"")
    assert len(Source(tmp_path).names) == 5
    (tmp_path / "empty").mkdir()  # folders count, too: a tree of nothing else is endless as well
    with pytest.raises(FileTooLarge):
        Source(tmp_path)


def test_a_folder_is_only_so_deep(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (source_module.MOST_FOLDERS_DEEP + 1))
    deep.mkdir(parents=True)
    assert Source(tmp_path).names == ()
    (deep / "x.txt").write_bytes(b"")
    with pytest.raises(FileTooLarge):
        Source(tmp_path)


def test_hidden_folders_are_not_entered(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_bytes(b"")
    assert Source(tmp_path).names == ()


def test_a_file_that_grows_is_not_read_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"x" * 100)
    with Source(path) as source:
        with pytest.raises(FileTooLarge):
            source.read("notes.txt", limit=99)
        with path.open("ab") as file:
            file.write(b"x" * 100)
        assert len(source.read("notes.txt", limit=200)) == 200
        with pytest.raises(FileTooLarge):
            source.read("notes.txt", limit=199)
        monkeypatch.setattr(source_module, "LARGEST_MEMBER", 150)
        with source.open("notes.txt") as file, pytest.raises(FileTooLarge):
            file.read()


def test_what_is_read_of_one_source_has_a_bound(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "LARGEST_WHOLE", 10)
    with Source(journal) as source:
        for _ in range(3):
            source.read("a.md")
        with pytest.raises(FileTooLarge):
            source.read("a.md")


def test_what_a_reader_raises_itself_is_its_own(journal: Path) -> None:
    with Source(journal) as source, pytest.raises(ValueError, match="mine"), source.open("a.md"):
        raise ValueError("mine")


def test_nothing_is_written(tmp_path: Path) -> None:
    path = one_member(tmp_path / "a.zip", b"words")
    before = path.read_bytes(), sorted(tmp_path.rglob("*"))
    with Source(path) as source:
        source.read("a.txt")
    assert (path.read_bytes(), sorted(tmp_path.rglob("*"))) == before


def test_an_archive_that_was_cut_short_is_damaged_not_unknown(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2024-03-05.txt", "words " * 50)
    whole = path.read_bytes()
    path.write_bytes(whole[:60])
    with pytest.raises(BadFile):
        Source(path)
    path.write_bytes(b"\0\0\0\0" + whole[4:60])
    with pytest.raises(BadFile):
        Source(path)
