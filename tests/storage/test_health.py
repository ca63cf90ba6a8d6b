# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What doctor is told: everything about the files, nothing out of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from holdspace.domain.entries import Entry
from holdspace.storage.health import check_home
from holdspace.storage.inbox import seal_entry
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

MARKER = "the-words-nobody-may-read"
Files = Callable[[Path], dict[str, bytes]]


def values_of(places: Places) -> dict[str, str]:
    return {finding.name: finding.value for finding in check_home(places)}


def bad_names(places: Places) -> list[str]:
    return [finding.name for finding in check_home(places) if not finding.good]


def test_a_sound_vault_has_no_bad_finding(closed_vault: Places, files_of: Files) -> None:
    before = files_of(closed_vault.home)
    assert bad_names(closed_vault) == []
    values = values_of(closed_vault)
    assert (values["vault"], values["vault open"], values["draft"]) == ("there", "no", "none")
    assert values["SQLCipher"].startswith("4.")
    assert files_of(closed_vault.home) == before


def test_a_home_that_is_not_there_is_not_made(places: Places) -> None:
    assert bad_names(places) == []
    assert values_of(places)["vault"] == "none yet"
    assert not places.home.exists()


def test_what_is_out_of_order_is_named(closed_vault: Places, entry_at: Callable[..., Entry]) -> None:
    closed_vault.database.chmod(0o644)
    closed_vault.home.chmod(0o755)
    closed_vault.key_file_backup.unlink()
    closed_vault.set_aside.mkdir()
    (closed_vault.set_aside / "x.sealed").touch()
    seal_entry(closed_vault, entry_at(text=MARKER))
    assert bad_names(closed_vault) == ["home", "database", "key file copy missing", "sealed files set aside"]
    assert values_of(closed_vault)["sealed files waiting"] == "1"


def test_an_open_vault_is_said_and_no_word_shown(
    closed_vault: Places, root: bytearray, entry_at: Callable[..., Entry]
) -> None:
    with open_vault(closed_vault, root) as vault:
        vault.entries.add(entry_at(9, text=MARKER))
        assert values_of(closed_vault)["vault open"] == "yes"
        assert MARKER not in str(check_home(closed_vault))
