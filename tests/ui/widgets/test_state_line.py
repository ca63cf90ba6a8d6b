# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The line that says what becomes of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from holdspace.ui.widgets import state_line
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


FULL = "The disk is full. Your words are still here."


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What was handed to a screen reader: the words, and whether they are said at once."""
    heard: list[tuple[str, bool]] = []

    def hear(widget: object, words: str, *, at_once: bool = False) -> None:
        heard.append((words, at_once))

    monkeypatch.setattr(state_line, "announce", hear)
    return heard


def test_what_goes_wrong_is_read_out_once_and_again_after_it_was_right(
    line: StateLine, said: list[tuple[str, bool]]
) -> None:
    line.tell("Kept as you type", "kept")
    assert said == []
    for _ in range(3):
        line.tell(FULL, "error", wrong=True)
    assert said == [(FULL, True)]
    line.tell("Kept as you type", "kept")
    line.tell(FULL, "error", wrong=True)
    line.tell("It is busy.", "error", wrong=True)
    assert said == [(FULL, True), (FULL, True), ("It is busy.", True)]


def test_what_goes_wrong_while_nobody_sees_it_is_read_out_when_it_is_shown(
    line: StateLine, said: list[tuple[str, bool]]
) -> None:
    line.hide()
    line.tell(FULL, "error", wrong=True)
    assert said == []
    line.show()
    line.hide()
    line.show()
    assert said == [(FULL, True)]
    line.hide()
    line.tell("It is busy.", "error", wrong=True)
    line.tell("Kept as you type", "kept")  # it is right again before anyone came
    line.show()
    assert said == [(FULL, True)]


def test_what_is_polite_is_said_once_and_not_at_once(line: StateLine, said: list[tuple[str, bool]]) -> None:
    line.tell("Two minutes. Stop here, or go on.", polite=True)
    line.tell("Two minutes. Stop here, or go on.", polite=True)
    assert said == [("Two minutes. Stop here, or go on.", False)]
