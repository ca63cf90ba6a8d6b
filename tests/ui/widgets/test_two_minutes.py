# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Two minutes by the clock, seen or not; a line at the end, and nothing stops."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hand_clock import HandClock
from holdspace.ui.widgets.two_minutes import SECONDS, Ring, TwoMinutes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

END = "Two minutes. Stop here, or go on."


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def make(theme: Theme, clock: HandClock, qtbot: QtBot) -> Callable[[bool], TwoMinutes]:
    hosts: list[QWidget] = []

    def make(reduced: bool) -> TwoMinutes:
        host = QWidget()
        hosts.append(host)
        qtbot.addWidget(host)
        made = TwoMinutes(theme, clock, lambda: reduced, host)
        row = QHBoxLayout(host)
        row.addWidget(made.button)
        row.addWidget(made.ring)
        host.show()
        return made

    return make


def test_the_ring_fills_and_closes_and_a_line_says_so(
    make: Callable[[bool], TwoMinutes], clock: HandClock, qtbot: QtBot
) -> None:
    two = make(False)
    assert not two.ring.isVisible()
    qtbot.mouseClick(two.button, Qt.MouseButton.LeftButton)
    assert two.ring.isVisible()
    assert (two.ring.share, two.line, two.is_under_way) == (0.0, "", True)
    clock.pass_by(60)
    two._look()
    assert (two.ring.share, two.ring.closed) == (0.5, 0.0)
    clock.pass_by(60)
    with qtbot.waitSignal(two.said) as said:
        two._look()
    assert said.args == [END]
    assert (two.ring.share, two.ring.closed, two.is_under_way) == (1.0, 0.0, False)
    assert two._timer.isActive()
    clock.pass_by(5)
    two._look()
    assert two.ring.closed == 1.0
    assert not two._timer.isActive()
    two.go_on()
    assert (two.line, two.ring.isVisible()) == ("", False)


def test_the_time_comes_from_the_clock_and_not_from_ticks(
    make: Callable[[bool], TwoMinutes], clock: HandClock
) -> None:
    two = make(False)
    two.toggle()
    two.button.parentWidget().hide()
    assert not two._timer.isActive()
    clock.pass_by(3600)
    assert two.line == ""
    two.button.parentWidget().show()
    assert two.line == END
    assert not two._timer.isActive()


def test_pressing_again_leaves_it(make: Callable[[bool], TwoMinutes], clock: HandClock, qtbot: QtBot) -> None:
    two = make(False)
    two.toggle()
    clock.pass_by(10)
    two.go_on()  # writing ends nothing
    assert two.ring.isVisible()
    qtbot.mouseClick(two.button, Qt.MouseButton.LeftButton)
    assert not two.ring.isVisible()
    assert not two._timer.isActive()
    clock.pass_by(SECONDS)
    two._look()
    assert two.line == ""


def test_with_reduced_motion_there_are_words_alone(
    make: Callable[[bool], TwoMinutes], clock: HandClock
) -> None:
    two = make(True)
    two.toggle()
    assert not two.ring.isVisible()
    assert two.line == "Two minutes, from now."
    assert 59_000 < two._timer.interval() <= 60_001  # nothing wakes the machine between
    clock.pass_by(60)
    two._look()
    assert two.line == "About a minute left."
    clock.pass_by(60)
    two._look()
    assert two.line == END
    assert not two._timer.isActive()
    two.toggle()
    assert two.line == "Two minutes, from now."


def test_the_ring_draws_what_is_gone_in_sage(theme: Theme, qtbot: QtBot) -> None:
    ring = Ring(theme)
    qtbot.addWidget(ring)
    ring.show()
    side, middle = ring.width(), ring.height() // 2

    def colours() -> tuple[str, str]:
        image = ring.grab().toImage()
        return image.pixelColor(2, middle).name(), image.pixelColor(side - 3, middle).name()

    sage = theme.colour("sage").name()
    ring.show_share(0.0)
    assert sage not in colours()
    ring.show_share(0.5)
    assert colours()[0] == sage
    assert colours()[1] != sage
    ring.show_share(1.0, 1.0)
    assert colours() == (sage, sage)
