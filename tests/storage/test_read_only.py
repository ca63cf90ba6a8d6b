# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A vault that cannot be written opens to read: by a process that the modes really hold back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage.absorbing import Absorbed
from holdspace.storage.checking import Health, check
from holdspace.storage.errors import NotWritable
from holdspace.storage.inbox import seal_entry
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.salvaging import salvage
from holdspace.storage.vault import open_vault
from small_disk import small_disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and users of POSIX")
MakeEntry = Callable[..., Entry]
PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"

SCRIPT = """
import contextlib, os, sys, threading  # what is imported late cannot be found as nobody
from datetime import UTC, datetime
from pathlib import Path
from holdspace.domain.entries import new_entry
from holdspace.storage.checking import Health, check
from holdspace.storage.errors import NotWritable
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
places = Places(Path(sys.argv[1]))
entry = new_entry("not to be kept", now=datetime.now(UTC), time_zone="UTC")
with open_vault(places, unwrap_root(places, "quiet rivers keep \\u00e9t\\u00e9")) as vault:
    assert vault.is_read_only
    for write in (lambda: vault.entries.add(entry), vault.absorb_inbox, vault.rebuild):
        try:
            write()
        except NotWritable:
            continue
        sys.exit("it was written")
    assert vault.still_in_place()
    assert check(vault) == Health()
    with contextlib.closing(vault.connect()) as connection:
        assert connection.value("SELECT count(*) FROM entries") == vault.entries.count()
    for _, entry in vault.entries.page(None, 99):
        print(entry.text)
"""


@pytest.fixture
def shared(closed_vault: Places, entry_at: MakeEntry) -> Iterator[Places]:
    """The vault in a folder that everybody can reach, which a test's own folder is not."""
    seal_entry(closed_vault, entry_at(8))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(closed_vault.home, Path(folder) / "home")
        yield Places(Path(folder) / "home")


def give_to_read(places: Places) -> None:
    for path in (places.home, *places.home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


def read_as_nobody(places: Places) -> list[str]:
    command = [sys.executable, "-c", SCRIPT, str(places.home)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout.splitlines()


def stamps(places: Places) -> dict[Path, tuple[int, bytes]]:
    files = [path for path in places.home.rglob("*") if path.is_file()]
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def texts(*numbers: int) -> list[str]:
    return [f"the-words-nobody-may-read {number}" for number in numbers]


def test_a_folder_that_cannot_be_written_is_read(shared: Places) -> None:
    """Case 35."""
    give_to_read(shared)
    before = stamps(shared)
    assert read_as_nobody(shared) == texts(2, 1, 0)
    assert stamps(shared) == before


def test_a_database_that_cannot_be_written_is_read(shared: Places) -> None:
    """Case 35: the folder can be written, the file not."""
    give_to_read(shared)
    shared.home.chmod(0o777)
    shared.lock_file.chmod(0o666)
    before = shared.database.read_bytes()
    assert read_as_nobody(shared) == texts(2, 1, 0)
    assert shared.database.read_bytes() == before


@pytest.fixture
def crashed(shared: Places, root: bytearray, entry_at: MakeEntry) -> Places:
    """The vault as a crash leaves it: its newest entry stands only in the log."""
    with open_vault(shared, root) as vault:
        vault.entries.add(entry_at(9, text="only in the log"))
        crashed = Places(shared.home.with_name("crashed"))
        shutil.copytree(shared.home, crashed.home)
    assert (crashed.home / "vault.db-wal").stat().st_size > 0
    return crashed


@pytest.mark.parametrize("with_index", [True, False])
def test_what_a_crash_left_in_the_log_is_read_too(crashed: Places, with_index: bool) -> None:
    """Also without its index file, which no power loss is bound to leave."""
    if not with_index:
        (crashed.home / "vault.db-shm").unlink()
    give_to_read(crashed)
    before = stamps(crashed)
    assert read_as_nobody(crashed) == ["only in the log", *texts(2, 1, 0)]
    assert stamps(crashed) == before


def test_the_owner_can_write_it_all_the_same(closed_vault: Places, root: bytearray) -> None:
    with open_vault(closed_vault, root) as vault:
        assert not vault.is_read_only
        assert os.access(closed_vault.home, os.W_OK)


def test_a_disk_that_is_read_only_is_read(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry, tmp_path: Path
) -> None:
    """Case 35: a drive whose switch is set, where not even root writes."""
    with small_disk(tmp_path / "disk") as disk:
        if disk is None:
            pytest.skip("no tmpfs can be mounted here")
        shutil.copytree(closed_vault.home, disk.folder / "home")
        disk.protect()
        places = Places(disk.folder / "home")
        with open_vault(places, unwrap_root(places, PASSPHRASE)) as vault:
            assert vault.is_read_only
            assert vault.entries.count() == 3
            assert check(vault) == Health()
            with pytest.raises(NotWritable):
                vault.entries.add(entry_at())
            assert vault.absorb_inbox() == Absorbed()
        copy = Places(tmp_path / "copy")
        assert salvage(places, copy.home, root).kept == 3
