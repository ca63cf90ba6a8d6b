# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sealing: anyone can, only the vault opens, and a note is not a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry, entry_to_json
from holdspace.storage import files, keys, sealing
from holdspace.storage.drafts import Draft, seal_draft
from holdspace.storage.errors import KeyFileMissing
from holdspace.storage.inbox import count_sealed, seal_entry
from holdspace.storage.key_file import root_from_code
from holdspace.storage.places import Places
from holdspace.storage.sealing import DRAFT_PURPOSE, NOTE_PURPOSE, seal
from holdspace.storage.vault import NewVaultKeys, open_vault

MARKER = "the-words-nobody-may-read"
MakeEntry = Callable[..., Entry]


def only_file(places: Places) -> Path:
    (path,) = places.inbox.glob("*.sealed")
    return path


def set_aside(places: Places) -> list[str]:
    return sorted(path.name for path in places.set_aside.iterdir()) if places.set_aside.is_dir() else []


def test_the_public_key_is_read_again_when_the_key_file_changes(
    closed_vault: Places, root: bytearray, made_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    foreign = replace(made_keys.key_file, inbox_public_key=keys.inbox_public_key(keys.new_root()))
    seal_entry(closed_vault, entry_at(10))
    files.write_durably(closed_vault.key_file, foreign.to_bytes())
    seal_entry(closed_vault, entry_at(11))
    with open_vault(closed_vault, root) as vault:
        assert vault.inbox_key_was_swapped
        absorbed = vault.absorb_inbox()
    assert [len(absorbed.entries), absorbed.set_aside] == [1, 1]


def test_the_key_file_is_read_once_for_many_notes(
    closed_vault: Places, entry_at: MakeEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal_entry(closed_vault, entry_at(10))
    monkeypatch.setattr(sealing, "read_either", None)
    seal_entry(closed_vault, entry_at(11))
    assert count_sealed(closed_vault) == 2


def test_nothing_but_the_vaults_key_opens_a_note(closed_vault: Places, entry_at: MakeEntry) -> None:
    seal_entry(closed_vault, entry_at(text=MARKER))
    data = only_file(closed_vault).read_bytes()
    assert MARKER.encode() not in data
    with pytest.raises(sealing.BadSealedFile) as caught:
        sealing.unseal(keys.inbox_private_key(keys.new_root()), NOTE_PURPOSE, data)
    assert caught.value.__cause__ is None


def test_notes_and_drafts_are_sealed_for_different_purposes(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    private = keys.inbox_private_key(root)
    sealed = seal(closed_vault, NOTE_PURPOSE, entry_to_json(entry_at()))
    assert sealing.unseal(private, NOTE_PURPOSE, sealed) == entry_to_json(entry_at()) | {
        "id": sealing.unseal(private, NOTE_PURPOSE, sealed)["id"]
    }
    with pytest.raises(sealing.BadSealedFile):
        sealing.unseal(private, DRAFT_PURPOSE, sealed)


def lose_key_files(places: Places) -> None:
    places.key_file.unlink()
    places.key_file_backup.unlink()


@pytest.mark.parametrize("when", ["before opening", "while open"])
def test_without_any_key_file_an_open_vault_keeps_what_is_written(
    closed_vault: Places, made_keys: NewVaultKeys, entry_at: MakeEntry, when: str
) -> None:
    if when == "before opening":
        lose_key_files(closed_vault)
    said = entry_at(12)
    with open_vault(closed_vault, root_from_code(closed_vault, made_keys.recovery_code)) as vault:
        if when == "while open":
            lose_key_files(closed_vault)
        seal_entry(closed_vault, entry_at(11, text=MARKER))
        seal_draft(closed_vault, Draft("half a thou", (), None, (), "note", said.created_at, said.id))
    with pytest.raises(KeyFileMissing):
        seal_entry(closed_vault, entry_at(13))
    with open_vault(closed_vault, root_from_code(closed_vault, made_keys.recovery_code)) as vault:
        absorbed = vault.absorb_inbox()
        draft = vault.open_draft()
    assert [len(absorbed.entries), absorbed.set_aside] == [1, 0]
    assert draft is not None
    assert draft.text == "half a thou"


def test_a_key_exchanged_while_the_vault_is_open_gets_nothing(
    closed_vault: Places, root: bytearray, made_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    thief = keys.new_root()
    foreign = replace(made_keys.key_file, inbox_public_key=keys.inbox_public_key(thief))
    with open_vault(closed_vault, root) as vault:
        files.write_durably(closed_vault.key_file, foreign.to_bytes())
        seal_entry(closed_vault, entry_at(10))
        with pytest.raises(sealing.BadSealedFile):
            sealing.unseal(keys.inbox_private_key(thief), NOTE_PURPOSE, only_file(closed_vault).read_bytes())
        assert len(vault.absorb_inbox().entries) == 1


def test_a_vault_closed_twice_does_not_take_the_key_of_the_next_opening(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    first = open_vault(closed_vault, root)
    first.close()
    with open_vault(closed_vault, root):
        first.close()
        lose_key_files(closed_vault)
        seal_entry(closed_vault, entry_at(10))
    assert count_sealed(closed_vault) == 1
