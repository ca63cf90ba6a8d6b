# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What an import would bring is said first, and then just that comes in, after a backup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from holdspace.domain.entries import new_entry
from holdspace.domain.imports import (
    Dropped,
    Finding,
    Found,
    ImportOptions,
    Skipped,
    SkipReason,
    imported_id,
)
from holdspace.domain.revisions import KeptEntry, Revision
from holdspace.services.formats import intake
from holdspace.services.formats.errors import (
    AmbiguousDates,
    CannotRead,
    ChangedMeanwhile,
    IsBackup,
    NotThisFormat,
    UnknownFormat,
)
from holdspace.services.formats.importers import plain_text
from holdspace.services.formats.intake import MOST_SKIPPED, SAMPLES, bring_in, look
from holdspace.services.formats.source import Source
from holdspace.storage.backups import list_backups, make_backup
from holdspace.storage.errors import Cancelled
from holdspace.storage.importing import Fate, Imported, Records
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress
from holdspace.storage.vault import Vault
from household import fresh_keys
from laid_out import new_vault

PARIS = ImportOptions(time_zone="Europe/Paris")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(Places(tmp_path / "home"), fresh_keys()) as vault:
        yield vault


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A folder of three days, an empty file, and a picture."""
    folder = tmp_path / "journal"
    folder.mkdir()
    for day in (5, 6, 7):
        (folder / f"2024-03-0{day}.txt").write_text(f"words of day {day}")
    (folder / "2024-03-08.txt").write_text("")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    return folder


def texts(vault: Vault) -> list[str]:
    return sorted(entry.text for entry in vault.entries.by_positions(vault.entries.positions()))


def test_it_says_what_would_come_and_changes_nothing(vault: Vault, journal: Path) -> None:
    changes = vault.own_changes
    done: list[float] = []
    seen = look(vault, journal, options=PARIS, progress=done.append)
    assert (seen.format, seen.entries, seen.new, dict(seen.fates)) == ("text", 3, 3, {Fate.NEW: 3})
    assert seen.first is not None
    assert seen.last is not None
    assert (seen.first.isoformat(), seen.last.day) == ("2024-03-05T12:00:00+01:00", 7)
    assert seen.skipped == (Skipped("2024-03-08.txt", SkipReason.EMPTY),)
    assert (seen.skipped_count, seen.dropped, seen.moods) == (1, {"file": 1}, ())
    assert {entry.text for entry in seen.samples} <= {f"words of day {day}" for day in (5, 6, 7)}
    assert not seen.is_needless
    assert (vault.own_changes, texts(vault), list_backups(vault.places)) == (changes, [], [])
    assert done == sorted(done)
    assert done[-1] == 1.0


def test_then_just_that_comes_in_after_a_backup(vault: Vault, journal: Path) -> None:
    seen = look(vault, journal, options=PARIS)
    done = bring_in(vault.places, vault, seen)
    assert done.counts == Imported(added=3)
    assert done.backup is not None
    assert (done.backup.manifest.reason, done.backup.manifest.entries) == ("before import", 0)
    assert texts(vault) == [f"words of day {day}" for day in (5, 6, 7)]
    assert vault.ledger_agrees()


def test_a_second_time_there_is_nothing_to_do(vault: Vault, journal: Path) -> None:
    bring_in(vault.places, vault, look(vault, journal, options=PARIS))
    seen = look(vault, journal, options=PARIS)
    assert (dict(seen.fates), seen.is_needless) == ({Fate.KNOWN: 3}, True)
    done = bring_in(vault.places, vault, seen)
    assert (done.counts, done.backup) == (Imported(known=3), None)
    assert len(list_backups(vault.places)) == 1


@pytest.mark.parametrize("change", ["added", "changed", "gone"])
def test_a_file_that_changed_since_is_not_brought_in(vault: Vault, journal: Path, change: str) -> None:
    seen = look(vault, journal, options=PARIS)
    path = journal / "2024-03-07.txt"
    if change == "gone":
        path.unlink()
    else:
        (journal / "2024-03-09.txt" if change == "added" else path).write_text("other words")
    with pytest.raises(ChangedMeanwhile):
        bring_in(vault.places, vault, seen)
    assert texts(vault) == []


@pytest.mark.parametrize("at", [0.0, 0.2, 0.4, 0.7])
def test_stopped_anywhere_nothing_came_in(vault: Vault, journal: Path, at: float) -> None:
    seen = look(vault, journal, options=PARIS)

    def stop(done: float) -> None:
        if done >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        bring_in(vault.places, vault, seen, stop)
    assert texts(vault) == []
    with pytest.raises(Cancelled):
        look(vault, journal, options=PARIS, progress=stop)


def test_what_is_refused_says_why(vault: Vault, journal: Path) -> None:
    with pytest.raises(CannotRead):
        look(vault, journal / "gone.txt")
    with pytest.raises(UnknownFormat):
        look(vault, journal / "picture.png")
    with pytest.raises(UnknownFormat):
        look(vault, journal, "no-such-format")
    with pytest.raises(NotThisFormat):
        look(vault, journal, "markdown")
    with pytest.raises(IsBackup):
        look(vault, make_backup(vault.places, vault).path)
    with pytest.raises(IsBackup):
        look(vault, journal, "backup")
    (journal / "x.txt").write_text("03/04/2024\nwords")
    with pytest.raises(AmbiguousDates):
        look(vault, journal)
    assert look(vault, journal, options=ImportOptions(day_first=False)).entries == 4


class Repeating:
    """An importer that gives one entry again and again, and names much that it leaves out."""

    def __init__(self, folder: Path) -> None:
        with Source(folder) as source:
            self.found = list(plain_text.read(source, PARIS, lambda done: None))

    def recognises(self, source: Source) -> bool:
        return True

    def read(self, source: Source, options: ImportOptions, progress: Progress) -> Iterator[Finding]:
        yield from self.found
        yield from self.found
        for number in range(MOST_SKIPPED):
            yield Skipped(f"record {number}", SkipReason.BAD_RECORD)
        yield Dropped("photo", 2)
        yield Dropped("photo", 3)

    def custom_moods(self, source: Source) -> tuple[str, ...]:
        return ("tired", "proud")


def test_accounts_are_kept_within_bounds(
    vault: Vault, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repeating = Repeating(journal)
    monkeypatch.setattr(intake, "importer", lambda format_id: repeating)
    seen = look(vault, journal, "daylio", ImportOptions(moods={"tired": 4}))
    assert (seen.entries, seen.moods, dict(seen.dropped)) == (3, ("proud",), {"file": 2, "photo": 5})
    assert len(seen.skipped) == MOST_SKIPPED
    assert seen.skipped_count == MOST_SKIPPED + 5
    assert seen.skipped[1] == Skipped("2024-03-05 12:00", SkipReason.REPEATED)
    assert bring_in(vault.places, vault, seen).counts == Imported(added=3)


class Own(Repeating):
    """An importer of HoldSpace's own files: entries with what they were before."""

    def read(self, source: Source, options: ImportOptions, progress: Progress) -> Iterator[Finding]:
        yield from self.found

    def records(self, source: Source, options: ImportOptions) -> Records:
        entries = [found.entry for found in self.found if isinstance(found, Found)]
        before = [Revision(replace(entry, revision=imported_id("own", entry.id))) for entry in entries]
        heads = [
            Revision(replace(entry, text="newer", revision=imported_id("head", entry.id)), old.id)
            for entry, old in zip(entries, before, strict=True)
        ]
        return Records(list(map(KeptEntry, heads)), before)


def test_holdspaces_own_files_are_merged_with_their_history(
    vault: Vault, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Own(journal)
    monkeypatch.setattr(intake, "importer", lambda format_id: own)
    seen = look(vault, journal, "json", PARIS)
    assert (dict(seen.fates), seen.has_records, texts(vault)) == ({Fate.NEW: 3}, True, [])
    done = bring_in(vault.places, vault, seen)
    assert (done.counts, done.backup is None) == (Imported(added=3), False)
    assert texts(vault) == ["newer"] * 3
    (first,) = [entry for entry in own.found if isinstance(entry, Found)][:1]
    assert len(vault.entries.history(first.entry.id)) == 2
    again = look(vault, journal, "json", PARIS)
    assert (dict(again.fates), again.is_needless) == ({Fate.KNOWN: 3}, True)
    assert bring_in(vault.places, vault, again).backup is None
    vault.entries.erase(first.entry.id)
    other = Own(journal)
    other.found = other.found[:1]
    monkeypatch.setattr(intake, "importer", lambda format_id: other)
    more = look(vault, journal, "json", PARIS)
    other.found = own.found
    with pytest.raises(ChangedMeanwhile):
        bring_in(vault.places, vault, replace(more, is_all_kept=False))


def test_own_files_are_looked_at_while_the_journal_is_written_and_can_be_stopped(
    vault: Vault, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Own(journal)
    monkeypatch.setattr(intake, "importer", lambda format_id: own)
    done: list[float] = []

    def progress(part: float) -> None:
        done.append(part)
        vault.entries.add(new_entry("words", now=datetime.now(UTC), time_zone="UTC"))  # a save of the window

    look(vault, journal, "json", PARIS, progress)
    assert done == sorted(done)
    assert any(0.4 <= part < 0.98 for part in done)

    def stop(part: float) -> None:
        if part >= 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        look(vault, journal, "json", PARIS, stop)


def test_samples_are_few_and_from_all_over(vault: Vault, tmp_path: Path) -> None:
    days = "\n\n".join(
        f"2024-{month:02}-{day:02}\n{month} {day}" for month in range(1, 10) for day in range(1, 28)
    )
    (tmp_path / "j.txt").write_text(days)
    seen = look(vault, tmp_path / "j.txt")
    assert seen.entries == 9 * 27
    assert len(seen.samples) == SAMPLES
    assert len({entry.created_at.month for entry in seen.samples}) > 2
