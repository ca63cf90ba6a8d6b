# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Work that brings entries in: how it ends is told, one at a time, and what it leaves to be done is noted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Signal
from pytestqt.qtbot import QtBot

from holdspace.services.bringing import Bringing
from holdspace.services.journal import JournalService
from holdspace.services.settings import Settings
from holdspace.storage.errors import Cancelled, DiskFull, VaultBusy
from services.safety_home import SafetyHome, Told


class Some(Bringing):
    """Brings in what it is told to."""

    came = Signal(object)
    failed = Signal(object)

    def begin(self, function: Any) -> Any:
        self._refuse_when_busy()
        return self._begin(function, "some work", self.came, self.failed)

    def note(self, *, has_remains: bool) -> None:
        self._note_brought(has_remains=has_remains)


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[SafetyHome]:
    made = SafetyHome(tmp_path / "home", qtbot)
    yield made
    made.household.end()


@pytest.fixture
def service(home: SafetyHome) -> Some:
    journal = JournalService(home.vault, home.clock, home.vault)
    settings = Settings(home.vault.places.settings, home.vault)
    return Some(home.vault, journal, home.vault, settings=settings)


def end_with(error: Exception) -> Any:
    def work(progress: Any) -> None:
        del progress
        raise error

    return work


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (lambda progress: "entries", "came"),
        (end_with(DiskFull()), "failed"),
        (end_with(Cancelled()), "stopped"),
    ],
)
def test_it_ends_in_one_of_three_ways(service: Some, home: SafetyHome, function: Any, name: str) -> None:
    told = Told(service, "came", "failed", "stopped")
    assert service.begin(function).objectName() == "some work"
    home.settle()
    assert told.names == [name]


def test_it_begins_nothing_beside_other_work(service: Some, home: SafetyHome) -> None:
    service.begin(lambda progress: None)
    with pytest.raises(VaultBusy):
        service.begin(lambda progress: None)
    home.settle()


@pytest.mark.parametrize("has_remains", [True, False])
def test_traces_that_could_not_be_cleared_away_are_remembered(
    service: Some, home: SafetyHome, has_remains: bool
) -> None:
    service.note(has_remains=has_remains)
    assert Settings(home.vault.places.settings).erasing_unfinished is has_remains
    home.vault._quiet.stop()
