# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The sealed inbox: written without unlocking, named without words, light to import."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage import files
from holdspace.storage.errors import DiskFull, KeyFileMissing, NoVault
from holdspace.storage.inbox import (
    count_sealed,
    is_waiting,
    remove_sealed,
    seal_answer,
    seal_boundary,
    seal_entry,
    seal_session,
)
from holdspace.storage.places import Places
from holdspace.storage.vault import NewVaultKeys, create_vault, open_vault
from practised import ANSWER, BOUNDARY, SESSION

MARKER = "the-words-nobody-may-read"
MakeEntry = Callable[..., Entry]


def only_file(places: Places) -> Path:
    (path,) = places.inbox.glob("*.sealed")
    return path


def test_a_note_is_named_by_time_and_id_only(closed_vault: Places, entry_at: MakeEntry) -> None:
    note = entry_at(text=MARKER)
    seal_entry(closed_vault, note)
    path = only_file(closed_vault)
    assert path.name == f"20260302T093000.000000Z-{note.id}.sealed"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_size % 256 == 8 + 32 + 16


def test_undo_takes_a_note_back(closed_vault: Places, entry_at: MakeEntry) -> None:
    one, other = entry_at(0), entry_at(1)
    for note in (one, other):
        seal_entry(closed_vault, note)
    assert remove_sealed(closed_vault, one.id)
    assert not remove_sealed(closed_vault, one.id)
    assert other.id in only_file(closed_vault).name


def test_sealing_needs_a_vault_and_no_database(
    places: Places, entry_at: MakeEntry, new_keys: NewVaultKeys
) -> None:
    assert count_sealed(places) == 0
    with pytest.raises(NoVault):
        seal_entry(places, entry_at())
    assert not places.home.exists()
    create_vault(places, new_keys).close()
    places.inbox.rmdir()
    seal_entry(places, entry_at())
    assert count_sealed(places) == 1


def test_sealing_uses_the_second_key_file_where_the_first_is_lost(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    closed_vault.key_file.unlink()
    seal_entry(closed_vault, entry_at(10))
    with open_vault(closed_vault, root) as vault:
        assert len(vault.absorb_inbox().entries) == 1
    for path in (closed_vault.key_file, closed_vault.key_file_backup):
        path.unlink(missing_ok=True)
    with pytest.raises(KeyFileMissing):
        seal_entry(closed_vault, entry_at(11))


def test_a_note_that_cannot_be_written_leaves_no_trace(
    closed_vault: Places, entry_at: MakeEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> Any:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(files, "_sync", full)
    with pytest.raises(DiskFull):
        seal_entry(closed_vault, entry_at())
    assert list(closed_vault.inbox.iterdir()) == []


def test_what_starts_with_the_app_is_light() -> None:
    """Before the first paint none of the crypto libraries, SQLCipher or JSON is loaded."""
    script = """
import sys
from pathlib import Path
from holdspace.storage import drafts, errors, inbox, lock_file, places
here = places.Places(Path(sys.argv[1]))
print(here.has_vault(), drafts.has_draft(here), inbox.count_sealed(here))
print(sorted({"cryptography", "sqlcipher3", "zxcvbn", "json", "sqlite3"} & set(sys.modules)))
"""
    command = [sys.executable, "-c", script, "/nowhere/at/all"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False False 0", "[]"]


def test_what_was_done_waits_beside_the_notes_and_no_name_tells_it_from_one(
    closed_vault: Places, entry_at: Callable[..., Entry]
) -> None:
    note = entry_at()
    seal_entry(closed_vault, note)
    for _ in range(2):
        seal_session(closed_vault, SESSION)
        seal_answer(closed_vault, ANSWER)
        seal_boundary(closed_vault, BOUNDARY)
    names = sorted(path.name for path in closed_vault.inbox.iterdir())
    ids = (SESSION.id, ANSWER.id, BOUNDARY.id, note.id)
    assert {name.removesuffix(".sealed").split("Z-")[1] for name in names} == set(ids)
    assert count_sealed(closed_vault) == 4
    assert is_waiting(closed_vault, note.id)
    assert remove_sealed(closed_vault, note.id)
    assert len(list(closed_vault.inbox.iterdir())) == 3
