# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A vault in the home of the test, with the lightest Argon2id, and its passphrase in a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from holdspace.domain.entries import Entry, new_entry
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
from laid_out import lay_out_vault

FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def vault_keys() -> NewVaultKeys:
    """Keys made once for the whole run; opening a vault leaves them as they are."""
    return make_keys(PASSPHRASE, FAST_KDF)


@pytest.fixture
def places(private_home: Path) -> Places:
    return Places(private_home)


@pytest.fixture
def vault(places: Places, vault_keys: NewVaultKeys) -> Places:
    """The places of a vault that is there, empty and locked."""
    lay_out_vault(places, vault_keys)
    return places


@pytest.fixture
def passphrase(tmp_path: Path) -> tuple[str, str]:
    """The options that give the right passphrase."""
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return ("--passphrase-file", str(path))


@pytest.fixture
def entry_at() -> Callable[..., Entry]:
    """Return a function that makes an entry some minutes after a fixed start."""

    def make(minutes: float = 0, *, text: str = "a few words", **values: Any) -> Entry:
        entry = new_entry(text, now=START + timedelta(minutes=minutes), time_zone="Etc/UTC")
        return replace(entry, **values)

    return make


@pytest.fixture
def keep(vault: Places, vault_keys: NewVaultKeys) -> Callable[[Sequence[Entry]], None]:
    """Return a function that puts entries into the vault's journal."""

    def put(entries: Sequence[Entry]) -> None:
        with open_vault(vault, vault_keys.root) as opened:
            for entry in entries:
                opened.entries.add(entry)

    return put


@pytest.fixture
def fast_kdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make new vaults with the lightest Argon2id."""
    monkeypatch.setattr("holdspace.storage.key_file.KdfParameters", lambda: FAST_KDF)
