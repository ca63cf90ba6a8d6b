# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Finding the vault and opening it to read; who reads is asked last, so that nobody types for nothing."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from holdspace.cli import output
from holdspace.cli.passphrases import read_passphrase
from holdspace.services.home import find_places
from holdspace.storage.errors import NotKept, NotReadable, NoVault, VaultInUse

if TYPE_CHECKING:
    from holdspace.storage.entries import EntryStore
    from holdspace.storage.places import Places
    from holdspace.storage.vault import Vault


def find_vault() -> Places:
    """Return the places of a vault that is there. Raises NoVault, or NotReadable where nobody can tell."""
    places = find_places()
    if places.has_vault():
        return places
    if places.home.is_dir() and not os.access(places.home, os.X_OK):
        raise NotReadable
    raise NoVault("There is no vault here yet. Make one with: holdspace init")


@contextmanager
def open_entries(options: argparse.Namespace) -> Iterator[EntryStore]:
    """Open the vault as `open_to_work` does, and give its entries."""
    with open_to_work(options) as vault:
        yield vault.entries


@contextmanager
def open_to_work(options: argparse.Namespace) -> Iterator[Vault]:
    """Open the vault with the passphrase of `options`, take in what waits in the inbox, and give it.

    What is out of order but does not stand in the way is a line on stderr. Raises any storage error,
    BadPassphrase or CommandError.
    """
    places = find_vault()
    refuse_early(places)
    with unlock(places, read_passphrase(options.passphrase_file)) as vault:
        if vault.inbox_key_was_swapped:
            output.complain(
                "Someone had swapped the key that notes are sealed to. It was put right;"
                " notes sealed in between may not open."
            )
        _absorb(vault)
        yield vault


def refuse_early(places: Places) -> None:
    """Raise what would stand in the way of a passphrase, before anybody is asked for it."""
    from holdspace.storage.key_file import read_either

    read_either(places)
    refuse_in_use(places)


def refuse_in_use(places: Places) -> None:
    """Raise VaultInUse where somebody has the vault open."""
    from holdspace.storage.lock_file import is_in_use

    if is_in_use(places):
        raise VaultInUse


def unlock(places: Places, passphrase: str) -> Vault:
    """Return the vault, open; the caller closes it. Slow (Argon2id)."""
    from holdspace.storage.key_file import unwrap_root
    from holdspace.storage.keys import wiped
    from holdspace.storage.vault import open_vault

    with wiped(unwrap_root(places, passphrase)) as root:
        return open_vault(places, root)


def _absorb(vault: Vault) -> None:
    set_aside = left = 0
    try:
        while True:
            absorbed = vault.absorb_inbox()
            set_aside += absorbed.set_aside
            left += absorbed.left
            if not absorbed.remaining:
                break
    except NotKept:
        # A full disk must not keep anyone from reading what is there.
        output.complain("Notes sealed while locked are not shown: they could not be taken in. They are safe.")
    if left:
        notes = "A sealed note" if left == 1 else f"{left} sealed notes"
        output.complain(f"{notes} could not be read just now. Nothing was lost: try again later.")
    if set_aside:
        files = "A sealed file does" if set_aside == 1 else f"{set_aside} sealed files do"
        output.complain(f"{files} not open. Nothing was deleted: look in {vault.places.set_aside}")
