# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Looking at what an import would bring, and bringing in just that: for the window and the command line.

Imports sqlcipher3: not before the first paint. Nothing here is quick: call it on the helper's thread.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, astuple, dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from holdspace.domain.backups import Reason
from holdspace.domain.entries import Entry, entry_to_json
from holdspace.domain.formats import BACKUP
from holdspace.domain.imports import Dropped, Finding, Found, ImportOptions, Skipped, SkipReason
from holdspace.domain.records import kept_to_json, revision_to_json, tombstone_to_json
from holdspace.services.formats.errors import ChangedMeanwhile, IsBackup
from holdspace.services.formats.registry import importer, recognise
from holdspace.services.formats.source import Source
from holdspace.storage.backups import Backup, make_backup
from holdspace.storage.foreseeing import foresee_records
from holdspace.storage.importing import (
    Fate,
    Imported,
    Records,
    fates,
    import_entries,
    import_records,
    imported,
)
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress, Retold, no_progress, say_done, share
from holdspace.storage.vault import Vault

_Item = TypeVar("_Item")
AUTO = "auto"
MOST_SKIPPED = 2_000
"""Of what was left out so many are named; the others are counted."""
SAMPLES = 5
_BACKUP_SHARE, _ENTRIES_SHARE, _FINDINGS_SHARE = 0.3, 0.98, 0.4


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would bring.

    `fates` counts entries by what would become of them. `skipped` names the first MOST_SKIPPED of
    `skipped_count`. `moods` are those that options do not map to a load. `samples` are entries from all over
    the file. `digest` is of all that was found: only that is brought in. `has_records` says that it is
    HoldSpace's own, with history, and merged; `is_all_kept`, that all of it is here already.
    """

    path: Path = field(repr=False)
    format: str
    options: ImportOptions = field(repr=False)
    fates: Mapping[Fate, int]
    first: datetime | None
    last: datetime | None
    skipped: tuple[Skipped, ...]
    skipped_count: int
    dropped: Mapping[str, int]
    moods: tuple[str, ...] = field(repr=False)
    samples: tuple[Entry, ...] = field(repr=False)
    digest: bytes = field(repr=False)
    has_records: bool = False
    is_all_kept: bool = False

    @property
    def entries(self) -> int:
        """Return how many entries were found."""
        return sum(self.fates.values())

    @property
    def is_needless(self) -> bool:
        """Say whether nothing would change."""
        if self.has_records:
            return self.is_all_kept
        return not (self.new or self.fates.get(Fate.CHANGED, 0))

    @property
    def new(self) -> int:
        """Return how many would be added."""
        return self.fates.get(Fate.NEW, 0)


@dataclass(frozen=True, slots=True)
class Done:
    """An import that is over. `backup` was made before it, None where there was nothing to bring in."""

    counts: Imported
    backup: Backup | None = None


def look(
    vault: Vault,
    path: Path,
    format_id: str = AUTO,
    options: ImportOptions | None = None,
    progress: Progress = no_progress,
) -> Preview:
    """Read all that is at `path` and return what it would bring; nothing is changed.

    Raises FileRefused kinds (NeedsSecret and AmbiguousDates ask for an option, IsBackup for another way in),
    Cancelled and storage errors.
    """
    options = options or ImportOptions()
    with Source(path) as source:
        format_id = recognise(source) if format_id == AUTO else format_id
        if format_id == BACKUP:
            raise IsBackup
        records, is_all_kept = _records(source, format_id, options), False
        reading = share(progress, 0.0, _ENTRIES_SHARE if records is None else _FINDINGS_SHARE)
        findings = _Findings(source, format_id, options, reading)
        if records is None:
            with fates(vault) as known:
                counts: Mapping[Fate, int] = Counter(
                    known.of(found.entry, found.written_at) for found in findings.found()
                )
            digest = findings.digest()
        else:
            found = sum(1 for _ in findings.found())
            account = _Account(records)
            foreseen = foresee_records(vault, account.records, _rest(progress), found)
            counts, is_all_kept = _counts(imported(foreseen.merged)), not foreseen.changes
            digest = account.digest()
        moods = _unmapped_moods(source, format_id, options)
    say_done(progress)
    return Preview(
        path=path,
        format=format_id,
        options=options,
        fates={fate: count for fate, count in counts.items() if count},
        first=findings.first,
        last=findings.last,
        skipped=tuple(findings.skipped),
        skipped_count=findings.skipped_count,
        dropped=dict(findings.dropped),
        moods=moods,
        samples=tuple(findings.samples),
        digest=digest,
        has_records=records is not None,
        is_all_kept=is_all_kept,
    )


def bring_in(places: Places, vault: Vault, seen: Preview, progress: Progress = no_progress) -> Done:
    """Back the vault up, then bring in what was `seen`: all of it, or nothing.

    Raises ChangedMeanwhile where the file holds something else by now, FileRefused kinds, Cancelled and
    storage errors; nothing was changed then.
    """
    if seen.is_needless:
        return Done(_as_seen(seen))
    backup = make_backup(places, vault, None, share(progress, 0.0, _BACKUP_SHARE), Reason.BEFORE_IMPORT)
    with Source(seen.path) as source:
        telling = Retold(share(progress, _BACKUP_SHARE, _ENTRIES_SHARE))
        records = _records(source, seen.format, seen.options)
        if records is None:
            findings = _Findings(source, seen.format, seen.options, telling)
            counts = import_entries(vault, _unchanged(findings, seen.digest), telling.again)
        else:
            account = _Account(records)
            check = partial(account.expect, seen.digest)
            counts = import_records(vault, account.records, telling, check, seen.entries)
    say_done(progress)
    return Done(counts, backup)


def _rest(progress: Progress) -> Progress:
    return share(progress, _FINDINGS_SHARE, _ENTRIES_SHARE)


def _as_seen(seen: Preview) -> Imported:
    return Imported(*(seen.fates.get(fate, 0) for fate in Fate))


def _unchanged(findings: _Findings, digest: bytes) -> Iterator[Found]:
    """Give what was found, and raise ChangedMeanwhile at its end where it is not what was seen."""
    yield from findings.found()
    if findings.digest() != digest:
        raise ChangedMeanwhile


def _counts(imported: Imported) -> dict[Fate, int]:
    return dict(zip(Fate, astuple(imported), strict=False))


def _records(source: Source, format_id: str, options: ImportOptions) -> Records | None:
    """Return what HoldSpace's own files hold beside entries, where the format has that."""
    records = getattr(importer(format_id), "records", None)
    return None if records is None else cast("Records", records(source, options))


class _Account:
    """Keeps account of records as they go by."""

    def __init__(self, records: Records) -> None:
        self._digest = hashlib.sha256()
        self.records = Records(
            self._watched(records.entries, kept_to_json),
            self._watched(records.revisions, revision_to_json),
            self._watched(records.tombstones, tombstone_to_json),
            self._watched(records.templates, asdict),
            self._watched(records.sessions, asdict),
            self._watched(records.answers, asdict),
            self._watched(records.boundaries, asdict),
            self._watched(records.patterns, asdict),
            self._watched(records.cards, asdict),
            self._watched(records.card_state, asdict),
            self._watched(records.practices, asdict),
        )

    def digest(self) -> bytes:
        """Return one number of all that went by."""
        return self._digest.digest()

    def expect(self, digest: bytes) -> None:
        """Raise ChangedMeanwhile where other records went by than those of that number."""
        if self.digest() != digest:
            raise ChangedMeanwhile

    def _watched(self, items: Iterable[_Item], to_json: Callable[[_Item], dict[str, Any]]) -> Iterator[_Item]:
        for item in items:
            self._digest.update(json.dumps(to_json(item), sort_keys=True, default=str).encode())
            yield item


def _unmapped_moods(source: Source, format_id: str, options: ImportOptions) -> tuple[str, ...]:
    custom_moods = getattr(importer(format_id), "custom_moods", None)
    if custom_moods is None:
        return ()
    found = cast("Callable[[Source], tuple[str, ...]]", custom_moods)(source)
    return tuple(mood for mood in found if mood not in (options.moods or {}))


class _Findings:
    """Goes through what an importer finds, once, and keeps account of it."""

    def __init__(self, source: Source, format_id: str, options: ImportOptions, progress: Progress) -> None:
        self.first: datetime | None = None
        self.last: datetime | None = None
        self.skipped: list[Skipped] = []
        self.skipped_count = 0
        self.dropped: Counter[str] = Counter()
        self.samples: list[Entry] = []
        self._count = 0
        self._digest = hashlib.sha256()
        self._seen: set[str] = set()
        self._findings = importer(format_id).read(source, options, progress)
        self._progress = progress

    def digest(self) -> bytes:
        """Return one number of all that was found so far."""
        return self._digest.digest()

    def found(self) -> Iterator[Found]:
        """Give what was found, each entry once."""
        for finding in self._findings:
            if isinstance(finding, Found) and finding.entry.id not in self._seen:
                self._take(finding.entry)
                for each in finding.earlier:
                    self._digest.update(json.dumps(entry_to_json(each), sort_keys=True).encode())
                yield finding
            else:
                self._note(finding)

    def _take(self, entry: Entry) -> None:
        self._seen.add(entry.id)
        self._digest.update(json.dumps(entry_to_json(entry), sort_keys=True).encode())
        self.first = entry.created_at if self.first is None else min(self.first, entry.created_at)
        self.last = entry.created_at if self.last is None else max(self.last, entry.created_at)
        self._count += 1
        # The first, and then ever rarer ones: some from all over a file of any length.
        if self._count.bit_count() == 1:
            self.samples = [*self.samples[-(SAMPLES - 1) :], entry]

    def _note(self, finding: Finding) -> None:
        if isinstance(finding, Dropped):
            self.dropped[finding.what] += finding.count
            return
        skipped = finding
        if isinstance(skipped, Found):
            moment = skipped.entry.created_at
            skipped = Skipped(f"{moment:%Y-%m-%d %H:%M}", SkipReason.REPEATED)
        self.skipped_count += 1
        self._digest.update(f"\n{skipped.reason}".encode())
        if len(self.skipped) < MOST_SKIPPED:
            self.skipped.append(skipped)
