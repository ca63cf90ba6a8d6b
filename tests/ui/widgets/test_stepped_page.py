# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page of steps over a real vault: one at a time, closed with the journal, quick to say what is busy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.ui.widgets.stepped_page import Step, SteppedPage
from household import PASSPHRASE
from ui.moving.alone import Alone
from window_house import make_house

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.services.long_work import LongWork
    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make


@pytest.fixture
def household(household_in: Make) -> Household:
    return household_in(UNLOCKED)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, household: Household) -> Alone:
    page = SteppedPage(theme, household.vault, "A page", "x")
    page.fill((Step(), Step()))
    made = Alone(make_house(theme, household), page)
    qtbot.addWidget(made)
    return made


def nothing(progress: Any) -> None:
    progress(1.0)


def test_other_work_is_shown_and_a_second_is_refused(
    qtbot: QtBot, window: Alone, household: Household
) -> None:
    def begin() -> LongWork:
        return household.vault.begin(nothing, "backup")

    page = window.shown
    page.begin(begin)
    assert "Backing up…" in window.words()
    page._on_back()
    assert page._step is page._steps[0]
    page.begin(begin)
    window.settle(qtbot)
    assert page._back.isEnabled()


def test_esc_leads_to_the_first_step_and_out(qtbot: QtBot, window: Alone) -> None:
    page = window.shown
    page.show_step(page._steps[1])
    with qtbot.assertNotEmitted(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page._step is page._steps[0]
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_with_the_journal_closed_it_leads_there(qtbot: QtBot, window: Alone, household: Household) -> None:
    page = window.shown
    page.show_step(page._steps[1])
    household.vault.lock()
    assert household.vault.state == LOCKED
    assert "It needs the journal open." in window.words()
    assert window.focused() == "x.journal"
    with qtbot.waitSignal(page.journal_wanted):
        window.press(qtbot, "x.journal")
    household.vault.unlock(PASSPHRASE)
    assert page._step is page._steps[0]


def test_where_nobody_sees_it_the_words_go_elsewhere(qtbot: QtBot, window: Alone) -> None:
    page = window.shown
    with qtbot.assertNotEmitted(page.toast_wanted), qtbot.assertNotEmitted(page.warning_wanted):
        page.say("Done.")
        page.say_wrong("It did not work.")
    page.hide()
    with qtbot.waitSignal(page.toast_wanted) as told, qtbot.assertNotEmitted(page.warning_wanted):
        page.say("Done.")
    assert told.args == ["Done."]
    with qtbot.waitSignal(page.warning_wanted) as told, qtbot.assertNotEmitted(page.toast_wanted):
        page.say_wrong("It did not work.")
    assert told.args == ["It did not work."]


def test_a_step_that_comes_while_work_goes_on_takes_nothing_until_it_is_over(
    qtbot: QtBot, window: Alone, household: Household
) -> None:
    page = window.shown
    page.begin(lambda: household.vault.begin(nothing, "backup"))
    assert page._bar.is_running
    page.show_step(page._steps[1])
    assert not page._steps[1].isEnabled()
    window.settle(qtbot)
    assert page._steps[1].isEnabled()
    page.show_step(page._steps[0])
    assert page._steps[0].isEnabled()
