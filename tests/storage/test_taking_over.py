# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A salvaged vault takes the damaged one's place: whole or not at all, and the damaged one is kept."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from crashes import crashes
from holdspace.domain.entries import Entry
from holdspace.storage.errors import Cancelled, ChangedSince, NotKept, StorageError, VaultInUse, VaultMissing
from holdspace.storage.inbox import count_sealed, seal_entry
from holdspace.storage.lock_file import LockFile
from holdspace.storage.places import Places
from holdspace.storage.salvaging import salvage
from holdspace.storage.taking_over import fingerprint, take_over
from holdspace.storage.vault import open_vault

MakeEntry = Callable[..., Entry]
PAGE = 4096
_TAKE_OVER = """
from holdspace.storage.places import Places
from holdspace.storage.taking_over import take_over


def work(home, folder):
    take_over(Places(home), Path(folder))
"""


def texts(places: Places, root: bytearray) -> list[str]:
    with open_vault(places, root) as vault:
        assert vault.ledger_agrees()
        return [entry.text for _, entry in vault.entries.page(None, 99)]


@pytest.fixture
def salvaged(closed_vault: Places, root: bytearray, tmp_path: Path) -> Path:
    """The vault's second page is damaged; what can be read of it is in a folder of its own."""
    data = bytearray(closed_vault.database.read_bytes())
    data[PAGE + 100] ^= 0xFF
    closed_vault.database.write_bytes(data)
    salvage(closed_vault, tmp_path / "salvaged", root)
    return tmp_path / "salvaged"


def test_it_takes_the_place_and_the_damaged_one_is_kept(
    closed_vault: Places, salvaged: Path, root: bytearray, entry_at: MakeEntry
) -> None:
    seal_entry(closed_vault, entry_at(9, text="sealed meanwhile", sealed=True))
    damaged = closed_vault.database.read_bytes()
    told: list[float] = []
    aside = take_over(closed_vault, salvaged, told.append)
    assert told[-1] == 1.0
    assert aside == closed_vault.damaged / "1"
    assert (aside / "vault.db").read_bytes() == damaged
    assert texts(closed_vault, root) == texts(Places(salvaged), root) != []
    assert count_sealed(closed_vault) == 1
    assert stat.S_IMODE(closed_vault.database.stat().st_mode) == 0o600


def test_it_works_where_the_vault_is_missing(closed_vault: Places, salvaged: Path, root: bytearray) -> None:
    for path in (closed_vault.database, closed_vault.key_file, closed_vault.key_file_backup):
        path.unlink()
    take_over(closed_vault, salvaged)
    assert texts(closed_vault, root)


@pytest.mark.parametrize("which", ["the vault's", "the folder's"])
def test_one_that_is_open_is_left_alone(closed_vault: Places, salvaged: Path, which: str) -> None:
    before = closed_vault.database.read_bytes()
    lock = LockFile(closed_vault if which == "the vault's" else Places(salvaged))
    with pytest.raises(VaultInUse):
        take_over(closed_vault, salvaged)
    lock.release()
    assert closed_vault.database.read_bytes() == before
    assert not closed_vault.incoming.exists()


def test_stopped_it_changes_nothing(closed_vault: Places, salvaged: Path) -> None:
    before = closed_vault.database.read_bytes()

    def stop(done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        take_over(closed_vault, salvaged, stop)
    assert closed_vault.database.read_bytes() == before
    assert not closed_vault.incoming.exists()


def test_a_folder_without_a_closed_vault_is_refused(
    closed_vault: Places, salvaged: Path, tmp_path: Path
) -> None:
    with pytest.raises(VaultMissing):
        take_over(closed_vault, tmp_path)
    (salvaged / "vault.db-wal").write_bytes(b"not moved into the database yet")
    with pytest.raises(NotKept):
        take_over(closed_vault, salvaged)


def test_a_missing_vault_has_a_fingerprint_whatever_became_of_its_log(closed_vault: Places) -> None:
    before = fingerprint(closed_vault)
    closed_vault.database.unlink()
    missing = fingerprint(closed_vault)
    closed_vault.database.with_name("vault.db-wal").write_bytes(b"of the one that is gone")
    assert fingerprint(closed_vault) == missing != before


def test_one_that_was_written_in_since_stays(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry, tmp_path: Path
) -> None:
    before = fingerprint(closed_vault)
    salvage(closed_vault, tmp_path / "salvaged", root)
    with open_vault(closed_vault, root):
        pass
    assert fingerprint(closed_vault) == before  # only looked into
    with open_vault(closed_vault, root) as vault:
        vault.entries.add(entry_at(9, text="since"))
    with pytest.raises(ChangedSince):
        take_over(closed_vault, tmp_path / "salvaged", unchanged=before)
    assert "since" in texts(closed_vault, root)
    assert not closed_vault.incoming.exists()


def test_a_crash_leaves_the_one_or_the_other(
    closed_vault: Places, salvaged: Path, root: bytearray, tmp_path: Path
) -> None:
    wanted = texts(Places(salvaged), root)
    damaged = closed_vault.database.read_bytes()
    folder = tmp_path / "crashed"
    folder.mkdir()
    seen = set()
    for crash in crashes(closed_vault.home, folder, _TAKE_OVER, str(salvaged)):
        home = Places(crash.home)
        try:
            assert texts(home, root) == wanted
            seen.add("new")
        except StorageError:
            assert home.database.read_bytes() == damaged
            seen.add("damaged")
    assert seen == {"new", "damaged"}
