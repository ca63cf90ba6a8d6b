# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`recover`: sets a new passphrase with the recovery code, also where every key file is lost."""

from __future__ import annotations

import argparse

from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.passphrase import say_changed
from holdspace.cli.passphrases import read_code, read_new_passphrase
from holdspace.cli.reading import find_vault, refuse_in_use


def run(options: argparse.Namespace) -> int:
    """Check the code against the vault, then ask for the new passphrase and set it."""
    from holdspace.storage.key_file import root_from_code
    from holdspace.storage.keys import wipe
    from holdspace.storage.lock_file import LockFile
    from holdspace.storage.passphrase_change import set_passphrase_by_code

    places = find_vault()
    refuse_in_use(places)
    if {options.code_file, options.new_passphrase_file} == {"-"}:
        raise CommandError(Exit.USAGE, "Only one of code and passphrase can come from standard input.")
    code = read_code(options.code_file)
    wipe(root_from_code(places, code))  # nobody thinks of a passphrase for nothing
    new = read_new_passphrase(options.new_passphrase_file)
    lock = LockFile(places)
    try:
        set_passphrase_by_code(places, code, new)
    finally:
        lock.release()
    say_changed(options)
    return Exit.DONE
