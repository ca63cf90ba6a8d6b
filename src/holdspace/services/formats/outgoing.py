# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Writing entries to a file or a folder that is whole or absent: for the window and the command line.

Imports sqlcipher3: not before the first paint. Nothing here is quick: call it on the helper's thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import cast

from holdspace.domain.entries import Entry, new_id
from holdspace.domain.exports import ExportOptions, Selection
from holdspace.domain.identifiers.replacing import redact_boundary, redact_entry, redact_session
from holdspace.domain.records import Records
from holdspace.domain.revisions import KeptEntry, Revision
from holdspace.services.formats.exporting_registry import Exporter, RecordExporter, exporter
from holdspace.services.identifier_lexicon import load_lexicon
from holdspace.storage.errors import NameTaken
from holdspace.storage.exporting import Leaving, leaving
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, no_progress, say_done, share
from holdspace.storage.vault import Vault
from holdspace.storage.written_aside import named, refuse_taken, written_aside

_IN_HOME = "This is the folder of HoldSpace itself. Nothing was written; choose another place."
_WRITTEN = 0.98
_TELL_EVERY = 50


@dataclass(frozen=True, slots=True)
class Exported:
    """An export that is over: where it is, how many entries left, from when to when, and what stayed behind.

    `dropped` counts what the format does not hold, by ids such as "load".
    """

    path: Path = field(repr=False)
    format: str
    entries: int
    first: datetime | None = None
    last: datetime | None = None
    redacted: bool = False
    dropped: Mapping[str, int] = field(default_factory=dict)


def export(
    vault: Vault,
    target: Path,
    format_id: str,
    selection: Selection,
    options: ExportOptions,
    progress: Progress = no_progress,
    *,
    overwrite: bool = False,
) -> Exported:
    """Write a selection of the vault's entries to `target`, readable to its owner alone, and not encrypted.

    A file that is there already is left alone unless `overwrite`; a folder with something in it always is.
    Raises UnknownFormat, NameTaken, DiskFull, NotWritable, NotKept, NotReadable, VaultDamaged, VaultBusy or
    Cancelled; nothing is then left behind.
    """
    module = exporter(format_id)
    refuse_target(vault.places, target, format_id, overwrite=overwrite)
    with (
        leaving(vault, selection) as found,
        written_aside(target, is_folder=module.IS_FOLDER, replace=overwrite) as aside,
    ):
        account = _Account(found.most(), share(progress, 0.0, module.READING_SHARE * _WRITTEN))
        rest = share(progress, module.READING_SHARE * _WRITTEN, _WRITTEN)
        dropped = _write(module, aside, found, account, options, rest)
    say_done(progress)
    return Exported(
        target, format_id, account.count, account.first, account.last, options.redact, dict(dropped)
    )


def refuse_target(places: Places, target: Path, format_id: str, *, overwrite: bool = False) -> None:
    """Raise what `export` would of where it is to go: before anybody is asked for a passphrase."""
    target = named(target)
    home, place = places.home.resolve(), target.parent.resolve() / target.name
    if place == home or home in place.parents:
        raise NameTaken(_IN_HOME)
    refuse_taken(target, is_folder=exporter(format_id).IS_FOLDER, replace=overwrite)


def redacted(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give entries with neutral words for what was found and times cut down to the month, as new ones.

    What was said to be fine in one's own diary is no finer here: it is for other eyes. Nothing ties them to
    those in the journal: an import would else take them for later versions of these.
    """
    lexicon = load_lexicon()
    for entry in entries:
        bare = redact_entry(entry, lexicon)
        yield replace(bare, id=new_id(), session_id=None, revision="", sealed=False)


def _write(
    module: Exporter | RecordExporter,
    aside: Path,
    found: Leaving,
    account: _Account,
    options: ExportOptions,
    progress: Progress,
) -> Mapping[str, int]:
    if hasattr(module, "write_records"):
        records = found.records()
        if options.redact:
            clean = account.of_entries(redacted(found.entries()))
            records = Records(
                (KeptEntry(Revision(entry)) for entry in clean),
                sessions=map(redact_session, found.sessions()),
                boundaries=map(redact_boundary, found.boundaries()),
            )
        else:
            records = replace(records, entries=account.of_kept(records.entries))
        return cast("RecordExporter", module).write_records(aside, records, options, progress)
    entries = redacted(found.entries()) if options.redact else found.entries()
    return module.write(aside, account.of_entries(entries), options, progress)


class _Account:
    """Counts what passes, says how far it is, and is stopped by that."""

    def __init__(self, most: int, progress: Progress) -> None:
        self.count = 0
        self.first: datetime | None = None
        self.last: datetime | None = None
        self._passed = 0
        self._most = most
        self._progress = progress

    def of_entries(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            self._note(entry)
            yield entry

    def of_kept(self, entries: Iterable[KeptEntry]) -> Iterator[KeptEntry]:
        for kept in entries:
            self._note(kept.entry, is_deleted=kept.deleted_at is not None)
            yield kept

    def _note(self, entry: Entry, *, is_deleted: bool = False) -> None:
        if self._passed % _TELL_EVERY == 0:
            self._progress(self._passed / max(self._most, 1))
        self._passed += 1
        if is_deleted:
            return
        self.count += 1
        self.first = min(self.first or entry.created_at, entry.created_at)
        self.last = max(self.last or entry.created_at, entry.created_at)
