# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page of an exercise: one part at a time, the window taken and given back, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from hand_clock import HandClock
from holdspace.domain.pauses import Pause
from holdspace.services.pauses import PauseSession
from holdspace.ui.widgets.end_state import EndState
from holdspace.ui.widgets.exercise_page import ExercisePage
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

SIT = Pause("sit", 300.0, "five_minutes")


class Page(ExercisePage):
    """A page over a real pause, with buttons for its parts."""

    def __init__(self, theme: Theme, session: PauseSession) -> None:
        super().__init__(session, lambda: True)
        self.chooser, self.running = QPushButton("choose"), QPushButton("running")
        self.end = EndState(theme, "Another", "sample", quiet_back=True)
        self.agains = 0
        self.stack_up(self.chooser, self.running, self.end)

    def show_running(self) -> None:
        self.take_window()

    def do_again(self) -> None:
        self.agains += 1

    def focus_chooser(self) -> None:
        self.chooser.setFocus()

    def focus_running(self) -> None:
        self.running.setFocus()


@pytest.fixture
def session(qtbot: QtBot) -> PauseSession:
    return PauseSession(HandClock())


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, session: PauseSession) -> Page:
    page = Page(theme, session)
    qtbot.addWidget(page)
    page.show()
    return page


def test_it_begins_with_the_choice(page: Page) -> None:
    assert page.chooser.isVisible()
    page.focus_first()
    assert page.focusWidget() is page.chooser


def test_what_runs_takes_the_window_and_gives_it_back_with_the_page(page: Page, qtbot: QtBot) -> None:
    told: list[bool] = []
    page.figure_shown.connect(told.append)
    page.show_running()
    page.focus_first()
    assert page.focusWidget() is page.running
    page.hide()
    page.show()
    page.show_end("It was yours.")
    assert told == [True, False, True, False]


def test_the_end_says_its_sentence_and_leads_on(page: Page, qtbot: QtBot) -> None:
    page.show_end("It was yours.")
    assert page.end.sentence == "It was yours."
    assert page.focusWidget() is page._again
    page._again.click()
    assert page.agains == 1
    page.end.left.emit()
    assert page.chooser.isVisible()
    page.show_end("It was yours.")
    with qtbot.waitSignal(page.words_wanted):
        find(QAbstractButton, page, "sample.words").click()
    assert page.chooser.isVisible()


def test_a_snapshot_goes_on_and_one_that_is_over_shows_nothing_running(
    page: Page, session: PauseSession
) -> None:
    session.start(SIT)
    assert page.is_under_way
    snapshot = page.snapshot()
    session.stop()
    assert not page.is_under_way
    page.restore(snapshot)
    assert page.is_under_way
    assert page.running.isVisible()
    session.stop()
