# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`passphrase`: gives the vault another passphrase."""

from __future__ import annotations

import argparse

from holdspace.cli import output
from holdspace.cli.errors import Exit
from holdspace.cli.passphrases import read_new_passphrase, read_passphrase, refuse_both_from_stdin
from holdspace.cli.reading import find_vault, refuse_early


def run(options: argparse.Namespace) -> int:
    """Change the passphrase; the recovery code stays the same."""
    from holdspace.storage.lock_file import LockFile
    from holdspace.storage.passphrase_change import change_passphrase

    places = find_vault()
    refuse_early(places)
    refuse_both_from_stdin(options.passphrase_file, options.new_passphrase_file)
    old = read_passphrase(options.passphrase_file)
    new = read_new_passphrase(options.new_passphrase_file)
    with LockFile(places):
        change_passphrase(places, old, new)
    say_changed(options)
    return Exit.DONE


def say_changed(options: argparse.Namespace) -> None:
    """Say that the new passphrase counts, and what it does not do."""
    if options.json:
        output.document({"changed": True})
    else:
        output.lines(
            "The new passphrase opens the vault. The recovery code is the same as before.",
            "Backups made until now still open with the passphrase of their day.",
        )
