# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Six chips in equal columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCES
from holdspace.ui.journal.audience_grid import AudienceGrid

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def grid(theme: Theme, qtbot: QtBot) -> Iterator[AudienceGrid]:
    window = QWidget()
    made = AudienceGrid(theme, "journal")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    qtbot.addWidget(window)
    window.show()
    yield made


@pytest.mark.parametrize(("width", "columns"), [(600, 3), (400, 2), (200, 1)])
def test_columns_are_equal_and_as_many_as_fit(
    grid: AudienceGrid, width: int, columns: int, qtbot: QtBot
) -> None:
    grid.window().resize(width, 300)
    qtbot.waitUntil(lambda: len({grid.chip(each).x() for each in AUDIENCES}) == columns)
    widths = [grid.chip(each).width() for each in AUDIENCES]
    assert max(widths) - min(widths) <= 1
    assert max(grid.chip(each).geometry().right() for each in AUDIENCES) < width


def test_chips_are_chosen_and_told(grid: AudienceGrid, qtbot: QtBot) -> None:
    grid.choose(["myself", "client"])
    assert grid.chosen == ("client", "myself")
    with qtbot.waitSignal(grid.changed):
        qtbot.mouseClick(grid.chip("client"), Qt.MouseButton.LeftButton)
    assert grid.chosen == ("myself",)
    grid.choose([])
    assert grid.chosen == ()


def test_each_chip_can_be_found(grid: AudienceGrid) -> None:
    for each in AUDIENCES:
        assert grid.chip(each).accessibleIdentifier() == f"journal.audience.{each}"


def test_the_first_chip_takes_the_keyboard_for_all(grid: AudienceGrid, qtbot: QtBot) -> None:
    grid.activateWindow()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(grid.chip(AUDIENCES[0]).hasFocus)
