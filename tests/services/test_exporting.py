# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Exporting from the window: on the helper, its end is told, and nothing is left of what was stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.exports import ExportOptions, Selection
from holdspace.services.exporting import EXPORT, ExportService
from holdspace.services.formats import exporters
from holdspace.services.formats.exporters import holdspace_json
from holdspace.storage.errors import NameTaken, VaultBusy
from services.formats.exporters.journals import ALL, PLAIN
from services.safety_home import SafetyHome, Told

SIGNALS = ("exported", "export_failed", "stopped")


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[SafetyHome]:
    made = SafetyHome(tmp_path / "home", qtbot)
    made.write("first", "second")
    yield made
    made.household.end()


@pytest.fixture
def service(home: SafetyHome) -> ExportService:
    return ExportService(home.vault, home.vault)


def test_it_is_written_and_told(
    qtbot: QtBot, home: SafetyHome, service: ExportService, tmp_path: Path
) -> None:
    target = tmp_path / "journal.json"
    told = Told(service, *SIGNALS)
    with qtbot.waitSignal(service.exported) as done:
        assert service.begin(target, "json", ALL, PLAIN).objectName() == EXPORT
    home.settle()
    assert (done.args[0].entries, told.names) == (2, ["exported"])
    texts = [entry["text"] for entry in json.loads(target.read_text(encoding="utf-8"))["entries"]]
    assert texts == ["first", "second"]


def test_it_fails_where_a_file_is_there(
    qtbot: QtBot, home: SafetyHome, service: ExportService, tmp_path: Path
) -> None:
    target = tmp_path / "journal.json"
    target.write_text("mine")
    with qtbot.waitSignal(service.export_failed) as failed:
        service.begin(target, "json", ALL, PLAIN)
    home.settle()
    assert isinstance(failed.args[0], NameTaken)
    assert target.read_text() == "mine"
    with qtbot.waitSignal(service.exported):
        service.begin(target, "json", ALL, PLAIN, overwrite=True)
    home.settle()
    assert target.read_text() != "mine"


def test_it_can_be_stopped_and_other_work_waits(
    qtbot: QtBot,
    home: SafetyHome,
    service: ExportService,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_records = holdspace_json.write_records

    def stop_and_write(target: Path, *rest: object) -> object:
        with pytest.raises(VaultBusy):
            service.begin(tmp_path / "other.json", "json", ALL, PLAIN)
        work = home.vault.work_under_way
        assert work is not None
        work.cancel()
        return write_records(target, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(exporters.holdspace_json, "write_records", stop_and_write)
    told = Told(service, *SIGNALS)
    with qtbot.waitSignal(service.stopped):
        service.begin(tmp_path / "journal.json", "json", Selection(), ExportOptions(home.clock.now()))
    home.settle()
    assert told.names == ["stopped"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home"]
