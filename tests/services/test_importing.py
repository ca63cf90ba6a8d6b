# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Importing from the window: seen first, then brought in, and the journal is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.domain.imports import ImportOptions
from holdspace.services.capture import Words
from holdspace.services.formats.errors import ChangedMeanwhile, UnknownFormat
from holdspace.services.formats.intake import Done, Preview
from holdspace.services.importing import IMPORT, PREVIEW, ImportService
from holdspace.services.journal import JournalService
from holdspace.services.vault import LOCKED
from holdspace.storage import importing as storage_importing
from holdspace.storage.backups import list_backups
from holdspace.storage.errors import VaultBusy
from holdspace.storage.importing import Imported
from holdspace.storage.inbox import count_sealed
from services.safety_home import SafetyHome, Told

SIGNALS = ("previewed", "refused", "imported", "import_failed", "stopped")


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[SafetyHome]:
    made = SafetyHome(tmp_path / "home", qtbot)
    yield made
    made.household.end()


@pytest.fixture
def journal(home: SafetyHome) -> JournalService:
    return JournalService(home.vault, home.clock, home.vault)


@pytest.fixture
def service(home: SafetyHome, journal: JournalService) -> ImportService:
    return ImportService(home.vault, journal, home.vault)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "journal"
    path.mkdir()
    for day in (5, 6):
        (path / f"2024-03-0{day}.txt").write_text(f"day {day}")
    return path


def preview(qtbot: QtBot, service: ImportService, home: SafetyHome, path: Path) -> Preview:
    with qtbot.waitSignal(service.previewed) as told:
        assert service.preview(path).objectName() == PREVIEW
    home.settle()
    seen = told.args[0]
    assert isinstance(seen, Preview)
    return seen


def test_what_was_seen_comes_in_and_the_journal_is_told(
    qtbot: QtBot, home: SafetyHome, journal: JournalService, service: ImportService, folder: Path
) -> None:
    home.write("mine")
    seen = preview(qtbot, service, home, folder)
    assert (seen.new, home.household.texts) == (2, ["mine"])
    told = Told(journal, "reset", "entry_added")
    positions: list[int] = []
    journal.reset.connect(lambda: positions.extend(journal.positions()))
    with qtbot.waitSignal(service.imported) as done:
        assert service.begin(seen).objectName() == IMPORT
    home.settle()
    assert done.args[0].counts == Imported(added=2)
    assert told.names == ["reset"]
    assert positions == list(journal.positions())
    assert home.household.texts == ["mine", "day 6", "day 5"]
    assert list_backups(home.places) == [done.args[0].backup.path]


def test_a_file_that_changed_is_not_brought_in(
    qtbot: QtBot, home: SafetyHome, journal: JournalService, service: ImportService, folder: Path
) -> None:
    seen = preview(qtbot, service, home, folder)
    (folder / "2024-03-06.txt").write_text("other")
    told = Told(journal, "reset")
    with qtbot.waitSignal(service.import_failed) as failed:
        service.begin(seen)
    home.settle()
    assert isinstance(failed.args[0], ChangedMeanwhile)
    assert (told.names, home.household.texts) == ([], [])


def test_what_is_no_journal_is_refused(
    qtbot: QtBot, home: SafetyHome, service: ImportService, tmp_path: Path
) -> None:
    (tmp_path / "x").write_bytes(b"\x00")
    with qtbot.waitSignal(service.refused) as told:
        service.preview(tmp_path / "x", options=ImportOptions())
    home.settle()
    assert isinstance(told.args[0], UnknownFormat)


def test_stopped_nothing_came_in(
    qtbot: QtBot, home: SafetyHome, service: ImportService, folder: Path
) -> None:
    told = Told(service, *SIGNALS)
    with qtbot.waitSignal(service.stopped):
        service.preview(folder).cancel()
    home.settle()
    seen = preview(qtbot, service, home, folder)
    with qtbot.waitSignal(service.stopped):
        service.begin(seen).cancel()
    home.settle()
    assert told.names == ["stopped", "previewed", "stopped"]
    assert home.household.texts == []


def test_a_lock_stops_it_and_nothing_came_in(
    qtbot: QtBot, home: SafetyHome, service: ImportService, folder: Path
) -> None:
    seen = preview(qtbot, service, home, folder)
    told = Told(service, *SIGNALS)
    service.begin(seen)
    home.vault.lock()
    assert home.vault.state == LOCKED
    home.settle()
    home.household.open()
    assert home.household.texts == []
    assert "imported" not in told.names


def test_one_thing_at_a_time(qtbot: QtBot, home: SafetyHome, service: ImportService, folder: Path) -> None:
    seen = preview(qtbot, service, home, folder)
    work = service.preview(folder)
    for call in (lambda: service.preview(folder), lambda: service.begin(seen)):
        with pytest.raises(VaultBusy):
            call()
    work.cancel()
    home.settle()


def test_what_is_saved_meanwhile_waits_in_the_inbox_and_joins(
    qtbot: QtBot,
    home: SafetyHome,
    service: ImportService,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The window's save meets the import's transaction, is sealed, and is in the journal after."""
    capture = home.household.capture
    seen = preview(qtbot, service, home, folder)
    sealed: list[int] = []
    fate_of = storage_importing.Fates.of

    def of(self: storage_importing.Fates, *entry: object) -> storage_importing.Fate:
        if not sealed:
            capture.set_down(Words("written meanwhile"))
            sealed.append(count_sealed(home.places))
        return fate_of(self, *entry)  # type: ignore[arg-type]

    monkeypatch.setattr(storage_importing.Fates, "of", of)
    with qtbot.waitSignals([service.imported, home.vault.entries_absorbed]):
        service.begin(seen)
    home.settle()
    assert sealed == [1]
    assert count_sealed(home.places) == 0
    assert sorted(home.household.texts) == ["day 5", "day 6", "written meanwhile"]


def test_an_entry_of_the_journal_is_left_alone(
    qtbot: QtBot, home: SafetyHome, service: ImportService, folder: Path
) -> None:
    seen = preview(qtbot, service, home, folder)
    home.vault.vault.entries.add(new_entry("mine", now=home.clock.now(), time_zone="UTC"))
    with qtbot.waitSignal(service.imported):
        service.begin(seen)
    home.settle()
    assert home.household.texts == ["mine", "day 6", "day 5"]


def test_once_all_is_in_it_is_told_so_and_traces_are_remembered(
    qtbot: QtBot, home: SafetyHome, journal: JournalService, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise VaultBusy

    service = ImportService(home.vault, journal, home.vault, settings=home.settings)
    seen = preview(qtbot, service, home, folder)
    done = Done(Imported(gone=1, has_remains=True))
    monkeypatch.setattr("holdspace.services.importing.bring_in", lambda *_: done)
    monkeypatch.setattr("holdspace.storage.vault.Vault.read_positions", busy)
    resets = Told(journal, "reset")
    with qtbot.waitSignal(service.imported) as told:
        service.begin(seen)
    home.settle()
    assert (told.args, resets.names) == ([done], ["reset"])
    assert home.settings.erasing_unfinished
