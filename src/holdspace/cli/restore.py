# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`restore`: says what a backup holds, then puts it in the place of today's vault."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.passphrases import read_code, read_passphrase
from holdspace.cli.reading import refuse_in_use
from holdspace.services.home import find_places

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.storage.backup_keys import BackupRoots
    from holdspace.storage.places import Places
    from holdspace.storage.restoring import Preview, Restored

_OPENS = {
    "today's": "today's passphrase",
    "then": "the passphrase of then",
    "code only": "the recovery code alone",
}


def run(options: argparse.Namespace) -> int:
    """Print the preview, then restore, unless only the preview is wanted."""
    from holdspace.storage.errors import BadBackup

    places = find_places()
    path = _file(options.file)
    refuse_in_use(places)
    try:
        return _restore(options, places, path)
    except BadBackup as bad:
        raise CommandError(Exit.REFUSED, str(bad) + _other(places, path)) from None


def _restore(options: argparse.Namespace, places: Places, path: Path) -> int:
    from holdspace.storage.backup_file import check_backup
    from holdspace.storage.restoring import preview, restore

    check_backup(path)
    roots = _roots(options, places, path)
    try:
        seen = preview(places, path, roots.backup, today_root=roots.today)
        if not options.json:
            output.lines(*_lines(seen))
        done = None
        if not options.dry_run:
            done = restore(places, path, roots.backup, today_root=roots.today)
    finally:
        roots.wipe()
    _say(options, seen, done)
    return Exit.DONE


def _file(name: str) -> Path:
    path = Path(name).expanduser().resolve()
    if not path.is_file():
        raise CommandError(Exit.REFUSED, "There is no such file, or it cannot be read. Nothing was changed.")
    return path


def _roots(options: argparse.Namespace, places: Places, path: Path) -> BackupRoots:
    from holdspace.storage.backup_keys import roots_by_code, roots_by_passphrase

    if options.code_file is None:
        return roots_by_passphrase(places, path, read_passphrase(options.passphrase_file))
    return roots_by_code(places, path, read_code(options.code_file))


def _other(places: Places, path: Path) -> str:
    from holdspace.domain.backups import parse_name
    from holdspace.storage.backups import newest_good

    name = parse_name(path.name)
    before = name.sequence if name is not None and path.parent == places.backups.resolve() else None
    good = newest_good(places, before)
    return f" The newest that reads whole: {good}" if good and good.resolve() != path else ""


def _lines(seen: Preview) -> list[str]:
    return [
        f"Backup {seen.sequence}, made {_moment(seen.made_at)}",
        f"Entries: {seen.entries:,}" + _span(seen),
        f"Opens with: {_OPENS[seen.passphrase]}",
        *_warnings(seen),
    ]


def _span(seen: Preview) -> str:
    if seen.first is None or seen.last is None:
        return ""
    return f", from {seen.first:%Y-%m-%d} to {seen.last:%Y-%m-%d}"


def _warnings(seen: Preview) -> list[str]:
    lines = []
    if seen.lacks:
        lines.append(f"Entries of today's vault that it lacks: {seen.lacks:,}")
    elif seen.lacks is None:
        lines.append("Today's vault cannot be compared: it is not there, damaged, or of other keys.")
    if not seen.same_vault:
        lines.append("It is not a backup of the vault that is here.")
    return lines


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _say(options: argparse.Namespace, seen: Preview, done: Restored | None) -> None:
    if options.json:
        output.document({"restored": done is not None, "preview": _document(seen), **_kept(done)})
    elif done is not None:
        output.lines("Restored.")
        if done.before is not None:
            output.lines(f"Today's vault was backed up first: {done.before.path}")
        if done.kept_aside is not None:
            output.lines(f"Today's vault did not open, and was kept: {done.kept_aside}")


def _document(seen: Preview) -> dict[str, Any]:
    return {
        "sequence": seen.sequence,
        "made_at": seen.made_at.isoformat(),
        "entries": seen.entries,
        "first": seen.first.isoformat() if seen.first else None,
        "last": seen.last.isoformat() if seen.last else None,
        "same_vault": seen.same_vault,
        "same_keys": seen.same_root,
        "opens_with": seen.passphrase,
        "lacks": seen.lacks,
    }


def _kept(done: Restored | None) -> dict[str, str | None]:
    before = done.before.path if done and done.before else None
    aside = done.kept_aside if done else None
    return {
        "before": None if before is None else str(before),
        "kept_aside": None if aside is None else str(aside),
    }
