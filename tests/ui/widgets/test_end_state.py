# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The quiet end of an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.ui.widgets.end_state import EndState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def end(theme: Theme, qtbot: QtBot) -> EndState:
    made = EndState(theme, "Other patterns", "breathe")
    qtbot.addWidget(made)
    made.resize(360, 500)
    made.show()
    return made


def test_it_says_its_sentence(end: EndState) -> None:
    end.show_sentence("Two minutes. This time was yours.")
    assert end.sentence == "Two minutes. This time was yours."


@pytest.mark.parametrize("way", ["again", "words", "back"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_each_way_on_is_a_key_away(end: EndState, qtbot: QtBot, way: str, key: Qt.Key) -> None:
    button = getattr(end, way)
    assert button.accessibleIdentifier() == f"breathe.{way}"
    with qtbot.waitSignal(getattr(end, f"{way}_wanted")):
        qtbot.keyClick(button, key)


def test_escape_goes_back(end: EndState, qtbot: QtBot) -> None:
    with qtbot.waitSignal(end.back_wanted):
        qtbot.keyClick(end.again, Qt.Key.Key_Escape)
