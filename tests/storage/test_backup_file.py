# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The backup's file: whole, or refused, whoever made it."""

from __future__ import annotations

import hashlib
import io
import os
import random
import struct
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from holdspace.domain.ledger import Ledger
from holdspace.storage import backup_file
from holdspace.storage.backup_file import (
    check_backup,
    extract_database,
    read_key_file,
    read_manifest,
    write_backup,
)
from holdspace.storage.backup_manifest import FilePart, Manifest
from holdspace.storage.errors import BadBackup, Cancelled, DiskFull, NotKept, NotReadable

DATABASE = random.Random(1).randbytes(20_000)
KEY_FILE = b'{"a key file": 1}'


def describe(parts: dict[str, FilePart]) -> Manifest:
    return Manifest(
        "6f4b2c1e-0000-4000-8000-000000000001",
        7,
        datetime(2026, 3, 2, tzinfo=UTC),
        1,
        3,
        {name: parts[name] for name in ("vault.db", "vault.json")},
        {"entries": Ledger(4, 99)},
    )


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    source = tmp_path / "source.db"
    source.write_bytes(DATABASE)
    write_backup(tmp_path / "one.hsbackup", source, KEY_FILE, describe)
    return tmp_path / "one.hsbackup"


def test_what_was_written_reads_back(backup: Path, tmp_path: Path) -> None:
    manifest = check_backup(backup)
    assert manifest == read_manifest(backup)
    assert (manifest.sequence, manifest.entries, manifest.rows) == (7, 3, 4)
    assert read_key_file(backup) == KEY_FILE
    done: list[float] = []
    assert extract_database(backup, tmp_path / "out.db", done.append) == manifest
    assert (tmp_path / "out.db").read_bytes() == DATABASE
    assert done[-1] == 1.0


def test_any_zip_tool_opens_it(backup: Path) -> None:
    """Whoever has no HoldSpace any more still gets the database out."""
    with zipfile.ZipFile(backup) as archive:
        assert archive.namelist() == ["vault.db", "vault.json", "manifest.json"]
        assert archive.read("vault.db") == DATABASE
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.testzip() is None


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_files_are_their_owners_only(backup: Path, tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        extract_database(backup, tmp_path / "out.db")
    finally:
        os.umask(mask)
    assert backup.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "out.db").stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_over(backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(FileExistsError):
        write_backup(backup, tmp_path / "source.db", b"", describe)
    with pytest.raises(NotKept):
        extract_database(backup, backup)
    assert backup.read_bytes() == before


def test_every_flip_is_rejected(backup: Path) -> None:
    """Case 32: every byte that is not the database's, and 400 of the database's."""
    good = backup.read_bytes()
    start = good.index(DATABASE)
    outside = [*range(start), *range(start + len(DATABASE), len(good))]
    chance = random.Random(2)
    inside = chance.sample(range(start, start + len(DATABASE)), 400)
    for place in [*outside, *inside]:
        data = bytearray(good)
        data[place] ^= 1 << chance.randrange(8)
        backup.write_bytes(data)
        with pytest.raises(BadBackup):
            check_backup(backup)
    assert len(outside) > 900
    backup.write_bytes(good)
    check_backup(backup)


def test_every_truncation_and_any_tail_is_rejected(backup: Path) -> None:
    """Case 32."""
    good = backup.read_bytes()
    tail = range(len(good) - 1500, len(good))
    for length in [0, 1, 21, 22, 30, 4096, *range(5000, len(good), 997), *tail]:
        backup.write_bytes(good[:length])
        with pytest.raises(BadBackup):
            check_backup(backup)
    for data in (good + b"\0", good + good, b"\0" + good):
        backup.write_bytes(data)
        with pytest.raises(BadBackup):
            check_backup(backup)


def zipped(*members: tuple[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members:
            archive.writestr(backup_file._info(name) if compression == zipfile.ZIP_STORED else name, data)
    return stream.getvalue()


def honest() -> list[tuple[str, bytes]]:
    manifest = describe(
        {
            name: FilePart(len(data), hashlib.sha256(data).hexdigest())
            for name, data in (("vault.db", DATABASE), ("vault.json", KEY_FILE))
        }
    )
    return [("vault.db", DATABASE), ("vault.json", KEY_FILE), ("manifest.json", manifest.to_bytes())]


def with_two_of_a_name() -> bytes:
    first, second, third = honest()
    return zipped(first, second, third).replace(b"vault.json", b"vault.db\0\0")


def many() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(70_000):
            archive.writestr(str(number), b"")
    return stream.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "no zip": lambda: b"PK" * 5000,
    "only an end": lambda: struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 3, 3, 0, 0, 0),
    "compressed": lambda: zipped(*honest(), compression=zipfile.ZIP_DEFLATED),
    "a bomb": lambda: zipped(
        ("vault.db", bytes(50_000_000)), *honest()[1:], compression=zipfile.ZIP_DEFLATED
    ),
    "traversal": lambda: zipped(("../vault.db", DATABASE), *honest()[1:]),
    "absolute": lambda: zipped(("/vault.db", DATABASE), *honest()[1:]),
    "one more": lambda: zipped(*honest(), ("more", b"")),
    "one less": lambda: zipped(*honest()[:2]),
    "another order": lambda: zipped(*reversed(honest())),
    "two of a name": with_two_of_a_name,
    "70,000 members": many,
    "another database": lambda: zipped(("vault.db", DATABASE[:-1] + b"x"), *honest()[1:]),
    "a huge key file": lambda: zipped(honest()[0], ("vault.json", bytes(20_000)), honest()[2]),
    "a huge manifest": lambda: zipped(*honest()[:2], ("manifest.json", bytes(100_000))),
}


def test_the_yardstick_of_the_hostile_ones_is_good(backup: Path) -> None:
    backup.write_bytes(zipped(*honest()))
    check_backup(backup)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_and_nothing_is_written(backup: Path, tmp_path: Path, kind: str) -> None:
    """Case 50, for backups."""
    backup.write_bytes(HOSTILE[kind]())
    before = sorted(tmp_path.parent.rglob("*"))
    for read in (check_backup, read_manifest, read_key_file):
        if kind == "another database" and read is not check_backup:
            continue  # seen where the database is read
        with pytest.raises(BadBackup):
            read(backup)
    assert sorted(tmp_path.parent.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are POSIX")
def test_what_is_no_plain_file_is_refused_without_waiting(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(backup)
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "link", tmp_path / "pipe"):
        with pytest.raises(BadBackup):
            check_backup(path)
    with pytest.raises(NotReadable):
        check_backup(tmp_path / "nowhere")


def test_reading_can_be_stopped(backup: Path, tmp_path: Path) -> None:
    def stop(done: float) -> None:
        raise Cancelled

    for work in (
        lambda: check_backup(backup, stop),
        lambda: extract_database(backup, tmp_path / "out.db", stop),
    ):
        with pytest.raises(Cancelled):
            work()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_not_the_backups_fault(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opening = os.open
    monkeypatch.setattr(
        os, "open", lambda path, flags, *rest: opening(path, flags & ~(os.O_CREAT | os.O_EXCL), *rest)
    )
    with pytest.raises(DiskFull):
        extract_database(backup, Path("/dev/full"))
