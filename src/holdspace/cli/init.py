# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`init`: makes a vault and prints its recovery code."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.passphrases import read_new_passphrase
from holdspace.services.errors import VaultExists
from holdspace.services.home import find_places

if TYPE_CHECKING:
    from holdspace.storage.places import Places


def run(options: argparse.Namespace) -> int:
    """Make a vault. On a terminal a few words go with the code; otherwise the code is the only line."""
    from holdspace.storage.place_safety import refuse_unsafe_place

    places = find_places()
    if places.has_vault():
        raise VaultExists
    refuse_unsafe_place(places.home)
    code = _make(places, read_new_passphrase(options.new_passphrase_file))
    try:
        _say(options, places, code)
    except (output.NotWritten, output.NobodyReads):
        raise CommandError(
            Exit.NOT_WRITABLE,
            "The vault is made, but its recovery code could not be written out."
            " In the window, Settings shows it to whoever enters the passphrase.",
        ) from None
    return Exit.DONE


def _make(places: Places, passphrase: str) -> str:
    from holdspace.storage.keys import wiped
    from holdspace.storage.vault import create_vault, make_keys

    keys = make_keys(passphrase)
    with wiped(keys.root):
        create_vault(places, keys).close()
    return keys.recovery_code


def _say(options: argparse.Namespace, places: Places, code: str) -> None:
    if options.json:
        output.document({"home": str(places.home), "recovery_code": code})
    elif output.is_terminal():
        output.lines(
            f"Your vault is ready, in {places.home}",
            "This is its recovery code. It opens the vault if the passphrase is ever lost; keep it on paper.",
            "",
            f"    {code}",
            "",
            "If both are lost, nobody can open the vault.",
        )
    else:
        output.lines(code)
