# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A vault that is there already: made once in a process, then laid out from memory wherever a test wants it.

Making one forces some forty writes to the disk and takes longer than most tests that need one. How one is
made is shown in tests/storage/test_creating.py.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault, open_vault

if TYPE_CHECKING:
    from holdspace.storage.key_file import NewVaultKeys
    from holdspace.storage.vault import Vault

Fill = Callable[["Vault"], None]
_MADE: dict[tuple[str, Fill], dict[Path, bytes | None]] = {}


def nothing(vault: Vault) -> None:
    """Leave the vault empty."""


def lay_out_vault(places: Places, new_keys: NewVaultKeys, fill: Fill = nothing) -> None:
    """Have a closed vault of these keys there, with what `fill` puts into it the first time."""
    known = (new_keys.key_file.vault_id, fill)
    if known not in _MADE:
        _MADE[known] = _make(new_keys, fill)
    places.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, content in _MADE[known].items():
        path = places.home / name
        if content is None:
            path.mkdir(mode=0o700, exist_ok=True)
        else:
            path.touch(mode=0o600)
            path.write_bytes(content)


def new_vault(places: Places, new_keys: NewVaultKeys) -> Vault:
    """Return a new vault of these keys, empty and open, as `create_vault` does."""
    lay_out_vault(places, new_keys)
    return open_vault(places, new_keys.root)


def _make(new_keys: NewVaultKeys, fill: Fill) -> dict[Path, bytes | None]:
    """Return what is in the home of a new vault: the content of a file, None for a folder."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with create_vault(Places(home), new_keys) as vault:
            fill(vault)
        there = sorted(home.rglob("*"))
        return {path.relative_to(home): None if path.is_dir() else path.read_bytes() for path in there}
