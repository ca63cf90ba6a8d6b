# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`recover`: sets a new passphrase with the recovery code, also where every key file is lost."""

from __future__ import annotations

import argparse

from holdspace.cli.errors import Exit
from holdspace.cli.passphrase import say_changed
from holdspace.cli.passphrases import read_code, read_new_passphrase, refuse_both_from_stdin
from holdspace.cli.reading import find_vault, refuse_in_use


def run(options: argparse.Namespace) -> int:
    """Check the code against the vault, then ask for the new passphrase and set it."""
    from holdspace.storage.key_file import root_from_code
    from holdspace.storage.keys import wipe
    from holdspace.storage.lock_file import LockFile
    from holdspace.storage.passphrase_change import set_passphrase_by_code

    places = find_vault()
    refuse_in_use(places)
    refuse_both_from_stdin(options.code_file, options.new_passphrase_file, "code and passphrase")
    code = read_code(options.code_file)
    wipe(root_from_code(places, code))  # nobody thinks of a passphrase for nothing
    new = read_new_passphrase(options.new_passphrase_file)
    with LockFile(places):
        set_passphrase_by_code(places, code, new)
    say_changed(options)
    return Exit.DONE
