# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page of the doorways in the real window, over a real vault, on a clock that a test moves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from holdspace.storage.inbox import sealed_names
from holdspace.ui.doorways.page import DoorwayPage
from household import UNLOCKED
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from household import Household
    from window_house import Make, MakeWindow

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier


class Walk:
    """A doorway walked by keys, as someone does who has nothing but a keyboard."""

    def __init__(self, household: Household, make_window: MakeWindow, qtbot: QtBot, **others: Any) -> None:
        self.household = household
        self.window: Any = make_window(household, **others)
        self._make_window = make_window
        self._qtbot = qtbot

    @property
    def page(self) -> DoorwayPage:
        page = self.window.page("doorway")
        assert isinstance(page, DoorwayPage)
        return page

    @property
    def step(self) -> str:
        """The id of the step one is at, "" at the end."""
        step = self.page._session.step
        return step.id if step is not None and self.page.is_under_way else ""

    @property
    def sessions(self) -> list[Any]:
        return self.household.vault.vault.entries.sessions.all()

    def as_next_process(self, handed_on: dict[str, Any] | None = None) -> Walk:
        """The same home after this process was killed, or what it handed on at a lock."""
        self.page._session._timer.stop()
        self.household.kill()
        again = Walk(self.household, self._make_window, self._qtbot)
        if handed_on is not None:
            if handed_on.get("lock_asked"):
                again.window.after_lock.rest()
            again.window.resume(json.loads(json.dumps(handed_on)))
        return again

    def open(self) -> None:
        """Unlock, and wait until what was sealed has joined."""
        self.household.open()
        self._qtbot.waitUntil(lambda: not sealed_names(self.household.places))

    def go(self, doorway: str) -> None:
        self.window.do(doorway)

    def key(self, *keys: Any, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            code = key if isinstance(key, Qt.Key) else getattr(Qt.Key, f"Key_{key}")
            self._qtbot.keyClick(self.window.focusWidget(), code, modifier)

    def type(self, words: str) -> None:
        self._qtbot.keyClicks(self.window.focusWidget(), words)

    def wait(self, seconds: float) -> None:
        """Let time pass, looked at as often as an awake computer does."""
        left = seconds
        while left > 0:
            self.household.clock.pass_by(min(left, 4.0))
            self.page._session.elapsed()
            left -= 4.0

    def find(self, identifier: str) -> QWidget:
        return find(QWidget, self.window, identifier)

    def shows(self, identifier: str) -> bool:
        shown = [each for each in self.page.findChildren(QWidget) if each.isVisible()]
        return identifier in {each.accessibleIdentifier() for each in shown}


@pytest.fixture
def walk_in(household_in: Make, window_in: MakeWindow, qtbot: QtBot) -> Callable[..., Walk]:
    """A function that makes a window in a state, ready for a walk; `others` are parts of its house."""

    def make(state: str = UNLOCKED, **others: Any) -> Walk:
        household = household_in(state)
        return Walk(household, window_in, qtbot, **others)

    return make
