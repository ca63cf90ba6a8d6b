# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The vault: made whole or not at all, opened only when it is this vault, no word on the disk in clear."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage.drafts import Draft, seal_draft
from holdspace.storage.errors import (
    BadSealedFile,
    NoVault,
    StorageError,
    VaultInUse,
)
from holdspace.storage.inbox import seal_entry
from holdspace.storage.lock_file import is_in_use
from holdspace.storage.places import Places
from holdspace.storage.vault import NewVaultKeys, Vault, create_vault, open_vault
from patience import PATIENCE

MARKER = "the-words-nobody-may-read"
Files = Callable[[Path], dict[str, bytes]]
MakeEntry = Callable[..., Entry]


def test_a_new_vault_is_open_empty_and_sound(vault: Vault) -> None:
    assert vault.entries.count() == 0
    assert vault.ledger_agrees()
    assert not vault.inbox_key_was_swapped
    assert not vault.key_file_lost
    assert is_in_use(vault.places)


def test_what_was_written_is_there_at_the_next_opening(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    with open_vault(closed_vault, root) as vault:
        assert [entry.text for _, entry in vault.entries.page(None, 9)] == [
            f"{MARKER} {n}" for n in (2, 1, 0)
        ]
        assert vault.ledger_agrees()
    assert not is_in_use(closed_vault)


def test_a_further_connection_reads_a_snapshot_on_another_thread(vault: Vault, entry_at: MakeEntry) -> None:
    vault.entries.add(entry_at(0))

    def count_twice() -> tuple[int, int]:
        with contextlib.closing(vault.connect()) as connection:
            connection.run("BEGIN")
            before = connection.value("SELECT count(*) FROM entries")
            ready.set()
            assert written.wait(PATIENCE)
            return before, connection.value("SELECT count(*) FROM entries")

    ready, written = threading.Event(), threading.Event()
    with ThreadPoolExecutor(1) as helper:
        counts = helper.submit(count_twice)
        assert ready.wait(PATIENCE)
        vault.entries.add(entry_at(1))
        written.set()
        assert counts.result() == (1, 1)
    assert vault.entries.count() == 2


def test_a_closed_vault_gives_no_further_connection(closed_vault: Places, root: bytearray) -> None:
    vault = open_vault(closed_vault, root)
    vault.close()
    with pytest.raises(StorageError), contextlib.closing(vault.connect()) as connection:
        connection.value("SELECT count(*) FROM entries")


def test_no_word_is_readable_in_any_file(
    places: Places, new_keys: NewVaultKeys, entry_at: MakeEntry, files_of: Files, tmp_path: Path
) -> None:
    """Case 45: entries, feelings and tags, a sealed note and a draft; with the log full and emptied."""
    said = entry_at(text=MARKER * 500, tags=(MARKER,), feelings=(MARKER,), time_zone=MARKER)
    with create_vault(places, new_keys) as vault:
        vault.entries.add(said)
        vault.entries.update(entry_at(text=MARKER, id=said.id))
        seal_entry(places, entry_at(text=MARKER))
        seal_draft(places, Draft(MARKER, (), 3, (MARKER,), "note", said.created_at, said.id))
        assert {"vault.db-wal", "draft.sealed"} < set(files_of(places.home))
        spread = files_of(tmp_path)
    for content in [*spread.values(), *files_of(tmp_path).values()]:
        for form in (MARKER.encode(), MARKER.encode("utf-16-le"), new_keys.recovery_code.encode()):
            assert form not in content
        assert bytes(new_keys.root) not in content
        assert new_keys.root.hex().encode() not in content


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_every_file_is_its_owners_only(places: Places, new_keys: NewVaultKeys, entry_at: MakeEntry) -> None:
    mask = os.umask(0)
    try:
        with create_vault(places, new_keys) as vault:
            vault.entries.add(entry_at())
            seal_entry(places, entry_at())
            seal_draft(places, Draft("", (), None, (), "note", entry_at().created_at, entry_at().id))
            modes = {
                path.name: path.stat().st_mode & 0o777 for path in [places.home, *places.home.rglob("*")]
            }
    finally:
        os.umask(mask)
    folders = {"home", "inbox", "backups", "logs"}
    assert {"vault.db", "vault.db-wal", "vault.db-shm", "vault.json", "vault.lock"} < set(modes)
    assert modes == {name: 0o700 if name in folders else 0o600 for name in modes}


def test_the_log_is_empty_after_a_checkpoint_and_gone_after_closing(
    places: Places, new_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    wal = places.home / "vault.db-wal"
    with create_vault(places, new_keys) as vault:
        vault.entries.add(entry_at())
        assert wal.stat().st_size > 0
        assert vault.checkpoint()
        assert wal.stat().st_size == 0
    assert not wal.exists()


def test_a_second_opening_is_refused(closed_vault: Places, root: bytearray) -> None:
    """Case 34, storage's part: in this process and from another."""
    script = """
import sys
from pathlib import Path
from holdspace.storage.errors import VaultInUse
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
try:
    open_vault(Places(Path(sys.argv[1])), bytearray.fromhex(sys.argv[2])).close()
    print("opened")
except VaultInUse:
    print("in use")
"""
    other = [sys.executable, "-c", script, str(closed_vault.home), root.hex()]
    with open_vault(closed_vault, root):
        with pytest.raises(VaultInUse):
            open_vault(closed_vault, root)
        assert subprocess.run(other, capture_output=True, text=True, check=True).stdout == "in use\n"
    assert subprocess.run(other, capture_output=True, text=True, check=True).stdout == "opened\n"


def test_nothing_is_here_before_a_vault_is_made(places: Places, root: bytearray) -> None:
    assert not places.has_vault()
    with pytest.raises(NoVault):
        open_vault(places, root)
    assert not places.home.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_confirmed_entry_outlives_a_killed_process(closed_vault: Places, root: bytearray) -> None:
    """Case 1, once: the entry, and the draft sealed just after it."""
    script = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from holdspace.domain.entries import new_entry
from holdspace.storage.drafts import Draft, seal_draft
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
places = Places(Path(sys.argv[1]))
entry = new_entry("kept through", now=datetime.now(UTC), time_zone="UTC")
vault = open_vault(places, bytearray.fromhex(sys.argv[2]))
vault.entries.add(entry)
seal_draft(places, Draft("half a thou", ("client",), 2, (), "note", entry.created_at, entry.id))
os.kill(os.getpid(), signal.SIGKILL)
"""
    command = [sys.executable, "-c", script, str(closed_vault.home), root.hex()]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert (closed_vault.home / "vault.db-wal").stat().st_size > 0
    with open_vault(closed_vault, root) as vault:
        assert vault.entries.page(None, 1)[0][1].text == "kept through"
        assert vault.ledger_agrees()
        draft = vault.open_draft()
        assert draft is not None
        assert (draft.text, draft.audiences, draft.load) == ("half a thou", ("client",), 2)


def test_closing_wipes_the_key_and_can_be_repeated(places: Places, new_keys: NewVaultKeys) -> None:
    vault = create_vault(places, new_keys)
    private = vault._private_key
    assert any(private)
    vault.close()
    vault.close()
    assert not any(private)
    with pytest.raises(StorageError):
        vault.entries.count()


def test_a_draft_that_does_not_open_is_set_aside_and_said_once(vault: Vault) -> None:
    vault.places.draft.write_bytes(b"HSSEAL1\nnot sealed to this vault at all")
    with pytest.raises(BadSealedFile):
        vault.open_draft()
    assert vault.open_draft() is None
    assert [path.name for path in vault.places.set_aside.iterdir()] == ["draft.sealed"]
