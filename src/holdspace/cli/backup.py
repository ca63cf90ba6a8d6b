# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`backup`: makes a checked backup, here or where one says."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from holdspace.cli import output
from holdspace.cli.errors import Exit
from holdspace.cli.reading import open_to_work

if TYPE_CHECKING:
    from holdspace.storage.backups import Backup


def run(options: argparse.Namespace) -> int:
    """Make a backup and print where it is. Older ones in the home's folder go by the rule of rotation."""
    from holdspace.storage.backups import make_backup, rotate

    destination = Path(options.destination).expanduser() if options.destination else None
    with open_to_work(options) as vault:
        backup = make_backup(vault.places, vault, destination)
        dropped = [] if destination or backup.shrank else rotate(vault.places)
    _say(options, backup, dropped)
    if backup.shrank:
        output.complain(
            "This backup holds fewer entries than the one before it, so no older one was dropped."
            " The ones before it are as they were."
        )
    return Exit.DONE


def _say(options: argparse.Namespace, backup: Backup, dropped: list[Path]) -> None:
    if options.json:
        output.document(
            {
                "path": str(backup.path),
                "sequence": backup.name.sequence,
                "made_at": backup.manifest.made_at.isoformat(),
                "entries": backup.manifest.entries,
                "shrank": backup.shrank,
                "dropped": [str(path) for path in dropped],
            }
        )
    else:
        output.lines(str(backup.path))
