# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`backup`: a checked backup, its path and nothing else on standard output."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from command_line import call, start_and_tell_qt
from holdspace.domain.entries import Entry
from holdspace.services.settings import Settings
from holdspace.storage.backups import list_backups, verify_backup
from holdspace.storage.errors import DiskFull
from holdspace.storage.inbox import seal_entry
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

Keep = Callable[[Sequence[Entry]], None]
MakeEntry = Callable[..., Entry]
Options = tuple[str, str]


def test_it_backs_up_what_is_there_and_what_waits(
    vault: Places, keep: Keep, entry_at: MakeEntry, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    keep([entry_at(0), entry_at(1)])
    seal_entry(vault, entry_at(2))
    answer, qt = start_and_tell_qt("backup", *passphrase)
    assert (answer.code, answer.err, qt) == (0, "", set())
    (path,) = list_backups(vault)
    assert answer.out == f"{path}\n"
    assert verify_backup(vault, path, vault_keys.root).entries == 3


def test_json_says_what_was_made(vault: Places, keep: Keep, entry_at: MakeEntry, passphrase: Options) -> None:
    keep([entry_at(0)])
    for number in (1, 2):
        document = call("backup", "--json", *passphrase).document
        (path,) = list_backups(vault)
        assert set(document) == {"path", "sequence", "made_at", "entries", "shrank", "dropped"}
        assert document["path"] == str(path)
        assert (document["sequence"], document["entries"], document["shrank"]) == (number, 1, False)
        # The one before was of the same day.
        assert [Path(dropped).name[:6] for dropped in document["dropped"]] == ["000001"] * (number - 1)


def test_where_the_count_shrank_nothing_is_dropped(
    vault: Places, keep: Keep, entry_at: MakeEntry, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    entry = entry_at(0)
    keep([entry, entry_at(1)])
    call("backup", *passphrase)
    with open_vault(vault, vault_keys.root) as opened:
        opened.entries.erase(entry.id)
    answer = call("backup", "--json", *passphrase)
    assert (answer.code, answer.document["shrank"], answer.document["dropped"]) == (0, True, [])
    assert len(answer.complaints) == 1
    assert len(list_backups(vault)) == 2


def test_a_second_backup_after_the_count_shrank_drops_nothing_either_until_it_is_said(
    vault: Places, keep: Keep, entry_at: MakeEntry, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    entry = entry_at(0)
    keep([entry, entry_at(1)])
    call("backup", *passphrase)
    with open_vault(vault, vault_keys.root) as opened:
        opened.entries.erase(entry.id)
    call("backup", *passphrase)
    answer = call("backup", "--json", *passphrase)
    assert (answer.code, answer.document["shrank"], answer.document["dropped"]) == (0, False, [])
    assert len(answer.complaints) == 1
    assert len(list_backups(vault)) == 3
    for settings, left in (("not a settings file", 4), ("[backups]\nshrink_accepted=-2\n", 5)):
        vault.settings.write_text(settings)
        call("backup", *passphrase)
        assert len(list_backups(vault)) == left
    Settings(vault.settings).shrink_accepted = 5  # as the window says it
    answer = call("backup", *passphrase)
    assert (answer.code, answer.complaints) == (0, [])
    assert len(list_backups(vault)) == 1


def test_it_goes_where_one_says_and_writes_over_nothing(
    vault: Places, passphrase: Options, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert call("backup", str(stick), *passphrase).code == 0
    assert [path.suffix for path in stick.iterdir()] == [".hsbackup"]
    assert call("backup", str(stick / "mine"), *passphrase).out == f"{stick / 'mine'}\n"
    answer = call("backup", str(stick / "mine"), *passphrase)
    assert (answer.code, answer.out, len(answer.complaints)) == (7, "", 1)
    answer = call("backup", str(stick / "no" / "where"), *passphrase)
    assert (answer.code, answer.out, len(answer.complaints)) == (8, "", 1)
    assert list_backups(vault) == []


def test_what_stands_in_the_way_has_its_exit_code(
    vault: Places, passphrase: Options, vault_keys: NewVaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("backup", "--passphrase-file", "-", stdin=b"not this one\n").code == 3
    with open_vault(vault, vault_keys.root):
        assert call("backup", *passphrase).code == 5

    def full(*anything: object) -> None:
        raise DiskFull

    monkeypatch.setattr("holdspace.storage.backups.back_up", full)
    assert call("backup", *passphrase).code == 8


def test_without_a_vault_nobody_is_asked(places: Places) -> None:
    assert call("backup").code == 4
    assert not places.home.exists()
