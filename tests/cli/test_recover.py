# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`recover`: database and paper are enough for a new passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import call
from holdspace.domain.recovery_code import encode_code
from holdspace.storage.key_file import NewVaultKeys, read_either, unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

NEW = "slow boats under the bridge"
FROM_STDIN = ("--new-passphrase-file", "-")


@pytest.fixture
def code_file(tmp_path: Path, vault_keys: NewVaultKeys) -> Path:
    path = tmp_path / "code"
    path.write_text(vault_keys.recovery_code.lower() + "\n")
    return path


@pytest.mark.usefixtures("fast_kdf")
@pytest.mark.parametrize("lost", [False, True])
def test_it_sets_a_new_passphrase(
    vault: Places, code_file: Path, vault_keys: NewVaultKeys, lost: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 15: also where both key files are lost."""
    if lost:
        vault.key_file.unlink()
        vault.key_file_backup.unlink()
        fast = vault_keys.key_file.parameters
        monkeypatch.setattr("holdspace.storage.passphrase_change.KdfParameters", lambda: fast)
    answer = call("recover", "--json", "--code-file", str(code_file), *FROM_STDIN, stdin=NEW.encode())
    assert (answer.code, answer.err, answer.document) == (0, "", {"changed": True})
    assert unwrap_root(vault, NEW) == vault_keys.root
    assert vault.key_file.read_bytes() == vault.key_file_backup.read_bytes()
    assert read_either(vault).vault_id == vault_keys.key_file.vault_id


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda code: ("2" if code[0] != "2" else "3") + code[1:], "group 1, character 1"),
        (lambda code: code[:-1], "nine groups"),
        (lambda code: "", "nine groups"),
        (lambda code: encode_code(bytes(20)), "does not open this vault"),
    ],
)
def test_a_code_that_does_not_fit_is_named_and_nobody_thinks_of_a_passphrase(
    vault: Places, code_file: Path, spoil: object, said: str
) -> None:
    assert callable(spoil)
    before = vault.key_file.read_bytes()
    code = code_file.read_text().strip().upper()
    code_file.write_text(spoil(code))
    answer = call("recover", "--code-file", str(code_file))
    assert (answer.code, answer.out, len(answer.complaints)) == (3, "", 1)
    assert said in answer.err
    assert code[5:9] not in answer.err
    assert vault.key_file.read_bytes() == before


def test_a_swap_and_a_muddle_are_named_too(vault: Places, code_file: Path, vault_keys: NewVaultKeys) -> None:
    code = list(vault_keys.recovery_code.replace("-", ""))
    place = next(n for n in range(30) if code[n] != code[n + 1])
    code[place], code[place + 1] = code[place + 1], code[place]
    code_file.write_text("".join(code))
    assert "changed places" in call("recover", "--code-file", str(code_file)).err
    code_file.write_text("0123456789" * 3 + "ABCDEF")
    answer = call("recover", "--code-file", str(code_file))
    assert (answer.code, len(answer.complaints)) == (3, 1)


def test_what_stands_in_the_way_is_said_first(
    vault: Places, vault_keys: NewVaultKeys, code_file: Path, tmp_path: Path
) -> None:
    assert call("recover", "--code-file", str(tmp_path / "nothing")).code == 7
    assert call("recover", "--code-file", "-", *FROM_STDIN, stdin=b"x").code == 2
    assert "recovery code" in call("recover").err
    with open_vault(vault, vault_keys.root):
        assert call("recover", "--code-file", str(code_file)).code == 5
