# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`reencrypt`: new keys, and the new code as the only line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from command_line import call, start_and_tell_qt
from holdspace.cli import output
from holdspace.domain.entries import Entry
from holdspace.services.settings import Settings
from holdspace.storage.errors import WrongRecoveryCode
from holdspace.storage.key_file import NewVaultKeys, root_from_code
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

Keep = Callable[[Sequence[Entry]], None]
Options = tuple[str, str]


def test_it_prints_the_code_that_opens_the_vault_now(
    vault: Places, keep: Keep, entry_at: Callable[..., Entry], passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    keep([entry_at(0)])
    answer, qt = start_and_tell_qt("reencrypt", *passphrase)
    assert (answer.code, answer.err, qt) == (0, "", set())
    assert answer.out.count("\n") == 1
    with open_vault(vault, root_from_code(vault, answer.out.strip())) as opened:
        assert opened.entries.count() == 1
    with pytest.raises(WrongRecoveryCode):
        root_from_code(vault, vault_keys.recovery_code)
    document = call("reencrypt", "--json", *passphrase).document
    assert set(document) == {"recovery_code"}
    root_from_code(vault, document["recovery_code"])


def test_on_a_terminal_a_few_words_go_with_the_code(
    vault: Places, passphrase: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    answer = call("reencrypt", *passphrase)
    lines = answer.out.splitlines()
    assert "the recovery code is a new one" in lines[0]
    root_from_code(vault, lines[2].strip())


def test_what_stands_in_the_way_has_its_exit_code(
    vault: Places, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    answer = call("reencrypt", "--passphrase-file", "-", stdin=b"not this one\n")
    assert (answer.code, answer.out, len(answer.complaints)) == (3, "", 1)
    with open_vault(vault, vault_keys.root):
        assert call("reencrypt", *passphrase).code == 5
    vault.database.unlink()
    assert call("reencrypt", *passphrase).code == 6


def test_a_code_that_could_not_be_written_out_is_said(
    vault: Places, passphrase: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*texts: str) -> None:
        raise output.NotWritten

    monkeypatch.setattr(output, "lines", refuse)
    answer = call("reencrypt", *passphrase)
    assert (answer.code, answer.out) == (8, "")
    assert "has new keys" in answer.err
    assert not Settings(vault.settings).code_kept


def test_without_a_vault_nobody_is_asked(places: Places) -> None:
    assert call("reencrypt").code == 4
    assert not places.home.exists()
