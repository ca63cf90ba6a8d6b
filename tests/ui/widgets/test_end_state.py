# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The quiet end of an exercise or a doorway: what it says, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from holdspace.ui.widgets.end_state import EndState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader


@pytest.fixture
def end(theme: Theme, qtbot: QtBot) -> EndState:
    made = EndState(theme, "Other patterns", "breathe", quiet_back=True)
    qtbot.addWidget(made)
    made.resize(360, 500)
    made.show()
    return made


def test_it_says_what_there_is_to_say_and_nothing_more(end: EndState, reader: Reader) -> None:
    end.show_end("Two minutes. This time was yours.")
    assert end.sentence == "Two minutes. This time was yours."
    assert not end._kept.isVisible()
    end.show_end("Five minutes.", "Set down.", "Sort it?")
    assert end._kept.isVisible() and end._offer.isVisible()
    assert not end._loads.isVisible()
    end.tell()
    assert reader.heard[-1][0] == "Five minutes. Set down. Sort it?"
    end.show_end("Five minutes.", loads="How heavy: 4 before, 2 now.")
    end.tell()
    assert reader.heard[-1][0] == "Five minutes. How heavy: 4 before, 2 now."


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_each_way_on_is_a_key_away(end: EndState, qtbot: QtBot, key: Qt.Key) -> None:
    again = end.add_way("again", "Again")
    assert again.accessibleIdentifier() == "breathe.again"
    with qtbot.waitSignal(again.clicked):
        qtbot.keyClick(again, key)
    assert end.back.accessibleIdentifier() == "breathe.back"
    with qtbot.waitSignal(end.left):
        qtbot.keyClick(end.back, key)


def test_escape_goes_back(end: EndState, qtbot: QtBot) -> None:
    again = end.add_way("again", "Again")
    with qtbot.waitSignal(end.left):
        qtbot.keyClick(again, Qt.Key.Key_Escape)


def test_a_back_that_is_not_quiet_stands_first_in_the_row(theme: Theme, qtbot: QtBot) -> None:
    end = EndState(theme, "Back to Now", "doorway")
    qtbot.addWidget(end)
    sort = end.add_way("sort", "Sort it a little")
    end.show()
    assert end.back.accessibleIdentifier() == "doorway.done"
    assert (end.back.y(), end.back.x() < sort.x()) == (sort.y(), True)


def test_in_large_text_and_a_small_window_no_word_is_cut_off(theme: Theme, qtbot: QtBot) -> None:
    theme.scale_text(200)
    end = EndState(theme, "Back to Now", "doorway")
    qtbot.addWidget(end)
    end.resize(900, 530)
    end.show()
    end.show_end("Five minutes, and they were yours.", "Set down and sealed.", "Sort it a little?")
    qtbot.waitUntil(lambda: end._sentence.height() >= end._sentence.heightForWidth(end._sentence.width()))
    assert end._mark.isHidden()
    theme.scale_text(100)
    end.resize(900, 600)
    assert not end._mark.isHidden()
