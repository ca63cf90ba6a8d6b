# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the tests of pages and widgets stand on: the real theme at the design's size, and a real vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from holdspace.services.resources import resources_folder
from holdspace.ui.theme.theme import Theme
from household import Household
from ui.screen_reader import Reader
from window_house import open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.ui.main_window import MainWindow
    from window_house import Make, MakeWindow


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme in light colours and 14 px text; the application's font is put back afterwards."""
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPixelSize(14)
    qapp.setFont(font)
    yield Theme(qapp, resources_folder(), "light")
    qapp.setFont(before)


@pytest.fixture
def household_in(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    """A function that makes a household in a state: "none", "locked" or "unlocked"."""
    made: list[Household] = []

    def make(state: str) -> Household:
        made.append(Household(tmp_path / "home", state))
        return made[-1]

    yield make
    for household in made:
        household.end()


@pytest.fixture
def window_in(household_in: Make, theme: Theme) -> Iterator[MakeWindow]:
    """A function that makes the main window over a household, or over a new one in a state."""
    made: list[MainWindow] = []

    def make(household: Household | str, **others: Any) -> MainWindow:
        house = household_in(household) if isinstance(household, str) else household
        made.append(open_window(theme, house, **others))
        return made[-1]

    yield make
    for window in made:
        if shiboken6.isValid(window):
            window.close()
            shiboken6.delete(window)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A screen reader that listens."""
    made = Reader()
    monkeypatch.setattr("PySide6.QtGui.QAccessible", made)
    return made
