# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rebuilding: the old database or the new one at every point, never less, and never under anybody's feet."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage import keys, rebuilding
from holdspace.storage.checking import Health, check
from holdspace.storage.connection import LATE_PRAGMAS, Connection
from holdspace.storage.errors import Cancelled, DiskFull, NotKept, VaultBusy, VaultDamaged
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, open_vault

PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"
MARKER = "the-words-nobody-may-read"
MakeEntry = Callable[..., Entry]


def texts(vault: Vault) -> list[str]:
    return [entry.text for _, entry in vault.entries.page(None, 99)]


def test_a_rebuilt_vault_is_the_same_vault(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    with open_vault(closed_vault, root) as vault:
        vault.rebuild()
        vault.entries.add(entry_at(9, text="after"))
        assert vault.still_in_place()
        assert check(vault) == Health()
        with contextlib.closing(vault.connect()) as connection:
            assert connection.value("PRAGMA journal_mode") == "wal"
    assert stat.S_IMODE(closed_vault.database.stat().st_mode) == 0o600
    with open_vault(closed_vault, unwrap_root(closed_vault, PASSPHRASE)) as vault:
        assert texts(vault) == ["after", *(f"{MARKER} {n}" for n in (2, 1, 0))]
        assert not vault.salt_was_healed
    assert not list(closed_vault.home.glob(".vault.db*"))


def test_nothing_is_swapped_under_another_connection(closed_vault: Places, root: bytearray) -> None:
    with open_vault(closed_vault, root) as vault:
        before = closed_vault.database.stat().st_ino
        with contextlib.closing(vault.connect()) as other:
            assert other.value("SELECT count(*) FROM entries") == 3
            with pytest.raises(VaultBusy):
                vault.rebuild()
        assert closed_vault.database.stat().st_ino == before
        assert len(texts(vault)) == 3
        vault.rebuild()


def test_nobody_joins_while_it_is_put_in_place(
    closed_vault: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection to the old file would write into nowhere, and take the new one's log with it."""
    refused: list[Exception] = []

    with open_vault(closed_vault, root) as vault, monkeypatch.context() as patch:

        def join(path: Path) -> None:
            for ask in (vault.connect, vault.pages().__enter__):
                with pytest.raises(VaultBusy) as refusal:
                    ask()
                refused.append(refusal.value)
            force(path)

        force = rebuilding.sync_folder
        patch.setattr(rebuilding, "sync_folder", join)
        vault.rebuild()
        vault.connect().close()
        assert check(vault) == Health()
    assert len(refused) == 2


def test_one_who_connects_at_the_last_moment_keeps_the_old_file(
    closed_vault: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By itself, past the vault's own door: asked after all that takes time."""
    others: list[Connection] = []

    def join(path: Path) -> None:
        force(path)
        with keys.wiped(keys.database_key(root)) as key, keys.wiped(keys.raw_key(key)) as text:
            others.append(Connection(closed_vault.database, text))
        others[0].set_pragmas(LATE_PRAGMAS)

    with open_vault(closed_vault, root) as vault:
        before = closed_vault.database.stat().st_ino
        force = rebuilding.sync_path
        with monkeypatch.context() as patch, pytest.raises(VaultBusy):
            patch.setattr(rebuilding, "sync_path", join)
            vault.rebuild()
        assert closed_vault.database.stat().st_ino == before
        others[0].close()
        assert len(texts(vault)) == 3
        assert not list(closed_vault.home.glob(".vault.db*"))


def test_damage_is_never_made_to_look_sound(closed_vault: Places, root: bytearray) -> None:
    with open_vault(closed_vault, root) as vault:
        with vault._connection.write():
            vault._connection.run("DELETE FROM entries WHERE text LIKE '%1'")
        before = closed_vault.database.stat().st_ino
        with pytest.raises(VaultDamaged):
            vault.rebuild()
        assert closed_vault.database.stat().st_ino == before
        assert not vault.ledger_agrees()


@pytest.mark.parametrize("step", ["_write_anew", "_assert_same", "sync_path", "sync_folder"])
def test_a_step_that_fails_leaves_a_whole_vault(
    closed_vault: Places, root: bytearray, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise DiskFull

    with open_vault(closed_vault, root) as vault:
        with monkeypatch.context() as patch, pytest.raises(NotKept):
            patch.setattr(rebuilding, step, fail)
            vault.rebuild()
        assert check(vault) == Health()
        assert len(texts(vault)) == 3
    assert not list(closed_vault.home.glob(".vault.db*"))


@pytest.mark.parametrize("when", ["while it is written", "after"])
def test_what_is_saved_meanwhile_is_never_swapped_away(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry, when: str
) -> None:
    with open_vault(closed_vault, root) as vault:

        def save(share: float = 0.0) -> None:
            if len(texts(vault)) == 3:
                vault.entries.add(entry_at(9, text="meanwhile"))

        with pytest.raises(VaultBusy):
            if when == "after":
                anew = vault.write_anew()
                save()
                vault.put_anew(anew)
            else:
                vault.put_anew(vault.write_anew(save))
        assert texts(vault)[0] == "meanwhile"
        vault.rebuild()
        assert len(texts(vault)) == 4
        assert check(vault) == Health()
    assert not list(closed_vault.home.glob(".vault.db*"))


def test_it_is_written_on_another_thread_and_can_be_stopped(closed_vault: Places, root: bytearray) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with open_vault(closed_vault, root) as vault, ThreadPoolExecutor(1) as helper:
        with pytest.raises(Cancelled):
            helper.submit(vault.write_anew, stop).result()
        assert not list(closed_vault.home.glob(".vault.db*"))
        before = closed_vault.database.stat().st_ino
        vault.put_anew(helper.submit(vault.write_anew).result())
        assert closed_vault.database.stat().st_ino != before
        assert check(vault) == Health()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("step", ["_assert_same", "sync_path", "sync_folder"])
def test_a_kill_at_any_step_leaves_a_whole_vault(closed_vault: Places, root: bytearray, step: str) -> None:
    script = """
import os, signal, sys
from pathlib import Path
from holdspace.storage import rebuilding
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
setattr(rebuilding, sys.argv[3], lambda *given: os.kill(os.getpid(), signal.SIGKILL))
open_vault(Places(Path(sys.argv[1])), bytearray.fromhex(sys.argv[2])).rebuild()
"""
    command = [sys.executable, "-c", script, str(closed_vault.home), root.hex(), step]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with open_vault(closed_vault, root) as vault:
        assert check(vault) == Health()
        assert len(texts(vault)) == 3


def test_its_own_file_is_gone_after_a_kill_and_an_hour(closed_vault: Places, root: bytearray) -> None:
    """Its name is that of a temp file, which opening clears away."""
    left = closed_vault.home / f".{closed_vault.database.name}.00000000.tmp"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    open_vault(closed_vault, root).close()
    assert not left.exists()
