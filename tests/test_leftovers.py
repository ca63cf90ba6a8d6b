# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The watch over leftovers sees what it is there for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QWidget

from leftovers import TimerWatch, find_leftovers

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.usefixtures("qapp")
def test_running_timer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = TimerWatch(monkeypatch)
    owner = QObject()
    timer = QTimer(owner, objectName="idle")
    timer.start(60_000)
    assert find_leftovers(watch) == ["timer idle of QObject, 60000 ms"]
    timer.stop()
    assert find_leftovers(watch) == []


@pytest.mark.usefixtures("qapp")
def test_timer_that_only_a_cycle_keeps_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = TimerWatch(monkeypatch)
    timer = QTimer()
    timer.start(60_000)
    holder = {"timer": timer}
    holder["holder"] = holder
    del timer, holder
    assert find_leftovers(watch) == []


def test_open_window_is_found(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = TimerWatch(monkeypatch)
    window = QWidget()
    window.setObjectName("sheet")
    qtbot.addWidget(window)
    window.show()
    assert find_leftovers(watch) == ["window QWidget sheet"]
    window.close()
    assert find_leftovers(watch) == []


def test_every_place_for_files_is_private(private_home: Path, tmp_path: Path) -> None:
    assert os.environ["HOLDSPACE_HOME"] == str(private_home)
    assert not private_home.exists()
    place = QStandardPaths.StandardLocation
    for location in (place.HomeLocation, place.GenericDataLocation, place.GenericConfigLocation):
        assert tmp_path in Path(QStandardPaths.writableLocation(location)).parents
