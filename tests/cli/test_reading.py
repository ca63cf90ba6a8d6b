# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Opening the vault to read: what stands in the way, what is said, and that nothing is changed by it."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from command_line import call, start
from holdspace.domain.entries import Entry
from holdspace.storage import absorbing
from holdspace.storage.errors import DiskFull
from holdspace.storage.inbox import count_sealed, seal_entry
from holdspace.storage.key_file import NewVaultKeys, make_keys, read_either
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, open_vault

Keep = Callable[[Sequence[Entry]], None]
MakeEntry = Callable[..., Entry]


def files(places: Places) -> dict[str, bytes]:
    kept = [path for path in places.home.rglob("*") if path.is_file() and path != places.lock_file]
    return {path.name: path.read_bytes() for path in kept}


def test_what_was_noted_is_seen(vault: Places, entry_at: MakeEntry, passphrase: tuple[str, str]) -> None:
    for minute in range(450):  # more than two batches
        seal_entry(vault, entry_at(minute, text=f"note {minute}"))
    answer = call("list", "--json", "--limit", "1000", *passphrase)
    assert [entry["text"] for entry in answer.document] == [
        f"note {minute}" for minute in reversed(range(450))
    ]
    assert all(entry["sealed"] for entry in answer.document)
    assert list(vault.inbox.glob("*.sealed")) == []


@pytest.mark.parametrize("command", [["list"], ["show", "0a0a0a0a"]], ids=" ".join)
def test_without_a_vault_nobody_is_asked(command: list[str], places: Places) -> None:
    answer = start(*command)
    assert (answer.code, answer.out, len(answer.complaints)) == (4, "", 1)
    assert not places.home.exists()


@pytest.mark.parametrize("command", [["list"], ["note", "x"]], ids=" ".join)
def test_a_vault_nobody_may_look_at_is_not_said_to_be_missing(
    command: list[str], vault: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may look everywhere, so this plays the system that says no.
    monkeypatch.setattr(Places, "has_vault", lambda self: False)
    monkeypatch.setattr("os.access", lambda path, mode: path != vault.home)
    answer = call(*command)
    assert (answer.code, answer.out, len(answer.complaints)) == (8, "", 1)
    assert "cannot be read" in answer.err


@pytest.mark.parametrize("command", [["list"], ["show", "0a0a0a0a"]], ids=" ".join)
def test_while_a_window_holds_it_nobody_is_asked(
    command: list[str], vault: Places, vault_keys: NewVaultKeys
) -> None:
    with open_vault(vault, vault_keys.root):
        answer = start(*command)
    assert (answer.code, answer.out, len(answer.complaints)) == (5, "", 1)
    assert "holdspace --lock" in answer.err


def test_a_wrong_passphrase_changes_nothing(keep: Keep, entry_at: MakeEntry, vault: Places) -> None:
    keep([entry_at()])
    before = files(vault)
    answer = call("list", "--passphrase-file", "-", stdin=b"another passphrase")
    assert (answer.code, answer.out, len(answer.complaints)) == (3, "", 1)
    assert files(vault) == before


def test_damage_is_never_an_empty_journal(vault: Places, passphrase: tuple[str, str]) -> None:
    whole = vault.database.read_bytes()
    plain = sqlite3.connect(vault.home / "plain")
    plain.execute("CREATE TABLE entries (id)")
    plain.close()
    for content in (b"", whole[:4000], bytes(4096) + whole[4096:], (vault.home / "plain").read_bytes()):
        vault.database.write_bytes(content)
        answer = call("list", "--json", *passphrase)
        assert (answer.code, answer.out, len(answer.complaints)) == (6, "", 1)
        assert vault.database.read_bytes() == content
    vault.database.unlink()
    assert call("list", *passphrase).code == 6
    assert not vault.database.exists()


def test_lost_key_files_are_said_before_anybody_is_asked(vault: Places) -> None:
    vault.key_file.unlink()
    vault.key_file_backup.write_bytes(b"{}")
    damaged = call("list")
    vault.key_file_backup.unlink()
    missing = call("list")
    assert (damaged.code, missing.code) == (6, 6)
    assert "recovery code" in damaged.err
    assert "recovery code" in missing.err


def test_a_newer_vault_is_refused(vault: Places) -> None:
    import hashlib

    for path in (vault.key_file, vault.key_file_backup):
        fields = json.loads(path.read_bytes()) | {"version": 2}
        del fields["sha256"]
        canonical = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
        path.write_text(json.dumps(fields | {"sha256": hashlib.sha256(canonical).hexdigest()}))
    assert call("list").code == 7


def test_sealed_files_that_do_not_open_are_reported(
    vault: Places, entry_at: MakeEntry, passphrase: tuple[str, str]
) -> None:
    seal_entry(vault, entry_at(text="a good one"))
    (vault.inbox / "20260302T093000.000000Z-x.sealed").write_bytes(b"HSSEAL1\nnot this vault's")
    answer = call("list", *passphrase)
    assert answer.code == 0
    assert "a good one" in answer.out
    assert str(vault.set_aside) in answer.err
    assert len(list(vault.set_aside.iterdir())) == 1
    assert call("list", *passphrase).err == ""


def test_sealed_notes_that_cannot_be_read_just_now_are_reported_and_stay(
    vault: Places, entry_at: MakeEntry, passphrase: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seal_entry(vault, entry_at(text="a good one"))

    def refuse(_path: Path, _limit: int) -> bytes:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patch:
        patch.setattr(absorbing, "read_plain_file", refuse)
        answer = call("list", *passphrase)
    assert (answer.code, count_sealed(vault)) == (0, 1)
    assert "try again" in answer.err
    assert "a good one" in call("list", *passphrase).out


def test_a_swapped_sealing_key_is_said(
    vault: Places, entry_at: MakeEntry, passphrase: tuple[str, str], vault_keys: NewVaultKeys
) -> None:
    from dataclasses import replace

    foreign = make_keys("somebody else's words", vault_keys.key_file.parameters).key_file.inbox_public_key
    swapped = replace(read_either(vault), inbox_public_key=foreign).to_bytes()
    for path in (vault.key_file, vault.key_file_backup):
        path.write_bytes(swapped)
    answer = call("list", *passphrase)
    assert answer.code == 0
    assert "swapped" in answer.err
    assert call("list", *passphrase).err == ""


def test_a_full_disk_keeps_nobody_from_reading(
    keep: Keep,
    entry_at: MakeEntry,
    vault: Places,
    passphrase: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep([entry_at(text="here already")])
    seal_entry(vault, entry_at(1, text="still sealed"))

    def full(self: Vault, limit: int = 200) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "absorb_inbox", full)
        answer = call("list", *passphrase)
    assert answer.code == 0
    assert "here already" in answer.out
    assert len(answer.complaints) == 1
    assert "still sealed" in call("list", *passphrase).out


def test_the_vault_is_let_go_of(vault: Places, vault_keys: NewVaultKeys, passphrase: tuple[str, str]) -> None:
    assert call("list", *passphrase).code == 0
    assert call("show", "0a0a0a0a", *passphrase).code == 2
    with open_vault(vault, vault_keys.root) as opened:
        assert opened.entries.count() == 0
