# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breath without motion: it steps by seconds, and in between nothing is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent

from holdspace.domain.breathing import phase_at
from holdspace.services.content import load_patterns
from holdspace.ui.widgets.breath_words import BreathWords, bar_level

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

PATTERNS = {content.pattern.id: content.pattern for content in load_patterns()}
BOX, SIGH, LONG = (PATTERNS[each] for each in ("box", "cyclic_sighing", "long_exhale"))


class Watched(BreathWords):
    """Counts how often it paints."""

    times = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.times += 1
        super().paintEvent(event)


@pytest.fixture
def words(theme: Theme, qtbot: QtBot) -> Watched:
    made = Watched(theme)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show_pattern(LONG)
    made.show_moment(phase_at(LONG, 0.1))
    made.show()
    qtbot.waitUntil(lambda: made.times > 0)
    return made


def levels(pattern_id: str, times: list[float]) -> list[float]:
    pattern = PATTERNS[pattern_id]
    return [round(bar_level(pattern, phase_at(pattern, at)), 2) for at in times]


def test_the_bar_fills_second_by_second_and_empties_again() -> None:
    assert levels("long_exhale", [0.1, 1.1, 2.1, 3.1]) == [0.25, 0.5, 0.75, 1.0]
    assert levels("long_exhale", [4.1, 5.1, 6.1, 7.1, 8.1, 9.1]) == [0.83, 0.67, 0.5, 0.33, 0.17, 0.0]


def test_the_bar_holds_with_the_breath() -> None:
    assert levels("box", [4.1, 7.9, 12.1, 15.9]) == [1.0, 1.0, 0.0, 0.0]


def test_the_bar_leaves_room_for_the_sip() -> None:
    assert levels("cyclic_sighing", [0.1, 1.1, 2.1, 2.6]) == [0.42, 0.85, 1.0, 0.75]


@pytest.mark.parametrize("pattern_id", list(PATTERNS))
def test_the_bar_stays_within_itself(pattern_id: str) -> None:
    times = [tenth / 10 for tenth in range(400)]
    assert all(0.0 <= level <= 1.0 for level in levels(pattern_id, times))


def test_within_a_second_nothing_is_painted(words: Watched, qtbot: QtBot) -> None:
    painted = words.times
    for at in (0.2, 0.5, 0.9):
        words.show_moment(phase_at(LONG, at))
    assert not words.grab().isNull()
    assert words.times == painted + 1  # the grab itself
    words.show_moment(phase_at(LONG, 1.1))
    qtbot.waitUntil(lambda: words.times > painted + 1)


def test_the_same_second_of_the_next_breath_is_another(words: Watched, qtbot: QtBot) -> None:
    painted = words.times
    words.show_moment(phase_at(LONG, 10.1))
    qtbot.waitUntil(lambda: words.times > painted)


def test_a_press_is_told(words: Watched, qtbot: QtBot) -> None:
    with qtbot.waitSignal(words.pressed):
        qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
