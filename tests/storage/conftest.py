# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A real vault in a temporary folder, with the lightest Argon2id the bounds allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from holdspace.domain.entries import Entry, new_entry
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault
from laid_out import lay_out_vault, new_vault

FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"
MARKER = "the-words-nobody-may-read"
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def made_keys() -> NewVaultKeys:
    """Keys made once for the whole run; tests that wipe the root take a copy."""
    return make_keys(PASSPHRASE, FAST_KDF)


@pytest.fixture
def new_keys(made_keys: NewVaultKeys) -> NewVaultKeys:
    return NewVaultKeys(bytearray(made_keys.root), made_keys.recovery_code, made_keys.key_file)


@pytest.fixture
def root(made_keys: NewVaultKeys) -> bytearray:
    return bytearray(made_keys.root)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


@pytest.fixture
def vault(places: Places, new_keys: NewVaultKeys) -> Iterator[Vault]:
    with new_vault(places, new_keys) as vault:
        yield vault


@pytest.fixture
def closed_vault(places: Places, new_keys: NewVaultKeys) -> Places:
    """A vault with three entries in it, locked."""
    lay_out_vault(places, new_keys, _with_three)
    return places


@pytest.fixture
def entry_at() -> Callable[..., Entry]:
    """Return a function that makes an entry some minutes after a fixed start."""
    return _entry_at


def _entry_at(minutes: float = 0, *, text: str = "a few words", **values: Any) -> Entry:
    entry = new_entry(text, now=START + timedelta(minutes=minutes), time_zone="Europe/Paris")
    return replace(entry, **values)


def _with_three(vault: Vault) -> None:
    for minute in range(3):
        vault.entries.add(_entry_at(minute, text=f"{MARKER} {minute}"))


@pytest.fixture
def files_of() -> Callable[[Path], dict[str, bytes]]:
    """Return a function that reads every file under a folder, to compare or to search; locks left out."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != "vault.lock"
        }

    return read
