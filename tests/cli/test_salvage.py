# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`salvage`: a new vault from a damaged one, with the counts, and the damaged one as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from command_line import call
from holdspace.domain.entries import Entry
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

Keep = Callable[[Sequence[Entry]], None]


@pytest.fixture
def damaged(vault: Places, keep: Keep, entry_at: Callable[..., Entry]) -> Places:
    """A vault of three entries whose first page is gone."""
    keep([entry_at(minute, text=f"words {minute}") for minute in range(3)])
    data = bytearray(vault.database.read_bytes())
    data[1000] ^= 1
    vault.database.write_bytes(data)
    return vault


def test_it_makes_a_new_vault_that_opens_as_the_old_one(
    damaged: Places, passphrase: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = damaged.database.read_bytes()
    assert call("list", *passphrase).code == 6
    answer = call("salvage", str(tmp_path / "new"), "--json", *passphrase)
    assert (answer.code, answer.err) == (0, "")
    assert answer.document == {
        "home": str(tmp_path / "new"),
        "kept": 3,
        "lost": 0,
        "shortened": 0,
        "sealed_files": 0,
        "files_left": 0,
        "has_key_file": True,
    }
    assert damaged.database.read_bytes() == before
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "new"))
    assert len(call("list", "--json", *passphrase).document) == 3


def test_with_the_code_it_needs_no_key_file(
    damaged: Places, vault_keys: NewVaultKeys, tmp_path: Path
) -> None:
    damaged.key_file.unlink()
    damaged.key_file_backup.unlink()
    code = ("--code-file", "-")
    assert call("salvage", str(tmp_path / "new"), "--passphrase-file", "-", stdin=b"x").code == 6
    answer = call("salvage", str(tmp_path / "new"), *code, stdin=vault_keys.recovery_code.encode())
    assert (answer.code, answer.err) == (0, "")
    assert "Entries kept: 3; 0 could not be read." in answer.out
    assert "holdspace recover" in answer.out
    with open_vault(Places(tmp_path / "new"), vault_keys.root) as vault:
        assert vault.entries.count() == 3


def test_what_stands_in_the_way_is_said_before_anybody_is_asked(
    damaged: Places, vault_keys: NewVaultKeys, tmp_path: Path
) -> None:
    assert call("salvage", str(damaged.home)).code == 2
    assert call("salvage", str(tmp_path / "Dropbox" / "new")).code == 7
    assert call("salvage", str(tmp_path)).code == 7  # the vault's own folder stands in it
    assert call("salvage").code == 2
    assert call("salvage", "x", "--code-file", "a", "--passphrase-file", "b").code == 2
    damaged.database.unlink()
    code = vault_keys.recovery_code.encode()
    assert call("salvage", str(tmp_path / "new"), "--code-file", "-", stdin=code).code == 6
    assert not (tmp_path / "new").exists()
