# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`backup`: makes a checked backup, here or where one says."""

from __future__ import annotations

import argparse
import configparser
from pathlib import Path
from typing import TYPE_CHECKING

from holdspace.cli import output
from holdspace.cli.errors import Exit
from holdspace.cli.reading import open_to_work

if TYPE_CHECKING:
    from holdspace.storage.backups import Backup

_DIGITS = 12  # of a backup's number


def run(options: argparse.Namespace) -> int:
    """Make a backup and print where it is. Older ones in the home's folder go by the rule of rotation."""
    from holdspace.storage.backups import make_backup, rotate, shrunk_backups

    destination = Path(options.destination).expanduser() if options.destination else None
    with open_to_work(options) as vault:
        accepted = _accepted(vault.places.settings)
        backup = make_backup(vault.places, vault, destination)
        dropped = [] if destination else rotate(vault.places, accepted)
        holds_less = shrunk_backups(vault.places, accepted) is not None
    _say(options, backup, dropped)
    if backup.shrank:
        output.complain(
            "This backup holds fewer entries than the one before it, so no older one was dropped."
            " The ones before it are as they were."
        )
    elif holds_less and not destination:
        output.complain(
            "Your backups began to hold fewer entries, so no older one was dropped."
            " Look through them in Settings, under Safety, and say there whether that is right."
        )
    return Exit.DONE


def _accepted(settings: Path) -> int:
    """Return up to which backup it was said in the window that fewer entries are right, or 0."""
    # Not by services/settings, which needs Qt.
    file = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        file.read(settings, encoding="utf-8")
        number = file.get("backups", "shrink_accepted", fallback="")
    except (configparser.Error, OSError, UnicodeError):
        return 0
    return int(number) if number.isascii() and number.isdigit() and len(number) <= _DIGITS else 0


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
