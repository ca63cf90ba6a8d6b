# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Running a command of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from holdspace.cli import (
    backup,
    doctor,
    exporting,
    importing,
    init,
    list,
    note,
    passphrase,
    recover,
    reencrypt,
    restore,
    salvage,
    scan,
    search,
    show,
    verify,
)
from holdspace.cli.errors import run_guarded
from holdspace.cli.wish import Wish
from holdspace.services.process_hygiene import keep_to_itself

# A new command: a module here, a line here, and its options in arguments.py.
COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "init": init.run,
    "note": note.run,
    "list": list.run,
    "search": search.run,
    "show": show.run,
    "import": importing.run,
    "export": exporting.run,
    "backup": backup.run,
    "restore": restore.run,
    "verify": verify.run,
    "reencrypt": reencrypt.run,
    "passphrase": passphrase.run,
    "recover": recover.run,
    "salvage": salvage.run,
    "scan": scan.run,
    "doctor": doctor.run,
}


def run_command(wish: Wish) -> int:
    """Do what a command asks for and return its exit code; passphrase and words stay this process's own."""
    keep_to_itself()
    options = wish.options or argparse.Namespace()
    return run_guarded(lambda: COMMANDS[wish.id](options))
