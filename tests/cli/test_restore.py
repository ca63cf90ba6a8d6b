# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`restore`: what a backup holds, then the backup in the vault's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from command_line import call, start_and_tell_qt
from holdspace.domain.entries import Entry
from holdspace.storage.backups import list_backups, make_backup
from holdspace.storage.key_file import NewVaultKeys, read_either, wrap_root, write_both
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

Keep = Callable[[Sequence[Entry]], None]
MakeEntry = Callable[..., Entry]
Options = tuple[str, str]


@pytest.fixture
def backup(vault: Places, keep: Keep, entry_at: MakeEntry, vault_keys: NewVaultKeys) -> Path:
    """A backup of two entries; the vault has one more since."""
    keep([entry_at(0), entry_at(1)])
    with open_vault(vault, vault_keys.root) as opened:
        path = make_backup(vault, opened).path
        opened.entries.add(entry_at(2))
    return path


def count(places: Places, keys: NewVaultKeys) -> int:
    with open_vault(places, keys.root) as vault:
        return vault.entries.count()


def test_it_says_what_is_there_and_restores_it(
    vault: Places, backup: Path, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    answer, qt = start_and_tell_qt("restore", str(backup), *passphrase)
    assert (answer.code, answer.err, qt) == (0, "", set())
    before = list_backups(vault)[0]
    lines = answer.out.splitlines()
    assert lines[0].startswith("Backup 1, made 2")
    assert lines[1:] == [
        "Entries: 2, from 2026-03-02 to 2026-03-02",
        "Opens with: today's passphrase",
        "Entries of today's vault that it lacks: 1",
        "Restored.",
        f"Today's vault was backed up first: {before}",
    ]
    assert count(vault, vault_keys) == 2
    assert call("restore", str(before), *passphrase).code == 0
    assert count(vault, vault_keys) == 3


def test_a_dry_run_touches_nothing(
    vault: Places, backup: Path, passphrase: Options, vault_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    files = {path: path.read_bytes() for path in vault.home.rglob("*") if path.is_file()}
    document = call("restore", str(backup), "--dry-run", "--json", *passphrase).document
    assert document == {
        "restored": False,
        "preview": {
            "sequence": 1,
            "made_at": document["preview"]["made_at"],
            "entries": 2,
            "first": entry_at(0).created_at.isoformat(),
            "last": entry_at(1).created_at.isoformat(),
            "same_vault": True,
            "same_keys": True,
            "opens_with": "today's",
            "lacks": 1,
        },
        "before": None,
        "kept_aside": None,
    }
    assert {path: path.read_bytes() for path in vault.home.rglob("*") if path.is_file()} == files
    assert count(vault, vault_keys) == 3


def test_json_says_what_became_of_todays_vault(
    vault: Places, backup: Path, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    document = call("restore", str(backup), "--json", *passphrase).document
    assert (document["restored"], document["kept_aside"]) == (True, None)
    assert document["before"] == str(list_backups(vault)[0])
    vault.database.write_bytes(b"")
    document = call("restore", document["before"], "--json", *passphrase).document
    assert (document["before"], document["kept_aside"]) == (None, str(vault.damaged / "1"))
    assert document["preview"]["lacks"] is None
    assert count(vault, vault_keys) == 3


def test_the_passphrase_of_then_or_the_code_opens_an_older_backup(
    vault: Places, backup: Path, passphrase: Options, vault_keys: NewVaultKeys, tmp_path: Path
) -> None:
    """Case 33."""
    write_both(vault, wrap_root(vault_keys.root, "another kettle sings", read_either(vault)))
    answer = call("restore", str(backup), "--dry-run", *passphrase)
    assert answer.code == 0
    assert "Opens with: today's passphrase" in answer.out
    code = tmp_path / "code"
    code.write_text(vault_keys.recovery_code.lower() + "\n")
    assert call("restore", str(backup), "--code-file", str(code)).code == 0
    assert count(vault, vault_keys) == 2


def test_a_new_home_is_said_to_need_the_passphrase_of_then(
    backup: Path, passphrase: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "new home"))
    answer = call("restore", str(backup), *passphrase)
    assert answer.code == 0
    assert "Opens with: the passphrase of then" in answer.out
    assert "not a backup of the vault that is here" in answer.out
    assert len(call("list", "--json", *passphrase).document) == 2


def test_a_damaged_backup_is_refused_and_the_one_before_named(
    vault: Places, backup: Path, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    """Case 32."""
    with open_vault(vault, vault_keys.root) as opened:
        second = make_backup(vault, opened).path
    second.write_bytes(second.read_bytes()[:-1])
    answer = call("restore", str(second), *passphrase)
    assert (answer.code, answer.out, len(answer.complaints)) == (7, "", 1)
    assert str(backup) in answer.err
    assert count(vault, vault_keys) == 3


def test_what_stands_in_the_way_has_its_exit_code(
    vault: Places, backup: Path, passphrase: Options, vault_keys: NewVaultKeys, tmp_path: Path
) -> None:
    assert call("restore", str(tmp_path / "nowhere"), *passphrase).code == 7
    assert call("restore", str(tmp_path), *passphrase).code == 7
    wrong = call("restore", str(backup), "--passphrase-file", "-", stdin=b"not this one\n")
    assert (wrong.code, wrong.out, len(wrong.complaints)) == (3, "", 1)
    other_code = "0000-0000-0000-0000-0000-0000-0000-0000-0000"
    answer = call("restore", str(backup), "--code-file", "-", stdin=other_code.encode())
    assert answer.code == 3
    assert other_code not in answer.err
    assert call("restore", str(backup), "--code-file", str(tmp_path / "none")).code == 7
    with open_vault(vault, vault_keys.root):
        assert call("restore", str(backup), *passphrase).code == 5
    assert count(vault, vault_keys) == 3


@pytest.mark.parametrize("data", [b"\xff\xfe", b"nonsense"])
def test_a_code_that_is_none_is_refused(backup: Path, data: bytes) -> None:
    answer = call("restore", str(backup), "--code-file", "-", stdin=data)
    assert answer.code in (3, 7)
    assert (answer.out, len(answer.complaints)) == ("", 1)
