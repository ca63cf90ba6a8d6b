# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Zip archives made to do harm: refused by their directory, before anything of them is unpacked."""

from __future__ import annotations

import contextlib
import random
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from growth import assert_in_proportion
from holdspace.services.formats import archives
from holdspace.services.formats.errors import (
    BadFile,
    FileRefused,
    FileTooLarge,
    LockedArchive,
    UnsafeArchive,
)
from holdspace.services.formats.source import Source
from services.formats.zips import deflated, end, entry, local_header, make_zip, one_member

MiB = 1024 * 1024


def files_below(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = one_member(tmp_path / "a.zip", bytes(20 * MiB))
    before = files_below(tmp_path)
    with pytest.raises(UnsafeArchive):
        Source(bomb)
    assert files_below(tmp_path) == before


def test_many_small_bombs_are_one(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {f"{number}.txt": bytes(MiB) for number in range(20)})
    with pytest.raises(UnsafeArchive):
        Source(path)


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    data = random.Random(7).randbytes(50_000)
    front = local_header(b"a.txt", data, len(data), len(deflated(data))) + deflated(data)
    names = [b"%d.txt" % number for number in range(30)]
    directory = b"".join(entry(name, data, len(data), len(deflated(data)), 0) for name in names)
    path = tmp_path / "a.zip"
    path.write_bytes(front + directory + end(len(names), len(directory), len(front)))
    with pytest.raises((UnsafeArchive, BadFile)):  # newer Pythons see it themselves
        Source(path)


def test_sizes_that_lie_give_no_more_than_they_say(tmp_path: Path) -> None:
    small = one_member(tmp_path / "small.zip", bytes(5 * MiB), size=100)
    with Source(small) as source, pytest.raises(BadFile):
        source.read("a.txt")
    heavy = one_member(tmp_path / "heavy.zip", bytes(5 * MiB), packed=MiB)
    with pytest.raises(UnsafeArchive):
        Source(heavy)
    long = one_member(tmp_path / "long.zip", b"words", size=6)
    with Source(long) as source:
        assert source.read("a.txt") == b"words"


OUTSIDE = [b"../a.txt", b"/a.txt", b"b/../../a.txt", b"C:/a.txt", b"C:\\a.txt", b"..\\a.txt", b"\\a.txt"]


@pytest.mark.parametrize("name", [*OUTSIDE, b"..", b".", b"x" * 5000])
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: bytes) -> None:
    with pytest.raises(UnsafeArchive):
        Source(one_member(tmp_path / "a.zip", b"words", name=name))


def test_backslashes_between_folders_are_turned_round(tmp_path: Path) -> None:
    with Source(one_member(tmp_path / "a.zip", b"words", name=b"b\\c\\a.txt")) as source:
        assert source.names == ("b/c/a.txt",)
        assert source.read("b/c/a.txt") == b"words"
        assert source.size("b/c/a.txt") == 5
    twice = make_zip(tmp_path / "b.zip", {"b/a.txt": b"one", "b\\a.txt": b"two"})
    with pytest.raises(UnsafeArchive):
        Source(twice)
    with Source(make_zip(tmp_path / "c.zip", {"b\\": b"", "b\\a.txt": b"two"})) as source:
        assert source.names == ("b/a.txt",)


def test_a_name_with_a_time_in_it_is_fine(tmp_path: Path) -> None:
    with Source(one_member(tmp_path / "a.zip", b"words", name=b"12:30.txt")) as source:
        assert source.read("12:30.txt") == b"words"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    path = one_member(tmp_path / "a.zip", b"/etc/passwd", attributes=(kind | 0o777) << 16)
    with pytest.raises(UnsafeArchive):
        Source(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "one")
        archive.writestr("a.txt", "two")
    with pytest.raises(UnsafeArchive):
        Source(tmp_path / "a.zip")


def test_names_that_differ_by_case_alone_are_two(tmp_path: Path) -> None:
    with Source(make_zip(tmp_path / "a.zip", {"a.txt": b"one", "A.txt": b"two"})) as source:
        assert [source.read(name) for name in source.names] == [b"one", b"two"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_can_ask_for_gigabytes_are_refused(tmp_path: Path, method: int) -> None:
    with pytest.raises(UnsafeArchive):
        Source(make_zip(tmp_path / "a.zip", {"a.txt": b"words"}, method))


def test_an_archive_with_a_password_says_so(tmp_path: Path) -> None:
    path = one_member(tmp_path / "a.zip", b"words")
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(data)
    with pytest.raises(LockedArchive):
        Source(path)


def directory_of(path: Path, members: int) -> Path:
    """Write an archive that is a directory of so many members and nothing else."""
    directory = b"".join(entry(b"%06d" % number, b"", 0, 2, 0) for number in range(members))
    path.write_bytes(directory + end(members, len(directory), 0))
    return path


def test_200_000_members_are_too_many(tmp_path: Path) -> None:
    path = directory_of(tmp_path / "a.zip", 200_000)
    with pytest.raises(FileTooLarge):
        Source(path)
    assert files_below(tmp_path) == {path}


def test_a_long_directory_takes_time_in_proportion(tmp_path: Path) -> None:
    def look_over(path: Path) -> None:
        with contextlib.suppress(FileRefused), Source(path):
            pass

    assert_in_proportion(look_over, lambda count: directory_of(tmp_path / f"{count}.zip", count), 2_000)


def test_a_directory_is_not_read_that_is_larger_than_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_zip(tmp_path / "a.zip", {f"{number}.txt": b"" for number in range(100)})
    monkeypatch.setattr(archives, "LARGEST_DIRECTORY", 5000)
    with pytest.raises(FileTooLarge):
        Source(path)


def test_a_member_that_is_broken_is_a_bad_file(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"a.txt": random.Random(7).randbytes(1000)})
    data = bytearray(path.read_bytes())
    data[40:60] = b"\xff" * 20
    path.write_bytes(data)
    with Source(path) as source, pytest.raises(BadFile):
        source.read("a.txt")


def test_an_extra_field_cut_short_is_a_bad_file(tmp_path: Path) -> None:
    extra = struct.pack("<HH", 1, 60)
    head = bytearray(entry(b"a.txt", b"", 0, 0, 0))
    head[30:32] = struct.pack("<H", len(extra))
    directory = bytes(head) + extra
    path = tmp_path / "a.zip"
    path.write_bytes(directory + end(1, len(directory), 0))
    with pytest.raises(FileRefused):
        Source(path)


@settings(max_examples=150, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(
    places=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=8), cut=st.integers(0, 400)
)
def test_broken_archives_are_refused_or_read(tmp_path: Path, places: list[tuple[int, int]], cut: int) -> None:
    path = make_zip(tmp_path / "a.zip", {"a.txt": b"some words " * 9, "b/c.txt": b"more"})
    data = bytearray(path.read_bytes())
    for place, value in places:
        data[place % len(data)] = value
    path.write_bytes(data[: len(data) - cut] if cut < len(data) and cut % 3 == 0 else data)
    try:
        with Source(path) as source:
            for name in source.names:
                source.head(name)
                source.read(name)
    except FileRefused:
        pass
