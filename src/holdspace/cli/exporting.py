# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`export`: writes entries of some days, or all, to a file or a folder that is not encrypted."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.reading import find_vault, open_to_work

if TYPE_CHECKING:
    from holdspace.services.formats.outgoing import Exported

_NOT_ENCRYPTED = "What was exported is not encrypted: whoever opens it can read it."
_REDACTED = " The guard may have missed some of what identifies a client: read it before you pass it on."


def run(options: argparse.Namespace) -> int:
    """Write the export and say where it is."""
    from holdspace.domain.exports import ExportOptions, Selection
    from holdspace.services.formats.outgoing import export, refuse_target

    if options.first and options.last and options.first > options.last:
        raise CommandError(Exit.USAGE, "--from is a later day than --to.")
    selection = Selection(options.first, options.last)
    how = ExportOptions(datetime.now().astimezone(), options.redact, options.title)
    target = Path(options.path).expanduser()
    refuse_target(find_vault(), target, options.format, overwrite=options.replace)
    with open_to_work(options) as vault:
        done = export(vault, target, options.format, selection, how, overwrite=options.replace)
    _say(options, done)
    return Exit.DONE


def _say(options: argparse.Namespace, done: Exported) -> None:
    output.complain(_NOT_ENCRYPTED + (_REDACTED if done.redacted else ""))
    if options.json:
        output.document(
            {
                "path": str(done.path),
                "format": done.format,
                "entries": done.entries,
                "first": done.first.isoformat() if done.first else None,
                "last": done.last.isoformat() if done.last else None,
                "redacted": done.redacted,
                "encrypted": False,
                "dropped": dict(done.dropped),
            }
        )
        return
    parts = ", ".join(f"{what} {count:,}" for what, count in sorted(done.dropped.items()))
    lost = [f"Does not fit this format: {parts}"] if parts else []
    output.lines(f"Entries: {done.entries:,}", *lost, str(done.path))
