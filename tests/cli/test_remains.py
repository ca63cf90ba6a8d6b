# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""After words went for good it is said which backups hold them, and the window knows it too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from command_line import call
from holdspace.cli.remains import say_remains
from holdspace.domain.entries import Entry
from holdspace.services.settings import Settings
from holdspace.storage.backups import list_backups, list_names, make_backup
from holdspace.storage.erasing import erase_entry
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault, open_vault

Options = tuple[str, str]
FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)


def test_a_merge_that_erases_says_which_backups_still_hold_it(
    vault: Places,
    tmp_path: Path,
    passphrase: Options,
    vault_keys: NewVaultKeys,
    keep: Callable[[Sequence[Entry]], None],
    entry_at: Callable[..., Entry],
) -> None:
    entry = entry_at(text="about the kettle")
    keep([entry])
    with open_vault(vault, vault_keys.root) as opened:
        make_backup(vault, opened)
    theirs, secret = Places(tmp_path / "theirs"), tmp_path / "secret"
    secret.write_text("another long passphrase of theirs")
    with create_vault(theirs, make_keys(secret.read_text(), FAST_KDF)) as other:
        other.entries.add(entry)
        erase_entry(other, entry.id)
        path = make_backup(theirs, other).path
    answer = call("import", str(path), "--secret-file", str(secret), *passphrase)
    assert answer.code == 0
    assert "1 gone because erased there" in answer.out
    assert len(answer.complaints) == 1
    held = len(list_backups(vault))
    how_many = "One backup made before still holds" if held == 1 else f"{held} backups made before still hold"
    assert answer.complaints[0].startswith(f"holdspace: {how_many} what was erased; with a backup each day")
    assert "Settings > Safety can drop" in answer.complaints[0]
    assert "kettle" not in answer.err
    settings = Settings(vault.settings)
    assert settings.erased_up_to == max(name.sequence for name in list_names(vault.backups))
    assert not settings.erasing_unfinished


def test_traces_that_could_not_be_cleared_are_said_and_left_to_the_window(
    vault: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    say_remains(vault, 1, has_remains=True)
    assert capsys.readouterr().err.startswith("holdspace: Traces of what was erased may still be in")
    assert Settings(vault.settings).erasing_unfinished


def test_nothing_is_said_where_nothing_went(vault: Places, capsys: pytest.CaptureFixture[str]) -> None:
    say_remains(vault, 0, has_remains=False)
    assert capsys.readouterr().err == ""
    assert not vault.settings.exists()
