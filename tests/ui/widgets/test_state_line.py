# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The line that says what becomes of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from holdspace.ui.widgets.state_line import StateLine

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def line(qtbot: QtBot, theme: Theme) -> StateLine:
    line = StateLine(theme)
    qtbot.addWidget(line)
    line.resize(400, 40)
    line.show()
    return line


def icon_of(line: StateLine) -> QImage:
    return line.grab().toImage().copy(0, 0, 20, line.height())


def test_it_says_a_sentence_that_is_its_name_too(line: StateLine) -> None:
    line.tell("Kept as you type", "kept")
    assert line.words == line.accessibleName() == "Kept as you type"


def test_an_icon_that_is_away_keeps_its_room(line: StateLine) -> None:
    label = line.findChild(QLabel)
    assert label is not None
    line.tell("Kept as you type", "kept")
    place, shown = label.geometry(), icon_of(line)
    line.tell("Kept as you type", "kept", shown=False)
    assert label.geometry() == place
    assert icon_of(line) != shown


def test_what_is_wrong_is_said_in_clay_with_its_sign(line: StateLine, theme: Theme) -> None:
    label = line.findChild(QLabel)
    assert label is not None
    line.tell("Locked.", "locked")
    quiet = icon_of(line)
    line.tell("The disk is full.", "error", wrong=True)
    assert label.palette().windowText().color() == theme.colour("clay")
    assert icon_of(line) != quiet
    line.tell("Kept as you type", "kept")
    assert label.palette().windowText().color() == theme.colour("ink3")


def test_a_long_sentence_wraps(line: StateLine) -> None:
    line.tell("x")
    one = line.sizeHint().height()
    line.resize(160, 200)
    line.tell(
        "The disk is full, so it is not kept yet. What was kept before is safe. Free some room.", "error"
    )
    assert line.heightForWidth(160) > 2 * one
