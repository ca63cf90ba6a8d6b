# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reminders tied to the windows: with which words, when not, and what the next process is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.services.notifications import Line, Notifications
from holdspace.services.reminders import BREATHE, SKIP, Reminders
from holdspace.services.vault import UNLOCKED
from holdspace.ui.reminding import Reminding
from window_house import make_house

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.house import House
    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make

WORDS = "her hands were shaking"


class Noted(Notifications):
    """Notes what it was to show."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show(self, line: Line) -> None:
        self.lines.append(line)


class Day:
    """A house whose reminders are noted, and whose clock goes on by hand; `asked` is how often for them."""

    def __init__(self, theme: Theme, household: Household) -> None:
        self.noted = Noted()
        self.asked = 0
        self.tokens: list[str] = []
        self.household = household
        self.house: House = make_house(theme, household, reminders=self._find)
        self.house.settings.reminders_every = 60
        self._made: Reminders | None = None

    def _find(self) -> Reminders:
        self.asked += 1
        if self._made is None:
            self._made = Reminders(
                *(self.house.settings, self.house.clock, self.house.vault, self.noted, lambda: False),
                self.house.vault,
            )
        return self._made

    def reminding(self, handed_on: object = None) -> Reminding:
        return Reminding(self.house, self.tokens.append, handed_on)

    def pass_an_hour(self) -> list[Line]:
        self.household.clock.pass_by(3600)
        self.house.reminders().look()
        return self.noted.lines


@pytest.fixture
def day(theme: Theme, household_in: Make) -> Day:
    return Day(theme, household_in(UNLOCKED))


def test_off_nothing_is_made(day: Day) -> None:
    reminding = day.reminding()
    assert reminding.snapshot() == {}
    day.house.settings.motion = "reduced"
    assert day.asked == 0


def test_the_line_is_always_the_same_and_holds_nothing_of_anyone(day: Day) -> None:
    day.house.settings.reminders_on = True
    day.reminding()
    [line] = day.pass_an_hour()
    assert line == Line("A minute, if you have one.", ((BREATHE, "One breath"), (SKIP, "Not now")))


def test_it_begins_where_it_is_turned_on_and_only_once(day: Day) -> None:
    day.reminding()
    for is_on in (True, False, True):
        day.house.settings.reminders_on = is_on
    assert len(day.pass_an_hour()) == 1
    day.noted.pressed.emit(BREATHE, "come-forward")
    assert day.tokens == ["come-forward"]


def test_the_next_process_is_told_when_the_last_was(day: Day) -> None:
    day.house.settings.reminders_on = True
    reminding = day.reminding({"last": 500.0})
    assert reminding.snapshot() == {"reminders": {"last": 500.0, "shown": 0}}


def shown_and_active(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    assert window.isActiveWindow()
    return window


def pinned_behind(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    return window


@pytest.mark.parametrize("make", [shown_and_active, pinned_behind])
def test_none_comes_while_a_window_is_in_front(
    day: Day, qtbot: QtBot, make: Callable[[QtBot], QWidget]
) -> None:
    day.house.settings.reminders_on = True
    day.reminding()
    window = make(qtbot)
    assert day.pass_an_hour() == []
    window.hide()
    assert len(day.pass_an_hour()) == 1


def test_one_comes_while_all_windows_are_minimised(day: Day, qtbot: QtBot) -> None:
    day.house.settings.reminders_on = True
    day.reminding()
    window: Any = pinned_behind(qtbot)
    window.setWindowState(Qt.WindowState.WindowMinimized)
    assert len(day.pass_an_hour()) == 1
