# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`passphrase`: the new one opens, the old one does not, and nothing changes where it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import call
from holdspace.storage.errors import WrongPassphrase
from holdspace.storage.key_file import NewVaultKeys, unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"
NEW = "slow boats under the bridge"
FROM_STDIN = ("--new-passphrase-file", "-")


def key_files(places: Places) -> list[bytes]:
    return [path.read_bytes() for path in (places.key_file, places.key_file_backup)]


def test_it_changes_the_passphrase(vault: Places, passphrase: tuple[str, str]) -> None:
    answer = call("passphrase", "--json", *passphrase, *FROM_STDIN, stdin=f"{NEW}\n".encode())
    assert (answer.code, answer.err, answer.document) == (0, "", {"changed": True})
    assert unwrap_root(vault, NEW)
    with pytest.raises(WrongPassphrase):
        unwrap_root(vault, PASSPHRASE)


def test_in_words_it_says_what_it_does_not_do(vault: Places, passphrase: tuple[str, str]) -> None:
    answer = call("passphrase", *passphrase, *FROM_STDIN, stdin=NEW.encode())
    assert answer.code == 0
    assert "Backups" in answer.out
    assert NEW not in answer.out


def test_a_wrong_or_weak_passphrase_changes_nothing(
    vault: Places, passphrase: tuple[str, str], tmp_path: Path
) -> None:
    before = key_files(vault)
    wrong = tmp_path / "wrong"
    wrong.write_text("not this one at all")
    answer = call("passphrase", "--passphrase-file", str(wrong), *FROM_STDIN, stdin=NEW.encode())
    assert (answer.code, len(answer.complaints)) == (3, 1)
    assert call("passphrase", *passphrase, *FROM_STDIN, stdin=b"kitchen9").code == 2
    assert call("passphrase", "--passphrase-file", "-", *FROM_STDIN, stdin=b"x").code == 2
    assert key_files(vault) == before


def test_an_open_vault_is_left_alone(
    vault: Places, vault_keys: NewVaultKeys, passphrase: tuple[str, str]
) -> None:
    with open_vault(vault, vault_keys.root):
        answer = call("passphrase", *passphrase, *FROM_STDIN, stdin=NEW.encode())
    assert answer.code == 5
    assert "holdspace --lock" in answer.err


@pytest.mark.usefixtures("private_home")
def test_without_a_vault_there_is_none_to_change() -> None:
    assert call("passphrase").code == 4


def test_lost_key_files_need_the_code(vault: Places, passphrase: tuple[str, str]) -> None:
    vault.key_file.unlink()
    vault.key_file_backup.unlink()
    answer = call("passphrase", *passphrase, *FROM_STDIN, stdin=NEW.encode())
    assert answer.code == 6
    assert "recovery code" in answer.err
