# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Case 36: what is open is saved elsewhere, whatever became of its file, and opens there as it always did."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage.drafts import Draft, seal_draft
from holdspace.storage.errors import Cancelled, VaultExists
from holdspace.storage.inbox import seal_entry
from holdspace.storage.key_file import NewVaultKeys, make_keys, root_from_code, unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.saving_elsewhere import save_elsewhere
from holdspace.storage.taking_over import take_over
from holdspace.storage.vault import Vault, open_vault

MakeEntry = Callable[..., Entry]
PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"


def put_another(places: Places) -> None:
    shutil.copy(places.database, places.home / "copy")
    (places.home / "copy").replace(places.database)


def move(places: Places) -> None:
    places.database.rename(places.home / "moved.db")


def remove(places: Places) -> None:
    places.database.unlink()


def texts(places: Places, root: bytearray) -> list[str]:
    with open_vault(places, root) as vault:
        assert vault.ledger_agrees()
        return [entry.text for _, entry in vault.entries.page(None, 99)]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Places:
    return Places(tmp_path / "elsewhere")


@pytest.mark.parametrize("happens", [remove, move, put_another])
@pytest.mark.parametrize("checkpointed", [True, False])
def test_all_of_it_is_saved_and_the_passphrase_opens_it(
    vault: Vault,
    entry_at: MakeEntry,
    elsewhere: Places,
    happens: Callable[[Places], None],
    checkpointed: bool,
) -> None:
    for number in range(3):
        vault.entries.add(entry_at(number, text=f"line {number}"))
    if checkpointed:
        vault.checkpoint()
    happens(vault.places)
    told: list[float] = []
    assert save_elsewhere(vault, elsewhere.home, told.append) == 3
    assert told == sorted(told)
    assert texts(elsewhere, unwrap_root(elsewhere, PASSPHRASE)) == ["line 2", "line 1", "line 0"]
    assert stat.S_IMODE(elsewhere.database.stat().st_mode) == 0o600


def test_without_a_key_file_the_code_opens_it(
    vault: Vault, entry_at: MakeEntry, elsewhere: Places, new_keys: NewVaultKeys
) -> None:
    vault.entries.add(entry_at(text="a line"))
    shutil.rmtree(vault.places.home)
    save_elsewhere(vault, elsewhere.home)
    assert not elsewhere.key_file.exists()
    assert texts(elsewhere, root_from_code(elsewhere, new_keys.recovery_code)) == ["a line"]


@pytest.mark.parametrize("how", ["both", "first"])
def test_another_vaults_key_file_is_not_taken_for_its_own(
    vault: Vault, entry_at: MakeEntry, elsewhere: Places, new_keys: NewVaultKeys, how: str
) -> None:
    """Case 36: another vault lies where this one was, and its key file opens nothing of this one."""
    vault.entries.add(entry_at(text="a line"))
    foreign = make_keys("another kettle sings", new_keys.key_file.parameters).key_file.to_bytes()
    vault.places.key_file.write_bytes(foreign)
    if how == "both":
        vault.places.key_file_backup.write_bytes(foreign)
    save_elsewhere(vault, elsewhere.home)
    if how == "first":
        assert unwrap_root(elsewhere, PASSPHRASE) == new_keys.root
    assert elsewhere.key_file.exists() == (how == "first")
    assert texts(elsewhere, root_from_code(elsewhere, new_keys.recovery_code)) == ["a line"]


def test_sealed_notes_and_the_draft_come_along(
    vault: Vault, entry_at: MakeEntry, elsewhere: Places, root: bytearray
) -> None:
    vault.entries.add(entry_at(text="a line"))
    seal_entry(vault.places, entry_at(5, text="sealed"))
    seal_draft(vault.places, Draft("unfinished", (), None, (), "note", entry_at().created_at, entry_at().id))
    remove(vault.places)
    save_elsewhere(vault, elsewhere.home)
    with open_vault(elsewhere, root) as saved:
        assert [entry.text for entry in saved.absorb_inbox().entries] == ["sealed"]
        found = saved.open_draft()
        assert found is not None
        assert found.text == "unfinished"
        assert saved.entries.count() == 2


def test_it_goes_back_into_its_place(
    vault: Vault, entry_at: MakeEntry, elsewhere: Places, root: bytearray
) -> None:
    vault.entries.add(entry_at(text="a line"))
    remove(vault.places)
    save_elsewhere(vault, elsewhere.home)
    vault.close()
    take_over(vault.places, elsewhere.home)
    assert texts(vault.places, root) == ["a line"]


def test_stopped_or_refused_it_leaves_nothing(vault: Vault, entry_at: MakeEntry, elsewhere: Places) -> None:
    vault.entries.add(entry_at())
    remove(vault.places)

    def stop(done: float) -> None:
        if done > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        save_elsewhere(vault, elsewhere.home, stop)
    assert not elsewhere.home.exists()
    save_elsewhere(vault, elsewhere.home)
    before = elsewhere.database.read_bytes()
    with pytest.raises(VaultExists):
        save_elsewhere(vault, elsewhere.home)
    assert elsewhere.database.read_bytes() == before
