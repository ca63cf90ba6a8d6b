# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`reencrypt`: gives the vault new keys and prints the new recovery code."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.passphrases import read_passphrase
from holdspace.cli.reading import find_vault, refuse_early

if TYPE_CHECKING:
    from holdspace.storage.places import Places


def run(options: argparse.Namespace) -> int:
    """Re-encrypt. On a terminal a few words go with the code; otherwise the code is the only line."""
    from holdspace.storage.reencrypting import reencrypt

    places = find_vault()
    refuse_early(places)
    code = reencrypt(places, read_passphrase(options.passphrase_file))
    try:
        _say(options, code)
    except (output.NotWritten, output.NobodyReads):
        _say_not_kept(places)
        raise CommandError(
            Exit.NOT_WRITABLE,
            "The vault has new keys, but its new recovery code could not be written out."
            " In the window, Settings shows it to whoever enters the passphrase.",
        ) from None
    return Exit.DONE


def _say_not_kept(places: Places) -> None:
    """Have the window say at the next unlock where the code is shown."""
    from holdspace.services.settings import Settings

    Settings(places.settings).code_kept = False


def _say(options: argparse.Namespace, code: str) -> None:
    if options.json:
        output.document({"recovery_code": code})
    elif output.is_terminal():
        output.lines(
            "Your vault has new keys. The passphrase is the same; the recovery code is a new one:",
            "",
            f"    {code}",
            "",
            "The old code opens this vault no more. It still opens the backups made before.",
        )
    else:
        output.lines(code)
