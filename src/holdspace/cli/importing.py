# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`import`: says what another journal's files would bring, then brings it in."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.passphrases import read_secret, refuse_both_from_stdin
from holdspace.cli.reading import open_to_work
from holdspace.cli.remains import say_remains

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.domain.imports import ImportOptions, Skipped
    from holdspace.services.formats.intake import Done, Preview
    from holdspace.storage.merging import Merged
    from holdspace.storage.places import Places
    from holdspace.storage.vault import Vault

MOST_LINES = 20
_MERGED = ("added", "changed", "same", "erased", "in_trash", "erased_here")
"""How many of those left out are named without --json."""
_REASONS = {
    "empty": "nothing in it",
    "no_date": "no date",
    "bad_date": "a date that cannot be",
    "bad_record": "not as the format says",
    "not_text": "not text",
    "too_large": "too large",
    "repeated": "twice in the same files",
}


def run(options: argparse.Namespace) -> int:
    """Print what would come in, then bring it in, unless only the first is wanted."""
    from holdspace.services.formats.errors import IsBackup
    from holdspace.services.formats.intake import bring_in, look

    path = Path(options.path).expanduser()
    given = _options(options)
    with open_to_work(options) as vault:
        try:
            seen = look(vault, path, options.format, given)
        except IsBackup:
            return _merge(options, vault, path, given.secret)
        if not options.json:
            output.lines(*_lines(seen))
        done = None if options.dry_run else bring_in(vault.places, vault, seen)
    _say(options, seen, done)
    if done is not None:
        say_remains(vault.places, done.counts.gone, has_remains=done.counts.has_remains)
    return Exit.DONE


def _merge(options: argparse.Namespace, vault: Vault, path: Path, secret: str | None) -> int:
    """Bring a second laptop's backup in; without changing anything, only its own account can be given."""
    from holdspace.services.formats.errors import NeedsSecret
    from holdspace.storage.backup_file import check_backup
    from holdspace.storage.merging import merge_backup

    if options.dry_run:
        _say_merged(options, check_backup(path).entries, None)
        return Exit.DONE
    if secret is None:
        raise NeedsSecret
    entries = check_backup(path).entries
    with _wiped_roots(vault.places, path, secret) as root:
        merged = merge_backup(vault.places, vault, path, root)
    _say_merged(options, entries, merged)
    say_remains(vault.places, merged.erased, has_remains=merged.has_remains)
    return Exit.DONE


@contextmanager
def _wiped_roots(places: Places, path: Path, secret: str) -> Iterator[bytearray]:
    """Give the root that a passphrase or a recovery code opens."""
    from holdspace.domain.recovery_code import BadRecoveryCode, decode_code
    from holdspace.storage.backup_keys import roots_by_code, roots_by_passphrase
    from holdspace.storage.keys import wipe

    try:
        wipe(decode_code(secret))
        roots = roots_by_code(places, path, secret)
    except BadRecoveryCode:
        roots = roots_by_passphrase(places, path, secret)
    try:
        yield roots.backup
    finally:
        roots.wipe()


def _say_merged(options: argparse.Namespace, entries: int, merged: Merged | None) -> None:
    counts = {name: getattr(merged, name, None) for name in _MERGED}
    if options.json:
        names = {"added": "new", "same": "known"}
        told = {names.get(name, name): count for name, count in counts.items()}
        output.document({"imported": merged is not None, "format": "backup", "entries": entries, **told})
        return
    output.lines("Format: backup", f"Entries: {entries:,}")
    if merged is not None:
        output.lines(
            f"Brought in: {merged.added:,}, {merged.changed:,} changed, {merged.same:,} already here,"
            f" {merged.erased:,} gone because erased there"
        )
        if merged.in_trash or merged.erased_here:
            output.lines(
                f"Left as it is here: {merged.in_trash:,} in the trash,"
                f" {merged.erased_here:,} erased for good"
            )


def _options(options: argparse.Namespace) -> ImportOptions:
    from holdspace.domain.imports import ImportOptions

    refuse_both_from_stdin(options.secret_file, options.passphrase_file)
    secret = None if options.secret_file is None else read_secret(options.secret_file)
    return ImportOptions(_time_zone(options.time_zone), dict(options.moods), secret, options.day_first)


def _time_zone(given: str | None) -> str:
    from holdspace.services.formats.times import zone_named
    from holdspace.services.time_zone import local_time_zone

    if given is not None and zone_named(given) is None:
        raise CommandError(Exit.USAGE, "There is no time zone of that name, such as Europe/Paris.")
    return given or local_time_zone() or "UTC"


def _lines(seen: Preview) -> Iterator[str]:
    yield f"Format: {seen.format}"
    yield f"Entries: {seen.entries:,}" + _span(seen)
    yield from _counts(seen)
    if seen.dropped:
        parts = ", ".join(f"{what} {count:,}" for what, count in sorted(seen.dropped.items()))
        yield f"Does not come along: {parts}"
    if seen.moods:
        yield f"Moods without a load (see --mood): {', '.join(map(output.one_line, seen.moods))}"
    if seen.skipped_count:
        yield f"Left out: {seen.skipped_count:,}"
        yield from _skipped(seen.skipped, seen.skipped_count)


def _span(seen: Preview) -> str:
    if seen.first is None or seen.last is None:
        return ""
    return f", from {_day(seen.first)} to {_day(seen.last)}"


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _counts(seen: Preview) -> Iterator[str]:
    words = {
        "new": "New",
        "changed": "Changed there since, not here",
        "known": "Already here",
        "in trash": "In the trash here, and left there",
        "erased": "Erased here for good",
        "gone": "Erased there, and so here",
    }
    for fate, word in words.items():
        count = next((n for f, n in seen.fates.items() if f == fate), 0)
        if count:
            yield f"{word}: {count:,}"


def _skipped(skipped: Sequence[Skipped], count: int) -> Iterator[str]:
    for each in skipped[:MOST_LINES]:
        yield f"  {output.one_line(each.where)}: {_REASONS[each.reason]}"
    if count > MOST_LINES:
        yield f"  and {count - MOST_LINES:,} more; --json names them"


def _say(options: argparse.Namespace, seen: Preview, done: Done | None) -> None:
    if options.json:
        output.document(_document(seen, done))
    elif done is not None:
        changed = f", {done.counts.changed:,} changed" if done.counts.changed else ""
        output.lines(f"Brought in: {done.counts.added:,}{changed}")
        if done.backup is not None:
            output.lines(f"The vault was backed up first: {done.backup.path}")


def _document(seen: Preview, done: Done | None) -> dict[str, Any]:
    return {
        "imported": done is not None,
        "format": seen.format,
        "entries": seen.entries,
        "first": seen.first.isoformat() if seen.first else None,
        "last": seen.last.isoformat() if seen.last else None,
        **{fate.replace(" ", "_"): seen.fates.get(fate, 0) for fate in _fates()},
        "skipped": [{"where": each.where, "reason": str(each.reason)} for each in seen.skipped],
        "skipped_count": seen.skipped_count,
        "dropped": dict(seen.dropped),
        "moods": list(seen.moods),
        "backup": str(done.backup.path) if done and done.backup else None,
    }


def _fates() -> Any:
    from holdspace.storage.importing import Fate

    return Fate
